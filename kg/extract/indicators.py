"""Rows of indicator tables: which indicator, in which unit, at which level in which year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from kg.extract.indicator_cells import EMPTY, Reading, read_cell, split_glued
from kg.extract.indicator_headers import Column, Grid, Header, fold_words, folded_words, read_header
from kg.extract.indicator_names import Name, read_name
from kg.extract.scope import Scope
from kg.model.document import Cell, Document, Table
from kg.model.facts import Facts, Indicator, IndicatorValue
from kg.model.span import Span
from kg.text.fold import fold, fold_name

Binding = Literal["约束性", "预期性"]

_STAR_NOTE = re.compile(r"[*★☆▲△#]\"?'?(?:号|标记|符号)?[^。;\n]{0,30}(?:累计|合计|总数|五年)")
_BRACKET_NOTE = re.compile(r"[\[(][^\[\]()0-9]{0,4}[\])](?:\"|')?(?:号|内|中|里)?[^。;\n]{0,30}(?:累计|合计|总数|五年)")
_NOTE_ROW = re.compile(r"(?:备?注|说明|指标解释|资料来源|数据来源)[::0-9]|注[::]?$")
_BAND_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|[(（][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.、])"
)
_CIRCLED_NOTE = re.compile(r"(?P<mark>[①-⑳])(?:\"|')?[^。;\n①-⑳]{0,40}?(?:累计|合计|总数)")
#: How far behind a table its notes are looked for, in characters.
_NOTES_REACH = 800
#: How alike a category and a domain must be written to be the same (基本劳动就业服务, 基本劳动就业创业).
_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Notes:
    """What the notes of a table say of its marks."""

    star_is_total: bool
    bracket_is_total: bool
    circled_totals: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for all rows of one table."""

    document: Document
    scope: Scope
    domains: tuple[str, ...]
    header: Header
    notes: Notes
    period: tuple[int, int] | None
    issued: int | None


def extract_indicators(document: Document, known: Facts) -> tuple[Indicator, ...]:
    """The rows of the document's indicator tables, in the order of the text. Never raises."""
    scope = Scope(document, known)
    found: list[Indicator] = []
    domains = tuple(dict.fromkeys(domain.name for domain in known.domains))
    for table in document.tables:
        grid = table.grid()
        header = read_header(table, grid)
        if header is None:
            continue
        context = Context(
            document,
            scope,
            domains,
            header,
            read_notes(document, table, grid),
            known.plan.period,
            int(known.plan.issued[:4]) if known.plan.issued else None,
        )
        for names, values, others in _segments(header):
            found += _read_rows(context, table, grid, names, values, others)
    return tuple(sorted(found, key=lambda indicator: indicator.span.start))


def is_indicator_table(table: Table) -> bool:
    """Whether a table is one of indicators, by its header."""
    return read_header(table, table.grid()) is not None


def read_notes(document: Document, table: Table, grid: Grid) -> Notes:
    """What the notes under a table, in its last rows and in its header say of marks."""
    inside = "\n".join(folded_words(row[0]) for row in grid[-3:] if row)
    head = "".join(folded_words(cell) for row in grid[:3] for cell in row)
    around = fold(document.text[table.end : table.end + _NOTES_REACH]).text.replace(" ", "")
    words = f"{inside}\n{around}"
    return Notes(
        _STAR_NOTE.search(words) is not None,
        _BRACKET_NOTE.search(words) is not None or re.search(r"[\[(](?:五年)?累计[^\])]{0,4}[\])]", head) is not None,
        frozenset(match["mark"] for match in _CIRCLED_NOTE.finditer(words)),
    )


def _segments(header: Header) -> list[tuple[list[Column], list[Column], list[Column]]]:
    """The blocks of a header that stand side by side, each with its columns of names, of values and the rest."""
    segments: list[tuple[list[Column], list[Column], list[Column]]] = []
    names: list[Column] = []
    values: list[Column] = []
    others: list[Column] = []
    for column in header.columns:
        if column.kind == "name" and values:
            segments.append((names, values, others))
            names, values, others = [], [], []
        if column.kind == "name":
            names.append(column)
        elif column.kind == "value":
            values.append(column)
        else:
            others.append(column)
    segments.append((names, values, others))
    whole = [s for s in segments if s[0] and s[1]]
    if len(whole) == 1:
        return [(whole[0][0], whole[0][1], [c for s in segments for c in s[2]])]
    return whole


@dataclass(slots=True)
class _State:
    category: str | None = None
    group: Name | None = None
    group_category: str | None = None
    last: Name | None = None


