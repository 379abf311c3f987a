"""The table of contents: found by its dots and page numbers, or because its lines come again as headings."""

from __future__ import annotations

import re

from kg.read.marks import read_mark
from kg.text.fold import fold_name
from kg.text.lines import Line

_HEAD = re.compile(r"目\s*[录錄次]\s*$|(?i:(?:table of )?contents)\s*$")
_LEADER = re.compile(r"(?:[.·…⋯.。・_-]\s*){3,}\s*[-(]?\s*(?:\d{1,3}|[IVXivx]{1,5})?\s*[-)]?\s*$|[\t\u3000 ]{1,}[-(]?\d{1,3}[-)]?\s*$")
_SHORT = 60


def find_contents(text: str, lines: tuple[Line, ...]) -> tuple[int, int] | None:
    """The half-open range of line indices that make the table of contents, None where there is none."""
    for index, line in enumerate(lines[: max(len(lines) // 2, 60)]):
        if line.end - line.start <= 20 and _HEAD.match(text, line.start, line.end):
            end = _run(text, lines, index + 1)
            if end > index + 3:
                return index, end
    start = None
    for index, line in enumerate(lines[: len(lines) // 2 + 1]):
        if _is_entry(text, line):
            start = index if start is None else start
        elif start is not None:
            if index - start >= 5:
                return start, _run(text, lines, start)
            start = None
    return _repeated(text, lines)


def _is_entry(text: str, line: Line) -> bool:
    return line.end - line.start <= 2 * _SHORT and _LEADER.search(text, line.start, line.end) is not None and (
        read_mark(text, line.start, line.end) is not None or text.count(".", line.start, line.end) > 5
        or text.count("…", line.start, line.end) > 2 or text.count("·", line.start, line.end) > 4)


def _key(text: str, line: Line) -> str:
    words = _LEADER.sub("", text[line.start:line.end])
    return fold_name(words).rstrip("。.::")


def _run(text: str, lines: tuple[Line, ...], first: int) -> int:
    """The index after the last line of the contents that start at `first`: the second coming of their first entry, or
    the first line that is too long for an entry."""
    opening: set[str] = set()
    index = first
    while index < len(lines):
        line = lines[index]
        key = _key(text, line)
        led = _LEADER.search(text, line.start, line.end) is not None
        if line.end - line.start > 2 * _SHORT or (not led and key in opening):
            break
        marked = read_mark(text, line.start, line.end) is not None
        if not led and not marked and not any(
            _LEADER.search(text, n.start, n.end) for n in lines[index + 1:index + 3]
        ):
            later = lines[index + 1:index + 2]
            if not later or read_mark(text, later[0].start, later[0].end) is None or index > first + 1:
                break
        if len(key) > 3 and len(opening) < 3:
            opening.add(key)
        index += 1
    return index


def _repeated(text: str, lines: tuple[Line, ...]) -> tuple[int, int] | None:
    """A run of at least four marked short lines whose words come again later."""
    start = None
    for index, line in enumerate(lines[: len(lines) // 2]):
        marked = line.end - line.start <= _SHORT and read_mark(text, line.start, line.end) is not None
        if marked and start is None:
            start = index
        elif not marked and start is not None:
            if index - start >= 4 and _comes_again(text, lines, start, index):
                return start, index
            start = None
    return None


def _comes_again(text: str, lines: tuple[Line, ...], start: int, end: int) -> bool:
    keys = {_key(text, line) for line in lines[start:end]}
    later = {_key(text, line) for line in lines[end:] if line.end - line.start <= _SHORT}
    return 2 * len(keys & later) > len(keys)
