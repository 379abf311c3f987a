"""Rows of indicator tables in their layouts and states of repair."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.facts import extract_facts
from kg.extract.indicator_cells import read_cell, split_glued
from kg.extract.indicator_headers import read_column
from kg.extract.indicator_names import is_unit, read_name
from kg.model.facts import Indicator
from kg.model.span import Span
from kg.read.reader import read_bytes


def _rows(text: str) -> tuple[Indicator, ...]:
    return extract_facts(read_bytes("plan.md", text.encode())).indicators


_AVERAGES = """表1 主要指标

| 类别 | 指标名称 | 单位 | 2020年 | 2025年 | 年均增长[累计] | 属性 |
|---|---|---|---|---|---|---|
| 就业 | 新增就业 | 万人 | 1.1 | — | [6.0] | 预期性 |
| 教育 | 受教育年限 | 年 | 10.1 | 11.4 | 0.3 | 约束性 |
| 教育 | 其中:高中以上比例 | % | 30 | ≥41 | — | 约束性 |

注:[ ]内为五年累计数。
"""


def test_averages_and_totals_have_no_year() -> None:
    rows = _rows(_AVERAGES)
    assert [(row.domain, row.name, row.parent, row.unit, row.binding) for row in rows] == [
        ("就业", "新增就业", None, "万人", "预期性"),
        ("教育", "受教育年限", None, "年", "约束性"),
        ("教育", "高中以上比例", "受教育年限", "%", "约束性"),
    ]
    values = [[(v.raw, v.year, v.cumulative, v.annual_average) for v in row.values] for row in rows]
    assert values[0] == [("1.1", 2020, False, False), ("[6.0]", None, True, False)]
    assert values[1] == [("10.1", 2020, False, False), ("11.4", 2025, False, False), ("0.3", None, False, True)]
    assert [v.comparator for v in rows[2].values] == ["=", ">="]


def test_a_cell_may_call_its_own_number_a_total() -> None:
    rows = _rows("| 指标 | 单位 | 2022年 | 2025年 |\n|---|---|---|---|\n| 新增就业 | 万人 | 0.21 | 0.63(累计) |\n")
    assert [(v.raw, v.cumulative) for v in rows[0].values] == [("0.21", False), ("0.63(累计)", True)]


def test_a_yearly_change_is_a_column_of_its_own_in_a_table_with_single_spaces() -> None:
    head = "序号 指标名称 单位 2021年 2025年 年均变化 属性"
    text = f"{head}\n1 入园率 % 91.5 95 0.88 预期性\n2 死亡率 ‰ 5.2 4.6 -0.15 预期性\n"
    rows = extract_facts(read_bytes("plan.txt", f"一、目标\n\n{text}".encode())).indicators
    assert [(row.name, row.unit, row.binding) for row in rows] == [("入园率", "%", "预期性"), ("死亡率", "‰", "预期性")]
    assert [(v.raw, v.year, v.annual_average, v.change) for v in rows[1].values] == [
        ("5.2", 2021, False, False),
        ("4.6", 2025, False, False),
        ("-0.15", None, True, True),
    ]


def test_merged_labels_name_parent_and_part() -> None:
    page = (
        "<table><tr><th colspan=2>指标</th><th>2015年</th><th>2020年目标</th></tr>"
        "<tr><td rowspan=2>参保率(%)</td><td>职工</td><td>81</td><td>90</td></tr>"
        "<tr><td>居民</td><td>94</td><td>97</td></tr>"
        "<tr><td colspan=2>床位(张)</td><td>900</td><td>1300</td></tr></table>"
    )
    rows = extract_facts(read_bytes("plan.html", f"<html><body>{page}</body></html>".encode())).indicators
    assert [(row.name, row.parent, row.unit) for row in rows] == [
        ("职工", "参保率", "%"), ("居民", "参保率", "%"), ("床位", None, "张"),
    ]  # fmt: skip


def test_a_list_of_services_is_no_table_of_indicators() -> None:
    assert (
        _rows("| 服务项目 | 服务对象 | 服务标准 | 2025年 |\n|---|---|---|---|\n| 体检 | 老人 | 每年1次 | 90% |\n") == ()
    )


def test_a_column_without_a_year_is_not_dated() -> None:
    (row,) = _rows("| 指标 | 单位 | 基期值 | 目标值 |\n|---|---|---|---|\n| 签约率 | % | 61 | 75 |\n")
    assert [(v.year, v.year_lost, v.role) for v in row.values] == [(None, False, "baseline"), (None, False, "target")]


CELLS = [
    ("≥55%", "55", ">=", "%"),
    (">95%", "95", ">", "%"),
    ("95以上", "95", ">=", None),
    ("1*", "1", "=", None),
    ("(2.5)", "2.5", "=", None),
    ("0.02万户", "0.02", "=", "万户"),
    ("78.5左右", "78.5", "=", None),
    ("1,200", "1200", "=", None),
    ("xx%", None, "=", "%"),
    ("完成省定任务", None, "=", None),
    ("-1.2", "-1.2", "=", None),
    ("18/10万", "18", "=", "/10万"),
    ("95.03%97%", None, "=", None),
]


@pytest.mark.parametrize(("words", "value", "comparator", "unit"), CELLS)
def test_a_cell_is_read(words: str, value: str | None, comparator: str, unit: str | None) -> None:
    reading = read_cell(words)
    assert reading is not None
    assert (reading.value, reading.comparator, reading.unit) == (
        None if value is None else Decimal(value), comparator, unit,
    )  # fmt: skip


@pytest.mark.parametrize("words", ["", "-", "—", "/", "…", "无", "*"])
def test_an_empty_cell_says_nothing(words: str) -> None:
    assert read_cell(words) is None


HEADERS = [
    ("2025年目标值", "value", 2025),
    ("2020", "value", 2020),
    ("基期值", "value", None),
    ("指标性质", "binding", None),
    ("计量单位", "unit", None),
    ("指标名称", "name", None),
    ("类别", "category", None),
    ("序号", "serial", None),
    ("责任单位", "note", None),
    ("2021-2025年累计", "value", None),
    ("xxxx年", "value", None),
]


@pytest.mark.parametrize(("words", "kind", "year"), HEADERS)
def test_a_header_tells_what_its_column_holds(words: str, kind: str, year: int | None) -> None:
    column = read_column(0, words)
    assert column is not None
    assert (column.kind, column.year) == (kind, year)


LABELS = [
    ("养老床位数(张)", "养老床位数", "张"),
    ("执业(助理)医师(人)", "执业(助理)医师", "人"),
    ("文化馆(站)", "文化馆(站)", None),
    ("①参保率（%）", "参保率", "%"),
    ("死亡率(", "死亡率", None),
    ("(3)托位数*(个)", "托位数", "个"),
    ("服务人次(万)", "服务人次", "万"),
    ("3.签约率(%)", "签约率", "%"),
]


@pytest.mark.parametrize(("label", "name", "unit"), LABELS)
def test_a_label_is_cut_into_name_and_unit(label: str, name: str, unit: str | None) -> None:
    found = read_name(Span(0, len(label), label))
    assert found is not None
    assert (found.words, found.unit) == (name, unit)
    assert label[found.span.start : found.span.end] == found.span.text


def test_units_are_told_from_parts_of_names() -> None:
    assert [is_unit(w) for w in ("万人次", "‰", "/10万", "助理", "站")] == [True, True, True, False, False]
    assert split_glued("95%97.5%") == ["95%", "97.5%"] and split_glued("95%") == []


@given(st.text(alphabet="12.%≥*[]()xX万人-/以上", max_size=12))
def test_no_cell_raises(words: str) -> None:
    read_cell(words)
    read_column(0, words)
    if words.strip():
        read_name(Span(0, len(words), words))


def test_the_field_on_a_line_above_a_label_is_no_part_of_its_name() -> None:
    cells = (
        "主要指标 指标 2015年 2020年 公共教育 九年巩固率(%) 97 98 大班额比例(%) 9 5 "
        "医疗卫生 婴儿死亡率(‰) 7 6 签约率(%) 30 60"
    )
    text = "一、公共教育\n办好学校。\n二、医疗卫生\n办好医院。\n附件 指标表\n" + "\n".join(cells.split(" "))
    read = extract_facts(read_bytes("plan.txt", text.encode()))
    assert [(i.domain, i.name) for i in read.indicators] == [
        ("公共教育", "九年巩固率"),
        ("公共教育", "大班额比例"),
        ("医疗卫生", "婴儿死亡率"),
        ("医疗卫生", "签约率"),
    ]
