"""Curated mappings: what people decided, as SSSOM tables that win over the rules."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, cast

from kg.align.tables import read_rows
from kg.align.vocabulary import NO_TERM
from kg.model.mapping import Curated
from kg.paths import ONTOLOGY

MAPPINGS = ONTOLOGY / "mappings"


@cache
def read_curated(folder: Path = MAPPINGS) -> tuple[Curated, ...]:
    """All decisions of the curated sets of a folder, by file name and line."""
    return tuple(decision for path in sorted(folder.glob("plan-*.sssom.tsv")) for decision in read_set(path))


def read_set(path: Path) -> tuple[Curated, ...]:
    """The decisions of one SSSOM table whose subjects are terms of plans.

    The subject is a literal: `subject_source` names the plan (`plan:minqin`), `subject_category` what is meant (item
    or indicator), `subject_label` are the plan's words; `match_string` narrows a line to the place that they name.
    """
    return tuple(
        Curated(
            plan=row["subject_source"].removeprefix("plan:"),
            kind=cast(Any, row["subject_category"]),
            label=row["subject_label"],
            predicate=cast(Any, row["predicate_id"]),
            object_id=None if row["object_id"] == NO_TERM else local_id(row["object_id"]),
            confidence=Decimal(row["confidence"]),
            negated=row["predicate_modifier"] == "Not",
            quote=row["match_string"],
            comment=row["comment"],
        )
        for row in read_rows(path)
    )


def local_id(curie: str) -> str:
    """The id of a reference term from its CURIE: bps2021:11 stands as it is, indicator:x loses its prefix."""
    return curie if curie.startswith("bps") else curie.partition(":")[2]
