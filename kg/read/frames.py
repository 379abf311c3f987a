"""Frames around running text: a table of one column, which is how pipes draw a box, or two rules with corners."""

from __future__ import annotations

import re

from kg.read.layout import BREAK
from kg.text.lines import Line

_BREAK = re.compile(BREAK)
_PIPES = "|│"
#: A line of rules: three strokes or more, or between pipes any.
_RULE = re.compile(r"(?:[|│:\s+=─━-]*[-=─━]{3}[|│:\s+=─━-]*|[|│][|│:\s-]*-[|│:\s-]*)$")
_LONGEST_RULE = 400
#: The upper and the lower edge of a box drawn without sides.
_TOP, _BOTTOM = re.compile("[┌╔╭][─━═]{3,}[┐╗╮]?"), re.compile("[└╚╰][─━═]{3,}[┘╝╯]?")


def without_frames(text: str, lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[tuple[int, int], ...]]:
    """The lines without the pipes around their only cell and without the rules between such lines, and the ranges of
    the frames that have a pipe on both sides, or an upper and a lower edge with corners."""
    out: list[Line] = []
    frames: list[tuple[int, int]] = []
    framed = False
    top: int | None = None
    for line in lines:
        if text[line.start] in "┌╔╭└╚╰":
            if _TOP.fullmatch(text, line.start, line.end):
                top = line.start
                continue
            if top is not None and _BOTTOM.fullmatch(text, line.start, line.end):
                while frames and frames[-1][0] >= top:
                    frames.pop()
                frames.append((top, line.end))
                top, framed = None, False
                continue
        if (
            2 < line.end - line.start <= _LONGEST_RULE
            and text[line.start] in "|│:-=+─━"
            and _RULE.match(text, line.start, line.end)
        ):
            if not (framed or text.count("|", line.start, line.end) > 2):
                continue
            if framed:
                frames[-1] = (frames[-1][0], line.end)
                continue
        start, end = line.start, line.end
        left, right = text[start] in _PIPES, text[end - 1] in _PIPES
        inner = sum(text.count(pipe, start + left, end - right) for pipe in _PIPES)
        if not (left or right) or inner or end - start <= left + right:
            framed = False
            out.append(line)
            continue
        start, end = _trimmed(text, start + left, end - right)
        if start < end:
            out.append(Line(start, end, line.indent, line.gap))
        if left and right:
            if framed:
                frames[-1] = (frames[-1][0], line.end)
            else:
                frames.append((line.start, line.end))
        framed = left and right
    return tuple(out), tuple(frames)


def split_breaks(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, those that hold breaks (<br>, which Markdown cells use) cut there; what follows one stands
    apart from what is above it."""
    if BREAK not in text:
        return lines
    out: list[Line] = []
    for line in lines:
        start, gap = line.start, line.gap
        for match in (*_BREAK.finditer(text, line.start, line.end), None):
            a, b = _trimmed(text, start, line.end if match is None else match.start())
            if a < b:
                out.append(Line(a, b, line.indent, gap))
                gap = 1
            start = line.end if match is None else match.end()
    return tuple(out)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
