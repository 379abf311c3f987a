"""Principles that the plan names: the heads below 基本原则."""

from __future__ import annotations

from kg.extract.scope import own_words, sections_inside
from kg.model.document import Document, Section
from kg.model.facts import Facts, Principle

#: The end of a heading on principles in both scripts.
_ENDINGS = ("原则", "原則")


def extract_principles(document: Document, _known: Facts) -> tuple[Principle, ...]:
    """The heads of the section on principles, in the order of the text."""
    out: list[Principle] = []
    for index, section in enumerate(document.sections):
        if section.kind == "run-in" or not _is_about_principles(section):
            continue
        for child in sections_inside(document, index):
            if child.parent == index and not _is_about_principles(child):
                out.append(Principle(own_words(document, child.title), child.title))
    return tuple(out)


def _is_about_principles(section: Section) -> bool:
    return section.title.text.rstrip().endswith(_ENDINGS)
