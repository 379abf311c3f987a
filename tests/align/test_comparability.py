"""Verdicts on two values: the gravest reason that applies, all reasons, both languages, relaxations."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.align.comparability import compare, compare_values
from kg.align.units import interval
from kg.align.vocabulary import references
from kg.model.mapping import VERDICTS, AlignedValue
from kg.model.span import Span

INDICATORS = {indicator.id: indicator for indicator in references().indicators}
RATE = INDICATORS["inclusive-kindergarten-coverage-rate"]
PERIODS = {"donghe": (2021, 2025), "xishan": (2016, 2020)}


def value(plan="donghe", number="90", comparator="=", **fields):
    """A value of an invented plan, 90 % in 2025."""
    decimal = None if number is None else Decimal(number)
    given = {
        "plan": plan, "fact": f"value/{plan}", "indicator": RATE.id, "name": RATE.name_zh, "raw": f"{number}%",
        "span": Span(0, 1, "九"), "role": "target", "predicate": "skos:exactMatch", "decimal": decimal,
        "interval": None if decimal is None else interval(decimal, comparator), "unit": "%", "factor": Decimal(1),
        "year": 2025, "year_basis": "printed", "year_label": "2025",
    }  # fmt: skip
    return AlignedValue(**{**given, **fields})


LOST = {"year": None, "year_label": "lost", "year_basis": "lost"}


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ({}, {}, "comparable"),
        ({"masked": True, "number": None}, LOST, "masked"),
        ({"in_words": True, "is_level": False, "number": None}, LOST, "one-side-not-a-level"),
        ({"is_level": False}, {}, "one-side-not-a-level"),
        (LOST, {"cumulative": True}, "year-lost"),
        ({"cumulative": True}, {"population": "贫困残疾人"}, "cumulative-vs-annual"),
        ({"population": "三类残疾儿童少年"}, {"year": 2020, "year_label": "2020"}, "different-population"),
        ({"denominator": "养老机构床位"}, {"year": 2020, "year_label": "2020"}, "different-denominator"),
        ({"year": 2020, "year_label": "2020"}, {"factor": Decimal(10000)}, "different-year"),
        ({"factor": Decimal(10000)}, {}, "converted"),
    ],
)
def test_the_gravest_reason_is_the_verdict(left, right, verdict):
    found = compare(value(**left), value("xishan", **right), PERIODS, RATE)
    assert found.verdict == verdict == found.reasons[0].verdict
    assert found.reasons == tuple(sorted(found.reasons, key=lambda r: VERDICTS.index(r.verdict)))
    assert all(reason.zh and reason.en for reason in (*found.reasons, *found.notes))


def test_the_order_of_the_sides_changes_no_verdict():
    one, other = value(**LOST), value("xishan", cumulative=True)
    assert compare(one, other, PERIODS, RATE).verdict == compare(other, one, PERIODS, RATE).verdict


def test_every_year_meets_any_year_of_the_period():
    yearly = value("xishan", year=2020, year_label="every year", year_basis="every-year")
    assert compare(value(year=2018, year_label="2018"), yearly, PERIODS, RATE).verdict == "comparable"
    assert compare(value(), yearly, PERIODS, RATE).verdict == "different-year"


def test_a_pair_that_rests_on_a_reading_says_so():
    read = value(year_basis="plan-end", year_label="none")
    found = compare(read, value("xishan"), PERIODS, RATE)
    assert found.rests_on_reading
    assert "2025 is read" in found.notes[0].en


def test_other_years_may_be_allowed_and_the_strict_verdict_stays():
    found = compare(value(), value("xishan", year=2020, year_label="2020"), PERIODS, RATE)
    assert (found.verdict, found.relaxed_years, found.relaxed_periods) == ("different-year", "comparable", "comparable")
    mid = compare(value(), value("xishan", year=2018, year_label="2018"), PERIODS, RATE)
    assert (mid.relaxed_years, mid.relaxed_periods) == ("comparable", "different-year")


@pytest.mark.parametrize(
    ("left", "right", "indicator", "ahead"),
    [
        (("90", "="), ("85", "="), "inclusive-kindergarten-coverage-rate", "donghe"),
        (("90", "="), ("85", ">="), "inclusive-kindergarten-coverage-rate", None),
        (("85", "="), ("85", "="), "inclusive-kindergarten-coverage-rate", None),
        (("5", "="), ("8", "="), "infant-mortality-rate", "donghe"),
        (("5", "<="), ("8", "="), "infant-mortality-rate", "donghe"),
        (("90", "="), ("85", "="), "cremation-rate", None),
    ],
)
def test_who_is_ahead(left, right, indicator, ahead):
    one, other = value(number=left[0], comparator=left[1]), value("xishan", right[0], right[1])
    assert compare(one, other, PERIODS, INDICATORS[indicator]).ahead == ahead


def test_nobody_is_ahead_where_nothing_can_be_compared():
    assert compare(value(), value("xishan", "50", **LOST), PERIODS, RATE).ahead is None


def test_only_values_of_two_plans_are_paired_and_words_with_numbers_only():
    words = {"in_words": True, "is_level": False, "number": None}
    rows = [value(), value(year=2020), value("xishan", **words), value("nanhu", **words)]
    found = compare_values(rows, PERIODS, INDICATORS, ("donghe", "nanhu", "xishan"))
    assert [(c.left.plan, c.right.plan) for c in found] == [("donghe", "nanhu"), ("donghe", "xishan")] * 2


FIELDS = st.fixed_dictionaries({
    "masked": st.booleans(), "is_level": st.booleans(), "cumulative": st.booleans(),
    "population": st.sampled_from(["", "贫困残疾人"]), "denominator": st.sampled_from(["", "养老机构床位"]),
    "year": st.sampled_from([None, 2020, 2025]), "factor": st.sampled_from([Decimal(1), Decimal(10000)]),
})  # fmt: skip


@given(FIELDS, FIELDS)
def test_every_pair_has_one_verdict_that_both_orders_share(left, right):
    one, other = dataclasses.replace(value(), **left), dataclasses.replace(value("xishan"), **right)
    found, turned = compare(one, other, PERIODS, RATE), compare(other, one, PERIODS, RATE)
    assert found.verdict == turned.verdict
    assert {r.verdict for r in found.reasons} == {r.verdict for r in turned.reasons}
    assert found.ahead == turned.ahead
