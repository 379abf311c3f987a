"""A document as it was read: one stored text, its outline and its tables, all by offset."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from kg.model.span import Span
from kg.text.fold import Folded, fold, fold_ranges

#: How a heading is marked: 第一章, 第一节, 一、, (一), 1., (1), ①, 一是, a box (专栏1), an annex (附件1),
#: a dash (——), a run-in head (义务教育。…), a Markdown or HTML heading without a number, a title.
HeadingKind = Literal[
    "chapter",
    "section",
    "han",
    "han-paren",
    "arabic",
    "arabic-paren",
    "circled",
    "ordinal",
    "dash",
    "box",
    "annex",
    "run-in",
    "plain",
]

#: What a table looked like in its source.
TableKind = Literal["html", "pipe", "tab", "fixed", "spaced", "sheet", "pdf", "docx", "stacked"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from. `sha256` is that of the bytes as received; `characters` counts the stored text."""

    name: str
    media_type: str
    encoding: str
    sha256: str
    characters: int


@dataclass(frozen=True, slots=True)
class Section:
    """One node of the outline.

    `heading` is the heading as printed (number included), `title` its words without number and closing mark.
    `start` is where the heading starts, `body` where the text after the heading starts, `end` where the section
    ends, with all its subsections. `parent` is the index of the section above in `Document.sections`, None at the top.
    `level` counts from 1. `number` is the mark as printed (`第一章`, `三`, `1`, `专栏2`), None where there is none.
    """

    level: int
    kind: HeadingKind
    number: str | None
    heading: Span
    title: Span
    start: int
    body: int
    end: int
    parent: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its row and column in the grid, how many rows and columns it covers, and its words.

    `span` is None for an empty cell. A cell merged over several rows (or carried down by its layout, as a
    category printed once) appears once, with `rows` > 1.
    """

    row: int
    column: int
    span: Span | None
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        """The words of the cell as printed, without line breaks and white space; empty for an empty cell."""
        return "" if self.span is None else "".join(self.span.text.split())


@dataclass(frozen=True, slots=True)
class Table:
    """A table: cells in reading order, the caption above it (None where there is none), and where it stands."""

    kind: TableKind
    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    caption: Span | None = None

    def grid(self) -> list[list[Cell | None]]:
        """Rows of columns; a cell that covers several places stands in each of them, None where no cell stands."""
        out: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for r in range(cell.row, min(cell.row + cell.rows, self.rows)):
                for c in range(cell.column, min(cell.column + cell.columns, self.columns)):
                    out[r][c] = cell
        return out


@dataclass(frozen=True)
class Document:
    """What every extractor reads.

    `text` is the decoded source, stored once and never tidied: for plain text the file with `\\r\\n` turned into
    `\\n`, for other formats the text that the reader made. `sections` is the outline in reading order without the
    table of contents; `tables` in reading order; `furniture` are half-open ranges that hold no facts (table of
    contents, navigation, related links, scripts, page footers), sorted and disjoint. `paragraphs` are the half-open
    ranges of the running text, furniture and tables left out, sorted and disjoint: a paragraph that its source wrapped
    over several lines is one of them. `body_start` is where the plan proper begins, after the letter that sends it.
    `markup` are the signs inside paragraphs that are no part of the words (the ** of Markdown).
    """

    source: Source
    text: str
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    furniture: tuple[tuple[int, int], ...] = field(default=())
    paragraphs: tuple[tuple[int, int], ...] = field(default=())
    body_start: int = 0
    markup: tuple[tuple[int, int], ...] = field(default=())

    @cached_property
    def folded(self) -> Folded:
        """The view for matching, of equal meaning and with a map back to `text`."""
        return fold(self.text)

    @cached_property
    def prose(self) -> Folded:
        """The paragraphs, folded, one to a line and without the line breaks that their source put into them; the map
        leads back to `text`. A pattern run over it never meets furniture, a table cell or a broken sentence."""
        return fold_ranges(self.text, self.paragraphs, self.markup)

    def span(self, start: int, end: int) -> Span:
        """The span from start to end with white space at both ends left out.

        Raises ValueError where nothing but white space is left.
        """
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end, self.text[start:end])

    def is_furniture(self, offset: int) -> bool:
        """Whether the offset lies in a part of the page that holds no facts."""
        at = bisect_right(self.furniture, offset, key=lambda piece: piece[0]) - 1
        return at >= 0 and offset < self.furniture[at][1]

    def section_at(self, offset: int) -> int | None:
        """Index of the innermost section around the offset, None before the first heading."""
        at: int | None = bisect_right(self.sections, offset, key=lambda section: section.start) - 1
        if at == -1:
            return None
        while at is not None and offset >= self.sections[at].end:
            at = self.sections[at].parent
        return at

    def path_at(self, offset: int) -> tuple[int, ...]:
        """Indices of the sections around the offset, outermost first."""
        index, path = self.section_at(offset), []
        while index is not None:
            path.append(index)
            index = self.sections[index].parent
        return tuple(reversed(path))
