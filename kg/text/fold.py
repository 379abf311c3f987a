"""The view of a text in which words are compared, with a map back to the text as printed."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import opencc

#: Look-alikes that NFKC leaves alone, each to the one form that the rules are written in. All of length one.
LOOK_ALIKES = str.maketrans(
    {
        "—": "-",
        "–": "-",
        "―": "-",
        "‐": "-",
        "−": "-",
        "～": "~",
        "∼": "~",
        "〜": "~",
        "〔": "(",
        "〕": ")",
        "【": "[",
        "】": "]",
        "〖": "[",
        "〗": "]",
        "“": '"',
        "”": '"',
        "„": '"',
        "〝": '"',
        "〞": '"',
        "「": '"',
        "」": '"',
        "『": '"',
        "』": '"',
        "‘": "'",
        "’": "'",
        "〈": "《",
        "〉": "》",
        "•": "·",
        "・": "·",
        "‧": "·",
        "∙": "·",
        "\u3000": " ",
        "\u00a0": " ",
        "\t": " ",
        "\u2028": "\n",
        "\u0085": "\n",
    }
)
#: Circled numbers stay: they mark items and notes, and folded to digits they would pass for numbers.
_KEPT = re.compile("[\u2460-\u2473\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]")
#: White space of a width of its own, which web pages use for a blank.
_WIDE = re.compile("[\u2000-\u200a\u202f\u205f]")
_LINES = re.compile(r"\S(?:[^\n]*\S)?")
_MARKS = re.compile(r"[\s\"'《》]+")


class _Forms(dict[int, str]):
    """The folded form of each character by its code point, worked out when it is first met; `even` keeps white space
    and characters whose form is longer as they are."""

    def __init__(self, *, even: bool) -> None:
        super().__init__()
        self._even = even

    def __missing__(self, point: int) -> str:
        char = chr(point)
        form = char if _KEPT.match(char) else unicodedata.normalize("NFKC", char).translate(LOOK_ALIKES)
        if self._even and (len(form) != 1 or (char.isspace() and not _WIDE.match(char))):
            form = char
        self[point] = form
        return form


_FORMS, _EVEN_FORMS = _Forms(even=False), _Forms(even=True)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """The text with traditional characters turned into simplified ones, of the same length."""
    try:
        simple: str = _converter().convert(text)
    except UnicodeEncodeError:
        return text
    if len(simple) == len(text):
        return simple
    return "".join(s if len(s := _converter().convert(c)) == 1 else c for c in text)


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

    def locate(self, offset: int) -> int:
        """The first folded offset that came from `offset` in the original or from behind it; the length of the folded
        text where there is none."""
        if not self.breaks:
            return min(offset, len(self.text))
        return bisect_left(range(len(self.text)), offset, key=self.origin)


def fold(text: str) -> Folded:
    """NFKC character by character (circled numbers stay), half width, simplified characters, look-alikes in one form;
    white space stays, one for one.

    >>> fold("〔２０２１〕４７號").text
    '(2021)47号'
    """
    folded = text.translate(_FORMS)
    if len(folded) == len(text):
        return Folded(simplify(folded))
    wide = "".join(c for c in sorted(set(text)) if len(_FORMS[ord(c)]) != 1)
    breaks: list[int] = []
    shifts: list[int] = []
    shift = 0
    for match in re.finditer(f"[{re.escape(wide)}]", text):
        # Every character of an expansion points at the one character that it came from.
        for _ in range(1, len(_FORMS[ord(match.group())])):
            shift -= 1
            breaks.append(match.start() - shift)
            shifts.append(shift)
    return Folded(simplify(folded), tuple(breaks), tuple(shifts))


def fold_evenly(text: str) -> str:
    """The text folded as far as every character stays one character; blanks, tabs, line breaks and ideographic spaces
    stay as they are. Offsets are the same.

    >>> fold_evenly("（一）　服務對象：㈠①…")
    '(一)　服务对象:㈠①…'
    """
    return simplify(text.translate(_EVEN_FORMS))


def fold_ranges(text: str, ranges: Iterable[tuple[int, int]], skips: Sequence[tuple[int, int]] = ()) -> Folded:
    """The ranges of a text folded, each on one line of its own: the line breaks inside a range and the white space
    around them are left out (one space stays between two Latin words, none in a broken number), as are the parts in
    `skips` (sorted and disjoint). The map leads back to `text`.

    >>> fold_ranges("規劃由市政\\n  府負責。\\n頁碼 3\\n完。", ((0, 12), (18, 20))).text
    '规划由市政府负责。\\n完。'
    """
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    here = 0

    def add(piece: str, origin: int) -> None:
        nonlocal here
        if not shifts or shifts[-1] != origin - here:
            breaks.append(here)
            shifts.append(origin - here)
        pieces.append(piece)
        here += len(piece)

    for number, (start, end) in enumerate(ranges):
        if number:
            add("\n", max(start - 1, 0))
        last = ""
        for line in _LINES.finditer(text, start, end):
            if last and _is_latin(last) and _is_latin(text[line.start()]) and not (last + text[line.start()]).isdigit():
                add(" ", line.start() - 1)
            for a, b in _kept(line.start(), line.end(), skips):
                add(text[a:b], a)
            last = text[line.end() - 1]
    return _compose(fold("".join(pieces)), Folded("", tuple(breaks), tuple(shifts)))


def _kept(start: int, end: int, skips: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a range that lie in none of the skips."""
    at = bisect_right(skips, start, key=lambda skip: skip[1]) if skips else 0
    while at < len(skips) and skips[at][0] < end:
        if start < skips[at][0]:
            yield start, skips[at][0]
        start = max(start, skips[at][1])
        at += 1
    if start < end:
        yield start, end


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _compose(outer: Folded, inner: Folded) -> Folded:
    """The outer view with a map through the inner one."""
    if not outer.breaks:
        return Folded(outer.text, inner.breaks, inner.shifts)
    points = sorted({*outer.breaks, *(outer.locate(b) for b in inner.breaks)})
    return Folded(outer.text, tuple(points), tuple(inner.origin(outer.origin(p)) - p for p in points))


@lru_cache(maxsize=8192)
def fold_name(words: str) -> str:
    """Words as they are compared: folded, without white space, quotation and title marks.

    >>> fold_name("《開發區“十三五”  規劃》")
    '开发区十三五规划'
    """
    return _MARKS.sub("", simplify(words.translate(_FORMS)))
