"""Printed numbers in the unit of the reference."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.align.units import factor_to, interval, parse_unit
from kg.model.mapping import Interval


@pytest.mark.parametrize(
    ("printed", "dimension", "factor"),
    [
        ("%", "share", "1"), ("‰", "share", "0.1"), ("个百分点", "points", "1"), ("万人次", "count", "10000"),
        ("万戶", "count", "10000"), ("亿元", "money", "100000000"), ("平米", "area", "1"), ("小时", "time", "60"),
        ("张/千人", "count", "1"), ("万", "count", "10000"), ("岁", "years", "1"), ("百张", "count", "100"),
    ],
)  # fmt: skip
def test_a_printed_unit(printed, dimension, factor):
    unit, found = parse_unit(printed)
    assert (unit.dimension, found) == (dimension, Decimal(factor))


@pytest.mark.parametrize("printed", ["", "石", "abc"])
def test_an_unknown_unit_is_none(printed):
    assert parse_unit(printed) is None


@pytest.mark.parametrize(
    ("ucum", "printed", "name", "per", "factor"),
    [
        ("%", "%", "参保率", None, "1"),
        ("%", None, "参保率", None, "1"),
        ("{person}", "万人", "城镇新增就业人数", None, "10000"),
        ("{death}/(10*3.{livebirth})", "‰", "婴儿死亡率", None, "1"),
        ("{death}/(10*3.{livebirth})", "%", "婴儿死亡率", None, "10"),
        ("{death}/(10*5.{livebirth})", "/10万", "孕产妇死亡率", None, "1"),
        ("{bed}/(10*3.{person})", "张", "每千名老年人养老床位数", None, "1"),
        ("{bed}/(10*3.{person})", "张", "每百名老年人养老床位数", None, "10"),
        ("{bed}/(10*3.{person})", "张", "养老床位数", "每百名老人", "10"),
        ("{person}/(10*4.{person})", "名", "每千名居民全科医生数", None, "10"),
        ("min", "小时", "服务圈", None, "60"),
    ],
)
def test_the_factor_to_the_reference_unit(ucum, printed, name, per, factor):
    assert factor_to(ucum, printed, name, per) == Decimal(factor)


@pytest.mark.parametrize(
    ("comparator", "expected"),
    [
        ("=", Interval(Decimal(5), Decimal(5))),
        (">=", Interval(Decimal(5), None, True, False)),
        (">", Interval(Decimal(5), None, False, False)),
        ("<=", Interval(None, Decimal(5), False, True)),
        ("<", Interval(None, Decimal(5), False, False)),
    ],
)
def test_a_bound_is_closed_or_open(comparator, expected):
    assert interval(Decimal(5), comparator) == expected


def test_a_printed_range_has_both_bounds():
    assert interval(Decimal(10), ">=", Decimal(15)) == Interval(Decimal(10), Decimal(15))


@given(st.text(max_size=8), st.text(max_size=12))
def test_every_factor_is_a_positive_decimal(printed, name):
    assert factor_to("{bed}/(10*3.{person})", printed, name, None) > 0
