"""Annexes of services as tables."""

from __future__ import annotations

import pytest

from kg.extract.item_tables import item_columns, item_rows
from tests.extract.made import document


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("服务项目 | 服务对象 | 服务标准 |", {"name": 0, "beneficiaries": 1, "standard": 2}),
        ("领域 | 服务事项 | 服务内容 |", {"domain": 0, "name": 1, "content": 2}),
        ("类别 | 服务事项 | 服务项目 | 保障标准 |", {"domain": 0, "matter": 1, "name": 2, "standard": 3}),
        ("指标 | 单位 | 2025年 |", {}),
        ("重点任务 | 牵头单位 | 完成时限 |", {}),
    ],
)
def test_a_header_tells_the_columns_of_an_annex(header: str, fields: dict[str, int]) -> None:
    cells = header.count("|")
    (table,) = document(header, "甲 | " * cells, "乙 | " * cells).tables
    assert item_columns(table)[1] == fields


def test_rows_that_share_a_merged_name_are_one() -> None:
    read = document(
        "<table><tr><td>服务项目</td><td>服务对象</td><td>服务标准</td></tr>",
        "<tr><td rowspan=2>学生资助</td><td>小学生</td><td>每年650元</td></tr>",
        "<tr><td>中学生</td><td>每年850元</td></tr>",
        "<tr><td>预防接种</td><td>儿童</td><td>按规范</td></tr></table>",
    )
    spans = [row.span("name") for row in item_rows(read)]
    assert [span.text for span in spans if span] == ["学生资助", "预防接种"]
