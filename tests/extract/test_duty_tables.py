"""Duties printed as tables."""

from __future__ import annotations

import pytest

from kg.extract.duty_tables import duty_table_rows
from tests.extract.made import document, facts


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("重点任务 | 牵头单位 |", 2),
        ("序号 | 工作事项 | 责任单位 | 完成时限 |", 2),
        ("服务项目 | 服务对象 | 牵头负责单位 |", 0),
        ("指标 | 目标值 | 责任单位 |", 0),
        ("姓名 | 电话 |", 0),
    ],
)
def test_a_table_states_duties_or_not(header: str, rows: int) -> None:
    cells = header.count("|")
    read = document(
        header, " | ".join(f"甲{i}" for i in range(cells)) + " |", " | ".join(f"乙{i}" for i in range(cells)) + " |"
    )
    assert len(list(duty_table_rows(read))) == rows


def test_units_in_a_cell_beside_a_lead_cooperate_and_a_row_may_hold_a_deadline_alone() -> None:
    read = facts(
        "任务 | 牵头单位 | 责任单位 | 完成时限 |",
        "1.扩大学位 | 市教育局 | 市财政局和市民政局 | 2024年底前 |",
        "2.建设医院 |  |  | 持续推进 |",
    )
    assert [(r.task, r.lead, r.cooperating, r.deadline) for r in read.responsibilities] == [
        ("1", ("市教育局",), ("市财政局", "市民政局"), "2024年底前"),
        ("2", (), (), "持续推进"),
    ]
