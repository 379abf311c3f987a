"""The items of a plan's own list against both national lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.align.match import Step, decided, match_item
from kg.model.facts import Facts, ServiceItem
from kg.model.identity import Identities
from kg.model.mapping import Curated, Mapping, Predicate
from kg.model.reference import ReferenceItem, References, Scheme
from kg.text.fold import fold_name

#: What follows from plan → first list → second list: the looser of the two; related leads nowhere.
_CHAIN: dict[tuple[str, str], Predicate] = {
    ("skos:exactMatch", "skos:exactMatch"): "skos:exactMatch",
    ("skos:exactMatch", "skos:closeMatch"): "skos:closeMatch",
    ("skos:exactMatch", "skos:broadMatch"): "skos:broadMatch",
    ("skos:exactMatch", "skos:narrowMatch"): "skos:narrowMatch",
    ("skos:closeMatch", "skos:exactMatch"): "skos:closeMatch",
    ("skos:closeMatch", "skos:closeMatch"): "skos:closeMatch",
    ("skos:broadMatch", "skos:exactMatch"): "skos:broadMatch",
    ("skos:narrowMatch", "skos:exactMatch"): "skos:narrowMatch",
}
_MIRROR: dict[str, str] = {"skos:broadMatch": "skos:narrowMatch", "skos:narrowMatch": "skos:broadMatch"}


#: Each list and the other one.
_BOTH: tuple[tuple[Scheme, Scheme], ...] = (("135", "2021"), ("2021", "135"))


def _is_sure(steps: Sequence[Step]) -> bool:
    """Whether a name has a term by its words or by a person, not by likeness."""
    return any(s.object_id and not s.negated and s.justification in _BY_WORDS for s in steps)


_BY_WORDS = ("semapv:LexicalMatching", "semapv:ManualMappingCuration")


def align_items(
    plan: str, facts: Facts, identities: Identities, lists: References, curated: Sequence[Curated]
) -> Iterator[Mapping]:
    """Mappings of every item of the plan's list to both national lists; one that says so where none has it."""
    by_scheme: dict[Scheme, tuple[ReferenceItem, ...]] = {
        "135": tuple(item for item in lists.items if item.scheme == "135"),
        "2021": tuple(item for item in lists.items if item.scheme == "2021"),
    }
    for item, fact in zip(facts.service_items, identities.service_items, strict=True):
        found = {scheme: _steps(plan, item, items, curated) for scheme, items in by_scheme.items()}
        for scheme, other in _BOTH:
            if not _is_sure(found[scheme]) and _is_sure(found[other]):
                # The mapping between the lists was made by hand: it knows more than likeness of names.
                found[scheme] = tuple(_chained(found[other], lists, scheme)) or found[scheme]
        for scheme in by_scheme:
            for step in found[scheme]:
                yield _mapping(plan, fact, item, step, scheme)


def _steps(
    plan: str, item: ServiceItem, items: Sequence[ReferenceItem], curated: Sequence[Curated]
) -> tuple[Step, ...]:
    among = frozenset(one.id for one in items)
    by_hand = decided(curated, plan, "item", item.name, fold_name(item.span.text), among)
    if any(not step.negated for step in by_hand):
        return by_hand
    refused = frozenset(step.object_id for step in by_hand if step.object_id)
    return (*by_hand, match_item(item.name, items, refused))


def _chained(steps: Sequence[Step], lists: References, scheme: str) -> Iterator[Step]:
    """What the mapping between the two lists adds to what is known of one of them."""
    for step in steps:
        if step.object_id is None or step.negated:
            continue
        for subject, predicate, target, confidence, _ in lists.item_links:
            if subject is None or target is None:
                continue
            if scheme == "2021" and subject == step.object_id:
                far, link = target, predicate
            elif scheme == "135" and target == step.object_id:
                far, link = subject, _MIRROR.get(predicate, predicate)
            else:
                continue
            chained = _CHAIN.get((step.predicate, link))
            if chained is not None:
                sure = (step.confidence * Decimal(confidence)).quantize(Decimal("0.01"))
                yield Step(
                    far, chained, "semapv:MappingChaining", sure, step.words, comment=f"by way of {step.object_id}"
                )


def _mapping(plan: str, fact: str, item: ServiceItem, step: Step, scheme: str) -> Mapping:
    return Mapping(
        plan,
        fact,
        "item",
        item.name,
        item.span,
        step.predicate,
        step.object_id,
        step.justification,
        step.confidence,
        step.words,
        step.negated,
        step.comment,
        step.nearest,
        scheme,
    )
