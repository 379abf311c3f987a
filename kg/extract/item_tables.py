"""Annexes that print the items of services as tables: which columns they have, and their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.columns import Fields, find_columns
from kg.model.document import Cell, Document, Table
from kg.model.span import Span
from kg.text.fold import fold, fold_name

_COLUMNS: Fields = (
    ("beneficiaries", re.compile(r"服务对象|保障对象|享受对象|受益对象|对象$")),
    ("content", re.compile(r"服务内容|保障内容|内容$")),
    ("standard", re.compile(r"(?:服务|保障|指导|实施)?(?:指导)?标准|服务要求")),
    ("funding", re.compile(r"支出责任|经费|资金|事权")),
    ("lead", re.compile(r"(?:牵头|主管|负责|责任)(?:负责|责任)?(?:单位|部门)|牵头")),
    ("name", re.compile(r"(?:服务|具体)?(?:项目|事项)(?:名称)?$|^名称$|服务名称")),
    ("domain", re.compile(r"领域|类别|类型|大类|一级")),
)
_NUMBERED = re.compile(
    r"^(?:第[一二三四五六七八九十]+[章节部类]|[一二三四五六七八九十]+[、.]|[(][一二三四五六七八九十]+[)]|\d+(?:\.\d+)*[、.]?)\s*"
)
_COUNTED = re.compile(r"[(]?(?:共)?\d+[项个][)]?$")


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row of an annex of services: its cells by field, and the words of the field of service above it."""

    table: Table
    fields: dict[str, int]
    cells: list[Cell | None]
    domain: Span | None

    def cell(self, field: str) -> Cell | None:
        """The cell of a field, None where the table has no such column or the cell is empty."""
        found = self.cells[self.fields[field]] if field in self.fields else None
        return found if found is not None and found.span is not None else None


def item_columns(table: Table) -> tuple[int, dict[str, int]]:
    """The header row of an annex of services and the column of each field; no fields where it is none."""
    return find_columns(table, _COLUMNS, _lists_services)


def _lists_services(fields: dict[str, int]) -> bool:
    return "name" in fields and bool(fields.keys() & {"beneficiaries", "content", "standard", "funding"})


def item_rows(document: Document) -> Iterator[ItemRow]:
    """The rows of all annexes of services, each item once, in reading order."""
    for table in document.tables:
        header, fields = item_columns(table)
        if not fields:
            continue
        current: Span | None = None
        seen: set[int] = set()
        for cells in table.grid()[header + 1 :]:
            across = _whole_row(cells)
            if across is not None:
                current = field_words(document, across)
                continue
            row = ItemRow(table, fields, cells, None)
            name, domain = row.cell("name"), row.cell("domain")
            if name is None or name.span is None or name.span.start in seen or _repeats_header(fields, cells):
                continue
            seen.add(name.span.start)
            if domain is not None and domain.span is not None:
                current = field_words(document, domain.span)
            yield ItemRow(table, fields, cells, current)


def field_words(document: Document, span: Span) -> Span:
    """The words of a field of service without their number and without the count of items behind."""
    mark = _NUMBERED.match(fold(span.text).text) if len(fold(span.text).text) == len(span.text) else None
    start = span.start + (mark.end() if mark and mark.end() < len(span.text) else 0)
    counted = _COUNTED.search(fold(document.text[start : span.end]).text)
    end = (
        start + counted.start()
        if counted and counted.start() and "".join(fold(document.text[start : span.end]).text)
        else span.end
    )
    return document.span(start, end) if document.text[start:end].strip() else span


def _repeats_header(fields: dict[str, int], cells: list[Cell | None]) -> bool:
    """Whether the row is the header printed again at the top of a page."""
    name = cells[fields["name"]]
    return name is not None and len(name.text) < 16 and dict(_COLUMNS)["name"].search(fold_name(name.text)) is not None


def _whole_row(cells: list[Cell | None]) -> Span | None:
    """The words of a row that is one cell, as a domain printed across the table."""
    there = {id(cell): cell for cell in cells if cell is not None and cell.span is not None}
    if len(there) != 1:
        return None
    (cell,) = there.values()
    return (
        cell.span if cell.span is not None and len(cell.text) <= 30 and (cell.columns > 1 or cells[0] is cell) else None
    )
