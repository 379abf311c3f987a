"""All mappings of a build as one SSSOM table: those of the rules beside those of people, refusals among them.

Format: https://mapping-commons.github.io/sssom/tsv/.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.align.curation import curie, labels_of, sssom_header
from kg.model.mapping import Alignment, Mapping

COLUMNS = (
    "subject_id",
    "subject_label",
    "subject_category",
    "subject_type",
    "subject_source",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "object_source",
    "mapping_justification",
    "confidence",
    "match_string",
    "comment",
)
_SOURCES = {"135": "scheme:national-135", "2021": "scheme:national-2021"}
_BY_KIND = {"indicator": "scheme:indicators", "agency": "scheme:functions"}


def mappings_table(alignment: Alignment) -> str:
    """The text of the table, lines sorted by plan, kind, words and term, each line once."""
    labels = labels_of(alignment.references)
    rows = sorted(set(_rows(alignment, labels)))
    header = sssom_header("build", "Terms of plans mapped to the reference lists, by rules and by hand")
    return header + "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows))


def _rows(alignment: Alignment, labels: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for mapping in alignment.mappings:
        yield (
            f"plans:{mapping.plan}/{mapping.fact}" if mapping.fact else "",
            mapping.label,
            mapping.kind,
            # Words without a fact of their own are mapped as the words that they are.
            "" if mapping.fact else "rdfs literal",
            f"plans:{mapping.plan}",
            mapping.predicate,
            "Not" if mapping.negated else "",
            curie(mapping.kind, mapping.object_id),
            labels.get(mapping.object_id or "", ""),
            _source(mapping),
            mapping.justification,
            f"{mapping.confidence:f}",
            mapping.words,
            mapping.comment,
        )


def _source(mapping: Mapping) -> str:
    if mapping.kind == "domain":
        return f"scheme:national-{mapping.object_id.partition('-')[0]}" if mapping.object_id else ""
    return _SOURCES.get(mapping.scheme) or _BY_KIND[mapping.kind]
