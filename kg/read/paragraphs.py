"""Lines joined to paragraphs: where a source broke a line in the middle of a sentence."""

from __future__ import annotations

import re
from collections import Counter

from kg.read.marks import read_mark
from kg.text.lines import Line, is_terminated, width

#: How far below the full width a wrapped line may end: three characters for marks that must not start a line.
_RAGGED = 6
_OPEN, _CLOSE = "《〈(([【〔“「『", "》〉))]】〕”」』"
_LABEL = re.compile(r"[^,,。;;::()()]{2,12}[::]")
_LISTED = re.compile(r"[、,,((《“]$")


def join_lines(text: str, lines: tuple[Line, ...], wrapped: bool) -> tuple[tuple[int, int], ...]:
    """The paragraphs that the lines make, as ranges; each line one where its format does not wrap them."""
    if not lines:
        return ()
    if not wrapped:
        return tuple((line.start, line.end) for line in lines)
    full = wrap_width(text, lines)
    spaced = sum(1 for line in lines[1:] if line.gap) * 2 > len(lines)
    paragraphs: list[tuple[int, int]] = []
    start, last = lines[0].start, lines[0]
    for line in lines[1:]:
        if not continues(text, last, line, full, spaced):
            paragraphs.append((start, last.end))
            start = line.start
        last = line
    paragraphs.append((start, last.end))
    return tuple(paragraphs)


def wrap_width(text: str, lines: tuple[Line, ...]) -> int | None:
    """The width at which the text was wrapped, in half-width columns; None where it was not."""
    widths = [line.indent + width(text[line.start:line.end]) for line in lines if not is_terminated(text[line.end - 1:line.end])]
    counts = Counter(w for w in widths if 40 <= w <= 200)
    if not counts:
        return None
    full, best = None, 0
    for edge in counts:
        near = sum(counts[w] for w in range(edge - _RAGGED, edge + 1))
        if near > best or near == best and full is not None and edge < full:
            full, best = edge, near
    longer = sum(1 for w in widths if full is not None and w > full + 2)
    return full if best >= 6 and best * 3 >= len(widths) and longer * 10 <= best else None


def continues(text: str, last: Line, line: Line, full: int | None, spaced: bool) -> bool:
    """Whether the line goes on with the sentence of the line before it."""
    words, following = text[last.start:last.end], text[line.start:line.end]
    if is_terminated(words[-4:]) or read_mark(text, line.start, line.end) is not None:
        return False
    if full is not None:
        reached = last.indent + width(words) >= full - _RAGGED
        return reached and not (line.indent >= 2 and last.indent == 0 and line.indent > last.indent)
    if line.gap > (1 if spaced else 0) or _LABEL.match(following):
        return False
    if line.gap and spaced:
        return False
    if read_mark(text, last.start, last.end) is not None and len(words) < 40:
        return False
    return bool(_LISTED.search(words)) or len(words) >= 40
