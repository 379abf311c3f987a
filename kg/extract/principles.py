"""Principles that the plan names: the heads below 基本原则."""

from __future__ import annotations

import re

from kg.extract.scope import own_words
from kg.model.document import Document
from kg.model.facts import Facts, Principle
from kg.text.fold import fold, fold_name

_SECTION = re.compile(r"(?:基本|工作|编制|主要|规划|指导|总体)?原则$")


def extract_principles(document: Document, _known: Facts) -> tuple[Principle, ...]:
    """The heads of the section on principles, in the order of the text."""
    out: list[Principle] = []
    sections = document.sections
    for index, section in enumerate(sections):
        if section.kind == "run-in" or not _SECTION.search("".join(fold(section.title.text).text.split())):
            continue
        for child in sections[index + 1 :]:
            if child.start >= section.end:
                break
            if child.parent == index and not _SECTION.search(fold_name(child.title.text)):
                out.append(Principle(own_words(document, child.title), child.title))
    return tuple(out)
