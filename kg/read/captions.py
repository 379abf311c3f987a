"""The caption above a table."""

from __future__ import annotations

import re

from kg.text.lines import Line, is_terminated

_LONGEST = 60
_RULE = re.compile(r"[-=─━═\s]+")
_UNIT = re.compile(r"\(?\s*(?:计量)?单\s*位\s*:")


def caption_above(text: str, lines: tuple[Line, ...], first: int) -> tuple[int, int] | None:
    """The range of the caption above lines[first]: a short line that ends no sentence; a line of its own that only
    names the unit (单位:人) is passed over."""
    for line in reversed(lines[max(first - 2, 0) : first]):
        words = text[line.start : line.end]
        if _UNIT.match(words) or _RULE.fullmatch(words):
            continue
        return None if len(words) > _LONGEST or is_terminated(words) else (line.start, line.end)
    return None
