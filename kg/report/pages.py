"""What each template is given: one frozen record per template, every field used by it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.report.charts import Chart
from kg.report.diagram import Diagram
from kg.report.source import Line
from kg.report.tables import TableView
from kg.report.views import (
    Bar,
    ChainStep,
    Download,
    Figure,
    Frame,
    FunctionRow,
    Heading,
    IndicatorCard,
    Kind,
    Link,
    Matrix,
    NetworkView,
    PlaceMap,
    PlanCard,
    QualityRow,
    QueryGroup,
)


@dataclass(frozen=True, slots=True)
class StartPage:
    """The start page. `others` are the plans beyond the cards; `map` is None where no place has coordinates."""

    frame: Frame
    figures: tuple[Figure, ...]
    headlines: tuple[Figure, ...]
    cards: tuple[PlanCard, ...]
    others: tuple[Link, ...]
    bars: tuple[Bar, ...]
    map: PlaceMap | None
    mismatches: TableView
    verdicts: TableView
    kinds: TableView


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """Coverage of one national list. `others` are the pages of the other lists, `parts` those of this one where there
    are many plans; `states` code, sign and word."""

    frame: Frame
    number: str
    others: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str, str], ...]
    bars: tuple[Bar, ...]
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class GapsPage:
    """What one plan lacks of the national lists."""

    frame: Frame
    plan: str
    name: str
    tables: tuple[TableView, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The Compare page: plans and subjects to choose from, the scripts that show them; `many` where the plans are so
    many that they have to be searched."""

    frame: Frame
    plans: tuple[tuple[str, str], ...]
    subjects: tuple[tuple[str, str], ...]
    scripts: tuple[str, ...]
    many: bool


@dataclass(frozen=True, slots=True)
class IndicatorsPage:
    """The index of indicators."""

    frame: Frame
    cards: tuple[IndicatorCard, ...]
    tables: tuple[TableView, ...]


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """One indicator. `chart` is None where no value can be placed, `drawn` how
    many of all values it shows, empty where it shows all; `ranked` are the pairs that can be compared, `apart`
    those that cannot, with the reasons."""

    frame: Frame
    card: IndicatorCard
    definition: str
    goal: str
    verification: str
    chart: Chart | None
    drawn: str
    values: TableView
    ranked: TableView
    apart: TableView


@dataclass(frozen=True, slots=True)
class AgenciesPage:
    """Functions, networks and duties. `more` tells that there are plans beyond those shown side by side."""

    frame: Frame
    plans: tuple[tuple[str, str], ...]
    functions: tuple[FunctionRow, ...]
    networks: tuple[NetworkView, ...]
    more: bool
    tables: tuple[TableView, ...]


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """Findings, counted by kind and listed."""

    frame: Frame
    figures: tuple[Figure, ...]
    tables: tuple[TableView, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search page and its scripts."""

    frame: Frame
    scripts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """Downloads, what they are for machines (JSON-LD), and the reference of the vocabulary with its drawing."""

    frame: Frame
    downloads: tuple[Download, ...]
    jsonld: str
    diagram: Diagram | None
    tables: tuple[TableView, ...]


@dataclass(frozen=True, slots=True)
class TrustPage:
    """Quality, corrections, verification and method. `first_sight` is the quality on documents that the rules had not
    seen; `unmeasured` names the plans without annotations."""

    frame: Frame
    quality: tuple[QualityRow, ...]
    first_sight: tuple[QualityRow, ...]
    unmeasured: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    tables: tuple[TableView, ...]


@dataclass(frozen=True, slots=True)
class TablePage:
    """The rows of a table that its page has no room for; `back` leads to that page."""

    frame: Frame
    back: Link
    table: TableView


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One plan: its card, its description for machines (JSON-LD), its outline, the chain of documents above it, its
    tables, its network, its facts in the order of the text, its findings, its provenance."""

    frame: Frame
    card: PlanCard
    network: NetworkView | None
    jsonld: str
    outline: tuple[Heading, ...]
    chain: tuple[ChainStep, ...]
    order: TableView
    findings: TableView
    provenance: TableView
    tables: tuple[TableView, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The text of a plan, or a part of it that begins at `start`, with every fact marked. `parts` are the pages of the
    text, none where there is one; `data` is the JSON of the facts for the side panel."""

    frame: Frame
    plan: str
    name: str
    start: int
    parts: tuple[Link, ...]
    outline: tuple[Heading, ...]
    kinds: tuple[Kind, ...]
    lines: tuple[Line, ...]
    data: str


@dataclass(frozen=True, slots=True)
class AskPage:
    """Forms, editor and answers. `notice` says why nothing can be run here, empty where it can; `scripts` in the order
    in which they load."""

    frame: Frame
    notice: str
    groups: tuple[QueryGroup, ...]
    scripts: tuple[str, ...]
