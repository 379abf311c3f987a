"""The ladder from a plan's name to a reference term: curated, exact, folded, alias, core, likeness, near miss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz

from kg.align.names import label, place_free
from kg.align.services import has_core
from kg.model.mapping import Curated, Justification, Predicate, SubjectKind
from kg.model.reference import ReferenceItem
from kg.text.fold import fold_name

#: Two names at least this alike are the same without further proof.
ALIKE = 0.92
#: With the item's core in the name, this much likeness is enough.
ALIKE_WITH_CORE = 0.62
#: From here on a name that is not aligned is a near miss: it is reported with its candidates.
NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Step:
    """Where the ladder ended: object_id None where no term was found; `words` are those that decided, `nearest` the
    nearest term where none matches, `near` its likeness."""

    object_id: str | None
    predicate: Predicate
    justification: Justification
    confidence: Decimal
    words: str = ""
    nearest: str | None = None
    near: float = 0.0
    negated: bool = False
    comment: str = ""


def decided(
    curated: Iterable[Curated],
    plan: str,
    kind: SubjectKind,
    name: str,
    around: str,
    among: frozenset[str] | None = None,
) -> tuple[Step, ...]:
    """What people decided about a name of a plan; `around` is the folded sentence, for decisions that hold at one
    place only; `among` are the ids of the list in question, None for any. Refusals come out negated."""
    folded = fold_name(name)
    steps = []
    for line in curated:
        if (line.plan, line.kind) != (plan, kind) or label(line.label) != folded:
            continue
        if line.quote and fold_name(line.quote) not in around:
            continue
        if among is not None and line.object_id is not None and line.object_id not in among:
            continue
        steps.append(
            Step(
                line.object_id,
                line.predicate,
                "semapv:ManualMappingCuration",
                line.confidence,
                name,
                negated=line.negated,
                comment=line.comment,
            )
        )
    return tuple(steps)


def match_item(name: str, items: Sequence[ReferenceItem], refused: frozenset[str] = frozenset()) -> Step:
    """The national item that an entry of a plan's list means, by rule alone. `refused` are ids that people refused."""
    candidates = [item for item in items if item.id not in refused]
    folded, own = fold_name(name), place_free(name)
    for item in candidates:
        if item.name_zh == name:
            return Step(item.id, "skos:exactMatch", "semapv:LexicalMatching", Decimal("0.99"), name)
    for item in candidates:
        if label(item.name_zh) == folded:
            return Step(item.id, "skos:exactMatch", "semapv:LexicalMatching", Decimal("0.98"), item.name_zh)
    for item in candidates:
        if place_free(item.name_zh) == own:
            return Step(item.id, "skos:closeMatch", "semapv:LexicalMatching", Decimal("0.95"), item.name_zh)
    ranked = sorted(((likeness(own, place_free(item.name_zh)), item) for item in candidates), key=lambda p: -p[0])
    for alike, item in ranked:
        if alike >= ALIKE or (alike >= ALIKE_WITH_CORE and has_core(own, item.id)):
            return Step(
                item.id,
                "skos:closeMatch",
                "semapv:LexicalSimilarityThresholdMatching",
                Decimal(f"{alike:.2f}"),
                item.name_zh,
            )
    if not ranked:
        return Step(None, "skos:exactMatch", "semapv:LexicalMatching", Decimal("0.5"))
    alike, nearest = ranked[0]
    return Step(
        None,
        "skos:exactMatch",
        "semapv:LexicalSimilarityThresholdMatching",
        Decimal(f"{max(1 - alike, 0.5):.2f}"),
        nearest=nearest.id if alike >= NEAR else None,
        near=alike,
    )


def likeness(one: str, other: str) -> float:
    """How alike two folded names are, from 0 to 1: common characters in order, or the shorter inside the longer.

    A name that only adds words around the other is at least 0.8 alike.
    """
    ratio: float = fuzz.ratio(one, other) / 100
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and short in long:
        return max(ratio, 0.8 if len(short) * 2 >= len(long) else 0.7)
    return ratio
