"""What a plan rests on, from its own place up to the state."""

from __future__ import annotations

from itertools import groupby

from kg.report.edition import Edition
from kg.report.views import ChainDocument, ChainStep


def citation_chain(edition: Edition, plan: str, path: str) -> tuple[ChainStep, ...]:
    """A step for every place from the plan's own upwards; empty where the place is hidden or cites nothing above."""
    rows = edition.answers.records("citation-chain", plan=plan)
    if not any(row["title"] for row in rows):
        return ()
    place = edition.place(path)
    steps = []
    for name, group in groupby(rows, key=lambda row: str(row[edition.own("place")])):
        documents = tuple(
            ChainDocument(
                str(row["title"]),
                edition.label(row["relation"]),
                place.passage(row["passage"]) or "",
                f"{place.root}plan/{row['held']}.html" if row["held"] else "",
            )
            for row in group
            if row["title"]
        )
        steps.append(ChainStep(name, documents))
    return tuple(steps)
