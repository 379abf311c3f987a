"""Rows of cells to a `Table`: which column a cell stands in, and which cells cover several rows."""

from __future__ import annotations

import re
from collections import Counter

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
    cells: dict[tuple[int, int], Cell] = {}
    above: dict[int, tuple[int, int]] = {}
    for r, row in enumerate(rows):
        leading = True
        for c, piece in enumerate(row):
            if piece is None and leading and r > 1 and c in above and any(p is not None for p in row):
                key = above[c]
                old = cells[key]
                cells[key] = Cell(old.row, old.column, old.span, r - old.row + 1, 1)
                continue
            leading = leading and piece is None
            cells[r, c] = Cell(r, c, None if piece is None else Span(*piece, text[piece[0] : piece[1]]))
            if piece is None:
                above.pop(c, None)
            else:
                above[c] = (r, c)
    return tuple(sorted(cells.values(), key=lambda cell: (cell.row, cell.column)))
