"""A plan's manifest and facts in, its N-Quads lines out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.graph import documents, evidence, provenance, services, values, work
from kg.graph.context import Context
from kg.graph.iris import Iris
from kg.model.correction import Applied
from kg.model.facts import Facts
from kg.model.identity import Identities, identify
from kg.model.plan import Manifest
from kg.namespaces import DEFAULT_BASE

#: What is written of a plan. Passages come last: they are those that the others asked for.
PARTS: tuple[Callable[[Context], None], ...] = (
    documents.plan_node,
    documents.source,
    documents.citations,
    documents.findings,
    services.domains,
    services.declared_counts,
    services.service_items,
    services.beneficiary_groups,
    services.principles_and_mechanisms,
    values.indicators,
    values.quantities,
    values.word_targets,
    values.data_set,
    work.tasks,
    work.agencies,
    work.responsibilities,
    work.item_leads,
    work.projects,
    provenance.reading,
    provenance.corrections,
    evidence.passages,
)


def plan_quads(
    manifest: Manifest,
    facts: Facts,
    base: str = DEFAULT_BASE,
    identities: Identities | None = None,
    applied: Sequence[Applied] = (),
) -> list[str]:
    """All quads of one plan: sorted N-Quads lines, each ending in a line feed, without blank nodes.

    `identities` are those of the facts as read, where the facts given here carry corrections of people: a corrected
    field moves no id. None computes them from the facts. `applied` are those corrections.
    """
    context = Context(manifest, facts, identities or identify(facts), Iris(base), tuple(applied))
    for part in PARTS:
        part(context)
    return context.quads.lines()