def _read_rows(
    context: Context,
    table: Table,
    grid: Grid,
    names: list[Column],
    values: list[Column],
    others: list[Column],
) -> list[Indicator]:
    found: list[Indicator] = []
    state = _State()
    categories = [c.index for c in others if c.kind == "category"]
    beyond = [i for i in range(table.columns) if i > max(c.index for c in context.header.columns)]
    for number, row in enumerate(grid[context.header.rows :], context.header.rows):
        cells = [cell for cell in row if cell is not None and cell.span is not None]
        distinct = list(dict.fromkeys(cells))
        if not distinct or _NOTE_ROW.match(folded_words(distinct[0])):
            continue
        if len(distinct) == 1 and not read_numeric(distinct[0]):
            state.category, state.group = _BAND_NUMBER.sub("", distinct[0].text), None
            continue
        printed = [row[i] for i in categories]
        words = next((c.text for c in printed if c is not None and c.span is not None), None)
        if words is not None and words != state.category:
            state.category, state.group = words, None
        indicator = _read_row(context, row, number, names, values, others, beyond, state)
        if indicator is not None:
            found.append(indicator)
    return found


def read_numeric(cell: Cell) -> bool:
    """Whether a cell holds a number."""
    reading = read_cell(folded_words(cell))
    return reading is not None and reading.readable


def _read_row(
    context: Context,
    row: list[Cell | None],
    number: int,
    names: list[Column],
    values: list[Column],
    others: list[Column],
    beyond: list[int],
    state: _State,
) -> Indicator | None:
    labels = list(dict.fromkeys(cell for c in names if (cell := row[c.index]) is not None and cell.span is not None))
    if not labels or labels[-1].span is None or labels[-1].row > number:
        return None
    label, field = _without_field(context, labels[-1].span)
    if field is not None:
        state.category = field
    name = read_name(label)
    if name is None or (labels[-1].row < number and len(labels) == 1):
        return None
    above = read_name(labels[0].span) if len(labels) > 1 and labels[0].span is not None else None
    parent = above.words if above is not None else None
    readings = _row_values(context, row, values, beyond, name)
    if not readings and not _has_values_printed(row, values):
        state.group, state.group_category = name, state.category
        if not _leads_group(context, name):
            return None
    if parent is None:
        parent = _parent_of(name, state)
    if not name.is_part:
        state.last = name
    unit_cell = next((row[c.index] for c in others if c.kind == "unit"), None)
    unit = _unit(unit_cell, [r for _, r in readings], name) or (above.unit if above is not None else None)
    binding = _binding(next((row[c.index] for c in others if c.kind == "binding"), None), name)
    return Indicator(
        domain=_domain(context, state.category, name.span.start),
        name=name.words,
        span=name.span,
        unit=unit,
        binding=binding,
        parent=parent,
        values=tuple(value for value, _ in readings),
    )


def _without_field(context: Context, span: Span) -> tuple[Span, str | None]:
    """A label without the name of the field of service that stands on a line of its own above it, and that name; the
    label as it is and None where none does."""
    first, _, rest = span.text.partition("\n")
    words = fold_name(first) if rest.strip() else ""
    field = next((domain for domain in context.domains if fold_name(domain) == words), None)
    if field is None:
        return span, None
    return context.document.span(span.start + len(first), span.end), field


def _leads_group(context: Context, name: Name) -> bool:
    """Whether a row without values is one of indicators all the same: it prints a unit of its own."""
    return name.unit is not None and bool(context.header.of("value"))


def _has_values_printed(row: list[Cell | None], values: list[Column]) -> bool:
    return any((cell := row[c.index]) is not None and cell.span is not None for c in values)


def _parent_of(name: Name, state: _State) -> str | None:
    if name.is_part:
        return state.last.words if state.last else None
    group = state.group
    if group is None or state.group_category != state.category or group is name:
        return None
    stem = re.sub(r"(?:参保|覆盖|达标|保障)?[率数额比例]+$", "", fold_name(group.words))
    return group.words if len(stem) >= 3 and stem in fold_name(name.words) else None


def _row_values(
    context: Context,
    row: list[Cell | None],
    values: list[Column],
    beyond: list[int],
    name: Name,
) -> list[tuple[IndicatorValue, Reading]]:
    out: list[tuple[IndicatorValue, Reading]] = []
    seen: list[Cell] = []
    pending: list[Span] = []
    for column in values:
        cell = row[column.index]
        if pending and (cell is None or cell.span is None):
            out += _values(context, column, pending.pop(0), name)
            continue
        if cell is None or cell.span is None or cell in seen:
            continue
        seen.append(cell)
        pieces = split_glued(folded_words(cell))
        if (
            pieces
            and len(pieces) <= sum(1 for c in values if c.index >= column.index)
            and _free(row, values, column, len(pieces) - 1)
        ):
            spans = _spans_of(context.document, cell.span, pieces)
            if spans:
                out += _values(context, column, spans[0], name)
                pending = spans[1:]
                continue
        out += _values(context, column, cell.span, name)
    lost = Column(-1, "value", None, True)
    for index in beyond:
        cell = row[index]
        if (
            cell is not None
            and cell.span is not None
            and cell not in seen
            and cell.column >= index
            and read_numeric(cell)
        ):
            seen.append(cell)
            out += _values(context, lost, cell.span, name)
    return out


