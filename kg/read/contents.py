"""The table of contents: found by its dots and page numbers, or because its lines come again as headings."""

from __future__ import annotations

import re
from collections import Counter

from kg.read.marks import read_mark
from kg.text.fold import fold_name
from kg.text.lines import Line, is_terminated

_HEAD = re.compile(r"\[?目\s*[录次]\s*\]?$|(?i:(?:table of )?contents)$")
#: Dots, dashes or white space up to a page number at the end of a line, or dots without one.
_LEADER = re.compile(
    r"\s*(?=[…⋯]{2}|(?:[.·_]\s*){3})(?:[.·…⋯_]\s*){2,}(?:[-(]?\s*(?:\d{1,3}|[IVXivx]{1,5})\s*[-)]?)?\s*$"
    r"|\s*-{2,}\s*\d{1,3}\s*$|(?:[\t\u3000]|\s{2,})\s*[-(]?\d{1,3}[-)]?\s*$|(?<=[\u4e00-\u9fff\")])\s*/?\s*\d{1,3}\s*$"
)
_DOTS = re.compile(r"[…⋯]{2}|(?:[.·_]\s*){3}")
_LINKED = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LONGEST, _ENTRY = 120, 60


def find_contents(text: str, lines: tuple[Line, ...]) -> tuple[int, int] | None:
    """The half-open range of line indices that make the table of contents, None where there is none."""
    keys = [_key(text, line) for line in lines]
    last = {key: index for index, key in enumerate(keys)}
    later = {key for key, count in Counter(keys).items() if count > 1}
    for index, line in enumerate(lines[: max(len(lines) // 2, 60)]):
        if line.end - line.start <= 20 and _HEAD.match(text, line.start, line.end):
            end = _run(text, lines, keys, last, index + 1)
            return (index, end) if end > index + 2 else None
    for index, line in enumerate(lines[: len(lines) // 2 + 1]):
        if (
            _is_led(text, line)
            and read_mark(text, line.start, line.end) is not None
            and sum(_is_led(text, following) for following in lines[index : index + 5]) >= 4
        ):
            first = index
            while first and _is_led(text, lines[first - 1]) and _key(text, lines[first - 1]) in later:
                first -= 1
            end = _run(text, lines, keys, last, first)
            again = sum(key in later for key in keys[first:end])
            if 2 * again >= end - first or _DOTS.search(text, line.start, line.end):
                return first, end
    return _repeated(text, lines, keys, last)


def _key(text: str, line: Line) -> str:
    """The words of an entry or a heading as they are compared, without dots and page number."""
    if line.end - line.start > _LONGEST:
        return ""
    words = _LINKED.sub(r"\1", text[line.start : line.end])
    return fold_name(_LEADER.sub("", words)).strip("。.:-*")


def _is_led(text: str, line: Line) -> bool:
    return line.end - line.start <= 2 * _LONGEST and _LEADER.search(text, line.start, line.end) is not None


def _run(text: str, lines: tuple[Line, ...], keys: list[str], last: dict[str, int], first: int) -> int:
    """The index after the last entry of the contents that start at `first`.

    An entry has a page number, or comes again later, or goes on in the next line with a page number. The contents end
    where their first entry comes again.
    """
    opening = next((key for key in keys[first : first + 3] if len(key) > 1), "")
    numbered = sum(_is_led(text, line) for line in lines[first : first + 6]) >= 3
    index = first
    while index < len(lines):
        line = lines[index]
        led = _is_led(text, line)
        if line.end - line.start > _LONGEST and not led:
            break
        if not led and index > first and keys[index] == opening:
            break
        wrapped = not led and any(_is_led(text, n) for n in lines[index + 1 : index + 3])
        again = last.get(keys[index], index) > index
        marked = read_mark(text, line.start, line.end) is not None
        if not led and (is_terminated(text[line.start : line.end]) or (numbered and not wrapped)):
            break
        if not led and not wrapped and not again and not marked:
            break
        index += 1
    return index


def _repeated(text: str, lines: tuple[Line, ...], keys: list[str], last: dict[str, int]) -> tuple[int, int] | None:
    """A run of at least four short lines with marks, most of which come again later, without a heading of contents."""
    start = None
    for index, line in enumerate(lines[: len(lines) // 2 + 1]):
        marked = line.end - line.start <= _ENTRY and read_mark(text, line.start, line.end) is not None
        opens_again = start is not None and keys[index] == keys[start]
        if marked and start is None:
            start = index
        elif start is not None and (not marked or opens_again):
            if index - start >= 4:
                entries = set(keys[start:index])
                if 2 * sum(last[key] >= index for key in entries) > len(entries):
                    return start, index
            start = index if marked else None
    return None
