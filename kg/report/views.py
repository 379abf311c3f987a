"""What the records of pages are made of."""

from __future__ import annotations

from dataclasses import dataclass

from kg.report.network import Network


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
class BarPart:
    """One part of a bar: a state, its word, how many, and its share in per cent."""

    state: str
    word: str
    count: int
    percent: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A plan's bar: its name, the page that lists the parts, the parts."""

    name: str
    href: str
    parts: tuple[BarPart, ...]


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line of the grid with its words and their place."""

    x1: float
    y1: float
    x2: float
    y2: float
    text: str
    tx: float
    ty: float


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place: where it is drawn, its name, its plan's page, its coordinates in words."""

    x: float
    y: float
    text: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """Points on a grid; `absent` names the places without coordinates."""

    width: int
    height: int
    lines: tuple[MapLine, ...]
    points: tuple[MapPoint, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A cell of a matrix: the state's code, sign and word, the address of the words that prove it, and the words."""

    state: str
    sign: str
    word: str
    href: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row: its id, its number as printed in the list, its name, its cells, and whether they differ."""

    id: str
    number: str
    name: str
    cells: tuple[MatrixCell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """Rows under one heading."""

    name: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The answer of a query of pairs, turned so that plans stand across. Columns are (plan, name, address)."""

    id: str
    query: str
    settings: tuple[tuple[str, str], ...]
    ask: str
    title: str
    question: str
    columns: tuple[tuple[str, str, str], ...]
    groups: tuple[MatrixGroup, ...]


@dataclass(frozen=True, slots=True)
class IndicatorCard:
    """A reference indicator in a line; `other` is its name in the other language."""

    id: str
    href: str
    name: str
    other: str
    unit: str
    direction: str
    plans: int
    values: int


@dataclass(frozen=True, slots=True)
class Body:
    """A body that carries a function: its name, where the plan names it, how often it leads, helps, is unmarked."""

    name: str
    href: str
    led: int
    supported: int
    unmarked: int


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """A function and, for each plan, the bodies that carry it."""

    id: str
    name: str
    cells: tuple[tuple[Body, ...], ...]


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The network of one plan."""

    plan: str
    name: str
    network: Network


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: what it is, its address, name, size in words and SHA-256."""

    title: str
    href: str
    name: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class QualityRow:
    """How well one kind of fact is read from one annotated plan, or from all of them pooled."""

    kind: str
    plan: str
    f1: str
    precision: str
    recall: str
    annotated: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a plan: its words, its place in the text, how many facts begin under it, the headings below it."""

    text: str
    href: str
    facts: int
    below: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class ChainDocument:
    """A document that a plan cites: its title, how it is cited, where; `held` is the page of the plan that holds the
    document itself, empty where none does."""

    title: str
    relation: str
    href: str
    held: str


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A place above a plan, with the documents of that place that the plan cites."""

    place: str
    documents: tuple[ChainDocument, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact in the legend of a source page, with how many there are."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class QueryGroup:
    """The queries of one topic in the library."""

    title: str
    queries: tuple[Link, ...]
