"""Tables that lost their grid: one cell to a line, merged cells gone, labels broken over several lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.model.document import Cell, Table
from kg.model.span import Span
from kg.read.captions import caption_above
from kg.read.marks import read_mark
from kg.read.word_lists import table_words
from kg.text.fold import fold
from kg.text.lines import Line, is_terminated

_COLUMNS = ("number", "category", "label", "unit", "attribute", "value", "other")
_DIGITS = re.compile(r"[\dx×]{2}|十[二三四五六]五")
#: The lines of a category that its narrow column broke are no longer than this.
_NARROW = 6
_ENDS = frozenset(("chapter", "section", "box", "annex"))
#: No cell is longer, and no header cell or value.
_LONGEST, _LONGEST_HEADER = 60, 16


@dataclass(frozen=True, slots=True)
class _Header:
    """A column of the header: what it holds, and the first and the last of its lines."""

    kind: str
    first: Line
    last: Line


@dataclass(frozen=True, slots=True)
class _Row:
    number: list[Line]
    words: list[Line]
    units: list[Line]
    values: list[Line]
    attributes: list[Line]


def find_stacked(text: str, lines: tuple[Line, ...], start: int, stop: int) -> tuple[Table, int, int] | None:
    """The first table with one cell to a line among lines[start:stop], with the half-open range of its lines; None
    where there is none. A value whose column cannot be told stands behind the last column of the header."""
    at = start
    while at < stop:
        headers = _read_header(text, lines, at, stop)
        kinds = {header.kind for header in headers}
        body = at + len(headers)
        if len(headers) >= 3 and "value" in kinds and kinds & {"label", "category"}:
            last = _extent(text, lines, body, stop)
            rows = _rows(text, lines[body:last], kinds)
            if sum(1 for row in rows if row.values) >= 2:
                joined = _joined(text, headers)
                best = max(headers, joined, key=lambda some: _known(some, rows))
                return _table(text, lines, at, last, best, rows), at, last
        at = max(body, at + 1)
    return None


def _read_header(text: str, lines: tuple[Line, ...], start: int, stop: int) -> list[_Header]:
    """The columns that the lines from `start` on name, one to a line."""
    headers: list[_Header] = []
    while start + len(headers) < stop and (kind := _header_kind(text, lines[start + len(headers)])):
        line = lines[start + len(headers)]
        headers.append(_Header(kind, line, line))
    return headers


def _joined(text: str, headers: list[_Header]) -> list[_Header]:
    """The columns where a year and what it means (2020年, 基期值) stand on two lines of one column."""
    out: list[_Header] = []
    for header in headers:
        before = out[-1] if out else None
        if (
            before is not None
            and before.kind == header.kind == "value"
            and before.first is before.last
            and (_has_year(text, before.first) and not _has_year(text, header.first))
        ):
            out[-1] = _Header("value", before.first, header.last)
        else:
            out.append(header)
    return out


def _has_year(text: str, line: Line) -> bool:
    return _DIGITS.search(_folded(text[line.start : line.end])) is not None


def _known(headers: list[_Header], rows: list[_Row]) -> int:
    """How many rows have a value for every column of values."""
    columns = sum(header.kind == "value" for header in headers)
    return sum(len(row.values) == columns for row in rows)


def _header_kind(text: str, line: Line) -> str | None:
    if line.end - line.start > _LONGEST_HEADER:
        return None
    return next((kind for kind in _COLUMNS if _fits(kind, text, line)), None)


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    return fold("".join(words.split())).text.lower()


def _fits(kind: str, text: str, line: Line) -> bool:
    """Whether the whole line is of a kind of table_words.tsv."""
    return (
        line.end - line.start <= _LONGEST
        and table_words(kind).fullmatch(_folded(text[line.start : line.end])) is not None
    )


def _is_value(text: str, line: Line) -> bool:
    return line.end - line.start <= _LONGEST_HEADER and _fits("cell-value", text, line)


def _extent(text: str, lines: tuple[Line, ...], first: int, stop: int) -> int:
    """The index after the last cell: before a note, a sentence, a heading without values below it, or more than eight
    lines of words without a value."""
    last = first
    for index in range(first, stop):
        line = lines[index]
        if _is_value(text, line) or _fits("cell-attribute", text, line):
            last = index + 1
            continue
        if line.end - line.start > _LONGEST or index - last > 8 or is_terminated(text[line.start : line.end]):
            break
        mark = read_mark(text, line.start, line.end)
        if _fits("note", text, line) or (mark is not None and mark.kind in _ENDS):
            break
        if (
            mark is not None
            and mark.kind in ("han", "han-paren")
            and not any(_is_value(text, following) for following in lines[index + 1 : min(index + 6, stop)])
        ):
            break
    return last


def _rows(text: str, lines: tuple[Line, ...], kinds: set[str]) -> list[_Row]:
    """The rows: a new one begins with the next number of the list, or with words after a value."""
    rows: list[_Row] = []
    row = _Row([], [], [], [], [])
    count = 1
    for line in lines:
        words = text[line.start : line.end].strip()
        numbered = "number" in kinds and words.rstrip("、.") == str(count)
        if numbered and (row.attributes or not row.values):
            rows.append(row)
            row = _Row([line], [], [], [], [])
            count += 1
        elif _fits("cell-attribute", text, line):
            row.attributes.append(line)
        elif _is_value(text, line):
            row.values.append(line)
        elif "unit" in kinds and row.words and not row.values and _fits("cell-unit", text, line):
            row.units.append(line)
        else:
            if row.values or row.units or row.attributes:
                rows.append(row)
                row = _Row([], [], [], [], [])
            row.words.append(line)
    return [r for r in (*rows, row) if r.words or r.values]


def _table(
    text: str, lines: tuple[Line, ...], first: int, last: int, headers: list[_Header], rows: list[_Row]
) -> Table:
    kinds = [header.kind for header in headers]
    cells = [Cell(0, c, _span(text, header.first, header.last)) for c, header in enumerate(headers)]
    years = [c for c, kind in enumerate(kinds) if kind == "value"]
    category_at = kinds.index("category") if "category" in kinds and "label" in kinds else None
    label_at = kinds.index("label") if "label" in kinds else kinds.index("category")
    category: int | None = None
    r, widest = 0, len(kinds)
    for row in rows:
        grouped, labels = _labels(text, row.words, category_at is not None)
        if grouped:
            category = len(cells)
            cells.append(Cell(r + 1, category_at or 0, _span(text, grouped[0], grouped[-1]), 0))
        for part in labels or [[]]:
            r += 1
            if category is not None:
                old = cells[category]
                cells[category] = Cell(old.row, old.column, old.span, old.rows + 1)
            if part:
                cells.append(Cell(r, label_at, _span(text, part[0], part[-1])))
        known = len(row.values) == len(years)
        for n, value in enumerate(row.values):
            column = years[n] if known else len(kinds) + n
            widest = max(widest, column + 1)
            cells.append(Cell(r, column, _span(text, value, value)))
        for name, found in (("number", row.number), ("unit", row.units), ("attribute", row.attributes)):
            if name in kinds and found:
                cells.append(Cell(r, kinds.index(name), _span(text, found[0], found[-1])))
    above = caption_above(text, lines, first)
    return Table(
        "stacked", lines[first].start, lines[last - 1].end, r + 1, widest,
        tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        None if above is None else Span(*above, text[slice(*above)]),
    )  # fmt: skip


def _labels(text: str, words: list[Line], has_category: bool) -> tuple[list[Line], list[list[Line]]]:
    """The lines of a category, where one begins, and the labels after it, each of one line or more; all but the last
    label stand above a row of their own without values."""
    split = 0
    if has_category and len(words) > 1:
        narrow = words[0].end - words[0].start
        while split < len(words) - 1 and words[split].end - words[split].start <= min(narrow, _NARROW):
            if split and _fits("complete", text, words[split]):
                break
            split += 1
        if not split and _fits("category-name", text, words[0]) and not _fits("complete", text, words[0]):
            split = 1
    labels: list[list[Line]] = []
    for line in words[split:]:
        short = line.end - line.start <= _NARROW - 1 or text[line.start] in "((/"
        band = any(_is_band(text, n) for n in (line, *(labels[-1] if labels else ())))
        if labels and not band and (short or not _fits("complete", text, labels[-1][-1])):
            labels[-1].append(line)
        else:
            labels.append([line])
    return words[:split], labels


def _is_band(text: str, line: Line) -> bool:
    """Whether the line is a heading over several rows (二、优质资源建设)."""
    mark = read_mark(text, line.start, line.end)
    return mark is not None and mark.kind in ("han", "han-paren")


def _span(text: str, first: Line, last: Line) -> Span:
    return Span(first.start, last.end, text[first.start : last.end])
