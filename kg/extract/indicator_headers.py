"""Which column of an indicator table holds what: names, units, the values of which year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from kg.extract.periods import read_year
from kg.extract.units import read_table
from kg.model.document import Cell, Table
from kg.model.facts import Role
from kg.text.fold import fold

Grid = list[list[Cell | None]]
ColumnKind = Literal["name", "category", "serial", "unit", "binding", "value", "note"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. For values: the `year` of the header (None where it prints none, then `year_lost` tells whether it
    lost one), whether they are yearly averages, totals of a period or differences, their role, and whether the header
    itself calls them goals."""

    index: int
    kind: ColumnKind
    year: int | None = None
    year_lost: bool = False
    role: Role = "target"
    annual: bool = False
    cumulative: bool = False
    change: bool = False
    is_goal: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table and the number of rows that their headers take."""

    rows: int
    columns: tuple[Column, ...]

    def of(self, kind: ColumnKind) -> tuple[Column, ...]:
        """The columns of one kind, from left to right."""
        return tuple(column for column in self.columns if column.kind == kind)


_YEAR = re.compile(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2}|二[〇零○][〇零○一二三四五六七八九]{2})(?![0-9])年?")
_SPAN = re.compile(r"(?:19|20)[0-9]{2}年?(?:-{1,2}|~|至|到)(?:19|20)?[0-9]{2}年?")
_MASKED_YEAR = re.compile(r"(?:20|19)?[xX×*○〇□]{2,4}年|20[0-9][xX×*]年")
_LOST_YEAR = re.compile(r"年(?:底|末)?(?:目标|规划|基期|现状|实际|预期|完成)?(?:值|数|水平|目标)?")
_BASE = re.compile(r"基期|基数|基准|现状|实际|完成|基础|现有|期初|末?实绩")
_TARGET = re.compile(r"目标|规划|预期|期末|计划")
_ANNUAL = re.compile(r"年均|年平均|平均(?:增|每年)|^每年")
_TOTAL = re.compile(r"累计|合计|五年(?:新增|完成)")
_TOTAL_MARK = re.compile(r"[\[(/](?:五年)?累计(?:值|数)?[\])]?$")
_CHANGE = re.compile(r"增长|增速|增幅|提高|增加|增减|提升|变化|变动|下降")
_FOREIGN = re.compile(
    r"服务对象|服务标准|服务内容|支出责任|牵头(?:负责|责任)单位|建设内容|建设地点|建设规模|总投资|完成时限|服务项目"
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?:{row['pattern']})"), row["kind"]) for row in read_table("header_words.tsv"))


@lru_cache(maxsize=4096)
def fold_words(words: str) -> str:
    """Words as they are compared: folded, without white space. Cells repeat themselves, so the last ones are kept."""
    return "".join(fold(words).text.split())


def folded_words(cell: Cell | None) -> str:
    """The words of a cell as they are compared, empty for no cell."""
    return "" if cell is None or cell.span is None else fold_words(cell.span.text)


def read_header(table: Table, grid: Grid) -> Header | None:
    """The header of an indicator table; None where the table is none: it needs a column of names and one of values,
    and must not be a list of services or projects."""
    rows = _header_rows(grid)
    if not rows:
        return None
    heads = [_column_words(grid, rows, index) for index in range(table.columns)]
    if sum(1 for words in heads if _FOREIGN.search(words)) >= 2:
        return None
    columns = [column for index, words in enumerate(heads) if (column := read_column(index, words))]
    values = [c for c in columns if c.kind == "value"]
    if not any(c.kind == "name" for c in columns) and len(values) >= 2:
        columns = _with_name(grid, rows, columns, table.columns)
    if not values or not any(c.kind == "name" for c in columns):
        return None
    return Header(rows, _with_roles(tuple(sorted(columns, key=lambda c: c.index))))


def _header_rows(grid: Grid) -> int:
    """How many rows at the top hold headers."""
    count = 0
    for number, row in enumerate(grid[:4]):
        words = [folded_words(cell) for cell in row]
        filled = [w for w in words if w]
        known = sum(1 for w in filled if read_column(0, w) is not None)
        merged = number > 0 and any(cell is not None and cell in grid[number - 1] for cell in row)
        if not filled:
            break
        if known * 2 >= len(filled) and not (number and _holds_values(words, filled)):
            count = number + 1
        elif not (merged and count == number and known):
            if number == 0 and len(set(filled)) == 1 and len(grid) > 2:
                continue
            break
        else:
            count = number + 1
    return count


def _holds_values(words: list[str], filled: list[str]) -> bool:
    numbers = sum(1 for w in filled if re.fullmatch(r"[≥>≤<约]?[0-9.]+[%‰]?\*?", w) and not _YEAR.fullmatch(w))
    return numbers > 0 and len(words) > 0


def _column_words(grid: Grid, rows: int, index: int) -> str:
    seen: list[Cell] = []
    for row in grid[:rows]:
        cell = row[index]
        if cell is not None and cell not in seen and not (cell.columns >= len(row) > 1):
            seen.append(cell)
    return "".join(folded_words(cell) for cell in seen)


def read_column(index: int, words: str) -> Column | None:
    """What a column holds by the words of its header (folded), None where they tell nothing.

    >>> read_column(2, "2025年目标值").year, read_column(2, "指标性质").kind, read_column(2, "某某") is None
    (2025, 'binding', True)
    """
    if not words or len(words) > 30:
        return None
    annual, total = bool(_ANNUAL.search(words)), bool(_TOTAL.search(words))
    change = (annual and bool(_CHANGE.search(words))) or words.startswith(("提高", "增长", "增加"))
    span = _SPAN.search(words)
    years = [] if span else [read_year(m["year"]) for m in _YEAR.finditer(words)]
    rest = _YEAR.sub("", _SPAN.sub("", words))
    if (years or span) and len(rest) <= 14 and not re.search(r"任务分工|措施|工作|进度", rest):
        role: Role = "baseline" if _BASE.search(rest) and not _TARGET.search(rest) else "target"
        year = None if annual or span else years[-1]
        return Column(index, "value", year, False, role, annual, total, change, bool(_TARGET.search(rest)))
    if _MASKED_YEAR.search(words) or (_LOST_YEAR.fullmatch(words) and not annual):
        role = "baseline" if _BASE.search(words) and not _TARGET.search(words) else "target"
        return Column(index, "value", None, True, role, annual, total, change)
    words = _TOTAL_MARK.sub("", words)
    bare = re.sub(r"\((?:%|单位[::]?[^)]*|[^)]{0,8})\)$|\"?十[一二三四五六]五\"?(?:时期|期间|末|期末)?", "", words)
    for pattern, kind in _patterns():
        if pattern.fullmatch(bare):
            match kind:
                case "base":
                    return Column(index, "value", role="baseline")
                case "target":
                    return Column(index, "value", annual=annual, cumulative=total and not annual, change=change)
                case "name" | "category" | "serial" | "unit" | "binding" | "note":
                    return Column(index, kind)
    return None


def _with_name(grid: Grid, rows: int, columns: list[Column], width: int) -> list[Column]:
    """The columns with the one that holds the longest words taken for the names."""
    taken = {c.index for c in columns}
    best, longest = None, 0
    for index in range(width):
        if index not in taken:
            length = sum(len(folded_words(row[index])) for row in grid[rows:])
            if length > longest:
                best, longest = index, length
    return columns if best is None else [*columns, Column(best, "name")]


def _with_roles(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with the first year of several taken for the base, where no header says what it is."""
    years = [c.year for c in columns if c.kind == "value" and c.year is not None]
    if len(set(years)) < 2 or any(c.role == "baseline" for c in columns):
        return columns
    first = min(years)
    return tuple(
        replace(c, role="baseline")
        if c.kind == "value" and c.year == first and not c.annual and not c.cumulative
        else c
        for c in columns
    )
