"""The description of a build: what catalogues ask of a dataset, and nothing that is not so."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.description import write_description
from kg.model.plan import Manifest
from kg.namespaces import DCAT, DCT, DEFAULT_BASE, VOID, expand
from tests.queries import editions

SPDX = "http://spdx.org/rdf/terms#"


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ox.Store]:
    build = tmp_path_factory.mktemp("described")
    for part, name in (("graph", "a.nq"), ("tables", "a.csv"), ("facts", "a.json"), ("tables", "a.parquet")):
        (build / part).mkdir(exist_ok=True)
        (build / part / name).write_text(f"{part}/{name}")
    dates = {"issued": "2022-06-16", "retrieved": "2022-07-01"}
    manifest = Manifest("a", "s", "0" * 64, "x", "规划", (2021, 2025), "final", "zh", "Hans", "o", "甲", "A", **dates)
    store = ox.Store()
    store.load(path=str(write_description(editions.store(), build, [manifest])), format=ox.RdfFormat.TURTLE)
    return build, store


def values(store: ox.Store, subject: str, predicate: str) -> set[str]:
    return {q.object.value for q in store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("subject", "names"),
    [
        ("dataset/catalogue", ("dct:title", "dct:description", "dct:publisher", "dcat:dataset", "dcat:service")),
        ("dataset", ("dct:title", "dct:description", "dct:license", "dcat:version", "dct:modified", "dct:temporal")),
        ("sparql", ("dct:title", "dcat:endpointURL", "dcat:servesDataset")),
        ("dataset/file/graph/a.nq", ("dcat:accessURL", "dcat:downloadURL", "dcat:byteSize", "dcat:mediaType")),
    ],
)
def test_what_dcat_ap_asks_for_is_there(described: tuple[Path, ox.Store], subject: str, names: tuple[str, ...]) -> None:
    for name in names:
        assert values(described[1], DEFAULT_BASE + subject, expand(name)), name


def test_sizes_and_checksums_are_those_of_the_files(described: tuple[Path, ox.Store]) -> None:
    build, store = described
    for local in ("graph/a.nq", "tables/a.csv", "facts/a.json"):
        data = (build / local).read_bytes()
        assert values(store, f"{DEFAULT_BASE}dataset/file/{local}", f"{DCAT}byteSize") == {str(len(data))}
        digest = values(store, f"{DEFAULT_BASE}dataset/checksum/{local}", f"{SPDX}checksumValue")
        assert digest == {hashlib.sha256(data).hexdigest()}
    assert not values(store, f"{DEFAULT_BASE}dataset/file/tables/a.parquet", f"{DCAT}byteSize")


def test_the_date_comes_from_the_inputs(described: tuple[Path, ox.Store]) -> None:
    assert values(described[1], f"{DEFAULT_BASE}dataset", f"{DCT}modified") == {"2022-07-01"}


def test_counts_are_those_of_the_graph(described: tuple[Path, ox.Store]) -> None:
    store = described[1]
    assert values(store, f"{DEFAULT_BASE}dataset", f"{VOID}triples") == {str(len(editions.store()))}
    kind = "https://w3id.org/plan-kg/ontology#Plan"
    part = next(q.subject for q in store.quads_for_pattern(None, ox.NamedNode(f"{VOID}class"), ox.NamedNode(kind)))
    assert values(store, part.value, f"{VOID}entities") == {"4"}  # type: ignore[union-attr]


def test_there_are_no_blank_nodes_and_links_out_are_counted(described: tuple[Path, ox.Store]) -> None:
    store = described[1]
    assert not any(isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode) for q in store)
    linksets = [q.subject.value for q in store.quads_for_pattern(None, None, ox.NamedNode(f"{VOID}Linkset"))]  # type: ignore[union-attr]
    assert linksets
    for linkset in linksets:
        assert int(*values(store, linkset, f"{VOID}triples")) > 0
