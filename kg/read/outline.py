"""The outline of a text: its headings as a tree of sections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model.document import HeadingKind, Section
from kg.model.span import Span
from kg.read.marks import Mark, read_mark

#: The order in which kinds of headings contain each other where the text does not show it.
_RANK: dict[HeadingKind, int] = {
    "annex": 0, "chapter": 1, "section": 2, "plain": 3, "han": 4, "han-paren": 5, "arabic": 6, "arabic-paren": 7, "box": 8,
    "circled": 9, "ordinal": 10, "dash": 11, "run-in": 12,
}
#: A heading on a line of its own is no longer than this; a head before running text no longer than that.
_OWN, _HEAD = 60, 48
_STOP = re.compile(r"[。!?!?]")
_RUN_IN = re.compile(r"[^。!?;;::\d\s|]{3,40}。(?=\S)")
_RUN_ON = re.compile(r"(?<=[。;;!!”))::])\s*(?=[一二三四五六七八九十]{1,2}是|——|[①-⑳]|[((]\d{1,2}[))])")
_NOTE = re.compile(r"[注註][::]|备注[::]|(?:指标|名词)?(?:解释|說明|说明)[::]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: its mark and its ranges. `title_end` is None where no words can be told from the body."""

    kind: HeadingKind
    number: str | None
    value: int | None
    depth: int
    start: int
    title: int
    title_end: int
    body: int
    own_line: bool


def build_outline(text: str, paragraphs: tuple[tuple[int, int], ...], body_start: int) -> tuple[Section, ...]:
    """The sections of the text in reading order."""
    return _tree(text, find_headings(text, paragraphs, body_start), body_start)


def find_headings(text: str, paragraphs: tuple[tuple[int, int], ...], body_start: int) -> list[Heading]:
    """The headings of the paragraphs, in order."""
    found: list[Heading] = []
    note = False
    for start, end in paragraphs:
        if start < body_start:
            continue
        mark = read_mark(text, start, end)
        if _NOTE.match(text, start, end):
            note = True
            continue
        if mark is not None:
            if note and mark.kind in ("arabic", "arabic-paren", "circled"):
                continue
            note = False
            for piece_start, piece_end in _pieces(text, start, end):
                if heading := _heading(text, piece_start, piece_end):
                    found.append(heading)
            continue
        note = False
        if head := _RUN_IN.match(text, start, end):
            stop = head.end()
            found.append(Heading("run-in", None, None, 1, start, start, stop - 1, _after(text, stop, end), False))
    return found


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(m.end() for m in _RUN_ON.finditer(text, start, end)), end]
    return [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if a < b]


def _after(text: str, offset: int, end: int) -> int:
    while offset < end and text[offset].isspace():
        offset += 1
    return offset


def _heading(text: str, start: int, end: int) -> Heading | None:
    mark = read_mark(text, start, end)
    if mark is None or mark.end >= end:
        return None
    stop = _STOP.search(text, mark.end, end)
    whole = end if stop is None else stop.start()
    if stop is None or text[stop.end():end].strip() == "":
        if end - mark.end <= _OWN:
            return _make(text, mark, start, end, end, True)
        whole = end
    if whole - mark.end <= _HEAD and stop is not None:
        return _make(text, mark, start, stop.end(), end, False)
    cut = re.compile(r"[,,;;::。]").search(text, mark.end, end)
    head = cut.start() if cut else min(end, mark.end + _HEAD)
    return _make(text, mark, start, head, end, False)


def _make(text: str, mark: Mark, start: int, stop: int, end: int, own_line: bool) -> Heading | None:
    title_end = stop
    while title_end > mark.end and (text[title_end - 1].isspace() or text[title_end - 1] in "。::;;.,,|"):
        title_end -= 1
    if title_end <= mark.end:
        return None
    return Heading(mark.kind, mark.number, mark.value, mark.depth, start, mark.end, title_end, _after(text, stop, end), own_line)


def _tree(text: str, headings: list[Heading], body_start: int) -> tuple[Section, ...]:
    stack: list[tuple[int, tuple[int, int]]] = []
    parents: list[int | None] = []
    levels: list[int] = []
    ends = [len(text)] * len(headings)
    for index, heading in enumerate(headings):
        rank = (_RANK[heading.kind], heading.depth)
        while stack and (stack[-1][1] >= rank or heading.kind == "box" and stack[-1][1] > (5, 9)
                         and not headings[stack[-1][0]].own_line):
            ends[stack.pop()[0]] = heading.start
        parents.append(stack[-1][0] if stack else None)
        levels.append(len(stack) + 1)
        stack.append((index, rank))
    return tuple(
        Section(
            level=levels[i], kind=h.kind, number=h.number,
            heading=_span(text, h.start, max(h.title_end, _trim(text, h.start, h.body))),
            title=Span(h.title, h.title_end, text[h.title:h.title_end]),
            start=h.start, body=h.body, end=ends[i], parent=parents[i],
        )
        for i, h in enumerate(headings)
    )


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])
