"""Everything that follows from holding plans against the reference lists, for all plans at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from kg.align.agencies import align_agencies
from kg.align.comparability import compare_values
from kg.align.coverage import cover
from kg.align.curation import read_curated
from kg.align.fields import areas_of
from kg.align.hidden import guard
from kg.align.listed import align_items
from kg.align.misses import near_misses
from kg.align.standards import standards
from kg.align.subjects import align_subjects
from kg.align.values import align_values
from kg.align.vocabulary import references
from kg.model.document import Document
from kg.model.facts import Facts
from kg.model.identity import Identities, identify
from kg.model.mapping import AlignedValue, Alignment, Coverage, Curated, Mapping, Predicate, Standard
from kg.model.plan import Manifest
from kg.model.reference import ReferenceItem

#: A plan as it comes from reading: its record, its document, its facts and, where corrections were applied, their ids.
Reading = tuple[Manifest, Document, Facts] | tuple[Manifest, Document, Facts, Identities]


def align_corpus(plans: Sequence[Reading], *, curated: bool = True) -> Alignment:
    """The alignment of all plans: mappings, coverage, normalised values, comparisons, standards and findings.

    With `curated` False the decisions of people are left out and the rules stand alone.
    Raises ManifestError where a plan that hides its place is linked to a real one.
    """
    lists = references()
    decisions: tuple[Curated, ...] = read_curated() if curated else ()
    mappings: list[Mapping] = []
    coverage: list[Coverage] = []
    values: list[AlignedValue] = []
    sides: list[Standard] = []
    indicators = {indicator.id: indicator for indicator in lists.indicators}
    for manifest, document, facts, identities in map(_with_ids, plans):
        guard(manifest, facts)
        own = list(align_items(manifest.plan, facts, identities, lists, decisions))
        subjects, measured = align_subjects(manifest.plan, document, facts, identities, lists.indicators, decisions)
        own.extend(subjects)
        own.extend(align_agencies(manifest.plan, document, facts, lists.functions))
        own.extend(_domains(manifest.plan, facts, identities, lists.items))
        covered = cover(manifest.plan, document, facts, identities, lists.items, own)
        mappings.extend(own)
        coverage.extend(covered)
        values.extend(align_values(manifest, facts, measured, indicators))
        sides.extend(standards(manifest.plan, facts, own, lists.items))
    periods = {reading[0].plan: reading[0].period or reading[2].plan.period for reading in plans}
    texts = tuple((reading[0].plan, reading[1].text) for reading in plans)
    languages = tuple((manifest.plan, f"{manifest.language}-{manifest.script}") for manifest, *_ in plans)
    comparisons = compare_values(values, periods, indicators, sorted(periods))
    return Alignment(
        references=lists,
        mappings=tuple(mappings),
        coverage=tuple(coverage),
        values=tuple(values),
        comparisons=comparisons,
        standards=tuple(sides),
        findings=near_misses(mappings, lists),
        texts=texts,
        languages=languages,
    )


def _with_ids(reading: Reading) -> tuple[Manifest, Document, Facts, Identities]:
    if len(reading) == 4:
        return reading
    return (*reading, identify(reading[2]))


def _domains(plan: str, facts: Facts, identities: Identities, items: tuple[ReferenceItem, ...]) -> Iterable[Mapping]:
    """One mapping per field and national area; a field that belongs to none has one that says so."""
    for domain, fact in zip(facts.domains, identities.domains, strict=True):
        found = areas_of(domain.name, items) or ((None, "", ""),)
        for key, _, words in found:
            predicate: Predicate = "skos:exactMatch" if key is None else "skos:relatedMatch"
            yield Mapping(
                plan, fact, "domain", domain.name, domain.span, predicate, key, "semapv:LexicalMatching", _LIKELY, words
            )


_LIKELY = Decimal("0.9")
