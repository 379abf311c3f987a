"""Which column of a table holds what: the names of its header matched with the fields that a reader knows."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model.document import Table
from kg.text.fold import fold_name

#: Fields with the pattern of the names that stand above them, in the order in which a column is tried.
Fields = tuple[tuple[str, re.Pattern[str]], ...]

_HEADER_ROWS = 4
_LONGEST_NAME = 15
_BETWEEN = "\x1f"


def find_columns(table: Table, fields: Fields, suits: Callable[[dict[str, int]], bool]) -> tuple[int, dict[str, int]]:
    """The header row and the column of each field; no fields where no row of the first four suits.

    Of several rows (a header of two lines) the one that names the most fields counts.
    """
    best: tuple[int, dict[str, int]] = (0, {})
    for row, names in enumerate(_names(table)):
        found: dict[str, int] = {}
        for column, name in enumerate(names):
            field = next((f for f, pattern in fields if f not in found and name and pattern.search(name)), None)
            if field is not None:
                found[field] = column
        if len(found) > len(best[1]) and suits(found):
            best = (row, found)
    return best


def _names(table: Table) -> list[list[str]]:
    """The folded words of the first rows by column; empty for what is too long for the name of a column."""
    rows = [[""] * table.columns for _ in range(min(_HEADER_ROWS, table.rows))]
    heads = []
    for cell in table.cells:
        if cell.row >= len(rows):
            break
        if cell.span is not None and len(cell.text) <= _LONGEST_NAME:
            heads.append(cell)
    words = fold_name(_BETWEEN.join(cell.text for cell in heads)).split(_BETWEEN)
    if len(words) != len(heads):
        words = [fold_name(cell.text) for cell in heads]
    for cell, name in zip(heads, words, strict=True):
        for row in range(cell.row, min(cell.row + cell.rows, len(rows))):
            for column in range(cell.column, min(cell.column + cell.columns, table.columns)):
                rows[row][column] = name
    return rows
