"""Standard, beneficiaries, funding and lead of every national item in every plan, or why a plan prints none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, cast

from kg.align.coverage import LISTED
from kg.model.facts import Facts, ServiceItem, Words
from kg.model.mapping import Mapping, Standard
from kg.model.reference import ReferenceItem

ASPECTS = ("standard", "beneficiaries", "funding", "lead")


def standards(
    plan: str, facts: Facts, mappings: Sequence[Mapping], items: Sequence[ReferenceItem]
) -> Iterator[Standard]:
    """Four sides of every national item: the printed words of the plan's own item, or the typed reason."""
    entries: dict[str, list[ServiceItem]] = defaultdict(list)
    by_span = {item.span: item for item in facts.service_items}
    for mapping in mappings:
        if mapping.kind == "item" and mapping.object_id and not mapping.negated and mapping.predicate in LISTED:
            entries[mapping.object_id].append(by_span[mapping.span])
    for item in items:
        for aspect in ASPECTS:
            yield _side(plan, item.id, aspect, entries.get(item.id, []), facts)


def _side(plan: str, item: str, aspect: str, entries: Sequence[ServiceItem], facts: Facts) -> Standard:
    named = cast(Any, aspect)
    for entry in entries:
        words: Words | None = getattr(entry, aspect)
        if words is not None:
            return Standard(plan, item, named, words.text, words.span, None)
    if any(entry.state == "standards_lost" for entry in entries):
        return Standard(plan, item, named, None, None, "annex-lost")
    if not entries and facts.plan.status == "template":
        return Standard(plan, item, named, None, None, "masked")
    return Standard(plan, item, named, None, None, "not-printed")
