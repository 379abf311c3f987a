"""What changed, as records: every change with the words of both sides."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple, dataclass, fields
from typing import Literal

from kg.model.result import STRING, XSD, Rows, Term

#: added and gone: a fact on one side only; value: another number, unit, level or state; wording: the same fact in
#: other words; responsibility: other agencies, or other parts for them.
ChangeKind = Literal["added", "gone", "value", "wording", "responsibility"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `old_plan` and `new_plan` are ids of plans, `fact` the kind of fact, `name` what it is about.

    `field` names what differs, None where the whole fact is on one side only. `old` and `new` are the differing
    values as text, `old_quote` and `new_quote` the words of the plans with the offset where they start; all None on
    the side that lacks the fact. `direction` is raised or lowered where both values are comparable numbers of one
    unit, else None.
    """

    kind: ChangeKind
    old_plan: str | None
    new_plan: str | None
    fact: str
    name: str
    field: str | None = None
    old: str | None = None
    new: str | None = None
    direction: Literal["raised", "lowered"] | None = None
    old_quote: str | None = None
    old_start: int | None = None
    new_quote: str | None = None
    new_start: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes, in the order of plans, kinds of fact and the new text. `unchanged` counts the facts that both
    sides have alike."""

    changes: tuple[Change, ...]
    unchanged: int

    def __len__(self) -> int:
        return len(self.changes)

    def counts(self) -> dict[str, int]:
        """How many changes of each kind, kinds without any left out."""
        return dict(sorted(Counter(change.kind for change in self.changes).items()))

    def rows(self) -> Rows:
        """The changes as a table, one row each, for every form of output."""
        names = tuple(field.name for field in fields(Change))
        types = tuple("integer" if name.endswith("_start") else "text" for name in names)
        return Rows(names, tuple(tuple(_term(value) for value in astuple(c)) for c in self.changes), types)


def _term(value: str | int | None) -> Term | None:
    if value is None:
        return None
    return Term("literal", str(value), f"{XSD}integer" if isinstance(value, int) else STRING)
