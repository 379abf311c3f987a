"""Tables set in columns of white space: which columns the cells of their lines stand in."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from kg.read.grid import Piece
from kg.text.lines import Line, width

_GAP = re.compile(r"(?:[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u3000\u00a0]*)")
#: 表1  主要指标: the caption of a table, set in columns like its rows.
_CAPTION = re.compile(r"(?:专栏|附?表|附件|图)\s*[0-9〇一二三四五六七八九十]{1,3}(?![0-9.])")
_RULE = re.compile(r"[-=─━═\s]{6,}")
_LONGEST_LINE, _LONGEST_CELL = 240, 60
_LEAST_COLUMNS, _LEAST_ROWS, _SPREAD = 3, 2, 4


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell with its range in the text and the half-width columns from `left` to `right` that it prints in."""

    start: int
    end: int
    left: int
    right: int


def column_run(form: str, text: str, lines: tuple[Line, ...], first: int) -> tuple[int, list[list[Piece]]]:
    """The index after the lines in columns from `first` on, and their rows, empty where they make no table; widths are
    measured on the text as printed."""
    del form
    rows: list[list[_Placed]] = []
    last = first
    if _CAPTION.match(text, lines[first].start, lines[first].end):
        return first + 1, []
    while last < len(lines) and (last == first or lines[last].gap <= 1):
        if rows and _RULE.fullmatch(text, lines[last].start, lines[last].end):
            last += 1
            continue
        row = _placed(text, lines[last])
        if not row or (
            len(row) < 2
            and not (rows and last + 1 < len(lines) and _GAP.search(text, lines[last + 1].start, lines[last + 1].end))
        ):
            break
        rows.append(row)
        last += 1
    counts = Counter(len(row) for row in rows if len(row) >= _LEAST_COLUMNS)
    if sum(counts.values()) < _LEAST_ROWS or 2 * sum(counts.values()) < len(rows):
        return last, []
    most = max((n for n in counts if counts[n] >= _LEAST_ROWS), default=max(counts))
    full = [row for row in rows if len(row) == most]
    columns = [(min(row[c].left for row in full), max(row[c].right for row in full)) for c in range(most)]
    if any(left < before - 1 for (_, before), (left, _) in itertools.pairwise(columns)):
        return last, [_in_order(row, most) for row in rows]
    return last, [_in_columns(row, columns) for row in rows]


def _placed(text: str, line: Line) -> list[_Placed]:
    """The cells of a line, empty where it is too long for a row or holds a sentence."""
    if line.end - line.start > _LONGEST_LINE:
        return []
    cells: list[_Placed] = []
    start, left = line.start, width(text[line.start - line.indent : line.start])
    for match in (*_GAP.finditer(text, line.start, line.end), None):
        end = line.end if match is None else match.start()
        right = left + width(text[start:end])
        if end - start > _LONGEST_CELL or text.find("。", start, end) >= 0:
            return []
        if cells and end - start == 1 == cells[-1].end - cells[-1].start and left - cells[-1].right <= _SPREAD:
            # 指  标: one word whose two characters are set apart.
            cells[-1] = _Placed(cells[-1].start, end, cells[-1].left, right)
        else:
            cells.append(_Placed(start, end, left, right))
        if match is not None:
            left = right + width(match.group())
            start = match.end()
    return cells


def _in_order(row: list[_Placed], most: int) -> list[Piece]:
    """The cells of a row one after another, for lines whose cells do not stand below each other; an indented row has
    lost its first cells."""
    pieces: list[Piece] = [(cell.start, cell.end) for cell in row]
    lost: list[Piece] = [None] * max(most - len(row), 0)
    return lost + pieces if row[0].left >= 4 else pieces + lost


def _in_columns(row: list[_Placed], columns: list[tuple[int, int]]) -> list[Piece]:
    """The cells of a row, each in the column that it overlaps most, or else the nearest that is free."""
    pieces: list[Piece] = [None] * len(columns)
    for number, cell in enumerate(row):
        last = len(columns) - (len(row) - number)
        free = [
            c for c in range(len(columns)) if pieces[c] is None and all(p is None for p in pieces[c:]) and c <= last
        ]
        if not free:
            continue
        best = max(free, key=lambda c: (_overlap(cell, columns[c]), -abs(cell.left - columns[c][0])))
        pieces[best] = (cell.start, cell.end)
    return pieces


def _overlap(cell: _Placed, column: tuple[int, int]) -> int:
    return min(cell.right, column[1]) - max(cell.left, column[0])
