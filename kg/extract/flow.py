"""The running text of a document as the number grammar reads it: prose without white space inside its paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from kg.model.document import Document
from kg.model.span import Span
from kg.text.fold import Folded

_RUN = re.compile(r"[^\S\n]+")
_DIGITS = frozenset("0123456789.")
_LONGEST_NUMBER = 12
_DIGITS_BEFORE = re.compile(r"[\u4e00-\u9fff] ?\d{1,4}(?: \d{1,3})*$")
_DIGITS_BEHIND = re.compile(r"\d{1,3}(?: \d{1,3})* ?(?:[%‰个张所人元万亿户名件次家处米间座]|平方米|公里)")
_WORD = re.compile(r"[0-9A-Za-z.]")


@dataclass(frozen=True, slots=True)
class Flow:
    """Folded text without white space, a line feed between paragraphs, with a map back to the text it came from."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """The offset in the text it came from of an offset here."""
        at = bisect_right(self.starts, offset) - 1
        return self.origins[at] + offset - self.starts[at]


def _is_one_number(folded: str, start: int, end: int) -> bool:
    """Whether a space stands inside one number, as recognised pages print them (新增 1 350 张): behind a word, and with
    a unit behind the last digits."""
    head = _DIGITS_BEFORE.search(folded, max(0, start - _LONGEST_NUMBER), start)
    return end - start == 1 and head is not None and _DIGITS_BEHIND.match(folded, end) is not None


def flow(folded: str, is_wrap: Callable[[int, int], bool] = lambda _start, _end: False) -> Flow:
    """The running text of folded prose; a space stays where leaving it out would glue two numbers together, except
    where `is_wrap` tells that the source broke a line there, or where it parts the digits of one number.

    >>> flow("到 2025 年,覆盖率\\n达到 85 %,3.2 4.1").text
    '到2025年,覆盖率\\n达到85%,3.2 4.1'
    """
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = at = 0
    for run in _RUN.finditer(folded):
        start, end = run.span()
        glues = bool(start and end < len(folded) and _WORD.match(folded[start - 1]) and _WORD.match(folded[end]))
        if glues and folded[start - 1].isdigit() and folded[end] in _DIGITS:
            glues = not (is_wrap(start, end) or _is_one_number(folded, start, end))
        piece = folded[at : start + 1] if glues else folded[at:start]
        if piece:
            parts.append(piece)
            starts.append(length)
            origins.append(at)
            length += len(piece)
        at = end
    parts.append(folded[at:])
    starts.append(length)
    origins.append(at)
    return Flow("".join(parts), tuple(starts), tuple(origins))


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """Running text of one document, with spans of the document for its ranges. `view` is the folded view that the
    text was made from."""

    document: Document
    view: Folded
    flow: Flow

    def origin(self, offset: int) -> int:
        """The offset in the document's text."""
        return self.view.origin(self.flow.origin(offset))

    def words(self, ranges: tuple[tuple[int, int], ...]) -> str:
        """The printed words of some ranges, one after the other and without white space."""
        return "".join("".join(self.span(a, b).text.split()) for a, b in ranges if a < b)

    def span(self, start: int, end: int) -> Span:
        """The span of a non-empty range."""
        return self.document.span(self.origin(start), self.origin(end - 1) + 1)


@lru_cache(maxsize=2)
def prose_of(document: Document) -> Prose:
    """The running text of a document; the last two are kept, since several extractors read it."""
    return running(document, document.prose)


def running(document: Document, view: Folded) -> Prose:
    """The running text of a folded view of a document."""

    def is_wrap(start: int, end: int) -> bool:
        return "\n" in document.text[view.origin(start - 1) : view.origin(end)]

    return Prose(document, view, flow(view.text, is_wrap))
