"""Long texts as parts of pages: where each part begins, and which part holds a place in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model.document import Document

#: What one page of a text may weigh, in bytes of page as estimated here: with what stands around it, it then stays
#: under the 300 KB that a page may have.
MOST_BYTES = 200_000
#: What a mark adds to a page beside its words: its element, its address, its line in the data of the side panel.
MARK_BYTES = 160
#: So many characters without a line break are cut into pieces of this length before they are counted.
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a text: its number from 1, its range (half-open, in code points), its address within the language."""

    number: int
    start: int
    end: int
    path: str


def text_parts(plan: str, document: Document, weights: Mapping[int, int]) -> tuple[Part, ...]:
    """The parts of a text, one where it is short. `weights` tells for offsets what the marks that begin there weigh.

    A part ends before the highest heading of its second half; where there is none, at a line, and in a line without
    end anywhere.
    """
    units = _units(document.text)
    weighed = _weighed(document.text, units, weights)
    levels = _levels(document, units)
    firsts, used, last = [0], 0, 0
    for number, weight in enumerate(weighed):
        used += weight
        if used > MOST_BYTES and number > last:
            at = _best(levels, weighed, last, number)
            firsts.append(units[at])
            used, last = sum(weighed[at : number + 1]), at
    ends = [*firsts[1:], len(document.text)]
    return tuple(
        Part(number, start, end, f"source/{plan}.html" if number == 1 else f"source/{plan}/{number}.html")
        for number, (start, end) in enumerate(zip(firsts, ends, strict=True), start=1)
    )


def part_at(parts: Sequence[Part], offset: int) -> Part:
    """The part that holds the character at the offset."""
    return parts[bisect_right([part.start for part in parts], offset) - 1]


def _units(text: str) -> list[int]:
    """Where lines begin, and every so many characters of a line without end."""
    out: list[int] = []
    at = 0
    for line in text.split("\n"):
        out += range(at, at + max(len(line), 1), _LONGEST)
        at += len(line) + 1
    return [unit for unit in out if unit < len(text)] or [0]


def _weighed(text: str, units: Sequence[int], weights: Mapping[int, int]) -> list[int]:
    out = [len(text[start:end].encode()) for start, end in zip(units, [*units[1:], len(text)], strict=True)]
    for offset, weight in weights.items():
        out[bisect_right(units, offset) - 1] += weight
    return out


def _levels(document: Document, units: Sequence[int]) -> dict[int, int]:
    """The level of the highest heading that begins in a unit."""
    levels: dict[int, int] = {}
    for section in document.sections:
        unit = bisect_right(units, section.start) - 1
        if section.start - units[unit] <= 1:
            levels[unit] = min(section.level, levels.get(unit, section.level))
    return levels


def _best(levels: Mapping[int, int], weighed: Sequence[int], last: int, number: int) -> int:
    """The unit at which a part that may not reach beyond `number` ends best."""
    half = sum(weighed[last:number]) / 2
    best, used = number, 0
    for unit in range(last, number + 1):
        if used >= half and unit > last and levels.get(unit, 99) <= levels.get(best, 99):
            best = unit
        used += weighed[unit]
    return best


def weights_of(marks: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Bytes by offset from (offset, bytes of the label and of what is told beside it)."""
    out: dict[int, int] = {}
    for offset, told in marks:
        out[offset] = out.get(offset, 0) + MARK_BYTES + told
    return out
