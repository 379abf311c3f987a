"""Tables in running text: pipes, tabs, columns of white space."""

from __future__ import annotations

import pytest

from tests.read.documents import paragraphs, read, rows

_EXPECTED = [
    ["类别", "指标", "2020年", "2025年", "属性"],
    ["育幼", "每千人口托位数(个)", "0", "1.8", "预期性"],
    ["育幼", "孤儿保障覆盖率", "100%", "100%", "约束性"],
    ["教育", "毛入园率", "95.3%", "97%", "预期性"],
    ["教育", "巩固率", "—", "≥98%", "约束性"],
]


def _without_category(separator: str, tail: str) -> str:
    lines, before = [], ""
    for row in _EXPECTED:
        cells = row[1:] if row[0] == before else row
        lines.append(separator.join(cells) + tail * (6 - len(cells)))
        before = row[0]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("\n".join(" | ".join(row) for row in _EXPECTED), "pipe", id="full"),
        pytest.param("\n".join("| " + " | ".join(row) + " |" for row in _EXPECTED), "pipe", id="framed"),
        pytest.param(
            "| 类别 | 指标 | 2020年 | 2025年 | 属性 |\n|---|:---|---:|---|---|\n"
            + "\n".join("| " + " | ".join(row) + " |" for row in _EXPECTED[1:]),
            "pipe",
            id="with-alignment-row",
        ),
        pytest.param(_without_category(" | ", " |"), "pipe", id="category-once-cells-moved"),
        pytest.param(
            "\n".join(
                " | ".join(["" if row[0] == before else row[0], *row[1:]]) + " |"
                for row, before in zip(_EXPECTED, ["", *(r[0] for r in _EXPECTED)], strict=False)
            ),
            "pipe",
            id="category-once-cells-empty",
        ),
        pytest.param("\n".join("\t".join(row) for row in _EXPECTED), "tab", id="tabs"),
        pytest.param(_without_category("\t", ""), "tab", id="tabs-cells-moved"),
        pytest.param(
            "\n".join(
                "\t".join(["" if row[0] == before else row[0], *row[1:]])
                for row, before in zip(_EXPECTED, ["", *(r[0] for r in _EXPECTED)], strict=False)
            ),
            "tab",
            id="tabs-cells-empty",
        ),
        pytest.param("\n".join("   ".join(row) for row in _EXPECTED), "fixed", id="runs-of-spaces"),
        pytest.param("\n".join("\u3000".join(row) for row in _EXPECTED), "fixed", id="ideographic-spaces"),
        pytest.param(
            "类别      指标                  2020年    2025年    属性\n"
            "育幼      每千人口托位数(个)    0         1.8       预期性\n"
            "          孤儿保障覆盖率        100%      100%      约束性\n"
            "教育      毛入园率              95.3%     97%       预期性\n"
            "          巩固率                —        ≥98%     约束性",
            "fixed",
            id="columns",
        ),
    ],
)
@pytest.mark.parametrize("spaced", [False, True])
def test_a_table_is_read_in_every_state_of_repair(text: str, kind: str, spaced: bool) -> None:
    document = read(f"一、目标\n表1 主要指标\n{text.replace(chr(10), chr(10) * 2) if spaced else text}\n二、任务\n")
    assert [table.kind for table in document.tables] == [kind]
    assert rows(document.tables[0]) == _EXPECTED
    assert document.tables[0].caption is not None
    assert document.tables[0].caption.text == "表1 主要指标"
    assert paragraphs(document) == ["一、目标", "表1 主要指标", "二、任务"]


def test_a_category_stands_once_and_covers_its_rows() -> None:
    table = read(_without_category(" | ", " |") + "\n").tables[0]
    assert [(cell.text, cell.rows) for cell in table.cells if cell.column == 0] == [
        ("类别", 1),
        ("育幼", 2),
        ("教育", 2),
    ]


def test_a_line_that_names_the_unit_is_passed_over_for_the_caption() -> None:
    document = read("主要指标表\n(单位:个)\n" + "\n".join("\t".join(row) for row in _EXPECTED))
    assert document.tables[0].caption is not None
    assert document.tables[0].caption.text == "主要指标表"


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 政务公开 | 规划\n",
        "序    言\n目    录\n",
        "一是建设中心。 |\n二是培训人员。 |\n",
        "完善公共服务。  推进均等化。  补齐短板。\n增进民生福祉。  办好实事。  扩大供给。\n",
        "指标\t说明\n",
        "||||\n||||\n",
    ],
)
def test_other_lines_are_no_table(text: str) -> None:
    assert read(text + "正文。").tables == ()


def test_words_of_cells_are_those_printed() -> None:
    document = read("服務領域｜指標\n基本公共教育 | 毛入園率（％） | ９５\n基本醫療 | 保險參保率 | ９８\n")
    assert rows(document.tables[0])[-1] == ["基本醫療", "保險參保率", "９８"]


def test_names_of_groups_without_numbers_stand_between_the_rows() -> None:
    above = "指标\t单位\t2020年\t2025年\n教育\n毛入园率\t%\t91\t93\n巩固率\t%\t95\t96\n"
    text = above + "卫生\n医师数\t人2.1\t3\n床位数\t张\t6\t7"
    (table,) = read(text).tables
    assert [cell.text for cell in table.grid()[5] if cell is not None] == ["医师数", "人", "2.1", "3"]
    assert table.rows == 7


def test_the_number_of_a_page_does_not_end_a_table() -> None:
    lines = ["指标", "单位", "2020年", "2025年", "毛入园率", "%", "91", "— 4 —", "93", "巩固率", "%", "95", "96"]
    (table,) = read("\n".join(lines)).tables
    assert [cell.text for cell in table.grid()[1] if cell is not None] == ["毛入园率", "%", "91", "93"]
