"""The generator is a fair oracle, and the extractors meet it in every layout and format."""

from __future__ import annotations

from functools import cache

import pytest

from tests.generator.compare import compare
from tests.generator.draft import KINDS
from tests.generator.layouts import LAYOUTS
from tests.generator.made import FORMATS, formats_of
from tests.generator.measure import made, scores_of
from tests.generator.scoring import Score

#: What every kind and field must reach in every layout and format.
DEMAND = 0.98

#: Seeds that are read in every run. Others give other words and numbers; five in a row cover every dress, table and
#: encoding. Formats that take long to write are read less often.
SEEDS = range(100, 105)
FEWER = {"html": 4, "md": 2, "docx": 2, "pdf": 2, "xls": 3, "csv": 3}

_PAIRS = [(layout, form) for layout in LAYOUTS for form in formats_of(layout)]


@cache
def _scores(layout: str, form: str) -> dict[str, Score]:
    """Scores by kind, pooled over the seeds."""
    pooled: dict[str, Score] = {}
    for seed in SEEDS[: FEWER.get(form, len(SEEDS))]:
        for kind, score in scores_of(made(layout, form, seed)).items():
            total = pooled.setdefault(kind, Score())
            total += score
    return pooled


def test_every_format_and_many_layouts_are_there() -> None:
    assert {form for _, form in _PAIRS} == set(FORMATS)
    assert len(LAYOUTS) >= 19


@pytest.mark.parametrize(("layout", "form"), _PAIRS)
def test_facts_of_invented_plans_are_found(layout: str, form: str) -> None:
    short = {
        kind: (round(score.f1, 3), score.missed[:5], score.wrong[:5])
        for kind, score in _scores(layout, form).items()
        if score.f1 < DEMAND
    }
    assert not short


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_planted_somewhere(kind: str) -> None:
    assert (
        sum(_scores(layout, "html").get(kind, Score()).wanted for layout in LAYOUTS if "html" in formats_of(layout)) > 3
    )


@pytest.mark.parametrize("form", ["txt", "md", "html", "csv", "pdf"])
def test_the_same_seed_gives_the_same_bytes(form: str) -> None:
    for layout in LAYOUTS:
        if form in formats_of(layout):
            first, again = made(layout, form, 7), made(layout, form, 7)
            assert first.data == again.data
            assert first.facts == again.facts


def test_facts_that_are_not_there_lower_the_score() -> None:
    wanted = {"agencies": [{"name": "县教育局"}, {"name": "县民政局"}]}
    text = "县教育局、县财政局"
    found = {"text": text, "agencies": [{"name": "县教育局", "span": [0, 4]}, {"name": "县财政局", "span": [5, 9]}]}
    score = compare(wanted, found)["agencies"]
    assert (score.wanted, score.found, score.right) == (2, 2, 1)
    found["agencies"][0]["span"] = [5, 9]
    assert compare(wanted, found)["agencies"].right == 0
