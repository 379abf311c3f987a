"""The store: what was written comes back, and a file that is no graph is refused."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import BuildError
from kg.graph.iris import Iris
from kg.graph.store import load_store, ontology_quads
from kg.namespaces import CODE, PLAN
from tests.graph.example import example_quads


@pytest.mark.parametrize("packed", [False, True])
def test_what_was_written_comes_back_byte_for_byte(tmp_path: Path, packed: bool) -> None:
    lines = example_quads()
    path = tmp_path / ("yunxi.nq.gz" if packed else "yunxi.nq")
    data = "".join(lines).encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    assert sorted(f"{quad} .\n" for quad in load_store([path])) == lines


def test_the_same_quad_in_two_files_stands_once(tmp_path: Path) -> None:
    for name in ("a.nq", "b.nq"):
        (tmp_path / name).write_text("".join(example_quads()), encoding="utf-8")
    assert len(load_store(sorted(tmp_path.glob("*.nq")))) == len(example_quads())


@pytest.mark.parametrize("content", ["<urn:a> <urn:b> .\n", "no quads", None])
def test_a_file_that_is_no_graph_is_refused_with_the_cure(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "broken.nq"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(BuildError, match=r"broken\.nq: cannot be loaded[\s\S]*kg build"):
        load_store([path])


def test_the_ontology_is_sorted_without_blank_nodes_and_in_its_graph() -> None:
    lines = ontology_quads("https://example.org/kg/")
    assert lines == sorted(set(lines)) == ontology_quads("https://example.org/kg/")
    graph = Iris("https://example.org/kg/").graph("ontology")
    assert sum(line.endswith(f"<{graph}> .\n") for line in lines) > 2500
    assert any(line.startswith(f"<{PLAN}Value>") for line in lines)
    assert any(line.startswith(f"<{CODE}role-target>") for line in lines)
    assert not any("_:" in line for line in lines if '"' not in line)


def test_every_shared_graph_is_described() -> None:
    store = pyoxigraph.Store()
    store.bulk_load("".join(ontology_quads()).encode(), pyoxigraph.RdfFormat.N_QUADS)
    kind = pyoxigraph.NamedNode(f"{PLAN}NamedGraph")
    described = {quad.subject.value for quad in store.quads_for_pattern(None, None, kind)}
    names = ("findings", "provenance", "reference", "mappings", "comparison", "ontology", "queries")
    assert described == {Iris().graph(name) for name in names}
