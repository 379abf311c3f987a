"""Annexes that print the items of services as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.columns import Fields, Row, find_columns, read_rows
from kg.model.document import Document, Table
from kg.model.span import Span
from kg.text.fold import fold_name

#: Columns of tables of works: what is built where, how large, in which years, for how much.
WORKS = re.compile(r"建设(?:内容|规模|地点|年限|性质|期限|单位)|总投资|投资(?:额|估算|规模)|建设起止")
_LISTS: Fields = (
    ("other", re.compile(r"指标|单位|部门|任务|时限|目标|投资|规模|标准|对象")),
    ("name", re.compile(r"服务(?:项目|事项|内容|清单)")),
    ("domain", re.compile(r"领域|类别|类型|大类|方面")),
)
#: Titles of boxes whose tables list works, whatever their columns are called.
_OF_WORKS = re.compile(r"(?<!服务)(?:项目|工程|行动)(?:表|清单|一览表)?$")
_COLUMNS: Fields = (
    # A column that only tables of works have.
    ("works", WORKS),
    ("beneficiaries", re.compile(r"服务对象|保障对象|享受对象|受益对象|对象$")),
    ("content", re.compile(r"服务内容|保障内容|内容$")),
    ("standard", re.compile(r"(?:服务|保障|指导|实施)?(?:指导)?标准|服务要求")),
    ("funding", re.compile(r"支出责任|经费|资金|事权")),
    ("lead", re.compile(r"(?:牵头|主管|负责|责任)(?:负责|责任)?(?:单位|部门)|牵头")),
    ("name", re.compile(r"(?:服务|具体)?项目(?:名称)?$|^名称$|服务名称")),
    ("matter", re.compile(r"(?:服务|具体)?事项(?:名称)?$")),
    ("domain", re.compile(r"领域|类别|类型|大类|一级")),
)


def item_columns(table: Table) -> tuple[int, dict[str, int]]:
    """The header row of an annex of services and the column of each field; no fields where it is none.

    Where no column is called 项目, the one called 事项 holds the names.
    """
    header, fields = find_columns(table, _COLUMNS, _lists_services)
    if "matter" in fields and "name" not in fields:
        fields["name"] = fields.pop("matter")
    return header, fields


@lru_cache(maxsize=2)
def item_rows(document: Document) -> tuple[Row, ...]:
    """The rows of all annexes of services, each item once, in reading order; the last two documents' are kept, since
    several extractors read them."""
    return tuple(_rows(document))


def _rows(document: Document) -> Iterator[Row]:
    boxes = [s for s in document.sections if s.kind == "box" and _OF_WORKS.search(fold_name(s.title.text))]
    for table in document.tables:
        if any(box.start <= table.start < box.end for box in boxes):
            continue
        header, fields = item_columns(table)
        if fields:
            yield from read_rows(document, table, header, fields, "name")


@dataclass(frozen=True, slots=True)
class ListCell:
    """A cell that names the services of a field, one after the other, and the field as its row prints it."""

    names: Span
    field: Span


def list_cells(document: Document) -> Iterator[ListCell]:
    """The cells of tables that set nothing but services beside fields (服务领域 | 服务项目), in reading order."""
    for table in document.tables:
        header, fields = find_columns(table, _LISTS, lambda found: {"domain", "name"} <= found.keys())
        if not fields or "other" in fields or item_columns(table)[1]:
            continue
        for row in read_rows(document, table, header, fields, "name"):
            names = row.span("name")
            if names is not None and row.group is not None:
                yield ListCell(names, row.group)


def _lists_services(fields: dict[str, int]) -> bool:
    return (
        bool(fields.keys() & {"name", "matter"})
        and "works" not in fields
        and bool(fields.keys() & {"beneficiaries", "content", "standard", "funding"})
    )


def further_rows(document: Document) -> Iterator[Row]:
    """The rows that go on with the item of the row above, whose name is a merged cell, in reading order."""
    for table in document.tables:
        header, fields = item_columns(table)
        seen: set[int] = set()
        for cells in table.grid()[header + 1 :] if fields else ():
            name = cells[fields["name"]]
            if name is not None and id(name) in seen:
                yield Row(table, fields, cells, None)
            seen.add(id(name))
