"""The fields of service that a plan cuts, and the sections made of numbered tasks.

A domain is the highest section that names a field of service, a section below a tier (基本公共服务均等化) or a frame
(重点任务), or one that holds numbered tasks. Background, aims, mechanisms and guarantees are none.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extract.item_tables import item_rows
from kg.extract.tables import alternation
from kg.model.document import Document, Section
from kg.model.facts import Domain, Facts
from kg.text.fold import fold, fold_name

_NON_BASIC = re.compile(r"普惠性?非基本公共服务|普惠性?(?:公共)?服务|非基本公共服务|普惠(?:性)?非基本")
_BASIC = re.compile(r"基本公共服务")
_LIFE = re.compile(r"生活(?:性)?服务(?:业)?")
_LEADING = re.compile(
    r"(?:基层|加快|推进|促进|完善|健全|推动|实现|提升|提高|扩大|强化|加强|发展|优化|保障|均等化|标准化|优质|高质量|供给|水平)+"
)
_FIELD = re.compile(alternation("fields"))
_ASIDE = re.compile(alternation("asides"))
_FRAME = re.compile(alternation("frames"))
_TASK_KINDS = frozenset({"arabic", "arabic-paren"})
_HEADS = frozenset({"chapter", "section", "han", "han-paren", "plain", "arabic"})


def tier_of(title: str) -> str | None:
    """The tier that a folded heading names, None where it names none."""
    if _NON_BASIC.search(title):
        return "普惠性非基本公共服务"
    if _BASIC.search(title):
        return "基本公共服务"
    if _LIFE.search(title):
        return "生活服务"
    return None


@cache
def _folded(title: str) -> str:
    return "".join(fold(title).text.split())


def names_field(title: str) -> bool:
    """Whether a folded heading names a field of service: 基本公共教育 does, 推进基本公共服务均等化 does not."""
    bare = _LIFE.sub("", _BASIC.sub("", _NON_BASIC.sub("", title)))
    return _FIELD.search(bare) is not None


def extract_domains(document: Document, known: Facts) -> tuple[Domain, ...]:
    """The domains of the plan in the order of the text."""
    tree = _Tree(document, known)
    found = [_record(tree, index) for index in tree.domains()]
    names = {fold_name(domain.name) for domain in found}
    for row in item_rows(document):
        if row.domain is not None and fold_name(row.domain.text) not in names:
            names.add(fold_name(row.domain.text))
            words = "".join(row.domain.text.split())
            found.append(Domain(words, words, None, row.domain))
    return tuple(sorted(found, key=lambda domain: domain.span))


class _Tree:
    """The outline with the children of every section."""

    def __init__(self, document: Document, known: Facts) -> None:
        self.document = document
        self.sections = document.sections
        self.titles = [_folded(s.title.text) for s in self.sections]
        self.children: dict[int | None, list[int]] = {None: []}
        for index, section in enumerate(self.sections):
            self.children.setdefault(section.parent, []).append(index)
        title = fold_name(known.plan.title or "")
        #: Headings that only repeat the plan's title around everything.
        self.frames = {
            index
            for index in self.children[None]
            if self.sections[index].kind == "plain"
            and self.heads(index)
            and (fold_name(self.titles[index]) == title or self._spans_all(self.sections[index]))
        }

    def _spans_all(self, section: Section) -> bool:
        return (section.end - section.body) * 2 > len(self.document.text) - self.document.body_start

    def top(self) -> list[int]:
        """The headings of the highest level of the plan."""
        out: list[int] = []
        for index in self.heads(None):
            out += self.heads(index) if index in self.frames else [index]
        return out

    def heads(self, index: int | None) -> list[int]:
        """The child headings that may be domains or hold them."""
        return [i for i in self.children.get(index, []) if self.sections[i].kind in _HEADS]

    def tasks(self, index: int) -> list[int]:
        return [i for i in self.children.get(index, []) if self.sections[i].kind in _TASK_KINDS]

    def domains(self) -> list[int]:
        out: list[int] = []
        for index in self.top():
            self._walk(index, out)
        return out or self._flat()

    def _walk(self, index: int, out: list[int]) -> None:
        title, section = self.titles[index], self.sections[index]
        below = [i for i in self.heads(index) if self.sections[i].kind != "arabic"]
        field = names_field(title)
        if section.kind == "arabic" or section.start < self.document.body_start:
            return
        if not field and self._is_aside(title):
            return
        fields_below = [i for i in below if names_field(self.titles[i])]
        if (field and not (tier_of(title) and len(fields_below) > 1 and not self._is_specific(title))) or (
            self.tasks(index) and not below
        ):
            out.append(index)
        elif below and (tier_of(title) or _FRAME.search(title) or len(fields_below) > 1):
            for child in below:
                if names_field(self.titles[child]) or self.tasks(child) or not self._is_aside(self.titles[child]):
                    self._descend(child, out)
        elif not below and self.tasks(index):
            out.append(index)

    def _descend(self, index: int, out: list[int]) -> None:
        """A section below a tier or a frame: a domain, or a tier again that holds domains."""
        below = [i for i in self.heads(index) if self.sections[i].kind not in ("arabic",)]
        title = self.titles[index]
        if (
            below
            and not names_field(title)
            and (tier_of(title) or _FRAME.search(title))
            and any(names_field(self.titles[i]) for i in below)
        ):
            for child in below:
                self._descend(child, out)
        else:
            out.append(index)

    def _flat(self) -> list[int]:
        """Domains of a plan whose only headings are one level of numbers."""
        top = self.children.get(None, [])
        arabic = [i for i in top if self.sections[i].kind == "arabic" and names_field(self.titles[i])]
        return arabic if len(arabic) > 2 and any(self.tasks(i) for i in arabic) else []

    @staticmethod
    def _is_specific(title: str) -> bool:
        """Whether the heading is a field of its own beside the words of its tier."""
        bare = _LIFE.sub("", _BASIC.sub("", _NON_BASIC.sub("", title)))
        return _FIELD.search(bare) is not None

    def _is_aside(self, title: str) -> bool:
        return _ASIDE.search(title) is not None and not _FRAME.search(title)


def _record(tree: _Tree, index: int) -> Domain:
    section = tree.sections[index]
    name = "".join(section.title.text.split())
    tier, above = tier_of(tree.titles[index]), section.parent
    if names_field(tree.titles[index]) and above is not None:
        tier = None
    while tier is None and above is not None and above not in tree.frames:
        tier = tier_of(tree.titles[above])
        above = tree.sections[above].parent
    heading = " ".join(section.heading.text.split())
    return Domain(name, heading, tier, section.title)


def domain_sections(document: Document, known: Facts) -> dict[int, Section]:
    """The sections of the domains by the offset of the domain's name."""
    starts = {domain.span.start for domain in known.domains}
    return {s.title.start: s for s in document.sections if s.title.start in starts}
