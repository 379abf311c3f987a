"""What a plan measures, held against the reference indicators: rows of tables, numbers in prose, levels in words,
and indicators that the text only names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.align.indicators import match_indicator
from kg.align.match import Step, decided
from kg.align.names import measure
from kg.align.surroundings import Around, Surroundings
from kg.align.zones import sentences
from kg.model.document import Document
from kg.model.facts import Facts, Indicator, IndicatorValue, Quantity, WordTarget
from kg.model.identity import Identities
from kg.model.mapping import Curated, Mapping, Predicate
from kg.model.reference import ReferenceIndicator
from kg.model.span import Span
from kg.text.fold import fold_name

_JOINED = re.compile(r"[、和及与]")


@dataclass(frozen=True, slots=True)
class Measured:
    """A value that was found to be of a reference indicator: the local id of the value, its record, its step."""

    fact: str
    record: Quantity | tuple[Indicator, IndicatorValue] | WordTarget
    name: str
    step: Step
    around: Around


def align_subjects(
    plan: str,
    document: Document,
    facts: Facts,
    identities: Identities,
    indicators: Sequence[ReferenceIndicator],
    curated: Sequence[Curated],
) -> tuple[tuple[Mapping, ...], tuple[Measured, ...]]:
    """Mappings of everything that the plan measures, one per subject and term, and the values behind them."""
    work = _Work(plan, indicators, tuple(c for c in curated if c.plan == plan and c.kind == "indicator"))
    around = Surroundings(document, facts)
    for row, local, cells in zip(facts.indicators, identities.indicators, identities.values, strict=True):
        words = _of_row(row)
        for step in work.steps(row.name, words, row.unit, words.sentence):
            work.add(local, row.name, row.span, step)
            for cell, value in zip(cells, row.values, strict=True):
                work.measured.append(Measured(cell, (row, value), row.name, step, words))
    for quantity, local, subject in zip(facts.quantities, identities.quantities, identities.subjects, strict=True):
        words = around.of(quantity.span)
        for step in work.of_quantity(quantity, words):
            work.add(subject, quantity.subject, quantity.span, step)
            if step.object_id is not None and not step.negated:
                for phrase in (*around.phrases(quantity.span), *work.named_in(around, quantity, step)):
                    work.add_phrase(subject, quantity, phrase, step)
            work.measured.append(Measured(local, quantity, quantity.subject, step, words))
    for target, local, subject in zip(
        facts.word_targets, identities.word_targets, identities.word_subjects, strict=True
    ):
        words = around.of(target.span)
        for step in work.steps(f"{target.subject}{target.words}", words, None, words.clause):
            if step.object_id is not None:
                work.add(subject, target.words, target.span, step)
                work.measured.append(Measured(local, target, target.words, step, words))
    work.add_named(document, facts)
    return tuple(work.mappings), tuple(work.measured)


def _unbroken(span: Span) -> str:
    return "".join(span.text.split())


def _of_row(row: Indicator) -> Around:
    words = fold_name(f"{row.parent or ''}{row.name}")
    return Around(words, "", words, words, "")


class _Work:
    def __init__(self, plan: str, indicators: Sequence[ReferenceIndicator], curated: tuple[Curated, ...]) -> None:
        self.plan, self.indicators, self.curated = plan, indicators, curated
        self.mappings: list[Mapping] = []
        self.measured: list[Measured] = []
        self._seen: set[tuple[str, str | None, str]] = set()

    def steps(self, name: str, words: Around, unit: str | None, curated_at: str) -> tuple[Step, ...]:
        """The terms that a name means: what people decided, else one by rule."""
        by_hand = decided(self.curated, self.plan, "indicator", name, curated_at)
        chosen = tuple(step for step in by_hand if not step.negated)
        if chosen:
            return by_hand
        refused = frozenset(step.object_id for step in by_hand if step.object_id)
        context = words.before[-160:] + words.sentence
        step = match_indicator(name, self.indicators, context=context, unit=unit, refused=refused, clause=words.clause)
        return (*by_hand, step)

    def of_quantity(self, quantity: Quantity, words: Around) -> tuple[Step, ...]:
        """The terms of a number in prose: of each name that shares it, else of the words in front of it."""
        unit = quantity.unit
        names = [quantity.subject_full or quantity.subject, quantity.subject]
        if quantity.per:
            names.insert(0, f"{quantity.per}{quantity.subject}")
        parts = tuple(self._parts(quantity.subject, unit))
        if len({step.object_id for step in parts}) > 1:
            return parts
        best: tuple[Step, ...] = ()
        for name in dict.fromkeys(names):
            found = self.steps(name, words, unit, words.sentence)
            if any(step.object_id for step in found):
                return found
            best = best or found
        if parts:
            return parts
        if len(quantity.subject) < 2:
            found = self.steps(words.head, words, unit, words.sentence)
            if any(step.object_id for step in found):
                return found
        return best

    def _parts(self, subject: str, unit: str | None) -> Iterator[Step]:
        """The terms of names that share one number: X率、Y率 or X、Y参保率."""
        pieces = _JOINED.split(subject)
        if len(pieces) < 2:
            return
        last = pieces[-1]
        for piece in pieces:
            tries = [piece] if piece is last else [piece, *(piece + last[at:] for at in range(len(last) - 2, 0, -1))]
            for name in tries:
                step = match_indicator(name, self.indicators, context=name, unit=unit, clause=name)
                if step.object_id is not None:
                    yield step
                    break

    def add(self, fact: str, label: str, span: Span, step: Step) -> None:
        """One mapping per subject, term and words."""
        key = (fact, step.object_id, label)
        if key in self._seen:
            return
        self._seen.add(key)
        self.mappings.append(
            Mapping(
                self.plan,
                fact,
                "indicator",
                label,
                span,
                step.predicate,
                step.object_id,
                step.justification,
                step.confidence,
                step.words,
                step.negated,
                step.comment,
                step.nearest,
            )
        )

    def named_in(self, around: Surroundings, quantity: Quantity, step: Step) -> Iterator[Span]:
        """The places where the clause prints a name or an alias of the indicator itself."""
        indicator = next(i for i in self.indicators if i.id == step.object_id)
        for name in (indicator.name_zh, *indicator.aliases):
            place = around.find(name, quantity.span)
            if place is not None:
                yield place

    def add_phrase(self, fact: str, quantity: Quantity, phrase: Span, step: Step) -> None:
        """The longer name that the clause prints for the same subject: an extractor cuts names as short as it can."""
        words, core = fold_name(phrase.text), fold_name(quantity.subject)
        if words != core and (core in words or words in core or (step.words and step.words in words)):
            self.add(fact, _unbroken(phrase), phrase, step)

    def add_named(self, document: Document, facts: Facts) -> None:
        """Indicators that the text names without a number: their words are mapped, they have no value."""
        told = {m.object_id for m in self.mappings if m.object_id and not m.negated}
        taken = [q.span for q in facts.quantities] + [row.span for row in facts.indicators]
        zones = [
            (s.start, s.start + len(s.words)) for s in sentences(document, facts) if s.zone in ("forward", "record")
        ]
        starts = [start for start, _ in zones]
        for indicator in self.indicators:
            for name, folded in () if indicator.id in told else _telling_names(indicator):
                start = document.prose.text.find(folded)
                at = bisect_right(starts, start) - 1
                if start < 0 or at < 0 or start >= zones[at][1]:
                    continue
                if _has_number(document.prose.text, start, start + len(folded)):
                    continue
                span = document.span(*document.prose.span(start, start + len(folded)))
                if any(span.overlaps(other) for other in taken):
                    continue
                predicate: Predicate = "skos:exactMatch"
                if measure(name) != measure(indicator.name_zh):
                    predicate = "skos:closeMatch"
                self.add("", span.text, span, Step(indicator.id, predicate, "semapv:LexicalMatching", _NAMED, name))
                break


def _has_number(text: str, start: int, end: int) -> bool:
    """Whether the clause around a range of the prose holds a figure: then its numbers speak for it."""
    first = max(text.rfind(mark, 0, start) for mark in ",。;\n") + 1
    last = min((at for mark in ",。;\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    return any(char.isdigit() for char in text[first:last])


@cache
def _telling_names(indicator: ReferenceIndicator) -> tuple[tuple[str, str], ...]:
    """Names and aliases of an indicator, with their folded form, that say enough without a number."""
    names = ((name, fold_name(name)) for name in (indicator.name_zh, *indicator.aliases))
    longest = sorted(names, key=lambda pair: -len(pair[1]))
    return tuple((name, folded) for name, folded in longest if len(folded) >= 5 and folded.endswith(_MEASURES))


_MEASURES = ("率", "系数", "费", "费用", "比例", "面积")
_NAMED = Decimal("0.95")
