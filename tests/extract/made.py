"""Documents for the tests of the extractors: a text as lines, read as a plain text file."""

from __future__ import annotations

from kg.extract.facts import extract_facts
from kg.model.document import Document
from kg.model.facts import Facts
from kg.read.reader import read_bytes


def document(*lines: str) -> Document:
    """The document of some lines."""
    return read_bytes("plan.txt", "\n".join(lines).encode())


def facts(*lines: str) -> Facts:
    """What the extractors read from some lines."""
    return extract_facts(document(*lines))
