"""What a reader corrected by hand: the record of one line of a plan's corrections.tsv."""

from __future__ import annotations

from dataclasses import dataclass

#: In the place of a field: the fact as a whole is wrong and is taken out.
REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Correction:
    """One line: the local id of a fact (`value/k3f9x2ab`), the field that is wrong (or `remove`), the right value as
    text (empty for None), why, and who read it. `line` is its place in the file, counted from 1."""

    fact: str
    field: str
    value: str
    reason: str
    reader: str
    line: int


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction that was carried out, and the value that the rules had given, as text (empty for None)."""

    correction: Correction
    before: str


@dataclass(frozen=True, slots=True)
class Unfit:
    """A correction that no longer fits the text, and why, in both languages."""

    correction: Correction
    message_zh: str
    message_en: str
