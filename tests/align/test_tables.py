"""The five tables of the alignment in a build: their columns, plain words in them, every row in its place."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

COLUMNS = {
    "coverage": ("plan", "scheme", "item_id", "state", "match", "quote"),
    "local_items": ("plan", "item", "item_id", "predicate"),
    "indicator_alignment": ("plan", "name", "indicator_id", "predicate", "quote"),
    "pairs": ("indicator_id", "plan_a", "raw_a", "year_a", "plan_b", "raw_b", "year_b", "verdict", "reasons"),
    "agency_functions": ("agency", "function_ids"),
}


def rows(built, name):
    with (built / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_has_its_columns(built, name):
    found = rows(built, name)
    assert found and set(COLUMNS[name]) <= set(found[0])


def test_every_plan_has_one_state_for_every_item_of_both_lists(built):
    found = rows(built, "coverage")
    assert Counter((r["plan"], r["scheme"]) for r in found) == {
        (plan, scheme): number
        for plan in ("bazhong", "minqin", "tengger", "xcity", "zhangzhou")
        for scheme, number in (("135", 81), ("2021", 80))
    }
    assert {r["state"] for r in found} <= {"listed", "committed", "mentioned", "absent", "unknown"}
    assert all(r["quote"] for r in found if r["state"] in ("listed", "committed", "mentioned"))


def test_every_listed_item_stands_once(built):
    found = rows(built, "local_items")
    assert Counter(r["plan"] for r in found) == {"tengger": 75, "zhangzhou": 81}
    assert len({(r["plan"], r["item"]) for r in found}) == len(found)


def test_every_pair_has_one_verdict_with_reasons(built):
    found = rows(built, "pairs")
    assert all(r["verdict"] and r["reasons"] and r["reasons_zh"] for r in found)
    assert all(r["plan_a"] != r["plan_b"] for r in found)


def test_a_body_has_one_answer_in_every_plan(built):
    answers = {}
    for row in rows(built, "agency_functions"):
        assert answers.setdefault(row["agency"], row["function_ids"]) == row["function_ids"]
