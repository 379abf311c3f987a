"""Tasks: numbered ones, the rows of tables of tasks, and the heads of a domain without numbers (义务教育。…,
(一)扩大学前教育资源。…)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.duty_tables import duty_table_rows
from kg.extract.scope import Scope, has_above, own_words, sections_inside
from kg.model.document import Document, HeadingKind, Section
from kg.model.facts import Facts, Task
from kg.model.span import Span
from kg.text.fold import fold, fold_name

_NUMBERED: frozenset[HeadingKind] = frozenset({"arabic", "arabic-paren"})
_UNNUMBERED: frozenset[HeadingKind] = frozenset({"run-in", "han-paren", "section", "dash"})
#: Headings that group the tasks of a domain and are none themselves.
_GROUP = re.compile(
    r"^(?:重点|主要|工作|具体|建设|发展|支撑|保障|年度|目标|改革|专项)*(?:任务|举措|措施|内容|工作|项目|工程)$"
)
#: Headings below which a domain tells of something else than tasks.
_NO_TASKS = re.compile(
    r"^(?:基本|公共|主要|保障|国家)*服务(?:内容|项目|清单|事项|标准)$|^(?:基本|保障|国家)标准$|^(?:发展|工作|主要|总体|服务)?(?:目标|指标)$"
)
_NUMBER = re.compile(
    r"^[【\[]?(?:任务|第)?\s*[(]?(?P<n>[\d一二三四五六七八九十百]+(?:\.\d+)*)[)]?\s*(?:项)?[】\]]?[、.:]?"
)
_NUMBERED_CELL = re.compile(r"^(?:任务|第|[(]|\d)")
_DUTY = re.compile(
    r"(?:牵头|责任|主办|负责)(?:责任|负责)?(?:单位|部门)\s*:|[(\[][^()\[\]\n]{0,80}(?:牵头|负责)[^()\[\]\n]{0,80}[)\]]"
)
_COUNTED = re.compile(r"[\d×*%]")
_LONGEST_HEAD = 60
_LONGEST_RUN_IN, _LONGEST_PAIR = 26, 18


def extract_tasks(document: Document, known: Facts) -> tuple[Task, ...]:
    """The tasks of the plan in the order of the text; in each domain the numbered ones, else the heads without."""
    scope = Scope(document, known)
    items = sorted(item.span.start for item in known.service_items if item.beneficiaries or item.standard)
    named = {item.span.start for item in known.service_items}
    sections = [s for s in document.sections if not (_holds_items(s, items) or s.title.start in named)]
    numbered = list(_numbered(document, scope, sections))
    with_numbers = {task.domain for task in numbered}
    names = sorted(item.span.start for item in known.service_items)
    heads = [task for task in _unnumbered(document, scope, sections, names) if task.domain not in with_numbers]
    told = {(task.number, fold_name(task.title)) for task in numbered}
    rows = [row for row in _rows(document, scope, known) if (row.number, fold_name(row.title)) not in told]
    return tuple(sorted([*numbered, *heads, *rows], key=lambda task: task.span))


def _holds_items(section: Section, items: list[int]) -> bool:
    """Whether a section is an item of a list of services printed as blocks, or a group of them."""
    at = bisect_left(items, section.start)
    return at < len(items) and items[at] < section.end


def _numbered(document: Document, scope: Scope, sections: list[Section]) -> Iterator[Task]:
    """Numbered heads in domains, and wherever else they say who answers for them."""
    last = 0
    for section in sections:
        if section.kind not in _NUMBERED or _is_group(section) or _tells_no_tasks(section):
            continue
        if any(s.kind == "box" or (s.kind == "arabic" and not _is_group(s)) for s in _above(document, section)):
            continue
        found = None if section.number is None else _NUMBER.match(fold(section.number).text)
        if found is None:
            continue
        domain = scope.domain_at(section.start)
        if domain is not None or (last and found["n"] == str(last + 1) and _names_duty(document, section)):
            last = int(found["n"]) if found["n"].isdigit() else 0
            yield _task(document, section, found["n"], domain)


def _above(document: Document, section: Section) -> Iterator[Section]:
    """The sections around a section, the nearest first."""
    while section.parent is not None:
        section = document.sections[section.parent]
        yield section


def _names_duty(document: Document, section: Section) -> bool:
    view = document.prose
    return _DUTY.search(view.text, view.locate(section.start), view.locate(section.end)) is not None


def _unnumbered(document: Document, scope: Scope, sections: list[Section], items: list[int]) -> Iterator[Task]:
    """Heads inside a domain, where a section holds several of them or is a list of tasks; `items` are the places of
    the names of services."""
    groups: dict[int, list[Section]] = {}
    for section in sections:
        if section.kind not in _UNNUMBERED or section.parent is None or scope.domain_at(section.start) is None:
            continue
        if not has_above(document, section, "box", "run-in") and not scope.is_domain(section):
            groups.setdefault(section.parent, []).append(section)
    runs: list[tuple[int, list[Section]]] = []
    for parent, members in groups.items():
        heads = [section for section in members if not (_is_group(section) or _tells_no_tasks(section))]
        above = document.sections[parent]
        if _tells_no_tasks(above):
            continue
        # Dashes make tasks only under 保障措施 and the like; elsewhere they list aims.
        heads = [section for section in heads if section.kind != "dash" or (_is_group(above) and _is_short(section))]
        marked = [section for section in heads if section.kind not in ("run-in", "dash")]
        if marked:
            yield from (_task(document, section, None, scope.domain_at(section.start)) for section in marked)
            continue
        heads = [section for section in heads if _is_short(section)]
        if _is_group(above):
            yield from (_task(document, section, None, scope.domain_at(section.start)) for section in heads)
        elif heads and len(heads) * 2 >= _paragraphs(document, parent, items):
            runs.append((parent, heads))
    # One sentence before a text may be a head or not: where other fields of the plan have heads, it is one.
    several = sum(len(heads) > 1 for _, heads in runs)
    for _, heads in runs:
        if len(heads) > 1 or several > 1:
            yield from (_task(document, section, None, scope.domain_at(section.start)) for section in heads)


def _is_short(section: Section) -> bool:
    """Whether a head before running text is one, and not a sentence: no number, no clauses or two short ones."""
    title = fold(section.title.text).text
    clauses = re.split(r"[,;:]", title)
    if _COUNTED.search(title):
        return False
    return len(section.title.text) <= (_LONGEST_RUN_IN if len(clauses) == 1 else _LONGEST_PAIR) and len(clauses) < 3


def _paragraphs(document: Document, index: int, items: list[int]) -> int:
    """How many paragraphs stand below a heading, those in boxes, those below a list of works and those that name
    services left out."""
    section = document.sections[index]
    boxes = [s for s in sections_inside(document, index) if s.kind == "box" or (s.kind == "plain" and _is_group(s))]
    here = _between(document, section.body, section.end, items)
    return here - sum(_between(document, s.start, s.end, items) for s in boxes)


def _between(document: Document, start: int, end: int, items: list[int]) -> int:
    first, last = (bisect_left(document.paragraphs, (offset, 0)) for offset in (start, end))
    named = sum(
        bisect_left(items, paragraph[0]) != bisect_left(items, paragraph[1])
        for paragraph in document.paragraphs[first:last]
    )
    return last - first - named


def _is_group(section: Section) -> bool:
    return _GROUP.match("".join(fold(section.title.text).text.split())) is not None


def _tells_no_tasks(section: Section) -> bool:
    return _NO_TASKS.match("".join(fold(section.title.text).text.split())) is not None


def _task(document: Document, section: Section, number: str | None, domain: str | None) -> Task:
    above = None if section.parent is None else document.sections[section.parent]
    heading = None if above is None else own_words(document, above.heading).rstrip("。.:")
    return Task(number, heading, domain, own_words(document, section.title), section.title)


def _rows(document: Document, scope: Scope, known: Facts) -> Iterator[Task]:
    """The rows of tables that put tasks beside units."""
    domains = {fold_name(domain.name): domain.name for domain in known.domains}
    for row in duty_table_rows(document):
        cell, count = row.span("task"), row.span("number")
        if cell is None:
            continue
        number = None if count is None else own_words(document, count)
        words = _head_of(cell)
        mark = _NUMBER.match(fold(words.text).text) if number is None else None
        if mark is not None and _NUMBERED_CELL.match(words.text) and mark.end() < len(words.text):
            number, words = mark["n"], document.span(words.start + mark.end(), words.end)
        group = None if row.group is None else own_words(document, row.group)
        domain = scope.domain_at(words.start) if group is None else domains.get(fold_name(group), group)
        yield Task(number or None, group, domain, own_words(document, words), words)


def _head_of(span: Span) -> Span:
    """The cell up to its first full stop, where more follows."""
    stop = span.text.find("。")
    if 0 < stop < len(span.text) - 1 and stop <= _LONGEST_HEAD:
        return Span(span.start, span.start + stop, span.text[:stop])
    return span
