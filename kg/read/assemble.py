"""A laid-out text to a `Document`: furniture, tables, paragraphs and outline found in it."""

from __future__ import annotations

from kg.model.document import Document, Source
from kg.read.body import find_body
from kg.read.contents import find_contents
from kg.read.furniture import find_furniture
from kg.read.outline import build_outline
from kg.read.paragraphs import join_lines
from kg.read.text_tables import find_tables
from kg.text.lines import scan_lines


def assemble(source: Source, text: str) -> Document:
    """The document of a plain text."""
    lines = scan_lines(text)
    left_out = set(find_furniture(text, lines))
    if contents := find_contents(text, lines):
        left_out.update(range(*contents))
    rest = tuple(line for index, line in enumerate(lines) if index not in left_out)
    tables = find_tables(text, rest)
    inside = {index for found in tables for index in range(found.first, found.last)}
    kept = tuple(line for index, line in enumerate(rest) if index not in inside)
    body_start = find_body(text, kept)
    paragraphs = join_lines(text, kept, frozenset())
    return Document(
        source=source, text=text, sections=build_outline(text, paragraphs, body_start),
        tables=tuple(found.table for found in tables),
        furniture=_ranges([(lines[i].start, lines[i].end) for i in sorted(left_out)], text),
        paragraphs=paragraphs, body_start=body_start,
    )


def _ranges(pieces: list[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """The pieces in order, those that only white space parts made one."""
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        if out and not text[out[-1][1]:start].strip():
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)
