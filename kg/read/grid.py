"""Rows of cells to a `Table`: which column a cell stands in, and which cells cover several rows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from kg.model.document import Cell, Table, TableKind
from kg.model.span import Span

#: A cell as it was found: its range, None where nothing stands.
Piece = tuple[int, int] | None

_VALUE = re.compile(r"[≥≤><≧≦≮≯约(\[*+-]*\s*(?:[\d.]+|[xX×*]{1,4}|[-/]+)")
#: A row has lost no more cells at its head than this.
_MOST_MISSING = 3
_ATTRIBUTE = re.compile(r"(?:约束|预期)性?|[约预]")


def lay_out(
    text: str,
    rows: list[list[Piece]],
    kind: TableKind,
    extent: tuple[int, int],
    caption: tuple[int, int] | None = None,
) -> Table:
    """The table of the rows, each a list of pieces from left to right.

    A row that leaves out the category printed once above it is moved to its columns; a category stands once and
    covers the rows that it is left out of.
    """
    columns = max((len(row) for row in rows), default=0)
    columns = _without_margin(rows, columns)
    aligned = _align(text, [row[:columns] + [None] * (columns - len(row)) for row in rows], columns)
    return Table(
        kind=kind,
        start=extent[0],
        end=extent[1],
        rows=len(aligned),
        columns=columns,
        cells=_cells(text, aligned),
        caption=None if caption is None else Span(*caption, text[caption[0] : caption[1]]),
    )


def carry_down(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells of a table, those at the head of a row that were left empty below a category given to the category."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    out: dict[tuple[int, int], Cell] = {}
    above: dict[int, tuple[int, int]] = {}
    for r in sorted(rows):
        leading = any(cell.span is not None for cell in rows[r])
        for cell in sorted(rows[r], key=lambda c: c.column):
            key = above.get(cell.column)
            leading = leading and cell.span is None
            if (
                leading
                and r > 1
                and key is not None
                and cell.rows == cell.columns == out[key].columns == 1
                and (key[0] + out[key].rows == r)
            ):
                out[key] = replace(out[key], rows=out[key].rows + 1)
                continue
            out[r, cell.column] = cell
            if cell.span is not None:
                above[cell.column] = (r, cell.column)
            else:
                above.pop(cell.column, None)
    return tuple(out[key] for key in sorted(out))


def _without_margin(rows: list[list[Piece]], columns: int) -> int:
    while columns > 1 and all(len(row) < columns or row[columns - 1] is None for row in rows):
        columns -= 1
    return columns


def _type(text: str, piece: Piece) -> str:
    if piece is None:
        return ""
    words = text[piece[0] : piece[1]]
    if _ATTRIBUTE.fullmatch(words.strip()):
        return "attribute"
    return "value" if _VALUE.match(words) else "words"


def _align(text: str, rows: list[list[Piece]], columns: int) -> list[list[Piece]]:
    """The rows, those moved to the right that lack their first cells and would fit the columns better so."""
    types = [[_type(text, piece) for piece in row] for row in rows]
    usual = [Counter(t[c] for t in types[1:] if t[-1] and t[c]).most_common(1) for c in range(columns)]
    out: list[list[Piece]] = []
    for row, kinds in zip(rows, types, strict=True):
        missing = next((n for n, kind in enumerate(reversed(kinds)) if kind), columns)
        best, most = 0, _fit(kinds, usual, 0)
        # The name of a group of rows stands by itself and belongs to no column.
        if missing == columns - 1 and kinds[0] == "words" and columns > 2:
            missing = columns
        for shift in range(1, min(missing, _MOST_MISSING) + 1 if out and missing < columns else 1):
            if (fit := _fit(kinds, usual, shift)) > most:
                best, most = shift, fit
        margin: list[Piece] = [None] * best
        out.append(margin + row[: columns - best])
    return out


def _fit(kinds: list[str], usual: list[list[tuple[str, int]]], shift: int) -> int:
    return sum(
        1
        for c, kind in enumerate(kinds)
        if kind and c + shift < len(usual) and usual[c + shift] and usual[c + shift][0][0] == kind
    )


def _cells(text: str, rows: list[list[Piece]]) -> tuple[Cell, ...]:
    return carry_down(
        tuple(
            Cell(r, c, None if piece is None else Span(*piece, text[piece[0] : piece[1]]))
            for r, row in enumerate(rows)
            for c, piece in enumerate(row)
        )
    )
