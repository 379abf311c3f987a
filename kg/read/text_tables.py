"""Tables printed in running text: pipes, tabs, columns of white space, one cell to a line."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from kg.model.document import Table, TableKind
from kg.read.captions import caption_above
from kg.read.columns import column_run
from kg.read.grid import Piece, lay_out
from kg.read.spaced import spaced_run
from kg.read.stacked import find_stacked
from kg.text.lines import Line

#: A line of rules between rows, in Markdown or in box drawing.
_RULE = re.compile(r"[|\s:+=─━┼┬┴├┤│┌┐└┘-]+$")
_PIPE = re.compile(r"(?<!\\)[|│]")
#: What stands between two lines that follow each other: white space, the sign of a quotation in Markdown, the number of
#: a page.
_NOTHING = re.compile(r"[\s>]*(?:(?:[-—–]{1,2}\s*\d{1,3}\s*[-—–]{1,2}|第\s*\d{1,3}\s*页)[\s>]*)?")
_LONGEST_ROW, _WIDEST = 3000, 60
#: The name of a group of rows on a line by itself; without a number, and before a row of names, it would be the title
#: of another table.
_GROUP = re.compile(
    r"(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.]|第[一二三四五六七八九十]{1,3}[类部项]).{2,26}[^。；;：:\s]"
)
_BARE_GROUP = re.compile(r"[\u4e00-\u9fff、]{2,14}")
_GLUED = re.compile(r"([\u4e00-\u9fff%‰/]{1,5})\d+(?:\.\d+)?%?")
_HEADS = re.compile(r"指标|项目名称|单位名称|序号|(?:19|20)\d\d年.*(?:19|20)\d\d年")
_FIGURES = re.compile(r"[\t|│][^\t|│]*\d")


@dataclass(frozen=True, slots=True)
class Found:
    """A table and the half-open range of the lines that it takes."""

    table: Table
    first: int
    last: int


def find_tables(form: str, text: str, lines: tuple[Line, ...]) -> list[Found]:
    """The tables of a plain text or Markdown file, in order, cut from its folded form; none runs over a part that was
    left out of the lines."""
    left_out = [i for i in range(1, len(lines)) if not _NOTHING.fullmatch(form, lines[i - 1].end, lines[i].start)]
    edges = [0, *left_out, len(lines)]
    found: list[Found] = []
    for first, last in itertools.pairwise(edges):
        found += [Found(f.table, f.first + first, f.last + first) for f in _find(form, text, lines[first:last])]
    return found


def _find(form: str, text: str, lines: tuple[Line, ...]) -> list[Found]:
    found = _ruled(form, text, lines)
    edges = [0, *(edge for f in found for edge in (f.first, f.last)), len(lines)]
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        at = start
        while stacked := find_stacked(form, lines, at, stop):
            found.append(Found(*stacked))
            at = stacked[2]
    return sorted(found, key=lambda f: f.first)


def _ruled(form: str, text: str, lines: tuple[Line, ...]) -> list[Found]:
    """The tables whose lines are rows, the first kind that fits winning; a run of lines that makes no table of a kind
    is not tried again for it."""
    found: list[Found] = []
    tried = dict.fromkeys(_KINDS, 0)
    index = 0
    while index < len(lines):
        for kind, run in _KINDS.items():
            if index < tried[kind]:
                continue
            tried[kind], rows = run(form, text, lines, index)
            if rows and (table := _found(form, lines, index, tried[kind], rows, kind)):
                found.append(table)
                index = table.last
                break
        else:
            index += 1
    return found


def _pipes(form: str, text: str, lines: tuple[Line, ...], first: int) -> tuple[int, list[list[Piece]]]:
    """The index after the lines with pipes from `first` on, and their rows."""
    del text
    last = _run(
        form, lines, first, lambda line: _has_pipes(form, line), lambda line: form.count("|", line.start, line.end)
    )
    framed = form[lines[first].start] in "|│"
    return last, [_pipe_cells(form, n, framed) for n in lines[first:last] if not _RULE.match(form, n.start, n.end)]


def _run(
    form: str, lines: tuple[Line, ...], first: int, fits: Callable[[Line], bool], marks: Callable[[Line], int]
) -> int:
    """The index after the lines that fit, and the names of groups between them: a short line by itself where the rows
    before and after it have as many marks, or one lost."""
    last = first
    while last < len(lines) and (last == first or lines[last].gap <= 1):
        line = lines[last]
        if not fits(line) and not (
            first < last < len(lines) - 1
            and lines[last + 1].gap <= 1
            and fits(lines[last + 1])
            and _names_group(form, line, lines[last + 1])
            and min(marks(lines[last + 1]), marks(lines[last - 1])) > 1
            and abs(marks(lines[last + 1]) - marks(lines[last - 1])) <= 1
        ):
            break
        last += 1
    return last


def _names_group(form: str, line: Line, below: Line) -> bool:
    """Whether a line names the group of the row below it."""
    if _GROUP.fullmatch(form, line.start, line.end):
        return True
    bare = _BARE_GROUP.fullmatch(form, line.start, line.end) is not None
    return (
        bare
        and not _HEADS.search(form, below.start, below.end)
        and _FIGURES.search(form, below.start, below.end) is not None
    )


def _has_pipes(text: str, line: Line) -> bool:
    if line.end - line.start > _LONGEST_ROW:
        return False
    pipes = sum(1 for _ in _PIPE.finditer(text, line.start, line.end))
    inner = pipes - (text[line.start] in "|│") - (text[line.end - 1] in "|│")
    return inner >= 1 or (pipes >= 1 and _RULE.match(text, line.start, line.end) is not None)


def _pipe_cells(text: str, line: Line, framed: bool) -> list[Piece]:
    """The cells between the pipes; where the table has no pipe on its left, one there ends an empty first cell."""
    start, end = line.start, line.end
    if framed and text[start] in "|│":
        start += 1
    if end > start and text[end - 1] in "|│":
        end -= 1
    cells: list[Piece] = []
    for match in _PIPE.finditer(text, start, end):
        cells.append(_piece(text, start, match.start()))
        start = match.end()
    return [*cells, _piece(text, start, end)]


def _tabs(form: str, text: str, lines: tuple[Line, ...], first: int) -> tuple[int, list[list[Piece]]]:
    """The index after the lines with tabs from `first` on, and their rows."""
    del text
    last = _run(
        form, lines, first, lambda line: _has_tabs(form, line), lambda line: form.count("\t", line.start, line.end)
    )
    return last, _parted(form, _unbroken([_tab_cells(form, n) for n in lines[first:last]]))


def _unbroken(rows: list[list[Piece]]) -> list[list[Piece]]:
    """The rows, two that a line break inside a cell made of one put together: together they have as many cells as most
    rows, the broken one counted once."""
    most = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    out: list[list[Piece]] = []
    for row in rows:
        above = out[-1] if out else []
        if len(above) < most and len(row) < most and len(above) + len(row) == most + 1 > 3 and above[-1] and row[0]:
            out[-1] = [*above[:-1], (above[-1][0], row[0][1]), *row[1:]]
        else:
            out.append(row)
    return out


def _parted(form: str, rows: list[list[Piece]]) -> list[list[Piece]]:
    """The rows, a cell of words and one of figures that lost the tab between them (人1.82) parted where the row is one
    cell short and no other of its cells can be parted."""
    most = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    out: list[list[Piece]] = []
    for row in rows:
        glued = [
            (at, match.end(1))
            for at, piece in enumerate(row)
            if at and piece is not None and (match := _GLUED.fullmatch(form, *piece)) is not None
        ]
        if len(row) + 1 == most and len(glued) == 1:
            at, cut = glued[0]
            start, end = row[at] or (cut, cut)
            row = [*row[:at], (start, cut), (cut, end), *row[at + 1 :]]
        out.append(row)
    return out


def _has_tabs(text: str, line: Line) -> bool:
    return line.end - line.start <= _LONGEST_ROW and text.find("\t", line.start, line.end) >= 0


def _tab_cells(text: str, line: Line) -> list[Piece]:
    before = line.start - line.indent
    start = before + text[before : line.start].find("\t") if "\t" in text[before : line.start] else line.start
    cells: list[Piece] = []
    while (end := text.find("\t", start, line.end)) >= 0:
        cells.append(_piece(text, start, end))
        start = end + 1
    return [*cells, _piece(text, start, line.end)]


_KINDS: dict[TableKind, Callable[[str, str, tuple[Line, ...], int], tuple[int, list[list[Piece]]]]] = {
    "pipe": _pipes,
    "tab": _tabs,
    "fixed": column_run,
    "spaced": spaced_run,
}


def _found(
    text: str, lines: tuple[Line, ...], first: int, last: int, rows: list[list[Piece]], kind: TableKind
) -> Found | None:
    """The table of the rows; None where fewer than two of them have two cells, or one has more than any table."""
    if sum(1 for row in rows if sum(piece is not None for piece in row) >= 2) < 2 or max(map(len, rows)) > _WIDEST:
        return None
    extent = lines[first].start, lines[last - 1].end
    return Found(lay_out(text, rows, kind, extent, caption_above(text, lines, first)), first, last)


def _piece(text: str, start: int, end: int) -> Piece:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
