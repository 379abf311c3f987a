"""A plan's own page, and its text with every fact marked."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from kg.report.agencies import network_view
from kg.report.edition import Edition, Page
from kg.report.pages import Kind, PlanPage, SourcePage
from kg.report.source import Mark, cut_lines

_TABLES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("items-by-domain", ("domain", "tier", "declared", "listed"), "domain"),
    (
        "indicators",
        ("domain", "indicator", "unit", "binding", "baseline", "baselineYear", "target", "targetYear"),
        "target",
    ),
    ("listed-items", ("item", "domain", "state"), "item"),
    ("responsibilities", ("scope", "number", "subject", "agency", "role"), "agency"),
    ("citations", ("relation", "title", "held"), "title"),
)


def plan_page(edition: Edition, plan: str) -> Page:
    """The page of a plan: its card and its tables, empty ones left out."""
    path = f"plan/{plan}.html"
    tables = [edition.table(path, name, columns, link, plan=plan) for name, columns, link in _TABLES]
    findings = edition.table(path, "findings", ("kind", edition.own("message"), "quote"), "quote", plan=plan)
    order = edition.table(path, "facts-in-order", ("start", "type", "label"), "label", plan=plan)
    record = PlanPage(
        frame=edition.frame(edition.names[plan], path),
        card=edition.card(plan, "../"),
        network=network_view(edition, plan),
        jsonld=_json_ld(edition, plan),
        provenance=edition.table(path, "sources", ("sha256", "characters", "origin", edition.own("damage")), plan=plan),
        tables=(*(t for t in tables if t.rows), findings, order),
    )
    return Page(path, "plan.html", record)


def source_page(edition: Edition, plan: str) -> Page:
    """The text of a plan with every place of every fact marked, and the words that prove findings and coverage."""
    path = f"source/{plan}.html"
    marks = _marks(edition, plan)
    counts = Counter(mark.kind for mark in marks)
    labels = {kind: edition.kind(kind) for kind in counts}
    data = {
        "labels": labels,
        "facts": [[mark.start, mark.end, mark.kind, mark.label, mark.fact] for mark in marks],
        "details": _details(edition, plan),
        "base": edition.answers.base,
    }
    record = SourcePage(
        frame=edition.frame(f"{edition.words['source.title']}: {edition.names[plan]}", path),
        plan=plan,
        name=edition.names[plan],
        kinds=tuple(Kind(kind, labels[kind], count) for kind, count in sorted(counts.items())),
        lines=cut_lines(edition.texts[plan], marks),
        data=script_json(data),
    )
    return Page(path, "source.html", record)


def _marks(edition: Edition, plan: str) -> tuple[Mark, ...]:
    """Facts last: where they share their words with a finding or a coverage, the fact is drawn on top."""
    rows: list[tuple[dict[str, Any], str, object]] = []
    for row in edition.answers.records("proving-passages", plan=plan):
        rows.append((row, str(row[edition.own("label")]).removeprefix(f"{plan} × "), row["subject"]))
    for row in edition.answers.records("marked-passages", plan=plan):
        rows.append((row, str(row["label"]), row["fact"]))
    return tuple(
        Mark(
            int(str(row["start"])),
            int(str(row["end"])),
            re.split("[#/]", str(row["type"]))[-1],
            label,
            str(fact).removeprefix(edition.answers.base),
        )
        for row, label, fact in rows
    )


def _details(edition: Edition, plan: str) -> dict[str, list[str]]:
    """What the side panel says of a fact beyond its label: a value in a line, and what the fact is mapped to."""
    details: dict[str, list[str]] = {}
    for row in edition.answers.records("values", plan=plan):
        details.setdefault(_short(edition, row["fact"]), []).append(_value(edition, row))
    for row in edition.answers.records("mappings", plan=plan):
        relation = edition.words["source.refused" if row["refused"] else "source.mapped"]
        said = f"{relation} {row[edition.own('target')]} ({row['confidence']})"
        lines = details.setdefault(_short(edition, row["fact"]), [])
        if said not in lines:
            lines.append(said)
    return details


def _short(edition: Edition, iri: object) -> str:
    return str(iri).removeprefix(edition.answers.base)


def script_json(data: object) -> str:
    """JSON that may stand inside a script element: no closing tag in the data can end the element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _value(edition: Edition, row: dict[str, Any]) -> str:
    """A value in a line: role, comparator, unit, year, state."""
    parts = [edition.label(row["role"]), edition.label(row["comparator"]), str(row["printed"])]
    parts += [str(row[key]) for key in ("unit", "per", "year") if row[key] is not None]
    if not str(row["state"]).endswith("-stated"):
        parts.append(edition.label(row["state"]))
    return " · ".join(dict.fromkeys(parts))


def _json_ld(edition: Edition, plan: str) -> str:
    """The plan in schema.org's words, for machines that read pages."""
    record = edition.records[plan]
    data = {
        "@context": "https://schema.org/",
        "@type": "Legislation",
        "@id": f"{edition.answers.base}id/{plan}",
        "name": record["title"] or edition.names[plan],
        "inLanguage": "zh",
        "legislationIdentifier": plan,
    }
    if record["issued"]:
        data["datePublished"] = str(record["issued"])
    if record["firstYear"] and record["lastYear"]:
        data["temporalCoverage"] = f"{record['firstYear']}/{record['lastYear']}"
    return script_json(data)
