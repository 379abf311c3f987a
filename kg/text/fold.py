"""The view of a text in which words are compared, with a map back to the text as printed."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

import opencc

#: Look-alikes that NFKC leaves alone, each to the one form that the rules are written in. All of length one.
LOOK_ALIKES = str.maketrans(
    {"—": "-", "–": "-", "―": "-", "~": "~", "∼": "~", "～": "~", "〔": "(", "〕": ")", "【": "[", "】": "]",
     "“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"', "‘": "'", "’": "'", "〈": "《", "〉": "》",
     "．": ".", "·": "·", "•": "·", "・": "·", " ": " ", "　": " ", "\t": " "}
)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """The text with traditional characters turned into simplified ones, character by character.

    Raises AssertionError where the converter changes the length, which would move every offset after it.
    """
    simple: str = _converter().convert(text)
    assert len(simple) == len(text), "conversion to simplified characters must keep the length"
    return simple


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `breaks` and `shifts` map a folded offset back: the offset in the original is the folded one
    plus the shift of the last break at or before it; both empty where the lengths agree throughout."""

    text: str
    breaks: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def origin(self, offset: int) -> int:
        """The offset in the original of a folded offset."""
        if not self.breaks:
            return offset
        at = bisect_right(self.breaks, offset) - 1
        return offset if at < 0 else offset + self.shifts[at]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range in the original that a non-empty folded range came from."""
        return self.origin(start), self.origin(end - 1) + 1


def fold(text: str) -> Folded:
    """NFKC, half width, simplified characters, look-alikes in one form; white space stays, one for one.

    >>> fold("〔２０２１〕４７號").text
    '(2021)47号'
    """
    if len(whole := unicodedata.normalize("NFKC", text)) == len(text) and "\n" not in text:
        return Folded(simplify(whole).translate(LOOK_ALIKES))
    parts: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    here = there = 0
    for line in text.splitlines(keepends=True):
        normal = unicodedata.normalize("NFKC", line)
        if len(normal) == len(line):
            parts.append(normal)
            here += len(line)
            there += len(line)
            continue
        for char in line:
            piece = unicodedata.normalize("NFKC", char)
            for step in range(len(piece)):
                # Every character of an expansion points at the one character that it came from.
                shift = there - (here + step)
                if not shifts or shifts[-1] != shift:
                    breaks.append(here + step)
                    shifts.append(shift)
            parts.append(piece)
            here += len(piece)
            there += 1
        shift = there - here
        if not shifts or shifts[-1] != shift:
            breaks.append(here)
            shifts.append(shift)
    return Folded(simplify("".join(parts)).translate(LOOK_ALIKES), tuple(breaks), tuple(shifts))


def fold_name(words: str) -> str:
    """Words as they are compared: folded, without white space, quotation and title marks.

    >>> fold_name("《開發區“十三五”  規劃》")
    '开发区十三五规划'
    """
    simple = simplify(unicodedata.normalize("NFKC", words)).translate(LOOK_ALIKES)
    return "".join(c for c in simple if not c.isspace() and c not in "\"'《》")
