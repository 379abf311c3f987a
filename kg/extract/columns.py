"""Which column of a table holds what: the names of its header matched with the fields that a reader knows; its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.model.document import Cell, Document, Table
from kg.model.span import Span
from kg.text.fold import fold, fold_name

#: Fields with the pattern of the names that stand above them, in the order in which a column is tried.
Fields = tuple[tuple[str, re.Pattern[str]], ...]

_HEADER_ROWS = 4
_LONGEST_NAME = 15
_LONGEST_GROUP = 30
_EMPHASIS = re.compile(r"^[*_\s]+|[*_\s]+$")
_NUMBERED = re.compile(
    r"(?:第[一二三四五六七八九十]+[章节部类]|[一二三四五六七八九十]+[、.]|[(][一二三四五六七八九十]+[)]|\d+(?:\.\d+)*[、.]?)\s*"
)
_COUNTED = re.compile(r"[(]?(?:共)?\d+[项个][)]?$")
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


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table whose columns are known: its cells by field, and the words of the group that it stands in
    (a cell of the column `domain`, or a row that is one cell across the table), None where it stands in none."""

    table: Table
    fields: dict[str, int]
    cells: list[Cell | None]
    group: Span | None

    def span(self, field: str) -> Span | None:
        """The place of a field's words, None where the table has no such column or the cell is empty."""
        cell = self.cells[self.fields[field]] if field in self.fields else None
        return None if cell is None else cell.span


def read_rows(document: Document, table: Table, header: int, fields: dict[str, int], key: str) -> Iterator[Row]:
    """The rows below a header, each cell of the column `key` once: rows that share a merged cell are one."""
    group: Span | None = None
    banded = False
    seen: set[int] = set()
    title = None
    for index, cells in enumerate(table.grid()[header:]):
        if index == 0:
            title = _text(cells[fields[key]])
            continue
        across = _across(cells)
        if across is not None:
            # A row across the table names the field also where a column parts it further.
            group, banded = _bare_group(document, across), True
            continue
        row = Row(table, fields, cells, None)
        words, above = row.span(key), row.span("domain")
        if above is not None and not banded:
            group = _bare_group(document, above)
        if words is None or words.start in seen or _text(cells[fields[key]]) == title:
            continue
        seen.add(words.start)
        yield Row(table, fields, cells, group)


def _text(cell: Cell | None) -> str:
    return "" if cell is None else cell.text


def _across(cells: list[Cell | None]) -> Span | None:
    """The words of a row that is one cell, as a group printed across the table."""
    there = {id(cell): cell for cell in cells if cell is not None and cell.span is not None}
    if len(there) != 1:
        return None
    (cell,) = there.values()
    return cell.span if len(cell.text) <= _LONGEST_GROUP and (cell.columns > 1 or cells[0] is cell) else None


def _bare_group(document: Document, span: Span) -> Span:
    """The words of a group without the number before them and the count of rows behind (一、幼有所育(12项))."""
    bare = _EMPHASIS.sub("", span.text)
    if bare and bare != span.text:
        start = span.start + span.text.index(bare)
        span = document.span(start, start + len(bare))
    folded = fold(span.text).text
    if len(folded) != len(span.text):
        return span
    mark, count = _NUMBERED.match(folded), _COUNTED.search(folded)
    start, end = mark.end() if mark else 0, count.start() if count else len(folded)
    return document.span(span.start + start, span.start + end) if span.text[start:end].strip() else span
