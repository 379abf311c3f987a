"""Tasks: numbered ones, and the run-in heads of a domain (义务教育。…, (一)扩大学前教育资源。…)."""

from __future__ import annotations

import re

from kg.extract.duty_tables import duty_columns
from kg.extract.scope import Scope
from kg.model.document import Document, Section
from kg.model.facts import Facts, Task
from kg.model.span import Span
from kg.text.fold import fold

_NUMBERED = frozenset({"arabic", "arabic-paren"})
_RUN_IN = frozenset({"run-in", "han-paren"})
_GROUP = re.compile(
    r"^(?:重点|主要|工作)?(?:任务|举措|措施|内容)$|^保障(?:措施|工程)$|^重点(?:任务|工作|举措|项目|工程)$|^(?:发展|工作|主要)?目标$"
)
_TASK_NUMBER = re.compile(r"^(?:任务|第)?\s*[(]?([\d一二三四五六七八九十百]+(?:\.\d+)*)[)]?\s*(?:项)?[、.:]?")
_MIDDLE = re.compile(r"[,;:]")


def extract_tasks(document: Document, known: Facts) -> tuple[Task, ...]:
    """The tasks of the plan in the order of the text: tables of tasks included."""
    scope = Scope(document, known)
    items = frozenset(item.span.start for item in known.service_items)
    numbered = [task for task in _numbered(document, scope) if task.span.start not in items]
    found = numbered if numbered else _run_in(document, scope)
    return tuple(sorted([*found, *_table_tasks(document, scope)], key=lambda task: task.span))


def _numbered(document: Document, scope: Scope) -> list[Task]:
    sections = document.sections
    out = []
    for section in sections:
        if section.kind not in _NUMBERED or _above(document, section, "box") or _above(document, section, "annex"):
            continue
        domain = scope.domain_at(section.start)
        if domain is None or (section.kind == "arabic-paren" and _above(document, section, "arabic")):
            continue
        if section.number is not None and section.number.count(".") > 0 and _above(document, section, "arabic"):
            continue
        title = _title(section)
        if title is not None:
            out.append(Task(_number(section), _section_name(document, section), domain, title[0], title[1]))
    return out


def _run_in(document: Document, scope: Scope) -> list[Task]:
    """Heads before running text inside a domain, where a section holds several of them or is a list of tasks."""
    groups: dict[int | None, list[Section]] = {}
    for section in document.sections:
        if section.kind not in _RUN_IN or scope.domain_at(section.start) is None or section.parent is None:
            continue
        if _above(document, section, "box") or scope.is_domain(section) or _above(document, section, "run-in"):
            continue
        groups.setdefault(section.parent, []).append(section)
    out = []
    for parent, members in groups.items():
        if parent is None:
            continue
        above = document.sections[parent]
        heads = [s for s in members if not _GROUP.match(fold(s.title.text).text)]
        if any(s.kind == "han-paren" for s in heads):
            heads = [s for s in heads if s.kind == "han-paren"]
        listed = _GROUP.match(fold(above.title.text).text) is not None
        if not listed and len(heads) < 2:
            continue
        for section in heads:
            if section.kind == "han-paren" and any(
                s.parent is not None and document.sections[s.parent] is section and s.kind == "run-in"
                for s in document.sections
            ):
                pass
            title = _title(section)
            if title is not None:
                domain = scope.domain_at(section.start)
                out.append(Task(None, _section_name(document, section), domain, title[0], title[1]))
    return out


def _title(section: Section) -> tuple[str, Span] | None:
    """The words of the task's head, and their place."""
    words = "".join(section.title.text.split())
    return (words, section.title) if words else None


def _number(section: Section) -> str | None:
    if section.number is None:
        return None
    found = _TASK_NUMBER.match(fold(section.number).text)
    return found[1] if found else section.number


def _section_name(document: Document, section: Section) -> str | None:
    """The heading above as printed, without a last full stop."""
    if section.parent is None:
        return None
    heading = document.sections[section.parent].heading.text
    return "".join(heading.split()).rstrip("。.:：") or None


def _above(document: Document, section: Section, kind: str) -> bool:
    parent = section.parent
    while parent is not None:
        if document.sections[parent].kind == kind:
            return True
        parent = document.sections[parent].parent
    return False


def _table_tasks(document: Document, scope: Scope) -> list[Task]:
    """The rows of tables that put tasks beside units."""
    out = []
    for table in document.tables:
        header, fields = duty_columns(table)
        if "task" not in fields:
            continue
        seen: set[int] = set()
        for cells in table.grid()[header + 1 :]:
            cell = cells[fields["task"]]
            if cell is None or cell.span is None or cell.span.start in seen:
                continue
            seen.add(cell.span.start)
            number = cells[fields["number"]] if "number" in fields else None
            printed = number.text if number is not None and number.span is not None else None
            words = _head_of(cell.span)
            mark = _TASK_NUMBER.match(fold(words.text).text) if printed is None else None
            if mark is not None and re.match(r"(?:任务|第|\(|\d)", words.text) and mark.end() < len(words.text):
                printed = mark[1]
                words = document.span(words.start + mark.end(), words.end)
            out.append(
                Task(printed or None, None, scope.domain_at(cell.span.start), "".join(words.text.split()), words)
            )
    return out


def _head_of(span: Span) -> Span:
    """The cell up to its first full stop, where more follows."""
    stop = span.text.find("。")
    if 0 < stop < len(span.text) - 1 and stop <= 60:
        return Span(span.start, span.start + stop, span.text[:stop])
    return span
