"""Short ways for the tests of the reader: a document from words, and its parts as plain values."""

from __future__ import annotations

from kg.model.document import Document, Table
from kg.read.reader import read_bytes


def read(words: str, name: str = "plan.txt") -> Document:
    """The document of some words in UTF-8; the name tells the format."""
    return read_bytes(name, words.encode())


def outline(document: Document) -> list[str]:
    """The sections, one to a line: an indent for each level, the number, the title."""
    return [f"{'  ' * (s.level - 1)}{s.number or '·'} {''.join(s.title.text.split())}" for s in document.sections]


def rows(table: Table) -> list[list[str]]:
    """The words of the grid; a merged cell stands in each of its places."""
    return [["" if cell is None else cell.text for cell in row] for row in table.grid()]


def furniture(document: Document) -> list[str]:
    """The words of each part that holds no facts."""
    return [document.text[start:end] for start, end in document.furniture]


def paragraphs(document: Document) -> list[str]:
    """The lines of the prose view."""
    return document.prose.text.split("\n")
