"""All facts of one document: the extractors, in the order in which they build on each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from kg.extract.agencies import extract_agencies
from kg.extract.citations import extract_citations
from kg.extract.counts import extract_declared_counts
from kg.extract.domains import extract_domains
from kg.extract.findings import extract_findings
from kg.extract.groups import extract_groups
from kg.extract.indicators import extract_indicators
from kg.extract.items import extract_service_items
from kg.extract.mechanisms import extract_mechanisms
from kg.extract.plan import extract_plan
from kg.extract.principles import extract_principles
from kg.extract.projects import extract_projects
from kg.extract.quantities import extract_quantities
from kg.extract.responsibilities import extract_responsibilities
from kg.extract.tasks import extract_tasks
from kg.extract.word_targets import extract_word_targets
from kg.model.document import Document
from kg.model.facts import Facts

#: One extractor per kind: takes the document and what the extractors above it found, returns the field's value.
Extractor = Callable[[Document, Facts], Any]

EXTRACTORS: tuple[tuple[str, Extractor], ...] = (
    ("plan", extract_plan),
    ("domains", extract_domains),
    ("declared_counts", extract_declared_counts),
    ("service_items", extract_service_items),
    ("indicators", extract_indicators),
    ("quantities", extract_quantities),
    ("word_targets", extract_word_targets),
    ("tasks", extract_tasks),
    ("responsibilities", extract_responsibilities),
    ("projects", extract_projects),
    ("mechanisms", extract_mechanisms),
    ("principles", extract_principles),
    ("agencies", extract_agencies),
    ("citations", extract_citations),
    ("beneficiary_groups", extract_groups),
    ("findings", extract_findings),
)


def extract_facts(document: Document) -> Facts:
    """Everything that the rules read from the document, each kind in the order of the text. Never raises."""
    known = Facts(document.source, document.text)
    for kind, extractor in EXTRACTORS:
        known = dataclasses.replace(known, **{kind: extractor(document, known)})
    return known
