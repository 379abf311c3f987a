"""A document before it has a format: blocks in reading order, and the facts planted in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

#: Cells that a merge swallows: by the cell above, by the cell to the left.
ABOVE, LEFT = "^", "<"

Fact = dict[str, Any]

#: Every kind of fact that a draft can plant, in the order of the exchange format.
KINDS = (
    "domains",
    "declared_counts",
    "service_items",
    "indicators",
    "quantities",
    "word_targets",
    "tasks",
    "responsibilities",
    "projects",
    "mechanisms",
    "principles",
    "beneficiary_groups",
    "agencies",
    "citations",
    "findings",
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed, number included. Level 0 is the title of the plan; `toc` says whether a contents list
    names it."""

    level: int
    text: str
    toc: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `flush` ones (dates, issuers, captions) are never wrapped or indented. `text` starts with the number
    of a list where `listed`, which a Word document may number itself."""

    text: str
    flush: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of words. `ABOVE` and `LEFT` mark the cells that a merge swallows; an empty string is an empty cell."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines of the web page around the document; formats other than HTML leave them out."""

    lines: tuple[str, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Boxed:
    """A box drawn as a table of one cell: its caption and its paragraphs."""

    lines: tuple[str, ...]


Block = Heading | Paragraph | Grid | Furniture | Boxed


@dataclass(slots=True)
class Draft:
    """Blocks and facts under way. `facts` has the shape of the exchange format without spans; a quantity also has
    `quote`, the sentence that it stands in. `tolerated` lists what a sound reader could also have found, and
    under `open` the kinds of which more may be said than was planted."""

    random: Random
    blocks: list[Block] = field(default_factory=list)
    plan: Fact = field(default_factory=dict)
    facts: dict[str, list[Fact]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    tolerated: dict[str, list[str]] = field(default_factory=lambda: {"open": ["beneficiary_groups"]})
    domain: str | None = None

    def heading(self, level: int, text: str, *, toc: bool = True) -> None:
        self.blocks.append(Heading(level, text, toc))

    def say(self, text: str, *, flush: bool = False, listed: bool = False) -> None:
        self.blocks.append(Paragraph(text, flush, listed))

    def grid(self, rows: list[list[str]]) -> None:
        self.blocks.append(Grid(tuple(tuple(row) for row in rows)))

    def plant(self, kind: str, /, **fact: Any) -> None:
        self.facts[kind].append(fact)

    def name(self, *agencies: str) -> None:
        """Plants agencies, each distinct name once."""
        for agency in agencies:
            if all(known["name"] != agency for known in self.facts["agencies"]):
                self.plant("agencies", name=agency)


def _mapped(value: Any, words: Any) -> Any:
    if isinstance(value, str):
        return words(value)
    if isinstance(value, dict):
        return {key: inner if key in _CODES else _mapped(inner, words) for key, inner in value.items()}
    if isinstance(value, list):
        return [_mapped(inner, words) for inner in value]
    return value


#: Fields that hold codes of the format, not words of the plan.
_CODES = frozenset(
    {
        "binding",
        "tier",
        "role",
        "comparator",
        "kind",
        "relation",
        "state",
        "status",
        "period_name",
        "period",
        "issued",
        "what",
    }
)


def rewritten(draft: Draft, words: Any) -> Draft:
    """The draft with a function applied to all its words, planted facts included, codes of the format excluded."""
    blocks: list[Block] = []
    for block in draft.blocks:
        if isinstance(block, Grid):
            blocks.append(Grid(tuple(tuple(c if c in (ABOVE, LEFT) else words(c) for c in row) for row in block.rows)))
        elif isinstance(block, Boxed):
            blocks.append(Boxed(tuple(words(line) for line in block.lines)))
        elif isinstance(block, Furniture):
            blocks.append(replace(block, lines=tuple(words(line) for line in block.lines)))
        else:
            blocks.append(replace(block, text=words(block.text)))
    return Draft(
        draft.random,
        blocks,
        _mapped(draft.plan, words),
        _mapped(draft.facts, words),
        _mapped(draft.tolerated, words),
        draft.domain,
    )


def number_of(raw: str) -> float | None:
    """The number at the head of a printed value, None where there is none."""
    found = re.search(r"\d+(?:\.\d+)?", raw)
    return float(found.group()) if found else None
