"""Units and what they measure."""

from __future__ import annotations

import pytest

from kg.extract.units import kind_of, unit_pattern, units

KINDS = [
    ("%", "share"),
    ("个百分点", "points"),
    ("万元", "money"),
    ("亿元", "money"),
    ("平方米", "area"),
    ("万人次", "times"),
    ("人", "persons"),
    ("所", "things"),
    ("/10万", "rate"),
    (None, "none"),
    ("元/人·月", "money"),
    ("某某", "things"),
]
PRINTED = [
    ("万人次。", "万", "人次", None),
    ("余名", None, "名", None),
    ("元/人·月", None, "元", "/人·月"),
    ("个百分点", None, "个百分点", None),
    ("套(户),", None, "套(户)", None),
    ("张/千人", None, "张", "/千人"),
]


@pytest.mark.parametrize(("unit", "kind"), KINDS)
def test_a_unit_has_a_kind(unit: str | None, kind: str) -> None:
    assert kind_of(unit) == kind


@pytest.mark.parametrize(("text", "scale", "unit", "per"), PRINTED)
def test_units_are_read_in_their_parts(text: str, scale: str | None, unit: str | None, per: str | None) -> None:
    match = unit_pattern().match(text)
    assert match is not None
    assert (match["scale"], match["unit"], match["per"]) == (scale, unit, per)


def test_every_row_of_the_table_is_whole() -> None:
    assert len(units()) > 80
    assert {unit.guard for unit in units().values()} <= {"none", "arabic", "level"}
