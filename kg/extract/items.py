"""The items of a plan's list of services: listed in prose (具体包括:…) or as the rows of an annex."""

from __future__ import annotations

import re

from kg.extract.columns import Row
from kg.extract.item_blocks import item_blocks
from kg.extract.item_tables import item_rows
from kg.extract.scope import Scope, own_words
from kg.model.document import Document, Table
from kg.model.facts import Facts, ServiceItem, Words
from kg.model.span import Span
from kg.text.fold import fold, fold_name

_LIST = re.compile(
    r"(?:服务(?:项目|事项|清单)(?:共|有|计)?[\d一二三四五六七八九十]{1,3}[项个]\s*[::]\s*"
    r"|(?:服务(?:项目|事项|清单)|清单项目|[项个](?<=[\d一二三四五六七八九十][项个])(?:基本)?(?:公共)?服务)[^。\n::]{0,24}?"
    r"(?:具体)?(?:包括|包含|涵盖|分别(?:为|是)|有|为|如下|即)[::]?\s*)"
    r"(?P<list>(?:[^。\n]|(?<=[;、,])\n){6,1500})"
)
_BRACKETS = re.compile(r"[()\[\]《》\"、,;]")
_TAIL = re.compile(r"等(?:共?\d*[项个]?|服务|项目|服务项目|方面|内容)*$")
#: A mark behind a name that a note explains, and a number of items behind the name of their field.
_NOTED = re.compile(r"\s*[*★☆▲△#①-⑳]+\s*$")
_NUMBER_OF_ITEMS = re.compile(r"\d+[项个]$")
_MARK = re.compile(r"^(?:\d+\s*[.、)]|[(]\d+[)]|[①-⑳])\s*")


def extract_service_items(document: Document, known: Facts) -> tuple[ServiceItem, ...]:
    """The items in the order of the text; where an annex has an item of the prose list, the annex gives its fields."""
    tables = [*_table_items(document, known), *_block_items(document, known)]
    prose = _prose_items(document, known, has_annex=bool(tables))
    there = {fold_name(item.name) for item in tables}
    merged = [item for item in prose if fold_name(item.name) not in there]
    if tables and len(merged) * 2 > len(tables) and len(merged) < len(prose) / 2:
        merged = []
    return tuple(sorted([*merged, *tables], key=lambda item: item.span))


def _prose_items(document: Document, known: Facts, *, has_annex: bool) -> list[ServiceItem]:
    view = document.prose
    text = view.text
    scope = Scope(document, known)
    counts = {c.scope: c.count for c in known.declared_counts if c.what == "service items"}
    out: list[ServiceItem] = []
    for found in _LIST.finditer(text):
        origin = view.origin(found.start())
        domain = scope.domain_at(origin)
        if document.is_furniture(origin) or (
            domain is None and "本领域" not in text[max(0, found.start() - 8) : found.start()]
        ):
            continue
        pieces = _split(text, *found.span("list"))
        if sum(_NUMBER_OF_ITEMS.search(text, a, b) is not None for a, b in pieces) * 2 > len(pieces):
            continue
        if len(pieces) < 2 and (domain is None or counts.get(domain) != 1):
            continue
        if domain is not None and counts.get(domain) == len(pieces) + 1:
            pieces = _split_last(text, pieces)
        for start, end in pieces:
            span = document.span(*view.span(start, end))
            name = own_words(document, span)
            if len(name) <= 60:
                out.append(ServiceItem(domain, name, span, state="complete" if has_annex else "standards_lost"))
    return out


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between 、 , ; outside brackets and quotation marks, a last 等 cut off."""
    out: list[tuple[int, int]] = []
    depth, quoted, at = 0, False, start
    for mark in [*_BRACKETS.finditer(text, start, end), None]:
        word = mark[0] if mark else ","
        stop = mark.start() if mark else end
        if word in "([《":
            depth += 1
        elif word in ")]》":
            depth = max(0, depth - 1)
        elif word == '"':
            quoted = not quoted
        elif (depth == 0 and not quoted) or mark is None:
            piece = text[at:stop]
            tail = _TAIL.search(piece.rstrip())
            if mark is None and tail is not None:
                piece = piece[: tail.start()]
            lead = _MARK.match(piece.lstrip())
            skip = len(piece) - len(piece.lstrip()) + (lead.end() if lead else 0)
            words = piece[skip:].rstrip()
            if words:
                out.append((at + skip, at + skip + len(words)))
            at = stop + 1
    return out


def _split_last(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The last piece cut at its 和, 及 or 以及: the declared count says that one is missing."""
    start, end = pieces[-1]
    joint = re.compile(r"以及|和|及|与").search(text, start + 2, end - 2)
    return pieces if joint is None else [*pieces[:-1], (start, joint.start()), (joint.end(), end)]


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


def _block_items(document: Document, known: Facts) -> list[ServiceItem]:
    scope = Scope(document, known)
    return [
        ServiceItem(
            scope.domain_at(block.section.start),
            own_words(document, block.section.title),
            block.section.title,
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
