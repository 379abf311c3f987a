"""Corrections change what was made of the words, never where the words stand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.corrections import correct
from kg.model.correction import Correction
from kg.model.document import Source
from kg.model.facts import Facts, Indicator, IndicatorValue, Quantity
from kg.model.identity import identify
from kg.model.span import Span

TEXT = "到2025年,新建托育机构12所,床位率达到90%。婴幼儿托位数(个) | 1.8"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


FACTS = Facts(
    Source("s.txt", "text/plain", "utf-8", "0" * 64, len(TEXT)),
    TEXT,
    quantities=(
        Quantity("托育机构", "12所", Decimal(12), span("12所"), unit="所", year=2025, role="commitment"),
        Quantity("床位率", "90%", Decimal(90), span("90%"), unit="%", role="target"),
    ),
    indicators=(
        Indicator(
            None,
            "婴幼儿托位数",
            span("婴幼儿托位数"),
            "个",
            values=(IndicatorValue("1.8", Decimal("1.8"), span("1.8")),),
        ),
    ),
)
IDS = identify(FACTS)


def line(fact: str, field: str, value: str) -> Correction:
    return Correction(fact, field, value, "read again", "L. Reader", 2)


def test_a_field_takes_the_right_value_and_the_span_stays() -> None:
    done = correct(FACTS, (line(IDS.quantities[1], "year", "2025"),))
    facts = done.facts
    assert (facts.quantities[1].year, facts.quantities[1].span) == (2025, FACTS.quantities[1].span)
    assert facts.quantities[0] == FACTS.quantities[0]
    assert done.identities == IDS
    assert [a.before for a in done.applied] == [""]
    assert done.unfit == ()


def test_two_fields_of_one_fact_and_a_cell_of_a_table() -> None:
    done = correct(
        FACTS,
        (
            line(IDS.quantities[0], "role", "target"),
            line(IDS.quantities[0], "comparator", ">="),
            line(IDS.values[0][0], "year", "2025"),
        ),
    )
    assert (done.facts.quantities[0].role, done.facts.quantities[0].comparator) == ("target", ">=")
    assert done.facts.indicators[0].values[0].year == 2025
    assert [a.before for a in done.applied] == ["commitment", "=", ""]
    assert (done.identities, done.unfit) == (IDS, ())


def test_a_fact_can_be_taken_out() -> None:
    done = correct(FACTS, (line(IDS.quantities[0], "remove", ""), line(IDS.values[0][0], "remove", "")))
    assert done.facts.quantities == FACTS.quantities[1:]
    assert done.facts.indicators[0].values == ()
    assert (done.identities.quantities, done.identities.subjects) == (IDS.quantities[1:], IDS.subjects[1:])
    assert (done.identities.indicators, done.identities.values) == (IDS.indicators, ((),))
    assert [a.correction.fact for a in done.applied] == [IDS.quantities[0], IDS.values[0][0]]


@pytest.mark.parametrize(
    ("fact", "field", "value", "message"),
    [
        ("value/zzzzzzzz", "year", "2025", "has no fact value/zzzzzzzz any more"),
        (IDS.quantities[0], "colour", "red", "colour is no field to correct"),
        (IDS.quantities[0], "span", "1", "span is no field to correct"),
        (IDS.quantities[0], "year", "soon", "'soon' is no value for year"),
        (IDS.quantities[0], "role", "wish", "'wish' is no value for role"),
        (IDS.quantities[0], "masked", "maybe", "'maybe' is no value for masked"),
        (IDS.quantities[0], "subject", "", "'' is no value for subject"),
        (IDS.quantities[0], "raw", "13所", "does not have '13所' there"),
        (IDS.quantities[0], "subject", "幼儿园", "does not have '幼儿园' there"),
    ],
)
def test_what_does_not_fit_is_said_and_changes_nothing(fact: str, field: str, value: str, message: str) -> None:
    done = correct(FACTS, (line(fact, field, value),))
    assert (done.facts, done.identities, done.applied) == (FACTS, IDS, ())
    assert message in done.unfit[0].message_en
    assert "第2行" in done.unfit[0].message_zh
