"""Which reference indicator a row of a table, or what a number in the text counts, is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

from rapidfuzz import fuzz

from kg.align.match import Step
from kg.align.names import label, measure, subject
from kg.align.tables import own_rows
from kg.model.mapping import Predicate
from kg.model.reference import ReferenceIndicator
from kg.text.fold import fold_name

#: Two measures at least this alike are the same, if they speak of the same shares, groups and places.
ALIKE = 0.93
NEAR = 0.8
#: An alias shorter than this says too little without the words around it.
_SHORT = 6


@dataclass(frozen=True, slots=True)
class _Line:
    indicator: str
    name: re.Pattern[str]
    context: re.Pattern[str] | None
    refuse: re.Pattern[str] | None
    units: frozenset[str]
    predicate: Predicate

    def fits(self, name: str, context: str, clause: str, unit: str | None) -> bool:
        if not self.name.search(name):
            return False
        if self.context is not None and not self.context.search(context):
            return False
        if self.refuse is not None and self.refuse.search(name if self.context is None else clause):
            return False
        return not self.units or any(_has_unit(unit, wanted) for wanted in self.units)


def _has_unit(unit: str | None, wanted: str) -> bool:
    if wanted == "-":
        return not unit
    # Most tables put a share into a cell without a sign, or name no unit at all.
    if wanted == "%":
        return not unit or unit in ("%", "‰")
    return bool(unit) and wanted in (unit or "")


@cache
def _lines() -> tuple[_Line, ...]:
    return tuple(
        _Line(
            row["indicator"],
            re.compile(row["name"]),
            None if row["context"] == "-" else re.compile(row["context"]),
            None if row["not"] == "-" else re.compile(row["not"]),
            frozenset() if row["unit"] == "-" else frozenset(row["unit"].split("|")),
            cast(Predicate, row["predicate"]),
        )
        for row in own_rows("indicators.tsv")
    )


def match_indicator(
    name: str,
    indicators: Sequence[ReferenceIndicator],
    *,
    context: str = "",
    unit: str | None = None,
    refused: frozenset[str] = frozenset(),
    clause: str = "",
) -> Step:
    """The reference indicator that a name means, by rule alone.

    `context` is what stands before it in the paragraph, with its sentence, `clause` its clause, both folded; `unit` is
    the printed unit (None where none is printed), `refused` are ids that people refused.
    """
    folded, own = fold_name(name), measure(name)
    unit = fold_name(unit) if unit else None
    candidates = [i for i in indicators if i.id not in refused and _unit_fits(i.unit_ucum, unit)]
    allowed = {indicator.id for indicator in candidates}
    for indicator in candidates:
        if name == indicator.name_zh or folded == label(indicator.name_zh):
            return Step(indicator.id, "skos:exactMatch", "semapv:LexicalMatching", Decimal("0.99"), indicator.name_zh)
    line = next(
        (x for x in _lines() if x.indicator in allowed and x.fits(subject(name), context, clause or context, unit)),
        None,
    )
    for indicator in candidates:
        for alias in (indicator.name_zh, *indicator.aliases):
            if measure(alias) == own and (len(own) >= _SHORT or (line is not None and line.indicator == indicator.id)):
                predicate = line.predicate if line is not None and line.indicator == indicator.id else "skos:exactMatch"
                return Step(indicator.id, predicate, "semapv:LexicalMatching", Decimal("0.97"), alias)
    if line is not None:
        found = line.name.search(subject(name))
        words = found.group() if found else name
        return Step(line.indicator, line.predicate, "semapv:CompositeMatching", Decimal("0.9"), words)
    return _by_likeness(own, candidates)


def _by_likeness(own: str, candidates: Sequence[ReferenceIndicator]) -> Step:
    best, nearest, words = 0.0, None, ""
    for indicator in candidates:
        for alias in (indicator.name_zh, *indicator.aliases):
            alike = fuzz.ratio(own, measure(alias)) / 100
            if alike > best and _same_kind(own, measure(alias)):
                best, nearest, words = alike, indicator.id, alias
    if nearest is not None and best >= ALIKE and len(own) >= _SHORT:
        return Step(
            nearest, "skos:closeMatch", "semapv:LexicalSimilarityThresholdMatching", Decimal(f"{best:.2f}"), words
        )
    return Step(
        None,
        "skos:exactMatch",
        "semapv:LexicalSimilarityThresholdMatching",
        Decimal(f"{max(1 - best, 0.5):.2f}"),
        nearest=nearest if best >= NEAR else None,
        near=best,
    )


def _unit_fits(ucum: str, unit: str | None) -> bool:
    """Whether a printed unit can belong to a measure in the reference unit: no persons for a rate, no rate for beds."""
    if not unit:
        return True
    if ucum in ("%", "1"):
        return unit in ("%", "‰", "个百分点", "百分点", "个", "个千分点")
    return unit != "%"


def _same_kind(one: str, other: str) -> bool:
    """Whether both are shares or neither is: 参保率 and 参保 are one letter apart and different measures."""
    return one.endswith("率") == other.endswith("率")
