"""The fields of service that a plan cuts, and the sections made of numbered tasks.

A domain is the highest section that names a field of service (基本公共教育), a section below a tier
(推进均等化) or a frame (重点任务), or one that holds numbered tasks. Background, aims, mechanisms and guarantees
are none. Annexes of services and tables of tasks give the fields that they are cut into.
"""

from __future__ import annotations

import re

from kg.extract.duty_tables import duty_table_rows
from kg.extract.item_blocks import item_blocks
from kg.extract.item_tables import item_rows
from kg.extract.scope import own_words
from kg.extract.tables import alternation
from kg.extract.unit_lists import is_complete
from kg.model.document import Document, HeadingKind
from kg.model.facts import Domain, Facts
from kg.model.span import Span
from kg.text.fold import fold, fold_name

_TIERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "普惠性非基本公共服务",
        re.compile(r"普惠性?非基本公共服务|普惠性?(?:公共)?服务|非基本公共服务|普惠(?:性)?非基本"),
    ),
    ("基本公共服务", re.compile(r"基本公共服务")),
    ("生活服务", re.compile(r"生活(?:性)?服务(?:业)?")),
)
_FIELD = re.compile(alternation("fields"))
_ASIDE = re.compile(alternation("asides"))
_FRAME = re.compile(alternation("frames"))
#: What a heading ends in that looks back or ahead, whatever field it names.
_VIEW = re.compile(r"(?:现状|形势|问题|挑战|目标|背景|成效|成就|回顾|原则|思路|意义|机遇)$")
#: 幼有所育(共2大类、3项) names its field before the bracket.
_COUNTED = re.compile(r"\s*[(\uff08](?:共)?\d+[^()\uff08\uff09]{0,12}[项類类个個][)\uff09]$")
_WORKS = re.compile(r"(?:工程|项目|行动|计划|清单)$")
#: So many fields below a heading make it one that is cut by fields, whatever it is called.
_SEVERAL = 2
_HEADS: frozenset[HeadingKind] = frozenset({"chapter", "section", "han", "han-paren", "plain"})
_TASKS: frozenset[HeadingKind] = frozenset({"arabic", "arabic-paren"})


def extract_domains(document: Document, known: Facts) -> tuple[Domain, ...]:
    """The domains of the plan in the order of the text."""
    outline = _Outline(document, known)
    sections = outline.domains()
    found = [outline.domain(index) for index in sections]
    names = {fold_name(domain.name) for domain in found}
    for row in (*item_rows(document), *duty_table_rows(document)):
        if row.group is not None and (key := fold_name(row.group.text)) not in names:
            names.add(key)
            words = own_words(document, row.group)
            found.append(Domain(words, words, None, row.group))
    for block in item_blocks(document):
        path = () if block.section is None else document.path_at(block.section.start)
        index = None if set(path) & set(sections) else next((i for i in path if names_field(outline.titles[i])), None)
        if index is not None:
            domain = outline.domain(index)
            if fold_name(domain.name) not in names:
                names.add(fold_name(domain.name))
                found.append(domain)
    return tuple(sorted(found, key=lambda domain: domain.span))


def tier_of(title: str) -> str | None:
    """The tier that a folded heading names, None where it names none."""
    return next((tier for tier, pattern in _TIERS if pattern.search(title)), None)


def names_field(title: str) -> bool:
    """Whether a folded heading names a field of service.

    >>> names_field("基本公共教育"), names_field("推进基本公共服务均等化"), names_field("残疾人基本公共服务")
    (True, False, True)
    """
    for _, pattern in _TIERS:
        title = pattern.sub("", title)
    return _FIELD.search(title) is not None and _VIEW.search(title) is None and not is_complete(title)


class _Outline:
    """The outline with the folded title and the children of every section."""

    def __init__(self, document: Document, known: Facts) -> None:
        self.document, self.sections = document, document.sections
        self.titles = ["".join(fold(section.title.text).text.split()) for section in self.sections]
        self.children: dict[int | None, list[int]] = {}
        for index, section in enumerate(self.sections):
            self.children.setdefault(section.parent, []).append(index)
        self.plan_title = fold_name(known.plan.title or "")
        #: An annex that groups its services by field tells the fields; sections without one's name are then none.
        self.is_grouped = any(row.group is not None for row in item_rows(document))

    def heads(self, index: int | None) -> list[int]:
        """The child headings that may be domains or hold them."""
        return [child for child in self.children.get(index, []) if self.sections[child].kind in _HEADS]

    def holds_tasks(self, index: int) -> bool:
        """Whether numbered heads stand right below the section."""
        return any(self.sections[child].kind in _TASKS for child in self.children.get(index, []))

    def domains(self) -> list[int]:
        """The indices of the sections that are domains, in the order of the text."""
        return self._below(None) or [
            index
            for annex in self.children.get(None, [])
            if self.sections[annex].kind == "annex"
            for index in self._below(annex)
        ]

    def _below(self, above: int | None) -> list[int]:
        """The domains of a plan, or of an annex where the letter sends the plan as one."""
        out: list[int] = []
        for index in self.heads(above):
            if fold_name(self.titles[index]) == self.plan_title:
                for child in self.heads(index):
                    self._walk(child, out)
            else:
                self._walk(index, out)
        return out

    def _walk(self, index: int, out: list[int]) -> None:
        """Finds the domains in a section of the highest level."""
        title, below = self.titles[index], self.heads(index)
        if self.sections[index].start < self.document.body_start:
            return
        if names_field(title):
            out.append(index)
        elif self._is_aside(title) and sum(self._is_bare_field(child) for child in below) < _SEVERAL:
            return
        elif self.holds_tasks(index) and not below:
            out.append(index)
        elif (
            tier_of(title)
            or _FRAME.search(title)
            or sum(names_field(self.titles[child]) for child in below) >= _SEVERAL
        ):
            self._descend(index, out)

    def _is_bare_field(self, index: int) -> bool:
        """Whether a heading names a field and nothing that is done or built in it."""
        title = self.titles[index]
        return names_field(title) and not self._is_aside(title) and _WORKS.search(title) is None

    def _descend(self, index: int, out: list[int]) -> None:
        """Takes the sections below a tier or a frame: domains, or frames again."""
        framed = _FRAME.search(self.titles[index]) is not None
        for child in self.heads(index):
            title = self.titles[child]
            if names_field(title) or self.holds_tasks(child):
                out.append(child)
            elif any(names_field(self.titles[i]) or self.holds_tasks(i) for i in self.heads(child)):
                self._descend(child, out)
            elif framed and not self.is_grouped and not self._is_aside(title):
                out.append(child)

    @staticmethod
    def _is_aside(title: str) -> bool:
        return _VIEW.search(title) is not None or (_ASIDE.search(title) is not None and not _FRAME.search(title))

    def domain(self, index: int) -> Domain:
        """The record of a domain. A field takes its tier from the headings above, not from its own name."""
        section = self.sections[index]
        tier = None if names_field(self.titles[index]) else tier_of(self.titles[index])
        above = section.parent
        while tier is None and above is not None and fold_name(self.titles[above]) != self.plan_title:
            tier, above = tier_of(self.titles[above]), self.sections[above].parent
        heading = " ".join(section.heading.text.split())
        count = _COUNTED.search(section.title.text)
        name = (
            Span(section.title.start, section.title.start + count.start(), section.title.text[: count.start()])
            if (count is not None and count.start())
            else section.title
        )
        return Domain(own_words(self.document, name), heading, tier, name)
