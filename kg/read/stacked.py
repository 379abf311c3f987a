"""Tables that lost their grid: one cell to a line, merged cells gone, labels broken over several lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model.document import Cell, Table
from kg.model.span import Span
from kg.read.captions import caption_above
from kg.read.marks import read_mark
from kg.text.lines import Line, is_terminated

#: The words of a header, each to what its column holds.
_HEADER = (
    ("number", re.compile(r"序[号號]|编号|編號")),
    (
        "category",
        re.compile(r"(?:服[务務])?(?:类[别別]|[领領]域|類[别別]|大[类類]|方面|[项項]目[类類][别別])|分[类類]"),
    ),
    ("label", re.compile(r"(?:主要|具体|核心|[发發]展)?指[标標](?:名[称稱]|[内內]容)?|名[称稱]")),
    ("unit", re.compile(r"(?:[计計]量)?[单單]位")),
    ("attribute", re.compile(r"(?:指[标標])?(?:属|屬)性|(?:指[标標])?性[质質]|(?:指[标標])?[类類]型")),
    (
        "value",
        re.compile(
            r"[“\"]?(?:(?:19|20|[xX×]{2})[\dxX×]{2}\s*年?|(?:十[二三四五六])五[”\"]?)[”\"]?(?:[期末时時]*)?"
            r"(?:(?:[实實][际際际]|基期|基[数數]|[规規][划劃]|[预預][期计計]|[现現][状狀]|目[标標]|完成|[达達]到|累[计計])*[值数數]?)?"
            r"(?:[((][^()()]{1,6}[))])?"
            r"|(?:[现現][状狀]|目[标標]|基期|[实實][际際]|[规規][划劃]目[标標])值?|年均(?:增[长長])?(?:[速率]度?)?|累[计計](?:值|[数數])?"
        ),
    ),
    ("other", re.compile(r"[备備]注|[责責]任[单單]位|[牵牽][头頭][单單]位|[数數]据[来來]源")),
)
_VALUE = re.compile(
    r"[≥≤>≧≦><>≮≯约約〔\[(+-]*\s*(?:\d[\d.,,]*|[xX×*]{1,4}(?:[..][xX×*]+)?)\s*[\])〕]?\s*[^\d\s]{0,4}[*①-⑨\])〕]*(?:以上|以下|以内|左右)?$|[-—–/]+$"
)
_ATTRIBUTE = re.compile(r"[((]?(?:约束|約束|预期|預期)性?[))]?$")
_UNIT = re.compile(
    r"(?:[%‰%]|[万亿千百]?(?:张|張|人次?|个|個|所|岁|歲|年|户|戶|套|平方米|公里|元|名|件|册|小时|小時|家|处|對|辆|場|场|公顷|吨)(?:/.{1,4})?)$"
)
_DIGITS = re.compile(r"[\dxX×]{2}|十[二三四五六]五")
_NOTE = re.compile(r"(?:[注註]|[备備]注|[说說]明)\s*[::]")
_ENDS = frozenset(("chapter", "section", "box", "annex"))
_LONGEST = 60


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
        headers, body = _read_header(text, lines, at, stop)
        kinds = {header.kind for header in headers}
        if len(headers) >= 3 and "value" in kinds and kinds & {"label", "category"}:
            last = _extent(text, lines, body, stop)
            rows = _rows(text, lines[body:last], headers)
            if sum(1 for row in rows if row.values) >= 2:
                return _table(text, lines, at, last, headers, rows), at, last
        at = max(body, at + 1)
    return None


def _read_header(text: str, lines: tuple[Line, ...], start: int, stop: int) -> tuple[list[_Header], int]:
    """The columns that the lines from `start` on name, and the index after them. A year and what it means (基期值) are
    one column, also on two lines."""
    headers: list[_Header] = []
    at = start
    while at < stop and (kind := _header_kind(text, lines[at])):
        words = text[lines[at].start : lines[at].end]
        yearless = kind == "value" and not _DIGITS.search(words)
        if (
            yearless
            and headers
            and headers[-1].kind == "value"
            and headers[-1].first is headers[-1].last
            and (_DIGITS.search(text, headers[-1].first.start, headers[-1].first.end))
        ):
            headers[-1] = _Header("value", headers[-1].first, lines[at])
        else:
            headers.append(_Header(kind, lines[at], lines[at]))
        at += 1
    return headers, at


def _header_kind(text: str, line: Line) -> str | None:
    if line.end - line.start > 16:
        return None
    words = "".join(text[line.start : line.end].split())
    return next((kind for kind, pattern in _HEADER if pattern.fullmatch(words)), None)


def _is_value(text: str, line: Line) -> bool:
    return line.end - line.start <= 16 and _VALUE.match(text, line.start, line.end) is not None


def _extent(text: str, lines: tuple[Line, ...], first: int, stop: int) -> int:
    """The index after the last cell: before a note, a sentence, a heading without values below it, or more than eight
    lines of words without a value."""
    last = first
    for index in range(first, stop):
        line = lines[index]
        if _is_value(text, line) or _ATTRIBUTE.match(text, line.start, line.end):
            last = index + 1
            continue
        if line.end - line.start > _LONGEST or index - last > 8 or is_terminated(text[line.start : line.end]):
            break
        mark = read_mark(text, line.start, line.end)
        if _NOTE.match(text, line.start, line.end) or (mark is not None and mark.kind in _ENDS):
            break
        if (
            mark is not None
            and mark.kind in ("han", "han-paren")
            and not any(_is_value(text, following) for following in lines[index + 1 : min(index + 6, stop)])
        ):
            break
    return last


def _rows(text: str, lines: tuple[Line, ...], headers: list[_Header]) -> list[_Row]:
    """The rows: a new one begins with the next number of the list, or with words after a value."""
    kinds = {header.kind for header in headers}
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
        elif _ATTRIBUTE.match(text, line.start, line.end):
            row.attributes.append(line)
        elif _is_value(text, line):
            row.values.append(line)
        elif "unit" in kinds and row.words and not row.values and _UNIT.match(text, line.start, line.end):
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
        while split < len(words) - 1 and words[split].end - words[split].start <= min(narrow, 6):
            split += 1
    labels: list[list[Line]] = []
    for line in words[split:]:
        if labels and (line.end - line.start <= 5 or text[line.start] in "((/"):
            labels[-1].append(line)
        else:
            labels.append([line])
    return words[:split], labels


def _span(text: str, first: Line, last: Line) -> Span:
    return Span(first.start, last.end, text[first.start : last.end])
