"""One number of running text as the grammar reads it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.extract.hits import Hit
from kg.extract.periods import Scope
from kg.model.facts import Comparator, Role

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number with what it counts; offsets are those of the running text. `start` and `end` hold the subject, whose
    folded words are `subject`; `whole` are the ranges that make the subject in full where the printed one leaves out a
    part; `unit_ranges` are those of the unit, `per` is the range of what the number is stated for. `fused` says that
    the digits of several numbers ran together."""

    hit: Hit
    start: int
    end: int
    subject: str
    behind: bool
    governor: str | None
    unit: str | None
    unit_ranges: tuple[Range, ...]
    role: Role
    years: Scope
    period: str | None
    per: Range | None
    change: bool
    cumulative: bool
    comparator: Comparator
    value: Decimal | None
    whole: tuple[Range, ...] = ()
    fused: bool = False
