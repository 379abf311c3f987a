"""What a format reader hands on: the text that it made, and what the format knows about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model.document import Cell, Table, TableKind
from kg.model.span import Span
from kg.read.grid import carry_down

_BOX = re.compile(r"专\s*[栏欄]\s*[0-9\uff10-\uff19一二三四五六七八九十]{1,3}|專\s*欄")

#: Stands for a break inside a line (<br>): a blank that documents do not use.
BREAK = "\u205f"


@dataclass(frozen=True, slots=True)
class KnownHeading:
    """A heading that the format marks as one; `level` counts from 1."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with the parts that its format tells for certain, all by offset, in order.

    `boxes` are ranges printed in a frame of their own, `markup` signs that are no part of the words. `wrapped` says
    that a line may end in the middle of a sentence, `ruled` that the format has no tables of its own, so that tables
    are looked for in the lines.
    """

    text: str
    headings: tuple[KnownHeading, ...] = ()
    tables: tuple[Table, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    boxes: tuple[tuple[int, int], ...] = ()
    markup: tuple[tuple[int, int], ...] = ()
    wrapped: bool = True
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class DraftCell:
    """The words of a cell with its place in the grid, before they have offsets."""

    row: int
    column: int
    words: str
    rows: int = 1
    columns: int = 1


class LayoutMaker:
    """Collects a text piece by piece and notes where each piece came to stand."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._here = 0
        self._headings: list[KnownHeading] = []
        self._tables: list[Table] = []
        self._furniture: list[tuple[int, int]] = []
        self._boxes: list[tuple[int, int]] = []

    def _add(self, words: str) -> tuple[int, int]:
        start = self._here
        self._parts.append(words)
        self._here += len(words)
        return start, self._here

    def paragraph(self, words: str) -> tuple[int, int]:
        """The range of a paragraph that was added; white space at both ends is left out."""
        extent = self._add(words.strip())
        self._add("\n")
        return extent

    def heading(self, words: str, level: int) -> None:
        """Adds a heading of a level."""
        start, end = self.paragraph(" ".join(words.split("\n")))
        if start < end:
            self._headings.append(KnownHeading(start, end, level))

    def furniture(self, words: str) -> None:
        """Adds a part that holds no facts."""
        start, end = self.paragraph(words)
        if start < end:
            self._furniture.append((start, end))

    def open_box(self) -> int:
        """Where a frame begins that `close_box` ends."""
        return self._here

    def close_box(self, start: int) -> None:
        """Notes that what was added since `start` stands in a frame of its own."""
        if self._here > start:
            self._boxes.append((start, self._here))

    def box(self, paragraphs: Iterable[str]) -> None:
        """Adds paragraphs that stand in a frame of their own."""
        start = self.open_box()
        for words in paragraphs:
            self.paragraph(words)
        self.close_box(start)

    def table(
        self, cells: Sequence[DraftCell], kind: TableKind, caption: str | None = None, *, idle: bool = False
    ) -> None:
        """Adds a table: a row to a line, a tab between two cells. `idle` says that it holds no facts."""
        title = [cell for cell in cells if cell.row == 0 and cell.words.strip()]
        if len(title) == 1 and title[0].rows == 1 and _BOX.match(title[0].words.strip()):
            # A box drawn as a table: its first row is its heading.
            box = self.open_box()
            self.paragraph(title[0].words)
            below = [replace(cell, row=cell.row - 1) for cell in cells if cell.row > 0]
            self.table(below, kind, caption, idle=idle)
            self.close_box(box)
            return
        named = None if not caption or not caption.strip() else self.paragraph(caption)
        start, row = self._here, 0
        placed: list[Cell] = []
        for cell in sorted(cells, key=lambda c: (c.row, c.column)):
            if self._here > start:
                self._add("\n" if cell.row != row else "\t")
            row = cell.row
            words = re.sub(r"\s*\n\s*", "\n", cell.words.strip()).replace("\t", " ")
            a, b = self._add(words)
            span = Span(a, b, words) if words else None
            placed.append(Cell(cell.row, cell.column, span, cell.rows, cell.columns))
        end = self._here
        self._add("\n")
        if idle:
            self._furniture.append((start, end))
        elif end > start:
            self._tables.append(
                Table(
                    kind,
                    start,
                    end,
                    max(c.row + c.rows for c in placed),
                    max(c.column + c.columns for c in placed),
                    carry_down(tuple(placed)),
                    None if named is None else Span(*named, (caption or "").strip()),
                )
            )

    def made(self, *, wrapped: bool) -> Layout:
        """Everything collected."""
        return Layout(
            "".join(self._parts),
            tuple(self._headings),
            tuple(self._tables),
            tuple(self._furniture),
            tuple(sorted(self._boxes)),
            wrapped=wrapped,
            ruled=False,
        )
