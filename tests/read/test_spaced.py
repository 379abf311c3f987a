"""Tables whose columns stand apart by single spaces."""

from __future__ import annotations

from tests.read.documents import read, rows

_TABLE = """专栏1 主要指标
序号 指标名称 单位 2022 年 2025 年 属性
1 每千人口拥有 3 岁以下婴幼儿托
位数 个 2.6 4.6 预期性
2 毛入园率 % 92.7 ≥96 约束性
3 两项补贴目标人群覆
盖率 % 100
100 约束性
注:按常住人口计算。
"""


def test_rows_are_read_from_their_end() -> None:
    (table,) = read(_TABLE).tables
    assert table.kind == "spaced"
    assert rows(table) == [
        ["序号", "指标名称", "单位", "2022年", "2025年", "属性"],
        ["1", "每千人口拥有3岁以下婴幼儿托位数", "个", "2.6", "4.6", "预期性"],
        ["2", "毛入园率", "%", "92.7", "≥96", "约束性"],
        ["3", "两项补贴目标人群覆盖率", "%", "100", "100", "约束性"],
    ]


def test_every_cell_stands_in_its_place() -> None:
    document = read(_TABLE)
    for cell in document.tables[0].cells:
        assert cell.span is None or document.text[cell.span.start : cell.span.end] == cell.span.text


def test_a_sentence_with_spaces_is_no_table() -> None:
    assert read("序号 指标 单位 2022年 2025年\n完善服务 体系,提高 水平。\n到 2025 年 覆盖率 90 以上。").tables == ()
