"""Curated mappings: what people decided, as SSSOM tables that win over the rules, and the loop that makes them.

A table of proposals goes out (`review_table`), comes back with a decision per line, and the decided lines join the
curated set of their plan (`take_decisions`). An accepted line is a mapping, a refused one a negated mapping.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, cast

from kg.align.tables import read_rows
from kg.align.vocabulary import NO_TERM
from kg.errors import UsageError
from kg.model.mapping import Alignment, Curated, Mapping
from kg.model.reference import References
from kg.paths import ONTOLOGY

MAPPINGS = ONTOLOGY / "mappings"
#: The columns of a curated set, in this order (https://mapping-commons.github.io/sssom/Mapping/).
COLUMNS = (
    "subject_type", "subject_source", "subject_category", "subject_label", "predicate_id", "predicate_modifier",
    "object_id", "object_label", "mapping_justification", "confidence", "match_string", "comment",
)  # fmt: skip
#: The columns of a table of proposals; `decision` comes back as accept or refuse, empty lines stay open.
REVIEW = (
    "decision", "plan", "kind", "label", "predicate", "object", "object_label", "confidence", "justification", "quote",
    "comment",
)  # fmt: skip
_PREFIXES = {"indicator": "indicator", "agency": "function", "domain": "area"}
_JUDGED = "semapv:ManualMappingCuration"
_SURE = Decimal("0.95")


@cache
def read_curated(folder: Path = MAPPINGS) -> tuple[Curated, ...]:
    """All decisions of the curated sets of a folder, by file name and line."""
    return tuple(decision for path in sorted(folder.glob("plan-*.sssom.tsv")) for decision in read_set(path))


def read_set(path: Path) -> tuple[Curated, ...]:
    """The decisions of one SSSOM table whose subjects are terms of plans.

    The subject is a literal: `subject_source` names the plan (by its id), `subject_category` what is meant (item
    or indicator), `subject_label` are the plan's words; `match_string` narrows a line to the place that they name.
    """
    return tuple(
        Curated(
            plan=row["subject_source"].removeprefix("plans:"),
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


def curie(kind: str, object_id: str | None) -> str:
    """The CURIE of a reference term by the kind of what is mapped to it."""
    if object_id is None:
        return NO_TERM
    return object_id if kind == "item" else f"{_PREFIXES[kind]}:{object_id}"


def write_set(path: Path, plan: str, decisions: Iterable[Curated], lists: References) -> None:
    """Writes the curated set of one plan: SSSOM with its header, lines by kind, words and term."""
    labels = labels_of(lists)
    rows = sorted(
        (
            "rdfs literal", f"plans:{d.plan}", d.kind, d.label, d.predicate, "Not" if d.negated else "",
            curie(d.kind, d.object_id), labels.get(d.object_id or "", ""), _JUDGED, f"{d.confidence:f}", d.quote,
            d.comment,
        )
        for d in decisions
    )  # fmt: skip
    header = sssom_header(f"plan-{plan}", f"Terms of the plan {plan}, mapped by hand")
    path.write_text(header + "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows)), encoding="utf-8")


def sssom_header(name: str, title: str) -> str:
    """The commented header of an SSSOM table: its id, title, licence and prefixes."""
    prefixes = {
        "area": "https://w3id.org/plan-kg/reference/area/",
        "bps135": "https://w3id.org/plan-kg/reference/item/bps135-",
        "bps2021": "https://w3id.org/plan-kg/reference/item/bps2021-",
        "function": "https://w3id.org/plan-kg/reference/function/",
        "indicator": "https://w3id.org/plan-kg/reference/indicator/",
        "plans": "https://w3id.org/plan-kg/id/",
        "scheme": "https://w3id.org/plan-kg/scheme/",
        "semapv": "https://w3id.org/semapv/vocab/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "sssom": "https://w3id.org/sssom/",
    }
    return (
        f"#mapping_set_id: https://w3id.org/plan-kg/mappings/{name}\n#mapping_set_title: {title}\n"
        "#license: https://www.apache.org/licenses/LICENSE-2.0\n#curie_map:\n"
        + "".join(f"#  {prefix}: {address}\n" for prefix, address in prefixes.items())
    )


def labels_of(lists: References) -> dict[str, str]:
    """The Chinese label of every reference term by its id."""
    named: tuple[Any, ...] = (*lists.items, *lists.indicators, *lists.functions)
    return {one.id: one.name_zh for one in named}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping that a person should look at: found by likeness, or a near miss with its candidate."""

    mapping: Mapping
    object_id: str


