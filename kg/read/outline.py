"""The outline of a text: its headings as a tree of sections."""

from __future__ import annotations

from kg.model.document import Section
from kg.model.span import Span
from kg.read.headings import find_headings
from kg.read.layout import Layout
from kg.read.nesting import Boxes, Nesting


def build_outline(
    form: str,
    text: str,
    paragraphs: tuple[tuple[int, int], ...],
    layout: Layout,
    body_start: int,
) -> tuple[Section, ...]:
    """The sections of the text in reading order; `form` is the text evenly folded."""
    headings = find_headings(form, paragraphs, layout, body_start)
    parents, ends = Nesting(headings, Boxes(layout, headings, paragraphs), len(text)).run()
    sections: list[Section] = []
    for heading, parent, end in zip(headings, parents, ends, strict=True):
        last = max(heading.title_end, _trimmed(text, heading.start, heading.body))
        sections.append(
            Section(
                level=1 if parent is None else sections[parent].level + 1,
                kind=heading.kind,
                number=None if heading.number is None else "".join(text[slice(*heading.number)].split()),
                heading=Span(heading.start, last, text[heading.start : last]),
                title=Span(heading.title, heading.title_end, text[heading.title : heading.title_end]),
                start=heading.start,
                body=heading.body,
                end=end,
                parent=parent,
            )
        )
    return tuple(sections)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
