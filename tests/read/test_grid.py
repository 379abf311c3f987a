"""Rows of cells to a table."""

from __future__ import annotations

import pytest

from kg.model.document import Cell, Table
from kg.model.span import Span
from kg.read.grid import Piece, carry_down, lay_out
from tests.read.documents import rows


def _table(lines: str) -> Table:
    text = lines.replace(" ", "")
    found: list[list[Piece]] = []
    at = 0
    for line in lines.split("\n"):
        row: list[Piece] = []
        for words in line.split("|"):
            bare = words.replace(" ", "")
            row.append((at, at + len(bare)) if bare else None)
            at += len(bare) + 1
        found.append(row)
    return lay_out(text, found, "pipe", (0, len(text)))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "类|名|数|性\n甲|乙|1|约束性\n丙|2|预期性|",
            [["类", "名", "数", "性"], ["甲", "乙", "1", "约束性"], ["甲", "丙", "2", "预期性"]],
        ),
        ("类|名|数\n甲|乙|1\n|丙|2", [["类", "名", "数"], ["甲", "乙", "1"], ["甲", "丙", "2"]]),
        ("名|数|注\n乙|1|无\n丙|2|", [["名", "数", "注"], ["乙", "1", "无"], ["丙", "2", ""]]),
        ("名|数|\n乙|1|\n丙|2|", [["名", "数"], ["乙", "1"], ["丙", "2"]]),
        ("名|2020|2025\n乙|1|2\n丙||3", [["名", "2020", "2025"], ["乙", "1", "2"], ["丙", "", "3"]]),
    ],
)
def test_rows_find_their_columns(lines: str, expected: list[list[str]]) -> None:
    assert rows(_table(lines)) == expected


def test_an_empty_head_belongs_to_the_category_above_only_where_it_touches() -> None:
    def cell(row: int, column: int, words: str = "") -> Cell:
        return Cell(row, column, Span(0, len(words), words) if words else None)

    carried = carry_down(
        (
            cell(0, 0, "类"),
            cell(0, 1, "名"),
            cell(1, 0, "甲"),
            cell(1, 1, "乙"),
            cell(2, 0),
            cell(2, 1, "丙"),
            cell(3, 0),
            cell(3, 1),
        )
    )
    assert [(c.row, c.column, c.rows) for c in carried] == [
        (0, 0, 1),
        (0, 1, 1),
        (1, 0, 2),
        (1, 1, 1),
        (2, 1, 1),
        (3, 0, 1),
        (3, 1, 1),
    ]