def proposals(alignment: Alignment) -> Iterator[Proposal]:
    """What the rules are not sure of, by plan and words: likenesses and near misses that nobody has decided yet."""
    settled = {(m.plan, m.kind, m.label) for m in alignment.mappings if m.object_id is not None and not m.negated}
    for mapping in sorted(alignment.mappings, key=lambda m: (m.plan, m.kind, m.label, m.object_id or "")):
        if mapping.justification == _JUDGED or mapping.negated or mapping.kind not in ("item", "indicator"):
            continue
        if mapping.object_id is None and (mapping.plan, mapping.kind, mapping.label) in settled:
            continue
        candidate = mapping.object_id or mapping.nearest
        if candidate is not None and mapping.justification == "semapv:LexicalSimilarityThresholdMatching":
            yield Proposal(mapping, candidate)


def review_table(alignment: Alignment) -> str:
    """The proposals as a tab-separated table with an empty column for the decision."""
    labels = labels_of(alignment.references)
    lines = ["\t".join(REVIEW)]
    for proposal in proposals(alignment):
        m = proposal.mapping
        predicate = m.predicate if m.object_id else "skos:closeMatch"
        lines.append(
            "\t".join(
                (
                    "", m.plan, m.kind, m.label, predicate, curie(m.kind, proposal.object_id),
                    labels.get(proposal.object_id, ""), f"{m.confidence:f}", m.justification,
                    "".join(m.span.text.split()), m.comment,
                )
            )
        )  # fmt: skip
    return "\n".join(lines) + "\n"


def take_decisions(table: Path, lists: References, folder: Path = MAPPINGS) -> dict[str, int]:
    """Joins the decided lines of a table of proposals to the curated sets; the number of new decisions by plan.

    Raises UsageError where the table has other columns, an unknown decision or an unknown term.
    """
    rows = _review_rows(table)
    known = set(labels_of(lists))
    by_plan: dict[str, list[Curated]] = defaultdict(list)
    for number, row in enumerate(rows, start=2):
        decision = row["decision"].strip().lower()
        if not decision:
            continue
        if decision not in ("accept", "refuse"):
            raise UsageError(f"{table}: line {number}: decision is {decision!r}, not accept or refuse")
        object_id = None if row["object"] == NO_TERM else local_id(row["object"])
        if object_id is not None and object_id not in known:
            raise UsageError(f"{table}: line {number}: no reference term {row['object']!r}")
        by_plan[row["plan"]].append(
            Curated(
                row["plan"], cast(Any, row["kind"]), row["label"], cast(Any, row["predicate"]), object_id,
                _SURE, decision == "refuse", "", row["comment"],
            )
        )  # fmt: skip
    for plan, new in by_plan.items():
        path = folder / f"plan-{plan}.sssom.tsv"
        before = read_set(path) if path.exists() else ()
        write_set(path, plan, _joined(before, new), lists)
    read_curated.cache_clear()
    return {plan: len(new) for plan, new in sorted(by_plan.items())}


def _joined(before: Iterable[Curated], new: Iterable[Curated]) -> tuple[Curated, ...]:
    """Old and new decisions; a new one takes the place of an old one on the same words, place and term."""
    kept = {(d.kind, d.label, d.quote, d.object_id): d for d in before}
    kept.update({(d.kind, d.label, d.quote, d.object_id): d for d in new})
    return tuple(kept.values())


def _review_rows(table: Path) -> list[dict[str, str]]:
    try:
        rows = read_rows(table)
    except (OSError, UnicodeDecodeError, ValueError, IndexError, InvalidOperation) as error:
        raise UsageError(f"{table}: cannot be read as a table of proposals: {error}") from error
    if rows and tuple(rows[0]) != REVIEW:
        raise UsageError(f"{table}: has columns {', '.join(rows[0])}\n  Write a fresh table with: kg mappings review")
    return rows
