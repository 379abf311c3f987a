"""Which heading contains which: ranks by format and kind, lists that start again in boxes and annexes."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from kg.model.document import HeadingKind
from kg.read.headings import Heading
from kg.read.layout import Layout

#: The order in which kinds of headings contain each other where the text does not show it.
_RANK: dict[HeadingKind, float] = {
    "annex": 0, "chapter": 1, "section": 2, "han": 4, "han-paren": 5, "plain": 5.5, "arabic": 6, "arabic-paren": 7,
    "circled": 9, "ordinal": 10, "dash": 11, "run-in": 12, "box": 13,
}  # fmt: skip
#: Kinds that open a list of their own, in which numbers start again.
_FRAMES: tuple[HeadingKind, ...] = ("box", "annex")
#: Kinds that hold no box.
_LEAVES: tuple[HeadingKind, ...] = ("ordinal", "dash", "run-in", "circled", "arabic-paren", "box")
#: Kinds that never leave a box by themselves.
_ITEMS: tuple[HeadingKind, ...] = ("run-in", "dash", "ordinal", "plain")
_LOWEST_FORMAT = 10.0
#: A heading that begins within so many characters stands on the next line.
_NEXT_LINE = 12
#: A box has no more paragraphs than this, and 一是 no more lists of 一是 inside it.
_LONGEST_BOX, _DEEPEST = 80, 3


def rank_headings(headings: list[Heading]) -> list[float]:
    """How high each heading stands, lower numbers higher: by its level where the format gives one, else by its kind;
    a kind that the format mostly marks at one level stands there also where it is not marked."""
    levels: dict[HeadingKind, Counter[int | None]] = {}
    for heading in headings:
        levels.setdefault(heading.kind, Counter())[heading.level] += 1
    usual = {kind: counts.most_common(1)[0][0] for kind, counts in levels.items() if kind != "plain"}
    ranks: list[float] = []
    for index, heading in enumerate(headings):
        level = heading.level if heading.kind == "plain" or usual[heading.kind] is None else usual[heading.kind]
        if level is not None and heading.kind not in _FRAMES:
            ranks.append(float(level))
        elif heading.kind == "plain":
            ranks.append(_LOWEST_FORMAT + _plain_rank(headings, index))
        else:
            ranks.append(_LOWEST_FORMAT + _RANK[heading.kind] + heading.depth / 10 - 0.1)
    return ranks


def _plain_rank(headings: list[Heading], index: int) -> float:
    """A heading without a mark stands just above the list that begins below it, a preface beside it."""
    below = headings[index + 1] if index + 1 < len(headings) else None
    if below is None or below.value != 1 or not below.own_line:
        return _RANK["plain"]
    beside = _RANK[below.kind] <= _RANK["han"] and below.start > headings[index].title_end + _NEXT_LINE
    return _RANK[below.kind] - (0 if beside else 0.5)


class Boxes:
    """Where the box that opens with a heading ends: with its frame, else where its list is over."""

    def __init__(self, layout: Layout, headings: list[Heading], paragraphs: tuple[tuple[int, int], ...]) -> None:
        self._frames = layout.boxes
        self._starts = [start for start, _ in layout.boxes]
        self._headings = headings
        self._paragraphs = paragraphs
        self._paragraph_starts = [start for start, _ in paragraphs]

    def end(self, index: int) -> int | None:
        """The end of the box whose heading is at `index`, None where the next heading outside tells it."""
        edge = self.edge(index)
        return self._end_of_list(index) if edge is None else edge

    def edge(self, index: int) -> int | None:
        """Where the frame drawn around the box of a heading ends, None where none is drawn."""
        start = self._headings[index].start
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and start < self._frames[at][1]:
            return self._frames[at][1]
        below = bisect_right(self._starts, self._headings[index].title_end)
        if (
            below < len(self._starts)
            and self._frames[below][0] <= (self._next_paragraph(index) or 0) < self._frames[below][1]
        ):
            return self._frames[below][1]
        return None

    def _next_paragraph(self, index: int) -> int | None:
        at = bisect_right(self._paragraph_starts, self._headings[index].title_end)
        return self._paragraph_starts[at] if at < len(self._paragraph_starts) else None

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
                return None if here is not None and _follows(item, here, loose=True) else start
        return None


def _follows(item: Heading, heading: Heading, *, loose: bool = False) -> bool:
    """Whether a heading is the next of the list that the item belongs to; `loose` also where they do not count."""
    if item.kind != heading.kind or item.depth != heading.depth:
        return False
    if item.value is None or heading.value is None:
        return loose
    return heading.value == item.value + 1


class Nesting:
    """One pass over the headings with the sections that are open."""

    def __init__(self, headings: list[Heading], boxes: Boxes, length: int) -> None:
        self._headings = headings
        self._ranks = rank_headings(headings)
        self._boxes = boxes
        self._length = length
        self._stack: list[int] = []
        self._limits: dict[int, int] = {}
        #: The last heading of each kind outside boxes, and inside the open one.
        self._outside: dict[HeadingKind, Heading] = {}
        self._inside: dict[HeadingKind, Heading] = {}
        self.parents: list[int | None] = []
        self.ends = [length] * len(headings)

    def run(self) -> tuple[list[int | None], list[int]]:
        """The parent of each heading, and where each section ends."""
        for index, heading in enumerate(self._headings):
            self._close_full(heading.start)
            self._pop(self._height(index), heading.start)
            self.parents.append(self._stack[-1] if self._stack else None)
            if self._frame() is None:
                self._outside[heading.kind] = heading
            else:
                self._inside[heading.kind] = heading
            self._stack.append(index)
            if heading.kind == "box":
                self._inside = {}
                if (limit := self._boxes.end(index)) is not None:
                    self._limits[index] = limit
        self._close_full(self._length)
        return self.parents, self.ends

    def _close_full(self, offset: int) -> None:
        """Closes the sections whose box ends at or before the offset, with all inside them."""
        for at, index in enumerate(self._stack):
            if (limit := self._limits.get(index)) is not None and limit <= offset:
                self._pop(at, limit)
                return

    def _pop(self, height: int, at: int) -> None:
        while len(self._stack) > height:
            self.ends[self._stack.pop()] = at

    def _frame(self) -> int | None:
        return next((at for at in range(len(self._stack) - 1, -1, -1) if self._at(at).kind in _FRAMES), None)

    def _at(self, height: int) -> Heading:
        return self._headings[self._stack[height]]

    def _height(self, index: int) -> int:
        """How many of the open sections stay open around a heading."""
        heading = self._headings[index]
        height = len(self._stack)
        if heading.kind == "box":
            while height and (self._at(height - 1).kind in _LEAVES or self._is_run_in_task(height - 1)):
                height -= 1
            return height
        frame = self._frame()
        for at in range(height - 1, -1 if frame is None else frame, -1):
            if _follows(self._at(at), heading):
                return at
        unmarked = self._ranks[index] > _LOWEST_FORMAT or (heading.level is None and self._is_framed(frame))
        if frame is not None and unmarked and self._stays_in(frame, heading):
            lowest = frame + 1
        else:
            lowest, height = 0, height if frame is None else frame
        while height > lowest and not self._holds(height - 1, index):
            height -= 1
        return height

    def _is_framed(self, at: int | None) -> bool:
        """Whether an open box has a frame drawn around it."""
        return at is not None and self._boxes.edge(self._stack[at]) is not None

    def _is_run_in_task(self, at: int) -> bool:
        return self._at(at).kind == "arabic" and not self._at(at).own_line

    def _holds(self, at: int, index: int) -> bool:
        """Whether an open section can hold a heading: it stands higher, or a list of its own kind opens its text; an
        item of a list that has its own text holds no head of another paragraph."""
        if self._at(at).kind == "dash" and not self._at(at).own_line and self._headings[index].kind == "run-in":
            return not self._headings[index].first
        if self._ranks[self._stack[at]] < self._ranks[index]:
            return True
        upper, heading = self._at(at), self._headings[index]
        return (
            upper.kind == heading.kind == "ordinal"
            and heading.value == 1
            and upper.title_end + 2 >= heading.start
            and sum(self._at(i).kind == "ordinal" for i in range(max(at - _DEEPEST, 0), at + 1)) < _DEEPEST
        )

    def _stays_in(self, frame: int, heading: Heading) -> bool:
        """Whether a heading belongs to the open box or annex: it starts a list or goes on with one inside, and is not
        the next of a list outside."""
        outside = self._outside.get(heading.kind)
        if self._at(frame).kind == "annex":
            # An annex in the middle of a text ends where the list goes on that it interrupted.
            goes_on = outside is not None and heading.kind not in self._inside and _follows(outside, heading)
            return heading.kind != "annex" and not goes_on
        if heading.kind in ("chapter", "section", "annex"):
            return False
        if self._boxes.edge(self._stack[frame]) is not None:
            return True
        if heading.kind in _ITEMS:
            return True
        before = self._inside.get(heading.kind)
        if before is not None:
            return heading.value == 1 or _follows(before, heading)
        if outside is None:
            return heading.kind != "han"
        if any(self._at(at) is outside for at in range(frame)):
            return heading.value == 1
        return heading.kind != "han" and (heading.value == 1 or not _follows(outside, heading))
