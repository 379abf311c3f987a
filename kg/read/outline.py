"""The outline of a text: its headings as a tree of sections."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from kg.model.document import HeadingKind, Section
from kg.model.span import Span
from kg.read.headings import Heading, find_headings
from kg.read.layout import Layout

#: The order in which kinds of headings contain each other where the text does not show it.
_RANK: dict[HeadingKind, float] = {
    "annex": 0,
    "chapter": 1,
    "section": 2,
    "han": 4,
    "han-paren": 5,
    "plain": 5.5,
    "arabic": 6,
    "arabic-paren": 7,
    "circled": 9,
    "ordinal": 10,
    "dash": 11,
    "run-in": 12,
    "box": 13,
}
#: Kinds that open a list of their own, in which numbers start again.
_FRAMES: tuple[HeadingKind, ...] = ("box", "annex")
_LEAVES: tuple[HeadingKind, ...] = ("ordinal", "dash", "run-in", "circled", "arabic-paren")
_LOWEST_FORMAT = 10.0
#: A box has no more paragraphs than this.
_LONGEST_BOX = 80


def build_outline(
    form: str,
    text: str,
    paragraphs: tuple[tuple[int, int], ...],
    layout: Layout,
    body_start: int,
) -> tuple[Section, ...]:
    """The sections of the text in reading order; `form` is the text evenly folded."""
    headings = find_headings(form, paragraphs, layout, body_start)
    parents, ends = _nest(headings, _ranks(headings), len(text), _Boxes(layout, headings, paragraphs))
    sections: list[Section] = []
    for heading, parent, end in zip(headings, parents, ends, strict=True):
        last = max(heading.title_end, _trimmed(text, heading.start, heading.body))
        sections.append(
            Section(
                level=1 if parent is None else sections[parent].level + 1,
                kind=heading.kind,
                number=None if heading.number is None else "".join(text[slice(*heading.number)].split()),
                heading=Span(heading.start, last, text[heading.start : last]),
                title=Span(heading.title, heading.title_end, text[heading.title : heading.title_end]),
                start=heading.start,
                body=heading.body,
                end=end,
                parent=parent,
            )
        )
    return tuple(sections)


def _ranks(headings: list[Heading]) -> list[float]:
    """How high each heading stands, lower numbers higher: by its level where the format gives one, else by its kind;
    a kind that the format mostly marks at one level stands there also where it is not marked."""
    levels: dict[HeadingKind, Counter[int | None]] = {}
    for heading in headings:
        levels.setdefault(heading.kind, Counter())[heading.level] += 1
    usual = {kind: counts.most_common(1)[0][0] for kind, counts in levels.items() if kind != "plain"}
    ranks: list[float] = []
    for index, heading in enumerate(headings):
        level = heading.level if heading.kind == "plain" or usual[heading.kind] is None else usual[heading.kind]
        if level is not None and heading.kind not in ("box", "annex"):
            ranks.append(float(level))
        elif heading.kind == "plain":
            ranks.append(_LOWEST_FORMAT + _plain_rank(headings, index))
        else:
            ranks.append(_LOWEST_FORMAT + _RANK[heading.kind] + heading.depth / 10 - 0.1)
    return ranks


def _plain_rank(headings: list[Heading], index: int) -> float:
    """A heading without a mark stands just above the list that begins below it."""
    below = next((h for h in headings[index + 1 : index + 2] if h.value == 1 and h.own_line), None)
    return _RANK["plain"] if below is None else _RANK[below.kind] - 0.5


class _Boxes:
    """Where the box that opens with a heading ends: with its frame, else where its list is over."""

    def __init__(self, layout: Layout, headings: list[Heading], paragraphs: tuple[tuple[int, int], ...]) -> None:
        self._frames = layout.boxes
        self._starts = [start for start, _ in layout.boxes]
        self._headings = headings
        self._paragraphs = paragraphs
        self._paragraph_starts = [start for start, _ in paragraphs]

    def end(self, index: int) -> int | None:
        """The end of the box whose heading is at `index`, None where the next heading outside tells it."""
        start = self._headings[index].start
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and start < self._frames[at][1]:
            return self._frames[at][1]
        after = bisect_right(self._starts, self._headings[index].title_end)
        if after < len(self._starts) and self._next_paragraph(self._headings[index].title_end) == self._starts[after]:
            return self._frames[after][1]
        return self._end_of_list(index)

    def _end_of_list(self, index: int) -> int | None:
        """Where the list in the box is over: at a paragraph without a mark that stands after an item with its text,
        unless the list goes on below it."""
        at = bisect_right(self._paragraph_starts, self._headings[index].start)
        item: Heading | None = None
        following = index + 1
        for start, _ in self._paragraphs[at : at + _LONGEST_BOX]:
            while following < len(self._headings) and self._headings[following].start < start:
                following += 1
            here = self._headings[following] if following < len(self._headings) else None
            if here is not None and here.start == start:
                if _RANK[here.kind] < _RANK["han-paren"] or here.kind in _FRAMES:
                    return None
                item = here
            elif item is not None and not item.own_line:
                return None if here is not None and _continues(item, here) else start
        return None

    def _next_paragraph(self, offset: int) -> int | None:
        at = bisect_right(self._paragraph_starts, offset)
        return self._paragraph_starts[at] if at < len(self._paragraph_starts) else None


def _continues(item: Heading, heading: Heading) -> bool:
    """Whether a heading is the next of the list that the item belongs to."""
    return item.kind == heading.kind and (
        heading.value is None or item.value is None or heading.value == item.value + 1
    )


def _nest(
    headings: list[Heading],
    ranks: list[float],
    length: int,
    boxes: _Boxes,
) -> tuple[list[int | None], list[int]]:
    """The parent of each heading, and where each section ends."""
    stack: list[int] = []
    parents: list[int | None] = []
    ends = [length] * len(headings)
    limits: dict[int, int] = {}

    def pop_to(height: int, at: int) -> None:
        while len(stack) > height:
            ends[stack.pop()] = at

    for index, heading in enumerate(headings):
        while any(limits.get(i, length) <= heading.start for i in stack):
            ends[stack[-1]] = min(heading.start, *(limits.get(i, length) for i in stack))
            stack.pop()
        pop_to(_height(headings, ranks, stack, index), heading.start)
        parents.append(stack[-1] if stack else None)
        stack.append(index)
        if heading.kind == "box" and (limit := boxes.end(index)) is not None:
            limits[index] = ends[index] = limit
    for i in stack:
        ends[i] = min([ends[i], *(limits.get(j, length) for j in stack if j <= i)])
    return parents, ends


def _height(headings: list[Heading], ranks: list[float], stack: list[int], index: int) -> int:
    """How many of the open sections stay open around a heading."""
    heading, rank = headings[index], ranks[index]
    if heading.kind == "box":
        height = len(stack)
        while height and (
            headings[stack[height - 1]].kind in (*_LEAVES, "box")
            or (headings[stack[height - 1]].kind == "arabic" and not headings[stack[height - 1]].own_line)
        ):
            height -= 1
        return height
    frame = next((at for at in range(len(stack) - 1, -1, -1) if headings[stack[at]].kind in _FRAMES), None)
    for at in range(len(stack) - 1, -1 if frame is None else frame, -1):
        before = headings[stack[at]]
        if before.kind == heading.kind and before.value is not None and heading.value == before.value + 1:
            return at
    if frame is not None and rank > _LOWEST_FORMAT and _stays_in(headings, stack, frame, index):
        height = len(stack)
        while height > frame + 1 and not _holds(headings, ranks, stack[height - 1], index):
            height -= 1
        return height
    height = len(stack) if frame is None else frame
    while height and not _holds(headings, ranks, stack[height - 1], index):
        height -= 1
    return height


def _holds(headings: list[Heading], ranks: list[float], upper: int, index: int) -> bool:
    """Whether an open section can hold a heading: it stands higher, or a list of its own kind opens its text."""
    if ranks[upper] < ranks[index]:
        return True
    return (
        headings[upper].kind == headings[index].kind == "ordinal"
        and headings[index].value == 1
        and headings[upper].title_end + 2 >= headings[index].start
    )


def _stays_in(headings: list[Heading], stack: list[int], frame: int, index: int) -> bool:
    """Whether a heading belongs to the open box or annex: it starts a list or goes on with one inside, and is not the
    next of a list outside."""
    heading = headings[index]
    if headings[stack[frame]].kind == "annex":
        return heading.kind != "annex"
    if heading.kind in ("chapter", "section", "annex"):
        return False
    if heading.kind in ("run-in", "dash", "ordinal", "plain"):
        return True
    inside = [headings[i] for i in range(stack[frame] + 1, index) if headings[i].kind == heading.kind]
    if inside:
        return heading.value == 1 or (inside[-1].value is not None and heading.value == inside[-1].value + 1)
    outside = next((headings[i] for i in reversed(stack[:frame]) if headings[i].kind == heading.kind), None)
    if outside is None:
        outside = next((headings[i] for i in range(stack[frame] - 1, -1, -1) if headings[i].kind == heading.kind), None)
        return heading.kind != "han" and (
            heading.value == 1 or (outside is None or outside.value is None or heading.value != outside.value + 1)
        )
    return heading.value == 1 and outside.value is not None


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
