"""Markdown: the file is the text."""

from __future__ import annotations

import pytest

from tests.read.documents import outline, paragraphs, read

_PROSE = "完善公共服务体系,推进均等化,补齐短板。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"## 一、目标\n\n{_PROSE}\n", ["一、目标", _PROSE]),
        (f"**义务教育。**{_PROSE}\n", [f"义务教育。{_PROSE}"]),
        (f"> {_PROSE}\n", [_PROSE]),
        ("- 甲项。\n- 乙项。\n* 丙项。\n", ["甲项。", "乙项。", "丙项。"]),
        ("覆盖率达到**%以上。\n", ["覆盖率达到**%以上。"]),
        ("甲。\n\n---\n\n乙。\n", ["甲。", "乙。"]),
        ("目标\n====\n\n内容。\n", ["目标", "内容。"]),
        ("甲。<!-- 注释95% -->\n\n乙。\n", ["甲。", "乙。"]),
    ],
)
def test_signs_are_no_part_of_the_words(text: str, expected: list[str]) -> None:
    document = read(text, "plan.md")
    assert document.text == text
    assert paragraphs(document) == expected


def test_a_file_of_another_name_is_markdown_by_its_headings() -> None:
    document = read(f"# 某县规划\n\n## 一、目标\n\n{_PROSE}\n", "plan.txt")
    assert document.source.media_type == "text/markdown"
    assert outline(document) == ["一 目标"]


def test_contents_with_links_are_left_out() -> None:
    entries = ["一、目标", "二、任务", "三、保障", "四、附则"]
    links = "\n".join(f"- [{entry}](#{at})" for at, entry in enumerate(entries))
    body = "\n\n".join(f"## {entry}\n\n{_PROSE}" for entry in entries)
    assert outline(read(f"# 某县规划\n\n{links}\n\n{body}\n", "plan.md")) == [
        "一 目标",
        "二 任务",
        "三 保障",
        "四 附则",
    ]


def test_a_box_set_as_a_quotation_ends_with_it() -> None:
    text = (
        "# 规划\n\n## 一、教育\n\n### (一)学前教育\n\n"
        + _PROSE
        + "\n\n> **专栏1 重点项目**\n>\n> (一)新建工程。建房。\n>\n> (二)改建工程。修房。\n\n"
        "### (二)义务教育\n\n" + _PROSE + "\n"
    )
    document = read(text, "plan.md")
    parents = {
        s.title.text: None if s.parent is None else document.sections[s.parent].title.text for s in document.sections
    }
    assert parents["新建工程"] == parents["改建工程"] == "重点项目"
    assert parents["义务教育"] == "教育"


def test_a_table_in_a_quotation_is_one() -> None:
    table_rows = "> | 序号 | 项目名称 |\n> | --- | --- |\n> | 1 | 甲工程 |\n> | 2 | 乙工程 |\n"
    text = f"# 规划\n\n## 一、目标\n\n{_PROSE}\n\n> **专栏1 项目**\n>\n{table_rows}"
    (table,) = read(text, "plan.md").tables
    assert [[cell.text if cell else "" for cell in row] for row in table.grid()][1:] == [
        ["1", "甲工程"],
        ["2", "乙工程"],
    ]
