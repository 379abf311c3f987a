"""Where in the plan a place stands: in which domain, under which task."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from kg.model.document import Document, Section
from kg.model.facts import Domain, Facts, Task

Range = tuple[int, int]


class Scope:
    """The ranges of a plan's domains and tasks, asked by offset of the stored text."""

    def __init__(self, document: Document, known: Facts) -> None:
        by_title = {section.title.start: section for section in document.sections}
        self._domains: list[tuple[int, int, Domain]] = []
        for domain in known.domains:
            section = by_title.get(domain.span.start)
            if section is not None:
                self._domains.append((section.start, section.end, domain))
        self.domain_ranges = tuple(self._domains)
        self._starts = [start for start, _, _ in self._domains]
        self._tasks: list[tuple[int, int, Task]] = []
        for task in known.tasks:
            section = by_title.get(task.span.start)
            if section is not None:
                self._tasks.append((section.start, section.end, task))
        self._task_starts = [start for start, _, _ in self._tasks]

    def domain_at(self, offset: int) -> str | None:
        """The name of the domain around the offset, None outside all domains."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self._domains[at][1]:
            return self._domains[at][2].name
        return None

    def task_at(self, offset: int) -> Task | None:
        """The numbered task around the offset, None outside all of them."""
        at = bisect_right(self._task_starts, offset) - 1
        while at >= 0:
            _, end, task = self._tasks[at]
            if offset < end and task.number is not None:
                return task
            if offset >= end:
                return None
            at -= 1
        return None


def to_folded(document: Document) -> Callable[[int], int]:
    """A function from an offset of the stored text to the first folded offset that comes from it or a later one."""
    folded = document.folded
    if not folded.breaks:
        return lambda offset: offset
    size = range(len(folded.text) + 1)
    return lambda offset: bisect_right(size, offset - 1, key=folded.origin)


def is_inside(document: Document, section: Section, kinds: frozenset[str]) -> bool:
    """Whether a section above is of one of the kinds."""
    parent = section.parent
    while parent is not None:
        if document.sections[parent].kind in kinds:
            return True
        parent = document.sections[parent].parent
    return False
