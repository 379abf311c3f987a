"""Frames of one column, and breaks inside their cells."""

from __future__ import annotations

import pytest

from kg.read.page_parts import is_index_table, names_furniture
from tests.read.documents import outline, paragraphs, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(一)托育\n| 专栏1 工程 |\n| --- |\n| 1.甲。建一处。 |\n", ["(一)托育", "专栏1 工程", "1.甲。建一处。"]),
        ("专栏1 工程\n一是甲。建一处。 |\n(二)教育\n", ["专栏1 工程", "一是甲。建一处。", "(二)教育"]),
        (
            "| 专栏1 工程 |\n| :-: |\n| 1.甲。建一处。<br>2.乙。建两处。<br/> |\n",
            ["专栏1 工程", "1.甲。建一处。", "2.乙。建两处。"],
        ),
    ],
)
def test_a_frame_is_no_part_of_the_words(text: str, expected: list[str]) -> None:
    document = read(text, "plan.md")
    assert document.tables == ()
    assert paragraphs(document) == expected


def test_items_after_breaks_are_projects_of_their_box() -> None:
    text = "(一)托育\n| 专栏1 工程 |\n| --- |\n| 1.甲。建一处。<br>2.乙。建两处。 |\n\n完善服务体系。\n"
    document = read(text, "plan.md")
    assert outline(document) == ["(一) 托育", "  专栏1 工程", "    1 甲", "    2 乙"]
    assert document.text[document.sections[1].end :].strip() == "完善服务体系。"


@pytest.mark.parametrize(
    ("names", "idle"),
    [
        ("main-nav", True),
        ("article-content", False),
        ("share", True),
        ("navigator-free", False),
        ("footer-box", True),
        ("", False),
    ],
)
def test_blocks_are_told_by_their_names(names: str, idle: bool) -> None:
    assert names_furniture(names) is idle


def test_the_index_of_a_document_is_told_by_its_labels() -> None:
    assert is_index_table(["索 引 号", "0001", "发文机关", "某县", "成文日期", "2022"])
    assert not is_index_table(["指标", "2020年", "2025年"])
