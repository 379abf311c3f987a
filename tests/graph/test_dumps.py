"""Every dump holds the whole graph, and the same graph gives the same bytes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.dumps import N_QUADS, OTHERS, write_dumps
from tests.queries import editions


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    lines = sorted((editions.store().dump(format=ox.RdfFormat.N_QUADS) or b"").decode().splitlines(keepends=True))
    for name, part in (("a", lines[::2]), ("b", lines[1::2]), ("c", lines[:5])):
        (folder / f"{name}.nq").write_text("".join(part), encoding="utf-8", newline="\n")
    return folder


def test_every_dump_holds_every_statement_once(graph: Path, tmp_path: Path) -> None:
    paths = write_dumps(graph, tmp_path)
    assert {path.name for path in paths} == {N_QUADS, *OTHERS}
    whole = set(editions.store())
    for path in paths:
        form = OTHERS.get(path.name, ox.RdfFormat.N_QUADS)
        with gzip.open(path) as packed:
            found = list(ox.parse(packed.read(), format=form))
        if form == ox.RdfFormat.TURTLE:
            assert {quad.triple for quad in found} == {quad.triple for quad in whole}
        else:
            assert len(found) == len(whole)
            assert set(found) == whole


def test_the_same_files_give_the_same_bytes(graph: Path, tmp_path: Path) -> None:
    for path in write_dumps(graph, tmp_path / "one"):
        assert path.read_bytes() == (write_dumps(graph, tmp_path / "two")[0].parent / path.name).read_bytes()