def _free(row: list[Cell | None], values: list[Column], column: Column, count: int) -> bool:
    """Whether the next columns of values are empty."""
    following = [c for c in values if c.index > column.index][:count]
    cells = [row[c.index] for c in following]
    return len(following) == count and all(cell is None or cell.span is None for cell in cells)


def _spans_of(document: Document, span: Span, pieces: list[str]) -> list[Span]:
    out: list[Span] = []
    at = span.start
    for piece in pieces:
        size = len(piece)
        if fold(document.text[at : at + size]).text != piece:
            return []
        out.append(document.span(at, at + size))
        at += size
    return out


def _values(context: Context, column: Column, span: Span, name: Name) -> list[tuple[IndicatorValue, Reading]]:
    reading = read_cell(fold_words(span.text))
    if reading is None:
        return []
    total = (
        column.cumulative
        or reading.total
        or (reading.starred and context.notes.star_is_total)
        or (reading.bracketed and context.notes.bracket_is_total)
        or (name.starred and context.notes.star_is_total and column.role == "target")
        or (column.role == "target" and not context.notes.circled_totals.isdisjoint(name.circled))
        or not context.notes.circled_totals.isdisjoint(reading.circled)
    )
    role = column.role
    if role == "target" and column.year is not None and context.period and column.year < context.period[0]:
        role = "baseline"
    elif role == "target" and not column.is_goal and column.year and context.issued and column.year < context.issued:
        role = "actual"
    value = IndicatorValue(
        raw="".join(span.text.split()),
        value=reading.value,
        span=span,
        year=column.year,
        year_lost=column.year_lost,
        role=role,
        comparator=reading.comparator,
        cumulative=bool(total),
        change=column.change or reading.change,
        annual_average=column.annual and not (reading.bracketed and context.notes.bracket_is_total),
        masked=reading.masked,
        year_inferred=_inferred_year(context, column),
    )
    if reading.upper is not None and reading.value is not None:
        return [
            (replace(value, comparator=">="), reading),
            (replace(value, comparator="<=", value=reading.upper), reading),
        ]
    return [(value, reading)]


def _inferred_year(context: Context, column: Column) -> int | None:
    """The year that a column 基期 or 目标 without a year means in a plan of a known period, None otherwise."""
    if column.year is not None or column.year_lost or column.annual or column.change or context.period is None:
        return None
    first, last = context.period
    return first - 1 if column.role == "baseline" else last


def _unit(cell: Cell | None, readings: list[Reading], name: Name) -> str | None:
    """The unit of a row: its own column, else what its cells print, else the last bracket of its label."""
    if cell is not None and cell.span is not None:
        words = cell.text
        return None if EMPTY.fullmatch(folded_words(cell)) else words
    printed = [r.unit for r in readings if r.unit]
    if printed and len(printed) * 2 >= len(readings):
        return printed[0]
    return name.unit or (printed[0] if printed else None)


def _binding(cell: Cell | None, name: Name) -> Binding | None:
    words = folded_words(cell) or (name.mark or "")
    if "约束" in words:
        return "约束性"
    return "预期性" if "预期" in words else None


def _domain(context: Context, category: str | None, offset: int) -> str | None:
    """The domain of a row: the one that its category names, else the category as printed, else the section's."""
    return context.scope.domain_at(offset) if category is None else _nearest(category, context.domains)


@lru_cache(maxsize=256)
def _nearest(category: str, domains: tuple[str, ...]) -> str:
    """The domain that a category names, the category itself where it names none."""
    wanted = fold_name(category)
    for domain in domains:
        if fold_name(domain) == wanted:
            return domain
    for domain in domains:
        short = fold_name(domain)
        if min(len(short), len(wanted)) >= 3 and (short in wanted or wanted in short):
            return domain
    likeness = [(SequenceMatcher(None, fold_name(d), wanted, autojunk=False).ratio(), d) for d in domains]
    best = max(likeness, default=(0.0, category))
    return best[1] if best[0] >= _ALIKE else category
