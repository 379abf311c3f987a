"""Items printed as blocks of labelled lines."""

from __future__ import annotations

import pytest

from kg.extract.item_blocks import item_blocks
from tests.extract.made import document


@pytest.mark.parametrize(
    "lines",
    [
        ("服务对象:学生。", "服务标准:每年650元。", "牵头单位:市教育局。"),
        ("【服务对象】学生", "【服务标准】每年650元", "【牵头单位】市教育局"),
        ("服务对象:学生;服务标准:每年650元;牵头单位:市教育局。",),
    ],
)
def test_labels_below_a_heading_are_the_fields_of_an_item(lines: tuple[str, ...]) -> None:
    read = document("一、学有所教", "1.学生资助", *lines, "二、保障措施", "略。")
    (block,) = item_blocks(read)
    assert block.name.text == "学生资助"
    assert block.section is not None and block.section.title.text == "学有所教"
    assert {field: words.text for field, words in block.fields.items()} == {
        "beneficiaries": "学生",
        "standard": "每年650元",
        "lead": "市教育局",
    }


def test_one_label_alone_makes_no_item() -> None:
    assert list(item_blocks(document("一、服务清单", "服务对象:各项目面向的人群。"))) == []
