"""A source text cut into pieces by the spans of its facts, so that overlapping marks stay legible."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact's place in the text: half-open range, kind (local name of its class), label and identifier."""

    start: int
    end: int
    kind: str
    label: str
    fact: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks. `anchors` are the ids that begin here (`c12-34`); `marks` are the
    indices of the facts that cover it; `kinds` the looks to draw, innermost last. A plain stretch has none."""

    text: str
    anchors: tuple[str, ...]
    marks: tuple[int, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source with the offset of its first character; `anchors` are the ids of headings that begin
    on it."""

    start: int
    pieces: tuple[Piece, ...]
    anchors: tuple[str, ...] = ()


def anchor(start: int, end: int) -> str:
    """The id of a stretch on a source page.

    >>> anchor(12, 34)
    'c12-34'
    """
    return f"c{start}-{end}"


def cut_lines(text: str, marks: Sequence[Mark], first: int = 0, last: int | None = None) -> tuple[Line, ...]:
    """The text from `first` up to `last` (None: its end) as lines of pieces; joined without the line feeds they give
    the text back, and the anchor of every mark that begins there stands exactly once."""
    end = len(text) if last is None else last
    edges = {edge for mark in marks for edge in (mark.start, mark.end) if first < edge < end}
    cuts = sorted({first, end, *edges})
    starts: dict[int, list[int]] = {}
    for index, mark in enumerate(marks):
        starts.setdefault(mark.start, []).append(index)
    lines: list[Line] = []
    pieces: list[Piece] = []
    line_start = first
    active = [index for index, mark in enumerate(marks) if mark.start < first < mark.end]
    placed: set[str] = set()
    for left, right in itertools.pairwise(cuts):
        active = [i for i in active if marks[i].end > left] + starts.get(left, [])
        # The longest mark is drawn first, so that the shortest, the most particular, lies on top.
        inner = sorted(active, key=lambda i: (marks[i].start - marks[i].end, i))
        names = [anchor(marks[i].start, marks[i].end) for i in starts.get(left, [])]
        anchors = tuple(dict.fromkeys(name for name in names if name not in placed))
        placed.update(anchors)
        kinds = tuple(dict.fromkeys(marks[i].kind for i in inner))
        for part in text[left:right].splitlines(keepends=True):
            words = part.rstrip("\n")
            if words or anchors:
                pieces.append(Piece(words, anchors, tuple(sorted(active)), kinds))
                anchors = ()
            if part.endswith("\n"):
                lines.append(Line(line_start, tuple(pieces)))
                pieces = []
            line_start_next = left + len(part)
            left = line_start_next
            if part.endswith("\n"):
                line_start = line_start_next
    if pieces:
        lines.append(Line(line_start, tuple(pieces)))
    return tuple(lines)
