"""What a plan says, as records: one class per kind of fact.

Names, titles and raw values are the plan's own words without line breaks; every fact has the span that proves it.
None always means that the text does not say it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kg.model.document import Source
from kg.model.span import Span

Comparator = Literal["=", ">=", ">", "<=", "<"]
Role = Literal["baseline", "actual", "target", "commitment", "standard", "fact"]
Relation = Literal["based_on", "implements", "mentions"]
Status = Literal["final", "draft", "template"]
PeriodName = str
FindingKind = Literal[
    "contradiction",
    "count_mismatch",
    "target_below_baseline",
    "unit",
    "missing_sign",
    "not_comparable",
    "lost_text",
    "damaged",
    "masked",
    "naming",
]


@dataclass(frozen=True, slots=True)
class PlanMetadata:
    """What the text tells of the plan itself. `period` is (first year, last year), None where no years are printed
    or implied by a named five-year period; `issued` an ISO date, None where the day, month or year is lost (then
    `issued_raw` keeps the words); `published` the date of the web page. `spans` proves each field by its name."""

    title: str | None = None
    jurisdiction: str | None = None
    period: tuple[int, int] | None = None
    period_name: PeriodName | None = None
    issuer: str | None = None
    document_number: str | None = None
    issued: str | None = None
    issued_raw: str | None = None
    published: str | None = None
    status: Status = "final"
    spans: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Domain:
    """A field of service as the plan cuts it. `heading` is the whole heading line."""

    name: str
    heading: str
    tier: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """How many of something the plan says there are. `scope` is `plan` or a domain's name."""

    scope: str
    what: str
    count: int
    span: Span


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a field with their place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """An item of the plan's list of services. `state` is `standards_lost` where the annex that would give
    beneficiaries, standard, funding and lead is not in the source."""

    domain: str | None
    name: str
    span: Span
    beneficiaries: Words | None = None
    content: Words | None = None
    standard: Words | None = None
    funding: Words | None = None
    lead: Words | None = None
    state: Literal["complete", "standards_lost"] = "complete"


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One cell of an indicator table. `value` is None where it is masked or cannot be read."""

    raw: str
    value: Decimal | None
    span: Span
    year: int | None = None
    year_lost: bool = False
    role: Role = "target"
    comparator: Comparator = "="
    cumulative: bool = False
    change: bool = False
    annual_average: bool = False
    masked: bool = False
    year_inferred: int | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of an indicator table. `parent` names the row above for 其中 rows."""

    domain: str | None
    name: str
    span: Span
    unit: str | None = None
    binding: Literal["约束性", "预期性"] | None = None
    parent: str | None = None
    values: tuple[IndicatorValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in prose, in the printed unit. `per` is what it is stated for (每千名老人), where printed apart
    from the subject; `base_year` the year after 较 or 比; `subject_full` the resolved subject where the printed one
    is unclear."""

    subject: str
    raw: str
    value: Decimal | None
    span: Span
    unit: str | None = None
    per: str | None = None
    comparator: Comparator = "="
    approximate: bool = False
    year: int | None = None
    year_lost: bool = False
    base_year: int | None = None
    year_inferred: int | None = None
    period: PeriodName | None = None
    role: Role = "target"
    change: bool = False
    cumulative: bool = False
    masked: bool = False
    domain: str | None = None
    domain_inferred: str | None = None
    subject_full: str | None = None


@dataclass(frozen=True, slots=True)
class WordTarget:
    """A level in words: 应保尽保, 全覆盖, 全部达标, 免费."""

    subject: str
    words: str
    domain: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Task:
    """A numbered task, or the run-in head of a domain with `number` None."""

    number: str | None
    section: str | None
    domain: str | None
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who answers for a task (its number), a domain, or (both None) for everything in the plan. Where numbers start
    again in every domain they tell no task: then the domain is given. `task_span` is the place of the task's title in
    both cases, None where the statement is for no single task. `agencies` holds the span of every name used in the
    lists."""

    task: str | None
    domain: str | None
    span: Span
    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = ()
    open_list: bool = False
    deadline: str | None = None
    deadline_span: Span | None = None
    agencies: tuple[tuple[str, Span], ...] = ()
    task_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project of a box (专栏), or of a list headed 重点项目 and the like, of which `box` is None. `parent` is the
    number of the project above, None at the top."""

    box: str | None
    box_title: str | None
    number: str | None
    title: str
    span: Span
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A mechanism of implementation that the plan names."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle that the plan names."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class BeneficiaryGroup:
    """A group of people that services are for."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Agency:
    """A body named by the plan, once, at its first place. `printed` holds the words of the place where the name
    shares an ending with others (东湖、西岭开发区管委会) and therefore differs from them."""

    name: str
    span: Span
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that the plan names, with its title marks."""

    title: str
    document_number: str | None
    relation: Relation
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """What the plan contradicts, lost or leaves unclear; `spans` holds the places of all sides."""

    kind: FindingKind
    message_zh: str
    message_en: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything read from one document, each kind in the order of the text."""

    source: Source
    text: str
    plan: PlanMetadata = field(default_factory=PlanMetadata)
    domains: tuple[Domain, ...] = ()
    declared_counts: tuple[DeclaredCount, ...] = ()
    service_items: tuple[ServiceItem, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    word_targets: tuple[WordTarget, ...] = ()
    tasks: tuple[Task, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    projects: tuple[Project, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    principles: tuple[Principle, ...] = ()
    beneficiary_groups: tuple[BeneficiaryGroup, ...] = ()
    agencies: tuple[Agency, ...] = ()
    citations: tuple[Citation, ...] = ()
    findings: tuple[Finding, ...] = ()
