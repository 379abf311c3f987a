"""The lines of a text as ranges, and how wide they print."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

#: A line with something on it, without the white space at both ends (ideographic and zero-width spaces included).
_LINE = re.compile(r"[^\s\u200b\ufeff](?:[^\n]*[^\s\u200b\ufeff])?")
#: The title of a box behind a sentence, up to the end of its line.
_BOX_INSIDE = re.compile(r"(?<=[。；])(?=(?:工程|项目)?专栏[ \u3000]?\d{1,2}[ \u3000:：][^。；\n]{2,30}$)", re.M)
#: What ends a sentence, closing quotation marks and brackets after it included.
_TERMINAL = re.compile("[。!?;:….\uff01\uff1f\uff1b\uff1a\uff0e\uff61]['\"”’」』)\uff09\\]】]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its range in the text without white space at both ends, how many characters stand before
    it on its line (`indent`), and how many empty lines lie above it (`gap`)."""

    start: int
    end: int
    indent: int = 0
    gap: int = 0


def scan_lines(text: str) -> tuple[Line, ...]:
    """The lines of the text that are not empty, in order; where a lost break has set the title of a box behind a
    sentence (…达到73%。专栏3 重点工程), a line begins with it."""
    lines: list[Line] = []
    boxes = [box.start() for box in _BOX_INSIDE.finditer(text)] if "专栏" in text else []
    before = 0
    for match in _LINE.finditer(text):
        white = text[before : match.start()]
        gap = max(white.count("\n") - (1 if lines else 0), 0)
        indent = len(white) - white.rfind("\n") - 1
        inside = boxes[bisect_right(boxes, match.start()) : bisect_left(boxes, match.end())]
        starts = [match.start(), *inside]
        for start, end in zip(starts, [*starts[1:], match.end()], strict=True):
            lines.append(Line(start, end, indent, gap))
        before = match.end()
    return tuple(lines)


def width(words: str) -> int:
    """How many half-width columns the words take in a Chinese fixed-width type: two for a Chinese sign, one
    for a Latin one, as many as their bytes in GBK."""
    return len(words.encode("gbk", "replace"))


def is_terminated(words: str) -> bool:
    """Whether the words end a sentence or announce a list, so that the next line is not their continuation."""
    return _TERMINAL.search(words) is not None
