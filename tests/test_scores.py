"""What the extractors reach on the hand-made annotations, held against what is asked of them."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.gold.quality import TABLE, table, tallies
from tests.gold.score import figures

#: F1 (recall for conflicts) that is asked for, pooled over the annotated plans.
DEMANDS = {
    "plan metadata": 0.95,
    "domains": 1.00,
    "service_items": 1.00,
    "declared_counts": 1.00,
    "mechanisms": 1.00,
    "projects": 1.00,
    "tasks (number, title)": 1.00,
    "tasks (domain, title)": 0.95,
    "indicator rows": 0.99,
    "indicator values (year, value, comparator)": 0.99,
    "indicator unit and binding": 0.99,
    "quantities in prose": 0.96,
    "- with unit and comparator": 0.94,
    "- with year": 0.94,
    "- with lost year": 0.94,
    "- with subject": 0.90,
    "- with role": 0.88,
    "responsibilities (scope, role, agency)": 0.99,
    "deadlines": 0.97,
    "agencies (distinct names)": 0.90,
    "citations": 0.97,
    "conflicts (recall)": 0.85,
}

#: No plan may fall below this in any kind, whatever the pool says.
LEAST_PER_PLAN = 0.80


@cache
def _rows() -> dict[str, dict[str, dict[str, Any]]]:
    """The rows of the scorer by plan and kind."""
    return {
        plan: {tally.kind: tally.row() | {"missed": tally.missed, "wrong": tally.wrong} for tally in found}
        for plan, found in tallies().items()
    }


def test_the_annotated_plans_are_scored() -> None:
    assert sorted(_rows()) == ["bazhong", "minqin", "tengger", "xcity", "zhangzhou"]


def test_every_kind_that_is_scored_has_its_demand() -> None:
    assert {kind for rows in _rows().values() for kind in rows} == set(DEMANDS)


@pytest.mark.parametrize("kind", DEMANDS)
def test_the_pooled_score_meets_the_demand(kind: str) -> None:
    rows = [plan[kind] for plan in _rows().values() if kind in plan]
    pooled = figures(kind, *(sum(row[count] for row in rows) for count in ("gold", "found", "hits")))
    reached = pooled["recall"] if kind.startswith("conflicts") else pooled["f1"]
    assert reached is not None
    assert reached >= DEMANDS[kind], [line for row in rows for line in (*row["missed"], *row["wrong"])]


@pytest.mark.parametrize("plan", ["bazhong", "minqin", "tengger", "xcity", "zhangzhou"])
def test_no_plan_falls_behind(plan: str) -> None:
    behind = {
        kind: (row["f1"], row["missed"], row["wrong"])
        for kind, row in _rows()[plan].items()
        if row["gold"] and (row["recall"] if kind.startswith("conflicts") else row["f1"]) < LEAST_PER_PLAN
    }
    assert not behind


def test_the_report_shows_the_quality_that_is_measured() -> None:
    """Where this fails, `python -m tests.gold.quality` writes the table anew."""
    assert TABLE.read_text(encoding="utf-8") == table()
