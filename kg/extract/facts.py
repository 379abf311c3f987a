"""All facts of one document: the extractors, in the order in which they build on each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from kg.model.document import Document
from kg.model.facts import Facts

#: One extractor per kind: takes the document and what the extractors above it found, returns the field's value.
Extractor = Callable[[Document, Facts], Any]

EXTRACTORS: tuple[tuple[str, Extractor], ...] = ()


def extract_facts(document: Document) -> Facts:
    """Everything that the rules read from the document, each kind in the order of the text. Never raises."""
    known = Facts(document.source, document.text)
    for kind, extractor in EXTRACTORS:
        known = dataclasses.replace(known, **{kind: extractor(document, known)})
    return known
