"""Answers as tables of a page: chosen columns, readable cells, links to the words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from kg.export.texts import cell_text
from kg.model.result import Term
from kg.report.answers import Answers
from kg.report.parts import Part, part_at
from kg.report.source import anchor
from kg.report.words import interface_words

#: Columns whose plain codes the interface has words for, with the group of words.
CODES = {"scope": "scope", "yearLabel": "year", "leftYear": "year", "rightYear": "year", "kind": "mapped"}

#: A page shows so many rows of a table; further pages of the same table show the next ones.
MOST_ROWS = 150
#: A table has so many pages at most. What is longer (pairs of hundreds of plans) is asked for or downloaded as a whole.
MOST_PAGES = 20

_IN_LANGUAGE = re.compile(r",? in (English|Chinese)$|[(\uff08](英文|中文)[)\uff09]$")
_PASSAGE = re.compile(r"/id/(?P<plan>[^/]+)/source\.[^#]+#char=(?P<start>\d+),(?P<end>\d+)$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: its language, the way from it to the root of that language's pages (`../` or empty), and
    the pages of every plan's text."""

    language: str
    root: str
    parts: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)

    def passage(self, iri: object) -> str | None:
        """The address on a source page of a passage's IRI, None where the IRI is no passage of a held text."""
        found = _PASSAGE.search(str(iri))
        if found is None or found["plan"] not in self.parts:
            return None
        start, end = int(found["start"]), int(found["end"])
        return f"{self.root}{part_at(self.parts[found['plan']], start).path}#{anchor(start, end)}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as shown. `href` is None where it leads nowhere; `kind` names its look; `code` is the local name of a
    code's IRI, empty for other cells."""

    text: str
    href: str | None
    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading: the variable's name, its label, its look."""

    name: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class TableView:
    """One table: the query and the settings that it shows, where to ask it again, its heading, columns and rows.

    `total` is the number of rows of the answer, of which these begin at `first` (counted from 0); `previous` and
    `next` are the pages of the rows before and after these, empty where there are none. `link` as in `table`.
    """

    id: str
    query: str
    settings: tuple[tuple[str, str], ...]
    ask: str
    title: str
    question: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    first: int
    previous: str
    next: str
    link: str | None


def page_count(total: int) -> int:
    """How many pages a table of so many rows has."""
    return min(-(-total // MOST_ROWS), MOST_PAGES) or 1


def table_path(path: str, ident: str, number: int) -> str:
    """The address of a page of a table that begins on the page of this path.

    >>> table_path("plan/minqin.html", "findings", 1), table_path("plan/minqin.html", "findings", 2)
    ('plan/minqin.html', 'plan/minqin/findings-2.html')
    """
    return path if number == 1 else f"{path.removesuffix('.html')}/{ident}-{number}.html"


def table(
    answers: Answers,
    place: Place,
    path: str,
    name: str,
    columns: tuple[str, ...],
    link: str | None = None,
    names: Mapping[str, str] | None = None,
    number: int = 1,
    **settings: str,
) -> TableView:
    """The answer of a named query with these settings as a table of these columns, or the page of this number of it.

    `path` is the page on which the table begins. `link` names the column whose cells lead to the words in the source;
    `names` gives plans their short names.
    """
    query = answers.query(name)
    rows = answers.rows(name, **settings)
    at = {column: i for i, column in enumerate(rows.columns)}
    kinds = {column.name: column.type for column in query.columns}
    # A page shows the column of its own language alone: that need not be said.
    labels = {c.name: _IN_LANGUAGE.sub("", c.label.in_language(place.language)) for c in query.columns}
    heads = tuple(Head(column, labels[column], kinds[column]) for column in columns)
    shown = []
    first = (number - 1) * MOST_ROWS
    for row in rows.rows[first : first + MOST_ROWS]:
        passage = row[at["passage"]] if "passage" in at else None
        cells = []
        for head in heads:
            cell = _cell(answers, place, head, row[at[head.name]], names or {})
            if head.name == link and passage is not None:
                cell = Cell(cell.text, place.passage(passage.value), cell.kind, cell.code)
            cells.append(cell)
        shown.append(tuple(cells))
    ident = "-".join([name, *(value for _, value in sorted(settings.items()))])

    def page(at: int) -> str:
        return f"{place.root}{table_path(path, ident, at)}#{ident}" if 0 < at <= page_count(len(rows)) else ""

    return TableView(
        ident,
        name,
        tuple(sorted(settings.items())),
        f"{place.root}ask.html#{urlencode([('q', name), *sorted(settings.items())])}",
        query.title.in_language(place.language),
        query.question.in_language(place.language),
        heads,
        tuple(shown),
        len(rows),
        first,
        page(number - 1),
        page(number + 1),
        link,
    )


def spoken(column: str, text: str, language: str) -> str:
    """The text of a cell, in words where the column holds plain codes."""
    return interface_words(language).get(f"{CODES[column]}.{text}", text) if column in CODES else text


def _cell(answers: Answers, place: Place, head: Head, term: Term | None, names: Mapping[str, str]) -> Cell:
    if term is None:
        return Cell("", None, "none", "")
    if head.kind == "plan":
        return Cell(names.get(term.value, term.value), f"{place.root}plan/{term.value}.html", "plan", "")
    if term.kind == "iri":
        if href := place.passage(term.value):
            return Cell("§", href, "passage", "")
        code = term.value.rsplit("#", 1)[-1] if "#" in term.value else ""
        return Cell(answers.label(term.value, place.language), None, "code", code)
    text = spoken(head.name, cell_text(term), place.language)
    if head.kind == "boolean":
        text = interface_words(place.language)["yes" if text == "true" else "no"]
    if head.kind in ("integer", "decimal"):
        return Cell(text, None, "number", "")
    return Cell(text, None, "text", "")
