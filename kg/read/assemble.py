"""A laid-out text to a `Document`: furniture, tables, paragraphs and outline found in it."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right

from kg.model.document import Document, Source, Table
from kg.model.span import Span
from kg.read.body import find_body
from kg.read.captions import caption_above
from kg.read.contents import find_contents
from kg.read.frames import split_breaks, without_frames
from kg.read.furniture import find_furniture
from kg.read.layout import Layout
from kg.read.outline import build_outline
from kg.read.paragraphs import join_lines
from kg.read.text_tables import find_tables
from kg.text.fold import fold_evenly
from kg.text.lines import Line, scan_lines


def assemble(source: Source, layout: Layout) -> Document:
    """The document of a laid-out text."""
    text, form = layout.text, fold_evenly(layout.text)
    ruled = [(table.start, table.end) for table in layout.tables]
    lines = _outside(_bare(scan_lines(text), layout.markup), sorted([*ruled, *layout.furniture]))
    left_out = find_furniture(form, lines)
    rest = tuple(line for index, line in enumerate(lines) if index not in left_out)
    idle = [*layout.furniture, *((lines[i].start, lines[i].end) for i in left_out)]
    if contents := find_contents(form, rest):
        idle += [(line.start, line.end) for line in rest[slice(*contents)]]
        rest = rest[: contents[0]] + rest[contents[1] :]
    tables = tuple(_captioned(form, table, lines) for table in layout.tables)
    if layout.ruled:
        found = find_tables(form, text, rest)
        tables = tuple(f.table for f in found)
        inside = {index for f in found for index in range(f.first, f.last)}
        rest, frames = without_frames(form, tuple(line for index, line in enumerate(rest) if index not in inside))
        rest = split_breaks(text, rest)
        layout = dataclasses.replace(layout, boxes=tuple(sorted({*layout.boxes, *frames})))
    body_start = find_body(form, rest)
    paragraphs = join_lines(form, text, rest, layout.wrapped)
    crossed = [piece for piece in idle if _inside(piece, paragraphs)]
    return Document(
        source=source,
        text=text,
        sections=build_outline(form, text, paragraphs, layout, body_start),
        tables=tuple(_as_printed(table, text) for table in tables),
        furniture=_merged(sorted(set(idle) - set(crossed)), text),
        paragraphs=paragraphs,
        body_start=body_start,
        markup=tuple(sorted({*layout.markup, *crossed})),
    )


def _as_printed(table: Table, text: str) -> Table:
    """The table with the words of the text in its spans, which the folded text was cut for."""

    def printed(span: Span | None) -> Span | None:
        return None if span is None else Span(span.start, span.end, text[span.start : span.end])

    cells = tuple(dataclasses.replace(cell, span=printed(cell.span)) for cell in table.cells)
    return dataclasses.replace(table, cells=cells, caption=printed(table.caption))


def _inside(piece: tuple[int, int], paragraphs: tuple[tuple[int, int], ...]) -> bool:
    """Whether a piece of furniture, the number of a page, stands in the middle of a paragraph."""
    at = bisect_right(paragraphs, piece[0], key=lambda p: p[0]) - 1
    return at >= 0 and piece[1] <= paragraphs[at][1]


def _bare(lines: tuple[Line, ...], markup: tuple[tuple[int, int], ...]) -> tuple[Line, ...]:
    """The lines without the signs at their ends that are no part of their words; lines of signs alone are left out."""
    if not markup:
        return lines
    after, before = dict(markup), {end: start for start, end in markup}
    bare = []
    for line in lines:
        start, end = line.start, line.end
        start = max(start, after.get(line.start - line.indent, start))
        while start in after:
            start = after[start]
        while end in before and before[end] >= start:
            end = before[end]
        if start < end:
            bare.append(Line(start, end, line.indent, line.gap))
    return tuple(bare)


def _outside(lines: tuple[Line, ...], ranges: list[tuple[int, int]]) -> tuple[Line, ...]:
    """The lines that lie in none of the ranges."""
    starts = [start for start, _ in ranges]
    kept = []
    for line in lines:
        at = bisect_right(starts, line.start) - 1
        if at < 0 or ranges[at][1] <= line.start:
            kept.append(line)
    return tuple(kept)


def _captioned(text: str, table: Table, lines: tuple[Line, ...]) -> Table:
    """The table with the short line above it as its caption, where its format gives it none."""
    at = bisect_left(lines, table.start, key=lambda line: line.start)
    if table.caption is not None or (at and text[lines[at - 1].end : table.start].strip()):
        return table
    found = caption_above(text, lines, at)
    return table if found is None else dataclasses.replace(table, caption=Span(*found, text[slice(*found)]))


def _merged(pieces: list[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """The pieces in order, those that only white space parts made one."""
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
