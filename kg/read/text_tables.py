"""Tables printed in running text: pipes, tabs, columns of spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model.document import Table, TableKind
from kg.read.grid import Piece, lay_out
from kg.read.stacked import find_stacked
from kg.text.lines import Line, is_terminated, width

_RULE = re.compile(r"[|\s:+=─━┼┬┴├┤│-]+$")
_GAP = re.compile(r"[ \u3000\u00a0]{2,}|\u3000+|\t")
_PIPE = re.compile(r"(?<!\\)[|│]")
_CAPTION = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A table and the half-open range of the lines that it takes."""

    table: Table
    first: int
    last: int


def find_tables(text: str, lines: tuple[Line, ...]) -> list[Found]:
    """The tables of a plain text or Markdown file, in order."""
    found = _ruled(text, lines)
    edges = [0, *(edge for f in found for edge in (f.first, f.last)), len(lines)]
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        while stacked := find_stacked(text, lines, start, stop):
            found.append(Found(*stacked))
            start = stacked[2]
    return sorted(found, key=lambda f: f.first)


def _ruled(text: str, lines: tuple[Line, ...]) -> list[Found]:
    found: list[Found] = []
    index = 0
    while index < len(lines):
        for kind, cut, least in _KINDS:
            last = index
            while last < len(lines) and (lines[last].gap <= 1 or last == index) and _has_cells(text, lines[last], kind):
                last += 1
            if last - index >= least and (table := _table(text, lines, index, last, kind, cut)):
                found.append(Found(table, index, last))
                index = last
                break
        else:
            index += 1
    return found


def _has_cells(text: str, line: Line, kind: TableKind) -> bool:
    if kind == "pipe":
        pipes = text.count("|", line.start, line.end) + text.count("│", line.start, line.end)
        return pipes >= 2 or (pipes == 1 and text[line.end - 1] not in "|│" and line.end - line.start < 80) or (
            bool(_RULE.match(text, line.start, line.end)))
    if kind == "tab":
        return text.count("\t", line.start, line.end) >= 1 and line.end - line.start < 400
    return line.end - line.start < 200 and len(_GAP.findall(text, line.start, line.end)) >= 2


def _table(
    text: str, lines: tuple[Line, ...], first: int, last: int, kind: TableKind, cut: str,
) -> Table | None:
    rows = [_CUTS[cut](text, line) for line in lines[first:last] if not _RULE.match(text, line.start, line.end)]
    filled = [row for row in rows if sum(p is not None for p in row) >= 2]
    if len(filled) < 2 or max(len(row) for row in rows) < 2:
        return None
    caption = None
    if first and not is_terminated(text[lines[first - 1].start:lines[first - 1].end]) and (
            lines[first - 1].end - lines[first - 1].start <= _CAPTION):
        caption = (lines[first - 1].start, lines[first - 1].end)
    return lay_out(text, rows, kind, (lines[first].start, lines[last - 1].end), caption)


def _piece(text: str, start: int, end: int) -> Piece:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _pipe_cells(text: str, line: Line) -> list[Piece]:
    start, end = line.start, line.end
    if text[start] in "|│":
        start += 1
    if end > start and text[end - 1] in "|│":
        end -= 1
    cells: list[Piece] = []
    for match in _PIPE.finditer(text, start, end):
        cells.append(_piece(text, start, match.start()))
        start = match.end()
    return [*cells, _piece(text, start, end)]


def _tab_cells(text: str, line: Line) -> list[Piece]:
    cells: list[Piece] = []
    start = line.start - line.indent if "\t" in text[line.start - line.indent:line.start] else line.start
    for end in (*(m.start() for m in re.compile("\t").finditer(text, start, line.end)), line.end):
        cells.append(_piece(text, start, end))
        start = end + 1
    return cells


_CUTS = {"pipe": _pipe_cells, "tab": _tab_cells}
_KINDS: tuple[tuple[TableKind, str, int], ...] = (("pipe", "pipe", 2), ("tab", "tab", 2))
