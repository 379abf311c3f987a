"""Two places that give one number with two neighbouring digits exchanged (11860, 11680), or without its scale (1.2万,
1.2): one of them is a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from kg.extract.finding_twice import counted_beside
from kg.extract.levels import base_unit, core_name
from kg.model.facts import Facts, Finding
from kg.model.span import Span
from kg.text.fold import fold_name

_FEWEST_DIGITS, _FEWEST_IN_SCALE, _SHORTEST_NAME, _SHORTEST_IN_SCALE = 3, 2, 4, 2
_SCALE = 10_000
#: So far back a number's context reaches.
_CONTEXT = 24
#: So many characters at the end of two names make them names of one thing.
_TELLING = 6
_NOT_DIGITS = re.compile(r"\D")
_AHEAD = frozenset(("target", "commitment"))


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as printed, and what it is said of; `size` is its value without the scale of its unit,
    `ahead` tells whether it is still to be reached, `context` is what stands before it in prose."""

    digits: str
    raw: str
    words: str
    core: str
    unit: str
    size: Decimal
    year: int | None
    ahead: bool
    context: str
    span: Span


def find_exchanged_digits(known: Facts) -> Iterator[Finding]:
    """The pairs of numbers of one measure that differ by the order of two neighbouring digits."""
    groups: dict[tuple[str, str, bool], list[_Number]] = {}
    for number in _numbers(known):
        if len(number.digits) >= _FEWEST_IN_SCALE:
            key = "".join(sorted(number.digits)), number.unit, number.ahead
            groups.setdefault(key, []).append(number)
    for group in groups.values():
        for left, right in combinations(group, 2):
            if len(left.digits) >= _FEWEST_DIGITS and exchanged(left.digits, right.digits) and _alike(left, right):
                yield Finding(
                    "contradiction",
                    f"“{left.words}”两处数值只差相邻两位数字的次序:{left.raw}与{right.raw},其一疑为误写。",
                    f"Two values for {left.words} differ by the order of two neighbouring digits, {left.raw} and"
                    f" {right.raw}: one seems to be a slip.",
                    tuple(sorted((left.span, right.span))),
                )
            elif _lost_scale(left, right):
                yield Finding(
                    "contradiction",
                    f"“{left.words}”两处数值只差万位:{left.raw}与{right.raw},其一疑漏“万”字。",
                    f"Two values for {left.words} differ by the factor of 万 alone, {left.raw} and {right.raw}: one"
                    " seems to have lost it.",
                    tuple(sorted((left.span, right.span))),
                )


def _numbers(known: Facts) -> Iterator[_Number]:
    for indicator in known.indicators:
        unit, factor = base_unit(indicator.unit)
        for value in indicator.values:
            if value.value is not None:
                ahead = value.role in _AHEAD
                size = value.value * factor
                yield _number(value.raw, indicator.name, unit, size, value.year, ahead, "", value.span)
    for quantity in known.quantities:
        if quantity.value is not None and not quantity.change and quantity.subject:
            unit, factor = base_unit(quantity.unit)
            words = quantity.subject_full or quantity.subject
            size, ahead = quantity.value * factor, quantity.role in _AHEAD
            start = quantity.span.start
            context = fold_name(known.text[max(0, start - _CONTEXT) : start])
            yield _number(quantity.raw, words, unit, size, quantity.year, ahead, context, quantity.span)


def _number(
    raw: str, words: str, unit: str, size: Decimal, year: int | None, ahead: bool, context: str, span: Span
) -> _Number:
    return _Number(telling_digits(raw), raw, words, core_name(words), unit, size, year, ahead, context, span)


def telling_digits(raw: str) -> str:
    """The digits of a printed number, without the noughts at its end, which tell the scale: 3.86亿 is 38600万."""
    return _NOT_DIGITS.sub("", fold_name(raw)).rstrip("0")


def exchanged(left: str, right: str) -> bool:
    """Whether two rows of digits differ by one exchange of neighbours.

    >>> exchanged("11860", "11680"), exchanged("186", "861"), exchanged("120", "120")
    (True, False, False)
    """
    if len(left) != len(right):
        return False
    at = [n for n, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    return len(at) == 2 and at[1] == at[0] + 1 and left[at[0]] == right[at[1]] and left[at[1]] == right[at[0]]


def _lost_scale(left: _Number, right: _Number) -> bool:
    """Whether two numbers of one thing differ by the factor of 万 alone."""
    low, high = sorted((left.size, right.size))
    short, long = sorted((left.core, right.core), key=len)
    if len(short) < _SHORTEST_IN_SCALE:
        return False
    alike = long.endswith(short) or (len(short) > _TELLING and left.core[-_TELLING:] == right.core[-_TELLING:])
    return alike and left.digits == right.digits and high == low * _SCALE


def _alike(left: _Number, right: _Number) -> bool:
    """Whether two numbers may be of one measure; what two values of one year contradict is told elsewhere."""
    if left.year is not None and right.year is not None and (left.year != right.year or left.core == right.core):
        return False
    named = min(len(left.core), len(right.core)) >= _SHORTEST_NAME
    return (named and (left.core in right.core or right.core in left.core)) or counted_beside(
        left.context, right.context
    )
