"""The reference lists as records, from the tables in ontology/vocabularies/source."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast

from kg.align.tables import read_rows
from kg.model.reference import (
    AgencyFunction,
    Goal,
    Place,
    ReferenceIndicator,
    ReferenceItem,
    References,
    ReferenceUnit,
    Scheme,
)
from kg.paths import ONTOLOGY

#: How the tables write that one list has no counterpart in the other.
NO_TERM = "sssom:NoTermFound"


@cache
def references() -> References:
    """All reference lists. Raises OSError where the tables are missing."""
    return read_references(ONTOLOGY / "vocabularies" / "source")


def read_references(folder: Path) -> References:
    """The reference lists of a folder of tables."""
    return References(
        items=_items(folder, "135") + _items(folder, "2021"),
        indicators=tuple(map(_indicator, read_rows(folder / "indicators.tsv"))),
        functions=_functions(folder),
        places=tuple(map(_place, read_rows(folder / "jurisdictions.tsv"))),
        goals=_goals(folder),
        units=tuple(map(_unit, read_rows(folder / "units.tsv"))),
        item_links=tuple(map(_link, read_rows(folder / "items_135_to_2021.tsv"))),
    )


def _items(folder: Path, scheme: Scheme) -> tuple[ReferenceItem, ...]:
    area = "domain" if scheme == "135" else "area"
    return tuple(
        ReferenceItem(
            id=row["id"],
            scheme=scheme,
            number=int(row["no"]),
            name_zh=row["item_zh"],
            name_en=row["item_en"],
            area_zh=row[f"{area}_zh"],
            area_en=row[f"{area}_en"],
            category_number=int(row["category_no"]) if "category_no" in row else None,
            category_zh=row.get("category_zh"),
            category_en=row.get("category_en"),
            source=row["source"],
            verified=row["verified"],
        )
        for row in read_rows(folder / f"national_items_{scheme}.tsv")
    )


def _indicator(row: dict[str, str]) -> ReferenceIndicator:
    return ReferenceIndicator(
        id=row["id"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        definition=row["definition"],
        quantity_kind=row["quantity_kind"],
        unit_ucum=row["unit_ucum"],
        unit_qudt=row["unit_qudt"] or None,
        direction=cast(Any, row["direction"]),
        domain=row["domain_135"] or None,
        area=row["area_145"] or None,
        sdg=row["sdg_indicator"] or None,
        sdg_match=cast(Any, row["sdg_match"]),
        aliases=tuple(filter(None, row["aliases_zh"].split("|"))),
        national_plan=row["national_plan"] or None,
        source=row["source"],
        verified=row["verified"],
        note=row["note"] or None,
    )


def _functions(folder: Path) -> tuple[AgencyFunction, ...]:
    names, cofog = _chinese(folder, "function"), _chinese(folder, "cofog")
    return tuple(
        AgencyFunction(
            id=row["id"],
            name_zh=names[row["id"]],
            name_en=row["name_en"],
            counterpart_zh=row["national_counterpart_zh"] or None,
            wikidata=row["national_counterpart_qid"] or None,
            aliases=tuple(filter(None, row["aliases_zh"].split("|"))),
            cofog=tuple(
                (number, label, cofog[number])
                for number, label in zip(row["cofog_code"].split("|"), row["cofog_label"].split("; "), strict=True)
            ),
            source=row["source"],
            verified=row["verified"],
            note=row["note"] or None,
        )
        for row in read_rows(folder / "agencies.tsv")
    )


def _chinese(folder: Path, kind: str) -> dict[str, str]:
    return {row["id"]: row["label_zh"] for row in read_rows(folder / "labels_zh.tsv") if row["list"] == kind}


def _place(row: dict[str, str]) -> Place:
    return Place(
        id=row["id"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        level=row["level"],
        parent=row["parent_id"] or None,
        code=row["gbt2260_code"] or None,
        wikidata=row["wikidata_qid"] or None,
        geonames=row["geonames_id"] or None,
        latitude=row["lat"] or None,
        longitude=row["lon"] or None,
        source=row["source"],
        verified=row["verified"],
        note=row["note"] or None,
    )


def _goals(folder: Path) -> tuple[Goal, ...]:
    chinese = _chinese(folder, "goal")
    return tuple(
        Goal(
            code=row["code"],
            kind=cast(Any, row["kind"]),
            iri=row["uri"] or None,
            broader=row["broader_uri"] or None,
            name_zh=chinese[row["code"]],
            name_en=row["label_en"],
            source=row["source"],
            verified=row["verified"],
        )
        for row in read_rows(folder / "sdg.tsv")
    )


def _unit(row: dict[str, str]) -> ReferenceUnit:
    return ReferenceUnit(row["id"], row["ucum"], row["qudt"] or None, row["label_zh"], row["label_en"], row["verified"])


def _link(row: dict[str, str]) -> tuple[str | None, str, str | None, str, str]:
    subject, target = (None if row[c] == NO_TERM else row[c] for c in ("subject_id", "object_id"))
    return subject, row["predicate_id"], target, row["confidence"], row["comment"]
