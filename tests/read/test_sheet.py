"""Spreadsheets and separated values."""

from __future__ import annotations

import pytest

from kg.read.reader import read_bytes
from kg.read.sheet import printed
from tests.read.documents import outline, paragraphs, read, rows
from tests.read.office import old_workbook, workbook

_ROWS = [
    ["某县公共服务主要指标", "", "", "", ""],
    ["类别", "指标", "2020年", "2025年", "属性"],
    ["教育", "毛入园率", "90.5%", "95.0%", "预期性"],
    ["", "巩固率(%)", "95.2", "96", "约束性"],
    ["医疗", "床位(张)", "5.8", "6.5", "预期性"],
    ["注:2025年为目标值。", "", "", "", ""],
]
_GRID = [
    ["类别", "指标", "2020年", "2025年", "属性"],
    ["教育", "毛入园率", "90.5%", "95.0%", "预期性"],
    ["教育", "巩固率(%)", "95.2", "96", "约束性"],
    ["医疗", "床位(张)", "5.8", "6.5", "预期性"],
]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("plan.xlsx", workbook(_ROWS, ["A1:E1", "A3:A4"]), id="xlsx-merged"),
        pytest.param("plan.xlsx", workbook(_ROWS), id="xlsx"),
        pytest.param("plan.xls", old_workbook(_ROWS, [(0, 0, 0, 4), (2, 3, 0, 0)]), id="xls-merged"),
        pytest.param("plan.csv", "\n".join(",".join(row) for row in _ROWS).encode(), id="csv"),
        pytest.param("plan.csv", "\r\n".join(";".join(row) for row in _ROWS).encode("gb18030"), id="csv-semicolons"),
        pytest.param("plan.tsv", "\n".join("\t".join(row) for row in _ROWS).encode("utf-16"), id="tsv"),
        pytest.param(
            "plan.csv", "\n".join(",".join(f'"{w}"' for w in row) for row in _ROWS).encode("utf-8-sig"), id="csv-quoted"
        ),
    ],
)
def test_a_sheet_is_a_table_between_its_title_and_its_notes(name: str, data: bytes) -> None:
    document = read_bytes(name, data)
    assert rows(document.tables[0]) == _GRID
    assert paragraphs(document) == ["某县公共服务主要指标", "注:2025年为目标值。"]
    assert document.tables[0].caption is not None
    assert document.tables[0].caption.text == "某县公共服务主要指标"


def test_a_category_that_is_not_merged_covers_its_rows() -> None:
    table = read("\n".join(",".join(row) for row in _ROWS), "plan.csv").tables[0]
    assert [(cell.text, cell.rows) for cell in table.cells if cell.column == 0] == [
        ("类别", 1),
        ("教育", 2),
        ("医疗", 1),
    ]


def test_sheets_of_a_book_are_sections() -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "指标"
    second, hidden = book.create_sheet("项目清单"), book.create_sheet("底稿")
    hidden.sheet_state = "hidden"
    for sheet in (first, second, hidden):
        for row in (["名称", "数量"], ["甲", 3], [sheet.title, 4]):
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    document = read_bytes("plan.xlsx", buffer.getvalue())
    assert outline(document) == ["· 指标", "· 项目清单"]
    assert len(document.tables) == 2
    assert "底稿" not in document.text


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        (95.0, "General", "95"),
        (0.955, "0.0%", "95.5%"),
        (0.96, "0%", "96%"),
        (7.5, "0.00", "7.50"),
        (12000.0, "#,##0", "12,000"),
        (3.1415926, "General", "3.1415926"),
        (None, "General", ""),
        ("≥95% ", "General", "≥95%"),
        (True, "General", "True"),
        (2.0, '0"所"', "2所"),
        (1e20, "General", "1e+20"),
        (float("nan"), "General", "nan"),
    ],
)
def test_values_are_printed_in_their_format(value: object, code: str, words: str) -> None:
    assert printed(value, code) == words


@pytest.mark.parametrize("text", ["a", "甲,乙\n\n\n丙", '"甲\n乙",丙\n丁,戊', '甲"乙', '"甲', "甲\t乙;丙"])
def test_any_values_can_be_read(text: str) -> None:
    assert read(text, "plan.csv").text is not None
