"""The projects of boxes (专栏): numbered 一是, 1., (1) or ——, nested where a list stands inside a project."""

from __future__ import annotations

import re

from kg.extract.scope import own_words
from kg.model.document import Document, Section
from kg.model.facts import Facts, Project
from kg.text.fold import fold
from kg.text.numbers import read_number

_INDICATORS = re.compile(r"指标")
_KINDS = frozenset({"ordinal", "arabic", "arabic-paren", "circled", "dash", "han-paren", "han", "run-in"})


def extract_projects(document: Document, _known: Facts) -> tuple[Project, ...]:
    """The projects in the order of the text; boxes of indicators have none."""
    out: list[Project] = []
    for index, section in enumerate(document.sections):
        if section.kind != "box" or _INDICATORS.search(fold(section.title.text).text):
            continue
        inside = [s for s in document.sections[index + 1 :] if s.start < section.end and s.kind in _KINDS]
        out += _box_projects(document, section, inside)
    return tuple(out)


def _box_projects(document: Document, box: Section, inside: list[Section]) -> list[Project]:
    name = re.sub(r"[【】\[\]\s]", "", box.number or "") or "专栏"
    title = own_words(document, box.title) or None
    out: list[Project] = []
    #: Open lists from the outermost in: the kind of mark, the last number seen, the project above.
    open_lists: list[tuple[str, int, str | None]] = []
    last: Section | None = None
    for section in inside:
        value = _value(section)
        depth = _depth(open_lists, section, value, last)
        if depth is None:
            parent = out[-1].number if out and open_lists else None
            open_lists.append((section.kind, value, parent))
        else:
            del open_lists[depth + 1 :]
            kind, _, parent = open_lists[depth]
            open_lists[depth] = (kind, value, parent)
        last = section
        words = own_words(document, section.title)
        if words:
            out.append(Project(name, title, section.number, words, section.title, parent))
    return out


def _value(section: Section) -> int:
    if section.number is None or section.kind in ("dash", "run-in"):
        return 0
    digits = re.search(r"[一二三四五六七八九十百]+|\d+", fold(section.number).text)
    value = read_number(digits[0]) if digits else None
    return int(value) if value is not None else 0


def _depth(
    open_lists: list[tuple[str, int, str | None]], section: Section, value: int, last: Section | None
) -> int | None:
    """The open list that the section goes on with, innermost first; None where it opens a list of its own."""
    for depth in range(len(open_lists) - 1, -1, -1):
        kind, seen, _ = open_lists[depth]
        if kind == section.kind and (value == 0 or value == seen + 1):
            return depth
    if value <= 1:
        same = [d for d, (kind, _, _) in enumerate(open_lists) if kind == section.kind]
        if same and last is not None and last.body < section.start:
            return same[-1]
        return None
    same = [d for d, (kind, _, _) in enumerate(open_lists) if kind == section.kind]
    return same[0] if same else None
