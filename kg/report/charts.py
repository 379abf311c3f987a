"""Where the marks of a drawing go: plain numbers that a template turns into SVG.

Drawn here and not by a charting library: the two hundred charts of five plans take no time that can be measured, weigh
a few kilobytes each, take their colours from the page, and every mark is a link. Vega-Lite rendered while building
(Altair 6.3 with vl-convert 1.9) took 0.1 s and 24 kB for each of them, more than the whole build may take.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

#: The drawing area in user units; the browser scales it.
WIDTH, LEFT, RIGHT, ROW, HEAD = 1150, 180, 250, 26, 30


@dataclass(frozen=True, slots=True)
class Interval:
    """A value to draw: who says it, how it reads, its interval (None where open on that side), its role and place.

    An interval with neither end is a value that cannot be placed: masked, lost, or in words.
    """

    group: str
    text: str
    lower: Decimal | None
    upper: Decimal | None
    role: str
    href: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick of the axis: its place and its words."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A drawn value: from `x1` to `x2` (equal for a point); an arrow where the interval is open; `x1` None where it
    cannot be placed."""

    y: int
    x1: float | None
    x2: float | None
    open_left: bool
    open_right: bool
    role: str
    text: str
    href: str | None
    title: str


@dataclass(frozen=True, slots=True)
class ChartGroup:
    """The values of one plan: where its name stands and where the band of its rows begins and ends."""

    text: str
    y: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of intervals: size, ticks, groups, marks."""

    width: int
    height: int
    left: int
    right: int
    ticks: tuple[Tick, ...]
    groups: tuple[ChartGroup, ...]
    marks: tuple[ChartMark, ...]


def interval_chart(values: Sequence[Interval]) -> Chart | None:
    """The chart of these values in their order, grouped as they come; None where none of them can be placed."""
    ends = [float(end) for value in values for end in (value.lower, value.upper) if end is not None]
    if not ends:
        return None
    ticks = nice_ticks(min(ends), max(ends))
    low, high = ticks[0], ticks[-1]
    right = WIDTH - RIGHT

    def place(end: Decimal) -> float:
        return round(LEFT + (float(end) - low) / (high - low) * (right - LEFT), 1)

    marks: list[ChartMark] = []
    groups: list[ChartGroup] = []
    for number, value in enumerate(values):
        top = HEAD + number * ROW
        if not groups or groups[-1].text != value.group:
            groups.append(ChartGroup(value.group, top + 17, top, top + ROW))
        else:
            last = groups.pop()
            groups.append(ChartGroup(last.text, last.y, last.top, top + ROW))
        placed = value.lower is not None or value.upper is not None
        marks.append(
            ChartMark(
                y=top + ROW // 2,
                x1=(place(value.lower) if value.lower is not None else float(LEFT)) if placed else None,
                x2=(place(value.upper) if value.upper is not None else float(right)) if placed else None,
                open_left=placed and value.lower is None,
                open_right=placed and value.upper is None,
                role=value.role,
                text=value.text,
                href=value.href,
                title=value.title,
            )
        )
    shown = tuple(Tick(place(Decimal(repr(tick))), _number(tick)) for tick in ticks)
    return Chart(WIDTH, HEAD + len(values) * ROW + 8, LEFT, right, shown, tuple(groups), tuple(marks))


def nice_ticks(low: float, high: float) -> list[float]:
    """Four to nine round numbers from at or below the lowest to at or above the highest.

    >>> nice_ticks(55, 100)
    [50.0, 60.0, 70.0, 80.0, 90.0, 100.0]
    >>> nice_ticks(7, 7)
    [6.0, 7.0, 8.0]
    """
    if low == high:
        step = 10 ** math.floor(math.log10(abs(low))) if low else 1
        return [float(low - step), float(low), float(low + step)]
    rough = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(i * step, 10) for i in range(first, last + 1)]


def _number(value: float) -> str:
    text = f"{value:,.10f}".rstrip("0").rstrip(".")
    return text or "0"
