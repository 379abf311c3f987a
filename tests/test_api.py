"""The graph from Python."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.errors import QueryError, UsageError
from kg.query import query_names
from tests.queries import editions
from tests.servers import oxigraph


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("build")
    (place / "graph").mkdir()
    editions.store().dump(str(place / "graph" / "all.nq"), ox.RdfFormat.N_QUADS)
    return place


def test_a_build_answers_with_python_values(folder: Path) -> None:
    graph = kg.open(folder)
    answer = graph.query("targets-against-baselines", plan="nanze")
    assert [row["difference"] for row in answer] == [Decimal(2)]
    assert answer.columns[0] == "plan"
    assert len(graph.query("targets-against-baselines", plan=["nanze", "donghe"])) == 2
    assert graph.queries() == query_names()


def test_frames_are_typed(folder: Path) -> None:
    answer = kg.open(folder).query("targets-against-baselines")
    frame = answer.to_pandas()
    assert {name: str(kind) for name, kind in frame.dtypes.items() if name in ("target", "targetYear", "plan")} == {
        "plan": "string", "target": "Float64", "targetYear": "Int64",
    }  # fmt: skip
    assert frame["difference"].tolist() == [5.0, 2.0, 7.0]
    other = answer.to_polars()
    assert (other["target"].to_list(), other["targetYear"].to_list()) == ([85.0, 90.0, 95.0], [2025] * 3)


def test_an_empty_answer_is_a_frame_with_its_columns(folder: Path) -> None:
    answer = kg.open(folder).query("projects", plan="donghe")
    assert list(answer.to_pandas().columns) == list(answer.columns) == answer.to_polars().columns


def test_an_endpoint_answers_the_same(folder: Path) -> None:
    local = kg.open(folder)
    with oxigraph() as server:
        import requests

        data = (folder / "graph" / "all.nq").read_bytes()
        requests.post(
            f"{server}/store", data, headers={"Content-Type": "application/n-quads"}, timeout=30
        ).raise_for_status()
        remote = kg.open(f"{server}/query")
        for name in ("plans", "deadlines", "values-by-role"):
            assert sorted(map(str, remote.query(name))) == sorted(map(str, local.query(name)))
        assert len(remote.sparql("SELECT ?x { VALUES ?x { 1 2 } }")) == 2


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "srj", "md", "xlsx", "parquet"])
def test_an_answer_is_saved_in_the_form_of_its_ending(folder: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"plans.{ending}"
    kg.open(folder).query("plans").save(file)
    assert file.stat().st_size > 50


def test_values_of_parameters_are_python_values(folder: Path) -> None:
    graph = kg.open(folder)
    with pytest.raises(QueryError, match="no parameter"):
        graph.query("plans", colour="red")
    with pytest.raises(QueryError, match="Did you mean"):
        graph.query("plnas")
    assert len(graph.query("group-services", words="老年人")) > 0
    assert "80元" in str(graph.query("money-per-person"))
    assert graph.query("money-per-person")._repr_markdown_().startswith("| plan |")


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(QueryError):
        kg.open("/nowhere/at/all")
    with pytest.raises(AttributeError):
        kg.close  # noqa: B018
    with pytest.raises(UsageError):
        kg.api._need("no_such_library_at_all")


def test_settings_are_written_as_the_library_reads_them() -> None:
    from kg.api import _setting

    assert [_setting(v) for v in (True, 3, 1.5, Decimal("0.1"), datetime.date(2025, 1, 2), "x", ["a", "b"])] == [
        "true", "3", "1.5", "0.1", "2025-01-02", "x", ["a", "b"],
    ]  # fmt: skip
