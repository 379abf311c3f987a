"""What is changed in a build after it was made is found."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import BuildError
from kg.graph.description import write_description
from kg.graph.dumps import write_dumps
from kg.model.exchange import dumps
from kg.tables import write_tables
from kg.verify import verify
from tests.queries import editions


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    build = tmp_path_factory.mktemp("whole")
    graph = build / "graph"
    graph.mkdir()
    (build / "facts").mkdir()
    data = editions.store().dump(format=ox.RdfFormat.N_QUADS) or b""
    (graph / "all.nq").write_text(
        "".join(sorted(data.decode().splitlines(keepends=True))), encoding="utf-8", newline="\n"
    )
    facts = editions.edition(editions.FIRST, "90", "300张")
    (build / "facts" / "nanze.json").write_text(dumps(facts), encoding="utf-8", newline="\n")
    (build / "facts" / "nanze.txt").write_text(facts.text, encoding="utf-8", newline="\n")
    write_tables(editions.store(), build / "tables")
    write_dumps(graph, graph / "dumps")
    write_description(editions.store(), build, [])
    return build


@pytest.fixture
def build(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "build"))


def edit(name: str, before: str, after: str) -> Callable[[Path], None]:
    def change(build: Path) -> None:
        file = build / name
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after, 1), encoding="utf-8", newline="\n")

    return change


def test_a_whole_build_has_no_problem(build: Path) -> None:
    assert verify(build) == ()


def add(name: str, line: str) -> Callable[[Path], None]:
    def change(build: Path) -> None:
        file = build / name
        before = file.read_text(encoding="utf-8") if file.is_file() else ""
        file.write_text(before + line + "\n", encoding="utf-8", newline="\n")

    return change


def remove(name: str) -> Callable[[Path], None]:
    return lambda build: (build / name).unlink()


@pytest.mark.parametrize(
    ("change", "file", "said"),
    [
        (edit("tables/agency_load.csv", "1", "2"), "tables/agency_load.csv", "checksum"),
        (edit("facts/nanze.txt", "南泽", "北泽"), "facts/nanze.json", "another text"),
        (edit("facts/nanze.json", '"characters"', '"letters"'), "facts/nanze.json", "checksum"),
        (remove("graph/dumps/plan-kg.nq.gz"), "graph/dumps/plan-kg.nq.gz", "missing"),
        (add("tables/more.csv", "a"), "tables/more.csv", "not listed"),
        (add("graph/all.nq", "<a:a> <a:b> <a:c> <a:g> ."), "graph/all.nq", "not in order"),
        (add("graph/all.nq", "nonsense"), "graph/all.nq", "not N-Quads"),
        (add("graph/z.nq", "_:a <a:b> <a:c> <a:g> ."), "graph/z.nq", "blank node"),
        (add("graph/z.nq", "<a:a> <a:b> <a:c> ."), "graph/z.nq", "outside every named graph"),
    ],
)
def test_every_change_is_found_at_its_file(build: Path, change: Callable[[Path], None], file: str, said: str) -> None:
    change(build)
    assert any(problem.file == file and said in problem.message for problem in verify(build)), verify(build)


def test_a_folder_without_a_description_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="kg build"):
        verify(tmp_path)
