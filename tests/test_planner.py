"""Gaps and plans side by side: every cell holds a state, a value or a typed absence, and every pair a verdict."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.planner import NOT_STATED, compare, gaps
from kg.query import load_query, run_on
from kg.query_store import open_build


@pytest.fixture(scope="module")
def ask(built):
    store = open_build(built)
    return lambda name, settings: run_on(store, load_query(name), settings)


def cells(rows):
    return [[term.value for term in row] for row in rows.rows]


@pytest.mark.parametrize(("against", "items"), [("national-2021", 80), ("national-135", 81)])
def test_gaps_go_through_the_whole_list(ask, against, items):
    found = gaps(ask, "bazhong", against)
    assert found.columns[:8] == (
        "item", "area", "national item", "national item (en)", "state", "match", "quote", "lead",
    )  # fmt: skip
    assert len(found.rows) == items
    assert all(cell for row in cells(found) for cell in row)


def test_gaps_tell_who_leads_where_the_plan_says_so(ask):
    leads = {row[0]: row[7] for row in cells(gaps(ask, "bazhong"))}
    assert leads["bps2021:25"] == "市人力资源社会保障局"
    assert leads["bps2021:22"] == NOT_STATED


def test_every_cell_of_a_comparison_holds_something(ask):
    found = compare(ask, ["minqin", "tengger", "zhangzhou", "xcity"])
    table = cells(found)
    assert {row[0] for row in table} == {"item", "indicator", "tasks"}
    assert all(cell for row in table for cell in row)
    assert all(row[-1].count(": ") == 6 for row in table if row[0] == "indicator")


def test_only_differences(ask):
    whole, differing = compare(ask, ["minqin", "bazhong"]), compare(ask, ["minqin", "bazhong"], only_differences=True)
    assert 0 < len(differing.rows) < len(whole.rows)
    assert all(row[4] != row[5] for row in cells(differing))


def test_one_indicator_or_one_area(ask):
    only = cells(compare(ask, ["zhangzhou", "minqin"], indicator="普惠性幼儿园"))
    assert [row[1] for row in only] == ["inclusive-kindergarten-coverage-rate"]
    assert "year-lost" in only[0][-1]
    area = cells(compare(ask, ["zhangzhou", "minqin"], domain="老有所养"))
    assert {row[0] for row in area} <= {"item", "tasks"} and len([r for r in area if r[0] == "item"]) == 4


@pytest.mark.parametrize("call", [
    lambda ask: gaps(ask, "atlantis"), lambda ask: gaps(ask, "minqin", "national-1999"),
    lambda ask: compare(ask, ["minqin"]), lambda ask: compare(ask, ["minqin", "atlantis"]),
])  # fmt: skip
def test_a_wrong_call_is_told(ask, call):
    with pytest.raises(UsageError):
        call(ask)
