"""The words around a fact: its clause, its sentence and what stood before it in its paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.align.zones import Zones
from kg.model.document import Document
from kg.model.facts import Facts
from kg.model.mapping import Zone
from kg.model.span import Span
from kg.text.fold import fold_name

_SENTENCE = "。;!?\n"
_CLAUSE = ",。;:!?\n"


@dataclass(frozen=True, slots=True)
class Around:
    """The folded words around a span.

    `clause` holds it between two commas, `lead` is the clause before, `head` the clause up to it, `sentence` the
    sentence that it stands in, `before` the paragraph up to the sentence; `zone` tells what the words can prove.
    """

    clause: str
    lead: str
    head: str
    sentence: str
    before: str
    zone: Zone = "table"


class Surroundings:
    """What stands around the facts of one document."""

    def __init__(self, document: Document, facts: Facts) -> None:
        self._zones = Zones(document, facts)
        self._prose = document.prose
        self._text = document.text

    def of(self, span: Span) -> Around:
        """The words around a span of the running text; for a span outside of it its own words."""
        text = self._prose.text
        start, end = self._prose.locate(span.start), self._prose.locate(span.end)
        if start >= len(text) or self._prose.origin(start) != span.start:
            own = fold_name(span.text)
            return Around(own, "", own, own, "")
        sentence = max(text.rfind(mark, 0, start) for mark in _SENTENCE) + 1
        close = min((at for mark in _SENTENCE if (at := text.find(mark, end)) >= 0), default=len(text))
        clause = max(text.rfind(mark, 0, start) for mark in _CLAUSE) + 1
        tail = min((at for mark in _CLAUSE if (at := text.find(mark, end)) >= 0), default=len(text))
        paragraph = text.rfind("\n", 0, start) + 1
        lead = max(text.rfind(mark, 0, max(clause - 1, 0)) for mark in _CLAUSE) + 1
        return Around(
            fold_name(text[clause:tail]),
            fold_name(text[max(lead, sentence) : clause]),
            fold_name(text[clause:start]),
            fold_name(text[sentence:close]),
            fold_name(text[paragraph:sentence]),
            self._zones.of(sentence, close, text[sentence:close]),
        )


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年|(十[一二三四五]五)")


def last_year(words: str) -> int | str | None:
    """The last year, or the last named five-year period, that words print; None where they print none.

    >>> last_year("2017年,参保率达到98%")
    2017
    """
    found = list(_YEAR.finditer(words))
    if not found:
        return None
    return int(found[-1].group(1)) if found[-1].group(1) else found[-1].group(2)


def period_years(name: str | None) -> tuple[int, int] | None:
    """First and last year of a named five-year period: 十三五 is 2016 to 2020; None where the name is none of them."""
    order = "一二三四五"
    found = re.search(r"十([一二三四五])五", name or "")
    if found is None:
        return None
    last = 2005 + 5 * (order.index(found.group(1)) + 1)
    return last - 4, last
