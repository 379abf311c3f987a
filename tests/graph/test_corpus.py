"""The graph of the five plans as it is built: described throughout, and named by what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest

from kg.extract.facts import extract_facts
from kg.graph.store import load_store
from kg.namespaces import CODE, DEFAULT_BASE, PLAN, RDF, RDFS
from kg.read.reader import read_bytes
from tests.conftest import PLANS
from tests.model.test_identity import all_ids

NAMES = sorted(folder.name for folder in PLANS.iterdir() if (folder / "source.txt").exists())

#: The query library, and the service and the data set, which the description of the dump speaks of.
_ELSEWHERE = tuple(DEFAULT_BASE + tail for tail in ("query/", "dataset", "sparql"))


@pytest.fixture(scope="module")
def store(built: Path) -> pyoxigraph.Store:
    return load_store(sorted((built / "graph").glob("*.nq")))


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_put_into_a_plan_moves_no_id(name: str) -> None:
    text = (PLANS / name / "source.txt").read_bytes().decode("utf-8").replace("\r\n", "\n")
    at = text.index("。\n", len(text) // 3) + 2
    grown = f"{text[:at]}本段文字另起一行,与前后内容无关。\n{text[at:]}"
    before, after = (all_ids(extract_facts(read_bytes("source.txt", t.encode()))) for t in (text, grown))
    assert len(before) == len(set(before)) > 100
    assert before == after


@pytest.mark.slow
def test_every_resource_that_is_named_is_described(store: pyoxigraph.Store) -> None:
    """Whoever follows an IRI of ours finds a type, and words: a label, or the words of a passage."""
    kind, label = pyoxigraph.NamedNode(f"{RDF}type"), pyoxigraph.NamedNode(f"{RDFS}label")
    words = {
        quad.subject
        for about in (
            label,
            pyoxigraph.NamedNode(f"{PLAN}exact"),
            pyoxigraph.NamedNode("http://www.w3.org/ns/oa#exact"),
        )
        for quad in store.quads_for_pattern(None, about, None)
    }
    typed = {quad.subject for quad in store.quads_for_pattern(None, kind, None)}
    terms = {term for quad in store for term in (quad.subject, quad.predicate, quad.object)}
    ours = {
        term
        for term in terms
        if isinstance(term, pyoxigraph.NamedNode)
        and term.value.startswith(DEFAULT_BASE)
        and not term.value.startswith(_ELSEWHERE)
    }
    # The ontologies are headers with a title.
    headers = {pyoxigraph.NamedNode(DEFAULT_BASE + name) for name in ("ontology", "code", "alignment")}
    assert len(ours) > 10_000
    assert ours - typed == set()
    assert ours - words - headers == set()


@pytest.mark.slow
def test_every_term_of_ours_in_the_dump_is_defined(store: pyoxigraph.Store) -> None:
    terms = {term for quad in store for term in (quad.predicate, quad.object) if isinstance(term, pyoxigraph.NamedNode)}
    ours = {term for term in terms if term.value.startswith((PLAN, CODE))}
    home = pyoxigraph.NamedNode(f"{RDFS}isDefinedBy")
    assert len(ours) > 150
    assert [term.value for term in ours if not list(store.quads_for_pattern(term, home, None))] == []


@pytest.mark.slow
def test_there_is_no_blank_node_in_the_dump(store: pyoxigraph.Store) -> None:
    assert not [
        q for q in store if isinstance(q.subject, pyoxigraph.BlankNode) or isinstance(q.object, pyoxigraph.BlankNode)
    ]


@pytest.mark.slow
def test_the_files_of_the_dump_are_sorted_and_have_every_line_once(built: Path) -> None:
    plans = json.loads((built / "build.json").read_text(encoding="utf-8"))["plans"]
    for name in (*plans, "ontology", "reference", "alignment"):
        lines = (built / "graph" / f"{name}.nq").read_text(encoding="utf-8").splitlines()
        assert lines == sorted(set(lines)), name
