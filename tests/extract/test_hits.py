"""Numbers with their units, before anything is known of what they count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.hits import hits

NUMBERS = [
    ("达到85%", [("85%", "85", "%")]),
    ("3.5万人次", [("3.5万人次", "3.5", "万人次")]),
    ("收入1.2亿元", [("1.2亿元", "1.2", "亿元")]),
    ("改造50多户", [("50多户", "50", "户")]),
    ("300元/人·月", [("300元", "300", "元")]),
    ("18/10万", [("18/10万", "18", "/10万")]),
    ("百分之八十五", [("百分之八十五", "85", "%")]),
    ("三分之二", [("三分之二", None, None)]),
    ("1,200人", [("1,200人", "1200", "人")]),
    ("建设两所学校", [("两所", "2", "所")]),
    ("4898套(户)", [("4898套(户)", "4898", "套(户)")]),
    ("xx.xx%", [("xx.xx%", None, "%")]),
    ("〇〇人次", [("〇〇人次", None, "人次")]),
    ("0.2万贫困人口", [("0.2万", "0.2", "万")]),
    ("覆盖率达到89,", [("89", "89", None)]),
    ("10千伏线路", []),
    ("7×24小时", []),
    ("9月16日", []),
    ("2025年", []),
    ("65岁以上", []),
    ("人均预期寿命78.5岁", [("78.5岁", "78.5", "岁")]),
    ("APP2.0个", []),
    ("3个月", []),
    ("压缩至3个月", [("3个月", "3", "个月")]),
    ("0596-2345678", []),
    ("20××年", []),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers_are_found_with_their_units(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = [(text[h.start : h.end], h.value, h.unit) for h in hits(text)]
    assert found == [(raw, None if value is None else Decimal(value), unit) for raw, value, unit in expected]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("自然增长率为-1.2‰。", ["-1.2"]),
        ("2021-2025年新增3-5个。", ["3"]),
        ("新建幼儿园两所。", ["2"]),
        ("入园率由2015年的88.6提高到94.2%。", ["88.6", "94.2"]),
    ],
)
def test_signs_and_amounts_behind_their_subject(text: str, values: list[str]) -> None:
    assert [str(hit.value) for hit in hits(text)] == values
