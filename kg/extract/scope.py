"""Where in the plan a place stands, and the plan's own words at a place of a folded view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.model.document import Document, HeadingKind, Section
from kg.model.facts import Domain, Facts, Task
from kg.model.span import Span
from kg.text.fold import Folded


class Scope:
    """The ranges of a plan's domains and numbered tasks, asked by offset of the stored text."""

    def __init__(self, document: Document, known: Facts) -> None:
        by_title = {section.title.start: section for section in document.sections}
        self._domains: list[tuple[int, int, Domain]] = []
        for domain in known.domains:
            section = by_title.get(domain.span.start)
            if section is not None:
                self._domains.append((section.start, section.end, domain))
        self._tasks: list[tuple[int, int, Task]] = []
        for task in known.tasks:
            section = by_title.get(task.span.start)
            if section is not None and task.number is not None:
                self._tasks.append((section.start, section.end, task))
        self._domain_starts = [start for start, _, _ in self._domains]
        self._task_starts = [start for start, _, _ in self._tasks]

    def domain_at(self, offset: int) -> str | None:
        """The name of the domain around the offset, None outside all domains."""
        at = bisect_right(self._domain_starts, offset) - 1
        return self._domains[at][2].name if at >= 0 and offset < self._domains[at][1] else None

    def task_at(self, offset: int) -> Task | None:
        """The numbered task around the offset, None outside all of them."""
        at = bisect_right(self._task_starts, offset) - 1
        return self._tasks[at][2] if at >= 0 and offset < self._tasks[at][1] else None

    def is_domain(self, section: Section) -> bool:
        """Whether the section is that of a domain."""
        at = bisect_right(self._domain_starts, section.start) - 1
        return at >= 0 and self._domain_starts[at] == section.start


def printed(document: Document, view: Folded, start: int, end: int) -> tuple[str, Span]:
    """The plan's own words of a non-empty range of a view, without line breaks, white space and markup; and their
    place."""
    span = document.span(*view.span(start, end))
    return own_words(document, span), span


def own_words(document: Document, span: Span) -> str:
    """The words of a span without line breaks, white space and markup (the ** of Markdown)."""
    if not document.markup:
        return "".join(span.text.split())
    pieces, at = [], span.start
    for start, end in document.markup:
        if start >= span.end:
            break
        if end > span.start:
            pieces.append(document.text[at : max(at, start)])
            at = end
    pieces.append(document.text[at : span.end])
    return "".join("".join(pieces).split())


def sections_inside(document: Document, index: int) -> Iterator[Section]:
    """The sections below a section at every depth, in reading order."""
    end = document.sections[index].end
    for at in range(index + 1, len(document.sections)):
        if document.sections[at].start >= end:
            return
        yield document.sections[at]


def has_above(document: Document, section: Section, *kinds: HeadingKind) -> bool:
    """Whether one of the sections above is of one of the kinds."""
    parent = section.parent
    while parent is not None:
        if document.sections[parent].kind in kinds:
            return True
        parent = document.sections[parent].parent
    return False
