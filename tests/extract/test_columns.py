"""Columns of tables by the names above them."""

from __future__ import annotations

import re

from kg.extract.columns import find_columns
from tests.extract.made import document

FIELDS = (("task", re.compile("任务")), ("lead", re.compile("牵头")), ("unmarked", re.compile("责任单位")))


def test_a_header_of_two_lines_is_read_where_it_names_the_most() -> None:
    read = document(
        "<table><tr><td rowspan=2>重点任务</td><td colspan=2>责任单位</td></tr>",
        "<tr><td>牵头单位</td><td>责任单位</td></tr>",
        "<tr><td>扩大学位供给</td><td>市教育局</td><td>市财政局</td></tr></table>",
    )
    (table,) = read.tables
    assert find_columns(table, FIELDS, lambda fields: "task" in fields) == (1, {"task": 0, "lead": 1, "unmarked": 2})


def test_a_table_that_does_not_suit_has_no_columns() -> None:
    (table,) = document("指标 | 单位 | 2025年 |", "床位数 | 张 | 55 |", "入园率 | % | 97 |").tables
    assert find_columns(table, FIELDS, lambda fields: "task" in fields) == (0, {})
