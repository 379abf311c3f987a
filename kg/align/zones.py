"""The parts of a plan, by what their words can prove: a list, a table, the record, the forward text, waste."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.align.tables import own_rows
from kg.model.document import Document
from kg.model.facts import Facts
from kg.model.mapping import Zone
from kg.text.fold import fold_name

#: A line that names units, a deadline or a note: it commits to nothing.
_UNIT_LINE = re.compile(
    r"^\(?(?:牵头|责任|配合|主办|协办|承办)?(?:责任)?(?:单位|部门):|^\(?牵头|^完成时限|^(?:注|附件|指标解释):|^\d+\.[^。;]{2,30}:(?:按照|报告期|指)"
)
#: A sentence that looks back inside forward text: 十三五 in a plan of a later period, or what was done so far.
_LOOKING_BACK = re.compile(
    r"(?:截至|截止)[^,。;]{0,12}(?:底|末)|(?:十[一二三四]五)[\"”]?(?:以来|时期累计|期间[^,。;]{0,4}(?:累计|全)(?:实现|共|县|市|区))"
)
#: The sentence that names the items of a field: its words prove the list and nothing else.
_LISTING = re.compile(r"服务项目共?\d+项[^。]{0,12}(?:包括|为|有)|具体(?:包括|为):")
#: A year as the time of a level: 2020年底, 2019年,
_YEAR_PAST = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?=[底末,]|以来)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the running text: its words folded and without white space, where they start in
    `Document.prose`, and the zone that it stands in."""

    words: str
    start: int
    zone: Zone


def sentences(document: Document, facts: Facts) -> Iterator[Sentence]:
    """The sentences of the running text in reading order, each with its zone; sentences of waste are left out."""
    zones = Zones(document, facts)
    text = document.prose.text
    for found in re.finditer(r"[^\n。;!?]+[。;!?]?", text):
        words = found.group()
        if not words.strip():
            continue
        zone = zones.of(found.start(), found.end(), words)
        if zone != "waste":
            yield Sentence(words, found.start(), zone)


class Zones:
    """The zone of every place of a document."""

    def __init__(self, document: Document, facts: Facts) -> None:
        self._document = document
        self._headings = [(re.compile(row["heading"]), row["zone"]) for row in own_rows("zones.tsv")]
        self._by_section = [self._zone(index) for index in range(len(document.sections))]
        self._items = sorted(item.span.start for item in facts.service_items)
        self._own = facts.plan.period_name or ""
        self._first = facts.plan.period[0] if facts.plan.period else None

    def of(self, start: int, end: int, words: str) -> Zone:
        """The zone of a sentence by its half-open range in `Document.prose` and its words."""
        first = self._document.prose.origin(start)
        if first < self._document.body_start:
            return "waste"
        line = self._document.prose.text.rfind("\n", 0, start) + 1
        head = self._document.prose.text[line : line + 60].lstrip()
        if _UNIT_LINE.match(head):
            return "waste"
        last = self._document.prose.origin(end - 1)
        listed = bisect_right(self._items, last) - bisect_right(self._items, first - 1)
        if _LISTING.search(words) or listed >= 3:
            return "list"
        index = self._document.section_at(first)
        if index is None:
            return "waste" if self._document.sections and first < self._document.sections[0].start else "forward"
        zone = self._by_section[index]
        if zone == "forward" and self._looks_back(words):
            return "record"
        return zone

    def _looks_back(self, words: str) -> bool:
        found = _LOOKING_BACK.search(words)
        if found and not (self._own and self._own in found.group()):
            return True
        years = [int(year) for year in _YEAR_PAST.findall(words)]
        return self._first is not None and bool(years) and max(years) < self._first

    def _zone(self, index: int) -> Zone:
        """The zone of a section: the innermost heading that says something, else forward."""
        at: int | None = index
        while at is not None:
            section = self._document.sections[at]
            title = fold_name(section.title.text)
            for heading, zone in self._headings:
                if heading.search(title):
                    if zone == "forward":
                        return "forward"
                    return "record" if zone == "record" else "waste"
            at = section.parent
        return "forward"
