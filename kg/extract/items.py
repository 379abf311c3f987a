"""The items of a plan's list of services: listed in prose (具体包括:…) or as the rows of an annex."""

from __future__ import annotations

import re
from typing import Literal

from kg.extract.columns import Row
from kg.extract.item_blocks import item_blocks
from kg.extract.item_tables import item_rows, list_cells
from kg.extract.scope import Scope, own_words, printed
from kg.extract.service_lists import service_lists
from kg.extract.service_names import names_in, split_last
from kg.model.document import Document, Table
from kg.model.facts import Facts, ServiceItem, Words
from kg.model.span import Span
from kg.text.fold import fold, fold_name

#: What a list says that stands outside the section of its field.
_OWN_FIELD = re.compile(r"[本该此]领域")
_SEVERAL = 2
#: A mark behind a name that a note explains, and a number of items behind the name of their field.
_NOTED = re.compile(r"\s*[*★☆▲△#①-⑳]+\s*$")
_NUMBER_OF_ITEMS = re.compile(r"\d+[项个]$")
_MARK = re.compile(r"^(?:\d+\s*[.、)]|[(]\d+[)]|[①-⑳])\s*")


def extract_service_items(document: Document, known: Facts) -> tuple[ServiceItem, ...]:
    """The items in the order of the text; where an annex has an item of the prose list, the annex gives its fields."""
    tables = [*_table_items(document, known), *_block_items(document, known), *_cell_items(document, known)]
    places = {item.span.start for item in tables}
    prose = [p for p in _prose_items(document, known, has_annex=bool(tables)) if p.span.start not in places]
    there = {fold_name(item.name) for item in tables}
    merged = [item for item in prose if fold_name(item.name) not in there]
    if tables and len(merged) * 2 > len(tables) and len(merged) < len(prose) / 2:
        merged = []
    return tuple(sorted([*merged, *tables], key=lambda item: item.span))


def _prose_items(document: Document, known: Facts, *, has_annex: bool) -> list[ServiceItem]:
    view = document.prose
    scope = Scope(document, known)
    counts = {c.scope: c.count for c in known.declared_counts if c.what == "service items"}
    state: Literal["complete", "standards_lost"] = "complete" if has_annex else "standards_lost"
    out: list[ServiceItem] = []
    lists = service_lists(document)
    # 提供A、B、C: told by its place alone, where the other fields of the plan open with lists that say what they are.
    telling = [scope.domain_at(view.origin(services.start)) for services in lists if not services.loose]
    for services in lists:
        origin = view.origin(services.start)
        domain = scope.domain_at(origin)
        if services.loose and (domain is None or domain in telling or len(set(telling) - {None}) < _SEVERAL):
            continue
        if document.is_furniture(origin) or (
            domain is None and not _OWN_FIELD.search(view.text, services.start - 8, services.start + 8)
        ):
            continue
        names = list(services.names)
        if sum(_NUMBER_OF_ITEMS.search(view.text, name.start, name.end) is not None for name in names) * 2 > len(names):
            continue
        if domain is not None and services.declared is None and counts.get(domain) == len(names) + 1:
            names = split_last(view.text, names)
        for name in names:
            content = None if name.detail is None else Words(*printed(document, view, *name.detail))
            words, span = printed(document, view, name.start, name.end)
            out.append(ServiceItem(domain, words, span, content=content, state=state))
    return out


def _table_items(document: Document, known: Facts) -> list[ServiceItem]:
    scope = Scope(document, known)
    domains = {fold_name(domain.name): domain.name for domain in known.domains}
    out: list[ServiceItem] = []
    for row in item_rows(document):
        name = row.span("name")
        if name is None:
            continue
        if row.group is None:
            domain = scope.domain_at(row.table.start) or _caption_domain(row.table, domains)
        else:
            domain = domains.get(fold_name(row.group.text), own_words(document, row.group))
        out.append(_row_item(document, row, name, domain))
    return out


def _cell_items(document: Document, known: Facts) -> list[ServiceItem]:
    domains = {fold_name(domain.name): domain.name for domain in known.domains}
    out: list[ServiceItem] = []
    for cell in list_cells(document):
        domain = domains.get(fold_name(cell.field.text), own_words(document, cell.field))
        folded = fold(cell.names.text)
        for name in names_in(folded.text):
            start, end = folded.span(name.start, name.end)
            span = document.span(cell.names.start + start, cell.names.start + end)
            out.append(ServiceItem(domain, own_words(document, span), span, state="standards_lost"))
    return out


def _block_items(document: Document, known: Facts) -> list[ServiceItem]:
    scope = Scope(document, known)
    return [
        ServiceItem(
            scope.domain_at(block.name.span.start),
            block.name.text,
            block.name.span,
            beneficiaries=block.fields.get("beneficiaries"),
            content=block.fields.get("content"),
            standard=block.fields.get("standard"),
            funding=block.fields.get("funding"),
            lead=block.fields.get("lead"),
        )
        for block in item_blocks(document)
    ]


def _row_item(document: Document, row: Row, name: Span, domain: str | None) -> ServiceItem:
    def words(field: str) -> Words | None:
        span = row.span(field)
        return None if span is None else Words(own_words(document, span), span)

    folded = fold(name.text).text
    even = len(folded) == len(name.text)
    mark, note = (_MARK.match(folded), _NOTED.search(folded)) if even else (None, None)
    start, end = mark.end() if mark else 0, note.start() if note else len(name.text)
    span = document.span(name.start + start, name.start + end) if folded[start:end].strip() else name
    return ServiceItem(
        domain,
        own_words(document, span),
        span,
        words("beneficiaries"),
        words("content"),
        words("standard"),
        words("funding"),
        words("lead"),
    )


def _caption_domain(table: Table, domains: dict[str, str]) -> str | None:
    return None if table.caption is None else domains.get(fold_name(table.caption.text))
