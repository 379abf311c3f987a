"""The table of cores as compiled lines, and whether a name holds the core of an item."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from kg.align.tables import own_rows, pattern, words_of_groups
from kg.model.mapping import Match

#: States of lines that commit.
COMMITTING = ("committed", "works", "part")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of services.tsv: the items that its words speak of and what they are good for."""

    items: frozenset[str]
    state: Literal["committed", "works", "part", "mentioned", "stop"]
    match: Match | None
    words: re.Pattern[str]


@cache
def lines() -> tuple[Line, ...]:
    """The lines of the table, in its order."""
    groups = words_of_groups()
    return tuple(
        Line(
            frozenset(item_ids(row["items"])),
            cast(Any, row["state"]),
            None if row["match"] == "-" else cast(Match, row["match"]),
            re.compile(pattern(row["words"], groups)),
        )
        for row in own_rows("services.tsv")
    )


def item_ids(words: str) -> Iterable[str]:
    """Item ids from the short form of the tables: bps135:01 for 135:01."""
    return (f"bps{short}" for short in words.split())


def has_core(name: str, item: str) -> bool:
    """Whether a folded name holds the item's core and none of its stop words."""
    found = [line for line in lines() if item in line.items and line.words.search(name)]
    return any(line.state in COMMITTING for line in found) and not any(line.state == "stop" for line in found)
