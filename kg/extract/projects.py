"""The projects of boxes (专栏): numbered 一是, 1., (1) or ——, nested where a list stands inside a project."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.columns import Fields, find_columns, read_rows
from kg.extract.item_tables import WORKS, item_rows
from kg.extract.scope import own_words, printed, sections_inside
from kg.model.document import Document, HeadingKind, Section
from kg.model.facts import Facts, Project
from kg.model.span import Span
from kg.text.fold import fold

_INDICATORS = re.compile(r"指标")
_LISTED: frozenset[HeadingKind] = frozenset(
    {"ordinal", "arabic", "arabic-paren", "circled", "dash", "han-paren", "han", "run-in"}
)
#: Marks that tell an item of a list and number none.
_BULLETS = frozenset("●○◆◇■□▪•·▲△★☆")
_COLUMNS: Fields = (
    ("works", WORKS),
    ("number", re.compile(r"^(?:序号|编号)$")),
    ("name", re.compile(r"^(?:重点|重大|主要|建设|具体|工程)*(?:项目|工程|行动|计划)(?:名称)?$|^名称$")),
)
#: X工程。…, X行动:…
_NAME = re.compile(r"\s*(?P<name>[^\s,。;:!?\n][^,。;:!?\n]{3,30}(?:工程|项目|计划|行动|建设|改造))[。:](?=\s*[^\s\n])")
_HEAD = re.compile(r"\s*(?P<name>[^\s,。;:!?\n\d][^,。;:!?\n]{3,30})[。:](?=\s*[^\s\n])")
_SUM = re.compile("(?:合|总|小)[计計]")
_MARKS = re.compile(r"[【】\[\]\s]")


def extract_projects(document: Document, _known: Facts) -> tuple[Project, ...]:
    """The projects in the order of the text; boxes of indicators have none."""
    return tuple(
        project
        for index, section in enumerate(document.sections)
        if section.kind == "box" and not _INDICATORS.search(fold(section.title.text).text)
        for project in _box_projects(document, index, section)
    )


def _box_projects(document: Document, index: int, box: Section) -> Iterator[Project]:
    """The marked heads inside a box and the rows of its tables of works; heads without a mark only where none is
    marked."""
    inside = [section for section in sections_inside(document, index) if section.kind in _LISTED]
    marked = [section for section in inside if section.kind != "run-in"]
    name, title = _MARKS.sub("", box.number or "") or "专栏", own_words(document, box.title)
    for section in marked:
        above = None if section.parent is None else document.sections[section.parent]
        parent = above.number if above is not None and above.kind in _LISTED and above.start > box.start else None
        number = None if section.number in _BULLETS else section.number
        yield Project(name, title or None, number, own_words(document, section.title), section.title, parent)
    tables = [table for table in document.tables if box.start <= table.start < box.end]
    for table in tables:
        header, fields = find_columns(table, _COLUMNS, lambda found: "name" in found)
        if "works" not in fields and any(row.table is table for row in item_rows(document)):
            continue
        for row in read_rows(document, table, header, fields, "name") if fields else ():
            span, count = row.span("name"), row.span("number")
            if span is not None and not _SUM.fullmatch(own_words(document, span)):
                number = None if count is None else own_words(document, count)
                yield Project(name, title or None, number, own_words(document, span), span, None)
    if not marked:
        heads = {section.title.start: section.title for section in inside} | {
            span.start: span for span in _named(document, box)
        }
        for _, span in sorted(heads.items()):
            yield Project(name, title or None, None, own_words(document, span), span, None)


def _named(document: Document, box: Section) -> Iterator[Span]:
    """The names of works that stand as sentences by themselves, or before a colon, in the paragraphs of a box; where
    every paragraph opens with a name, one of them called a work tells that the others are."""
    view = document.prose
    first, last = (bisect_left(document.paragraphs, (offset, 0)) for offset in (box.body, box.end))
    ranges = [(view.locate(start), view.locate(end)) for start, end in document.paragraphs[first:last]]
    heads = [_HEAD.match(view.text, start, end) for start, end in ranges]
    if len(heads) > 1 and all(heads) and any(_NAME.match(view.text, start, end) for start, end in ranges):
        yield from (printed(document, view, *head.span("name"))[1] for head in heads if head is not None)
        return
    for start, end in ranges:
        for found in _NAME.finditer(view.text, start, end):
            if found.start() == start or view.text[found.start() - 1] in "。;":
                yield printed(document, view, *found.span("name"))[1]
