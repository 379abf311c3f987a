"""Numbers in prose: how much of what, by when, and in which role."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.flow import Prose, prose_of
from kg.extract.periods import TIMES, period_years, read_year
from kg.extract.readings import Reading
from kg.extract.roles import BACKGROUND, FOREGROUND
from kg.extract.running_cells import cells_of, domains_of_rows
from kg.extract.scope import Scope
from kg.extract.sentences import Past, around, read_numbers
from kg.model.document import Document
from kg.model.facts import Facts, Quantity
from kg.text.fold import fold_name


def extract_quantities(document: Document, known: Facts) -> tuple[Quantity, ...]:
    """The numbers in the document's prose, in the order of the text. Never raises."""
    scope = Scope(document, known)
    claimed = _claimed_ranges(document, known)
    found: list[Quantity] = []
    for prose in (prose_of(document), cells_of(document)):
        for reading in read_numbers(prose.flow.text, PastParts(prose, known, scope)):
            quantity = _quantity(prose, scope, reading)
            if quantity is not None and around(claimed, quantity.span.start) is None:
                found.append(quantity)
    return tuple(_in_rows(sorted(found, key=lambda quantity: quantity.span), domains_of_rows(document, known)))


def _in_rows(quantities: list[Quantity], cells: list[tuple[int, int, str]]) -> Iterator[Quantity]:
    """The quantities, those in a row of a table of tasks with the domain of the row."""
    for quantity in quantities:
        at = bisect_right(cells, (quantity.span.start, sys.maxsize, "")) - 1
        inside = at >= 0 and quantity.domain is None and quantity.span.start < cells[at][1]
        yield replace(quantity, domain=cells[at][2]) if inside else quantity


class PastParts(Past):
    """The parts of a plan that look back on what has been reached, by their headings, years and periods."""

    def __init__(self, prose: Prose, known: Facts, scope: Scope) -> None:
        self._prose, self._scope = prose, scope
        self._known: dict[int, bool] = {}
        self._starts = [section.start for section in prose.document.sections]
        self._first = known.plan.period[0] if known.plan.period else None
        made = known.plan.issued or known.plan.published
        self._issued = int(made[:4]) if made else None

    def holds(self, offset: int, year: int | None, period: str | None) -> bool | None:
        """Whether a number at an offset of the running text, under a year and a period, tells of the past; None where
        neither says so."""
        if self._looks_back(self._prose.origin(offset)):
            return True
        if year is not None and ((self._first and year < self._first) or (self._issued and year < self._issued)):
            return True
        years = period_years(period) if period else None
        if years is None or self._first is None:
            return None
        return years[1] < self._first

    def leans(self, offset: int) -> bool | None:
        """Whether what stands before an offset speaks of the past: the year or period that its paragraph names last,
        else the kind of the section, which in a plan's fields of service is that of what shall be."""
        text = self._prose.flow.text
        first = self._first or self._issued
        start = text.rfind("\n", 0, offset) + 1
        said = [(m.start(), m["past"] is not None) for m in _RELATIVE.finditer(text, start, offset)]
        if first is not None:
            for match in TIMES.finditer(text, start, offset):
                years = (read_year(match["year"]),) if match["year"] else period_years(match["name"])
                # 较2015年提高: what something is compared with is not the time that is spoken of.
                if years is not None and text[match.start() - 1 : match.start()] not in ("较", "比", "由", "从"):
                    said.append((match.start(), years[-1] < first))
        if said:
            return max(said)[1]
        origin = self._prose.origin(offset)
        ahead = self._scope.domain_at(origin) is not None or any(
            FOREGROUND.search(title) for title in self._titles_at(origin)
        )
        return False if ahead else None

    def _titles_at(self, offset: int) -> list[str]:
        """The titles around an offset, the outermost first."""
        document = self._prose.document
        return [fold_name(document.sections[i].title.text) for i in document.path_at(offset)]

    def _looks_back(self, offset: int) -> bool:
        document = self._prose.document
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and document.sections[index].end <= offset:
            parent = document.sections[index].parent
            index = -1 if parent is None else parent
        if index < 0:
            return False
        if index not in self._known:
            titles = self._titles_at(offset)
            # A section on aims looks ahead although the chapter around it is called 规划背景.
            ahead = max((i for i, title in enumerate(titles) if FOREGROUND.search(title)), default=-1)
            self._known[index] = any(BACKGROUND.search(title) for title in titles[ahead + 1 :])
        return self._known[index]


#: Words for the year behind and the year ahead.
_RELATIVE = re.compile(
    r"(?P<past>去年|上年|过去的?[一几三五]年|[一两三五]年来|今年(?:以来|上半年|前[一二三四五六七八九十]+个?月)|上半年|截至目前|一年来)"
    r"|今年|明年|下半年|下一步|今后|新的一年|接下来"
)


def _claimed_ranges(document: Document, known: Facts) -> list[tuple[int, int]]:
    """Where other facts stand whose numbers are their own: names of fields of service, listed service items and
    their fields, declared counts."""
    fields = {domain.span.start for domain in known.domains}
    titles = [s.title for s in document.sections if s.title.start in fields or s.kind == "box"]
    spans = [
        words.span
        for item in known.service_items
        for words in (item.beneficiaries, item.content, item.standard, item.funding, item.lead)
        if words is not None
    ]
    spans += [item.span for item in known.service_items]
    spans += [declared.span for declared in known.declared_counts]
    # A count that stands in a title is inside its range, and ranges must not overlap.
    spans = [s for s in spans if not any(title.covers(s) for title in titles)]
    return sorted((s.start, s.end) for s in (*spans, *titles))


def _quantity(prose: Prose, scope: Scope, reading: Reading) -> Quantity | None:
    """The fact of a reading, None where folding made a number of a circled list mark."""
    span = prose.span(reading.hit.start, reading.hit.end)
    first = ord(span.text[0])
    if 0x2460 <= first <= 0x24FF or 0x2776 <= first <= 0x2793:
        return None
    return Quantity(
        subject=prose.words(((reading.start, reading.end),)) if reading.subject else "",
        raw="".join(span.text.split()),
        value=reading.value,
        span=span,
        unit=prose.words(reading.unit_ranges) or reading.unit,
        per=prose.words((reading.per,)) if reading.per else None,
        comparator=reading.comparator,
        approximate=reading.hit.approximate,
        year=reading.years.year,
        year_lost=reading.years.lost,
        base_year=reading.years.base,
        period=reading.period,
        role=reading.role,
        change=reading.change,
        cumulative=reading.cumulative,
        masked=reading.hit.masked,
        domain=scope.domain_at(span.start),
        subject_full=prose.words(reading.whole) or None,
    )
