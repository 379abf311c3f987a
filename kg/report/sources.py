"""The text of a plan with every fact marked, as one page or several."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Any

from kg.model.document import Document
from kg.report.edition import Edition, Page
from kg.report.jsonld import script_json
from kg.report.outline import heading_id, outline
from kg.report.pages import SourcePage
from kg.report.parts import Part
from kg.report.source import Line, Mark, cut_lines
from kg.report.views import Kind, Link


def source_pages(edition: Edition, plan: str) -> Iterator[Page]:
    """The text of a plan with every place of every fact marked, and the words that prove findings and coverage; a long
    text takes several pages."""
    marks = _marks(edition, plan)
    details = _details(edition, plan)
    parts = edition.parts[plan]
    for part in parts:
        inside = tuple(mark for mark in marks if mark.start < part.end and mark.end > part.start)
        counts = Counter(mark.kind for mark in inside)
        labels = {kind: edition.kind(kind) for kind in counts}
        root = edition.place(part.path).root
        data = {
            "labels": labels,
            "facts": [[mark.start, mark.end, mark.kind, mark.label, mark.fact] for mark in inside],
            "details": {fact: details[fact] for fact in dict.fromkeys(m.fact for m in inside) if fact in details},
            "base": edition.answers.base,
            "parts": [[other.start, root + other.path] for other in parts],
            "part": part.number - 1,
            "root": root,
        }
        record = SourcePage(
            frame=edition.frame(f"{edition.words['source.title']}: {edition.names[plan]}", part.path),
            plan=plan,
            name=edition.names[plan],
            start=part.start,
            parts=tuple(Link(root + p.path, str(p.number), p is part) for p in parts) if len(parts) > 1 else (),
            outline=outline(edition, plan, part.path),
            kinds=tuple(Kind(kind, labels[kind], count) for kind, count in sorted(counts.items())),
            lines=_lines(edition.documents[plan], inside, part),
            data=script_json(data),
        )
        yield Page(part.path, "source.html", record)


def _lines(document: Document, marks: tuple[Mark, ...], part: Part) -> tuple[Line, ...]:
    """The lines of a part; those on which a heading begins can be led to."""
    lines = cut_lines(document.text, marks, part.start, part.end)
    starts = [line.start for line in lines]
    anchors: dict[int, list[str]] = {}
    for section in document.sections:
        if part.start <= section.start < part.end:
            anchors.setdefault(bisect_right(starts, section.start) - 1, []).append(heading_id(section))
    return tuple(dataclasses.replace(line, anchors=tuple(anchors.get(at, ()))) for at, line in enumerate(lines))


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


def _value(edition: Edition, row: dict[str, Any]) -> str:
    """A value in a line: role, comparator, unit, year, state."""
    parts = [edition.label(row["role"]), edition.label(row["comparator"]), str(row["printed"])]
    parts += [str(row[key]) for key in ("unit", "per", "year") if row[key] is not None]
    if not str(row["state"]).endswith("-stated"):
        parts.append(edition.label(row["state"]))
    return " · ".join(dict.fromkeys(parts))
