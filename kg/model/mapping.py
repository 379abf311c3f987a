"""Alignment as records: mappings with their reasons, coverage, normalised values, comparisons. They know no format."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kg.model.facts import Finding
from kg.model.reference import References, Scheme
from kg.model.span import Span

Predicate = Literal["skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch", "skos:relatedMatch"]
#: What is mapped: an item of a plan's list, an indicator or counted subject, an agency, a domain.
SubjectKind = Literal["item", "indicator", "agency", "domain"]
Justification = Literal[
    "semapv:ManualMappingCuration",
    "semapv:LexicalMatching",
    "semapv:LexicalSimilarityThresholdMatching",
    "semapv:CompositeMatching",
    "semapv:MappingChaining",
]
State = Literal["listed", "committed", "mentioned", "absent", "unknown"]
#: Seen from the plan: its item covers as much, nearly as much, more, or less than the national one.
Match = Literal["exact", "close", "broader", "narrower"]
Zone = Literal["list", "table", "record", "forward", "waste"]
Verdict = Literal[
    "masked",
    "one-side-not-a-level",
    "year-lost",
    "cumulative-vs-annual",
    "different-population",
    "different-denominator",
    "different-year",
    "converted",
    "comparable",
]
#: From the most to the least grave; the verdict is the first that applies.
VERDICTS: tuple[Verdict, ...] = (
    "masked",
    "one-side-not-a-level",
    "year-lost",
    "cumulative-vs-annual",
    "different-population",
    "different-denominator",
    "different-year",
    "converted",
    "comparable",
)
#: Where a year comes from: printed beside the number; the column of a table; the end of a named period; the end of the
#: plan; what stood before it in the record; every year of the plan; stripped from the source; nowhere.
YearBasis = Literal["printed", "table", "period", "plan-end", "record", "every-year", "lost", "none"]


@dataclass(frozen=True, slots=True)
class Mapping:
    """One statement that a plan's own term does, or does not, mean a reference term.

    `object_id` is None where no term was found (sssom:NoTermFound). `negated` refuses the object that it names.
    `fact` is the local id of the plan's term (several facts may bear one name: each has its own mapping), `label` its
    words. `words` are those that decided. `nearest` is the nearest reference term where none matches.
    `scheme` is the list that was searched, empty where there is but one.
    """

    plan: str
    fact: str
    kind: SubjectKind
    label: str
    span: Span
    predicate: Predicate
    object_id: str | None
    justification: Justification
    confidence: Decimal
    words: str = ""
    negated: bool = False
    comment: str = ""
    nearest: str | None = None
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Curated:
    """A line of a curated set: what a person decided about the words of a plan. `quote` narrows a decision to the
    place where it stands, empty where it holds wherever the plan uses the words."""

    plan: str
    kind: SubjectKind
    label: str
    predicate: Predicate
    object_id: str | None
    confidence: Decimal
    negated: bool = False
    quote: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a plan says about a national item: one state, with the words that won (None for absent and unknown).

    `match` is None for mentioned, absent and unknown. `rule` names the line of reasoning in one word. `task` and
    `domain` are the local ids of the task and the field that the words stand under, None where they stand under none.
    """

    plan: str
    item: str
    scheme: Scheme
    state: State
    match: Match | None
    span: Span | None
    zone: Zone | None
    rule: str
    task: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a value lies: bounds in the reference unit, None where open to that side."""

    lower: Decimal | None
    upper: Decimal | None
    lower_closed: bool = True
    upper_closed: bool = True


@dataclass(frozen=True, slots=True)
class AlignedValue:
    """One value of a plan, normalised; `indicator` is the reference indicator that it is of, None where it is of none.

    `fact` is the local id of the value, `name` the plan's own name of what is measured, `raw` the printed value (words
    for a level in words). `decimal` and `interval` are in the unit `unit` (None where the value is masked, lost or in
    words), `factor` turned the printed number into it. `year` is the resolved year, None where none can be had;
    `year_label` is what a table shows: the year, the period as printed, or the reason why there is none. `population`
    and `denominator` name what the words narrow it to, empty where they do not.
    """

    plan: str
    fact: str
    indicator: str | None
    name: str
    raw: str
    span: Span
    role: str
    predicate: Predicate
    decimal: Decimal | None
    interval: Interval | None
    unit: str | None
    factor: Decimal
    year: int | None
    year_basis: YearBasis
    year_label: str
    masked: bool = False
    is_level: bool = True
    in_words: bool = False
    cumulative: bool = False
    binding: str | None = None
    population: str = ""
    denominator: str = ""
    source: Literal["table", "prose", "words"] = "prose"
    order: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two values can or cannot be compared, in both languages."""

    verdict: Verdict
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values of one reference indicator with the verdict (the first reason that applies) and all reasons.

    `rests_on_reading` says that a year on one side is read, not printed. `ahead` is the plan that is ahead, None
    unless the two are comparable and the indicator has a direction. `relaxed_years`: the verdict if other years were
    allowed; `relaxed_periods`: if the end of one five-year period were held against the end of another.
    """

    indicator: str
    left: AlignedValue
    right: AlignedValue
    verdict: Verdict
    reasons: tuple[Reason, ...]
    notes: tuple[Reason, ...] = ()
    rests_on_reading: bool = False
    ahead: str | None = None
    relaxed_years: Verdict | None = None
    relaxed_periods: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Standard:
    """One printed side of a national item in a plan: what it is given, to whom, who pays, who leads. `words` is None
    where the plan does not print it, and `absence` then says why: not-printed, annex-lost or masked."""

    plan: str
    item: str
    aspect: Literal["standard", "beneficiaries", "funding", "lead"]
    words: str | None
    span: Span | None
    absence: Literal["not-printed", "annex-lost", "masked"] | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Everything that follows from holding plans against the reference lists, sorted by plan and place.

    `texts` are the stored texts of the plans, by id, in which all spans lie, `languages` the tags of their
    words; `findings` are those of the alignment,
    each with its plan.
    """

    references: References
    mappings: tuple[Mapping, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    values: tuple[AlignedValue, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    standards: tuple[Standard, ...] = ()
    findings: tuple[tuple[str, Finding], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
