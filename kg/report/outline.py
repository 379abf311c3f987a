"""The headings of a plan as a tree, each with the way to its place in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.model.document import Document, Section
from kg.report.edition import Edition
from kg.report.parts import part_at
from kg.report.views import Heading

#: A run-in head can be a whole sentence; so many characters of it are shown.
LONGEST = 48


def outline(edition: Edition, plan: str, path: str) -> tuple[Heading, ...]:
    """The headings of the highest level, each with those below it; empty where the text has none."""
    document = edition.documents[plan]
    starts = [int(str(row["start"])) for row in edition.answers.records("facts-in-order", plan=plan)]
    return _below(edition, plan, path, _children(document), starts, None)


def heading_id(section: Section) -> str:
    """The id of a heading's line on a source page."""
    return f"s{section.start}"


def _children(document: Document) -> dict[int | None, list[tuple[int, Section]]]:
    out: dict[int | None, list[tuple[int, Section]]] = {}
    for index, section in enumerate(document.sections):
        out.setdefault(section.parent, []).append((index, section))
    return out


def _below(
    edition: Edition,
    plan: str,
    path: str,
    children: dict[int | None, list[tuple[int, Section]]],
    starts: Sequence[int],
    parent: int | None,
) -> tuple[Heading, ...]:
    root = edition.place(path).root
    return tuple(
        Heading(
            text=shortened(" ".join(section.heading.text.split())),
            href=f"{root}{part_at(edition.parts[plan], section.start).path}#{heading_id(section)}",
            facts=bisect_left(starts, section.end) - bisect_left(starts, section.start),
            below=_below(edition, plan, path, children, starts, index),
        )
        for index, section in children.get(parent, ())
    )


def shortened(text: str) -> str:
    """The text, cut with an ellipsis where it is long.

    >>> shortened("一、规划背景")
    '一、规划背景'
    """
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
