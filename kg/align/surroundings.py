"""The words around a fact: its clause, its sentence and what stood before it in its paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.align.zones import Zones
from kg.model.document import Document
from kg.model.facts import Facts
from kg.model.mapping import Zone
from kg.model.span import Span
from kg.text.fold import fold, fold_name

_SENTENCE = "。;!?\n"
_CLAUSE = ",。;:!?\n"


#: What stands in front of a name in its clause, and what ends it: time, verbs, adverbs, a number with its unit.
_BEFORE_NAME = re.compile(
    r"^(?:[到至]?\d{4}年?[底末]?前?|[到至]?\"?十[一二三四五]五\"?(?:期?末|时期|期间)?|[到至在](?:底|末)?|其中|并|使|力争|争取|确保|实现|完成|严格"
    r"|落实|推动|切实|努力|逐步|进一步|基本|继续|加快|打造|建设|\"|[,、\s])+"
)
_END_OF_NAME = re.compile(
    r"力争|争取|(?<!平)均|分别|稳定|每年|达(?!标)|保持|超过|提高|提升|控制|增加到|扩大到|下降|降[低至]|不[低少高超]|[小大低高]于|[在为至约由]+$|\d[\d.]*[%‰万亿]"
)
#: A name is no longer than this, and says more than one word.
_LONGEST, _SHORTEST = 32, 2


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
        self._document = document
        self._prose = document.prose

    def find(self, words: str, span: Span) -> Span | None:
        """Where the clause of a number prints these words, None where it does not."""
        text, wanted = self._prose.text, fold(words).text
        start = self._prose.locate(span.start)
        clause = max(text.rfind(mark, 0, start) for mark in _CLAUSE) + 1
        at = text.find(wanted, clause, start)
        return None if at < 0 or not wanted else self._document.span(*self._prose.span(at, at + len(wanted)))

    def phrases(self, span: Span) -> tuple[Span, ...]:
        """The noun phrases in front of a number, as printed: what its clause, and the clause before, say is counted,
        without time, verbs and adverbs around them."""
        text = self._prose.text
        start = self._prose.locate(span.start)
        if start >= len(text) or self._prose.origin(start) != span.start:
            return ()
        clause = max(text.rfind(mark, 0, start) for mark in _CLAUSE) + 1
        lead = max(text.rfind(mark, 0, max(clause - 1, 0)) for mark in _CLAUSE) + 1
        found = []
        for first, last in ((clause, start), (lead, max(clause - 1, lead))):
            words = text[first:last]
            front = _BEFORE_NAME.match(words)
            begin = first + (front.end() if front else 0)
            back = _END_OF_NAME.search(words, begin - first + 1)
            end = first + back.start() if back else last
            if _SHORTEST <= end - begin <= _LONGEST:
                found.append(self._document.span(*self._prose.span(begin, end)))
        return tuple(found)

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
