"""What each template is given: one frozen record per template, every field used by it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.report.source import Line
from kg.report.tables import TableView


@dataclass(frozen=True, slots=True)
class Link:
    """An address and its words; `current` for the page that the reader is on."""

    href: str
    text: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has around it. `path` is the page's own address within its language; `root` leads to the top of
    the language, `assets` to the shared files; `other` is the same page in the other language."""

    language: str
    title: str
    path: str
    root: str
    assets: str
    other: str
    base: str
    version: str
    navigation: tuple[Link, ...]
    plans: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its meaning, and the page that breaks it down."""

    number: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan in a few lines. `period` and `title` are empty where the plan does not say."""

    plan: str
    name: str
    title: str
    period: str
    status: str
    facts: tuple[Figure, ...]
    findings: Figure


@dataclass(frozen=True, slots=True)
class StartPage:
    """The start page."""

    frame: Frame
    figures: tuple[Figure, ...]
    cards: tuple[PlanCard, ...]
    headlines: TableView
    kinds: TableView


@dataclass(frozen=True, slots=True)
class TablesPage:
    """A page of tables with a heading and a sentence of introduction."""

    frame: Frame
    lead: str
    tables: tuple[TableView, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One plan: its card and its tables."""

    frame: Frame
    card: PlanCard
    tables: tuple[TableView, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact in the legend of a source page, with how many there are."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The text of a plan with every fact marked. `data` is the JSON of the facts for the side panel."""

    frame: Frame
    plan: str
    name: str
    kinds: tuple[Kind, ...]
    lines: tuple[Line, ...]
    data: str


@dataclass(frozen=True, slots=True)
class QueryGroup:
    """The queries of one topic in the library."""

    title: str
    queries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AskPage:
    """Forms, editor and answers. `notice` says why nothing can be run here, empty where it can; `scripts` in the order
    in which they load."""

    frame: Frame
    notice: str
    groups: tuple[QueryGroup, ...]
    scripts: tuple[str, ...]
