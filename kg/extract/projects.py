"""The projects of boxes (专栏): numbered 一是, 1., (1) or ——, nested where a list stands inside a project."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.columns import Fields, find_columns, read_rows
from kg.extract.item_tables import WORKS, item_rows
from kg.extract.scope import Scope, own_words, printed, sections_inside
from kg.model.document import Document, HeadingKind, Section, Table
from kg.model.facts import Facts, Project
from kg.model.span import Span
from kg.text.fold import fold_name

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
#: A heading over a list of works that is no box.
_LIST_HEAD = re.compile(r"(?:重点|主要|重大)(?:建设)?(?:项目|工程)")
_LABELLED = re.compile(
    r"\s*(?:项目|工程)名称\s*:\s*(?P<name>[^\s。;,:\n]{2,40}?)(?=\s|[。;,\n]|(?:建设|主要)(?:内容|地点|规模|性质|年限)|$)"
)
#: A name that is all of its line.
_LINE = re.compile(r"\s*[^\s,。;:!?\n\d][^,。;:!?\n]{3,40}(?:工程|项目|计划|行动|建设|改造)\s*")
_DUTY = re.compile(r"\s*[(\[]?(?:牵头|责任|负责|配合|主办)[^:。\n]{0,8}(?:单位|部门)")
_HEAD = re.compile(r"\s*(?P<name>[^\s,。;:!?\n\d][^,。;:!?\n]{3,30})[。:](?=\s*[^\s\n])")
_SUM = re.compile("(?:合|总|小)[计計]")
_MARKS = re.compile(r"[【】\[\]\s]")


def extract_projects(document: Document, known: Facts) -> tuple[Project, ...]:
    """The projects in the order of the text; boxes of indicators have none."""
    scope = Scope(document, known)
    found: list[Project] = []
    for index, section in enumerate(document.sections):
        title = fold_name(section.title.text)
        if section.kind == "box" and not _INDICATORS.search(title):
            found += _projects(document, index, section, _MARKS.sub("", section.number or "") or "专栏")
        elif section.kind != "box" and _LIST_HEAD.fullmatch(title) and scope.domain_at(section.start) is not None:
            found += _projects(document, index, section, None)
    found += _annexed(document)
    distinct = {project.span.start: project for project in found}
    return tuple(project for _, project in sorted(distinct.items()))


def _annexed(document: Document) -> Iterator[Project]:
    """The rows of tables of works that stand in no box, as annexes print them."""
    boxes = [section for section in document.sections if section.kind == "box"]
    for table in document.tables:
        if not any(box.start <= table.start < box.end for box in boxes):
            header, fields = find_columns(table, _COLUMNS, lambda found: {"name", "works"} <= found.keys())
            title = None if table.caption is None else own_words(document, table.caption)
            yield from _rows(document, table, header, fields, (None, title))


def _rows(
    document: Document, table: Table, header: int, fields: dict[str, int], box: tuple[str | None, str | None]
) -> Iterator[Project]:
    """The works in the rows of a table, sums left out."""
    for row in read_rows(document, table, header, fields, "name") if fields else ():
        span, count = row.span("name"), row.span("number")
        if span is not None and not _SUM.fullmatch(own_words(document, span)):
            number = None if count is None else own_words(document, count)
            yield Project(box[0], box[1], number, own_words(document, span), span, None)


def _projects(document: Document, index: int, box: Section, name: str | None) -> Iterator[Project]:
    """The marked heads inside a box or a list called `name` and the rows of its tables of works; heads without a mark
    only where none is marked."""
    inside = [section for section in sections_inside(document, index) if section.kind in _LISTED]
    marked = [section for section in inside if section.kind != "run-in"]
    title = own_words(document, box.title)
    for section in marked:
        above = None if section.parent is None else document.sections[section.parent]
        parent = above.number if above is not None and above.kind in _LISTED and above.start > box.start else None
        number = None if section.number in _BULLETS else section.number
        words = _labelled(document, section.title.start, section.end) or section.title
        yield Project(name, title or None, number, own_words(document, words), words, parent)
    tables = [table for table in document.tables if box.start <= table.start < box.end]
    for table in tables:
        header, fields = find_columns(table, _COLUMNS, lambda found: "name" in found)
        if "works" not in fields and any(row.table is table for row in item_rows(document)):
            continue
        yield from _rows(document, table, header, fields, (name, title or None))
    if not marked:
        heads = {section.title.start: section.title for section in inside} | {
            span.start: span for span in _named(document, box)
        }
        for _, span in sorted(heads.items()):
            yield Project(name, title or None, None, own_words(document, span), span, None)


def _labelled(document: Document, start: int, end: int) -> Span | None:
    """The name behind 项目名称: at the start of a stretch, None where no such label stands there."""
    view = document.prose
    found = _LABELLED.match(view.text, view.locate(start), view.locate(end))
    return None if found is None else printed(document, view, *found.span("name"))[1]


def _named(document: Document, box: Section) -> Iterator[Span]:
    """The names of works that stand behind a label, as sentences by themselves, or before a colon, in the paragraphs of
    a box; where every paragraph opens with a name, one of them called a work tells that the others are."""
    view = document.prose
    first, last = (bisect_left(document.paragraphs, (offset, 0)) for offset in (box.body, box.end))
    ranges = [(view.locate(start), view.locate(end)) for start, end in document.paragraphs[first:last]]
    ranges = [(start, end) for start, end in ranges if not _DUTY.match(view.text, start, end)]
    labelled = [_LABELLED.match(view.text, start, end) for start, end in ranges]
    heads = [_HEAD.match(view.text, start, end) for start, end in ranges]
    if any(labelled):
        heads = labelled
    if any(labelled) or (
        len(heads) > 1 and all(heads) and any(_NAME.match(view.text, start, end) for start, end in ranges)
    ):
        yield from (printed(document, view, *head.span("name"))[1] for head in heads if head is not None)
        return
    if len(ranges) > 1 and all(_LINE.fullmatch(view.text, start, end) for start, end in ranges):
        yield from (printed(document, view, start, end)[1] for start, end in ranges)
        return
    for start, end in ranges:
        for found in _NAME.finditer(view.text, start, end):
            if found.start() == start or view.text[found.start() - 1] in "。;":
                yield printed(document, view, *found.span("name"))[1]
