"""One thing told twice, with two numbers and no year between them; a number of one year beside a total of several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.extract.levels import REACHED, SHORTEST, TARGETS, Level, base_unit, core_name, places, say
from kg.extract.periods import period_years
from kg.model.facts import Facts, Finding, Quantity, Role

#: A name of so many characters tells a thing apart; the size or cost of a work belongs to whatever work is named.
_TELLING = 4
_GENERIC = re.compile(r"面积|投资|^床位|座位|占地")
#: A thing with its number (老旧小区27个) that tells two places speak of one matter.
_GRAM = 6
_COUNTED = re.compile(r"^[\u4e00-\u9fff]{3,}\d+[\u4e00-\u9fff]")
_NEXT_SENTENCE = 80
#: 年均筹集…
_YEARLY = re.compile(r"年均|每年|逐年")
_BESIDE = 24
#: 五年累计…, “十四五”期间共…: how many years a total is of.
_OF_YEARS = re.compile(
    r"(?:([两二三四五六])年(?:来|内|间|时间)?|十[一二三四五六]五[\"”]?(?:期间|时期)?)[^,。;\d]{0,4}(?:累计|总共|共|[总合]计)"
)
_NUMERALS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_FIVE = 5
#: No more numbers of one verb are held against each other.
_MOST = 60


def find_told_twice(levels: list[Level]) -> Iterator[Finding]:
    """The findings about numbers of prose that are told twice or set beside a total."""
    groups: dict[tuple[str, str, str], list[Level]] = {}
    for level in levels:
        if len(level.name) >= SHORTEST:
            groups.setdefault((level.name, level.unit, level.per), []).append(level)
    for group in groups.values():
        yield from _told_twice(group)
    yield from _told_beside_the_same(levels)
    yield from _year_beside_total(levels)
    yield from _yearly_and_total(levels)
    yield from _years_do_not_sum(levels)


def _told_twice(levels: list[Level]) -> Iterator[Finding]:
    """Two sentences that name one thing to be delivered, or one stock that is there, and give two numbers of it
    without a year between them."""
    groups: dict[tuple[Role, str, str], list[Level]] = {}
    for level in levels:
        if level.place == "prose" and level.role in ("commitment", "actual") and not level.cumulative:
            groups.setdefault((level.role, level.words, level.verb), []).append(level)
    for (role, words, verb), told in groups.items():
        if len(told) != 2 or len(words) < _TELLING or _GENERIC.search(told[0].name):
            continue
        left, right = told
        years = {level.year for level in told} - {None}
        same = left.comparator == right.comparator == "=" and len(years) < 2
        if not same or left.sentence == right.sentence or left.value == right.value:
            continue
        if role == "actual" and not verb.endswith("有"):
            continue
        zh = f"“{words}”两处数值不一致:{say(left)}与{say(right)}。"
        en = f"Two values for {words}: {say(left)} and {say(right)}."
        yield Finding("contradiction", zh, en, places(left, right))


def _told_beside_the_same(levels: list[Level]) -> Iterator[Finding]:
    """Two numbers to be delivered, of one thing that one place names in short, each beside the same other number
    (建成幼儿园3所,新增学位900个; 新建幼儿园3所,新增公办学位960个)."""
    groups: dict[tuple[str, str, str], list[Level]] = {}
    for level in levels:
        if level.role == "commitment" and level.place == "prose" and not level.cumulative and level.comparator == "=":
            groups.setdefault((level.unit, level.verb, level.words[-2:]), []).append(level)
    for group in groups.values():
        for at, left in enumerate(group[:_MOST]):
            for right in group[at + 1 : at + _MOST]:
                short, long = sorted((left, right), key=lambda level: len(level.words))
                other = left.value != right.value and left.name != right.name and long.words.endswith(short.words)
                if other and left.sentence != right.sentence and counted_beside(left.context, right.context):
                    zh = f"“{long.words}”两处数值不一致:{say(left)}与{say(right)}。"
                    en = f"Two values for {long.words}: {say(left)} and {say(right)}."
                    yield Finding("contradiction", zh, en, places(left, right))


def counted_beside(left: str, right: str) -> bool:
    """Whether the same thing with the same number stands in two contexts.

    >>> counted_beside("改造老旧小区27个、", "改造老旧小区27个,惠及居民"), counted_beside("建成3所、", "建成3所,")
    (True, False)
    """
    return any(gram in right for at in range(len(left) - _GRAM + 1) if _COUNTED.search(gram := left[at : at + _GRAM]))


def _yearly_and_total(levels: list[Level]) -> Iterator[Finding]:
    """One number given as that of every year here and as the total of several years there."""
    groups: dict[tuple[str, str, Decimal], list[Level]] = {}
    for level in levels:
        if level.place == "prose" and len(level.name) >= SHORTEST:
            groups.setdefault((level.words, level.unit, level.value), []).append(level)
    for (words, _, _), told in groups.items():
        yearly = next((v for v in told if not v.cumulative and _YEARLY.search(v.context[-_BESIDE:])), None)
        total = next((v for v in told if v.cumulative), None)
        if yearly is not None and total is not None and yearly.sentence != total.sentence:
            zh = f"“{words}”的{say(total)}一处为年均数,一处为累计数。"
            en = f"{say(total)} of {words} is a yearly number at one place and a total at another."
            yield Finding("contradiction", zh, en, places(yearly, total))


def _year_beside_total(levels: list[Level]) -> Iterator[Finding]:
    """A number of one year and a total of several, of one thing, in sentences that follow each other or as the ends of
    one rise (由2023年的1.4万人提高到三年累计4.5万人)."""
    groups: dict[tuple[str, str], list[Level]] = {}
    for level in levels:
        if level.place == "prose" and level.role in REACHED | TARGETS and not level.comparator.startswith("<"):
            groups.setdefault((level.words, level.unit), []).append(level)
    for (words, _), told in groups.items():
        single, total = ([v for v in told if v.cumulative is kind] for kind in (False, True))
        for left in single:
            right = next((v for v in total if 0 < v.span.start - left.span.start < _NEXT_SENTENCE), None)
            if right is None or left.year is None:
                continue
            apart = left.sentence != right.sentence and left.verb == right.verb
            if apart or (left.sentence == right.sentence and left.role == "baseline"):
                zh = f"“{words}”先为{left.year}年当年数{say(left)},后为累计数{say(right)},两者不可直接比较。"
                en = (
                    f"{words} is first a number of {left.year}, {say(left)}, then a total of several years,"
                    f" {say(right)}: not comparable."
                )
                yield Finding("not_comparable", zh, en, places(left, right))


def _years_do_not_sum(levels: list[Level]) -> Iterator[Finding]:
    """A number of every year that, over the years of a total in the same sentence, makes another total."""
    told = [level for level in levels if level.place == "prose" and level.role in REACHED | TARGETS]
    totals = [(level, of) for level in told if (of := _OF_YEARS.search(level.context[-_BESIDE:])) is not None]
    for yearly in told:
        if yearly.cumulative or not _YEARLY.search(yearly.context[-_BESIDE:]) or yearly.comparator.startswith("<"):
            continue
        found = ((v, of) for v, of in totals if v.sentence == yearly.sentence and _same_thing(v, yearly))
        total, years = next(found, (yearly, None))
        if total is yearly or years is None:
            continue
        count = _NUMERALS[years[1]] if years[1] else _FIVE
        summed, rounding = yearly.value * count, Decimal(count).scaleb(yearly.precision) / 2
        short = total.value < summed - rounding and not total.comparator.startswith(">")
        over = total.value > summed + rounding and yearly.comparator == "="
        if short or over:
            yield Finding(
                "contradiction",
                f"“{yearly.words}”每年{say(yearly)},{count}年合计应为{summed.normalize():f},与累计数{say(total)}不一致。",
                f"{say(yearly)} of {yearly.words} a year make {summed.normalize():f} in {count} years,"
                f" the total is given as {say(total)}.",
                places(yearly, total),
            )


def find_other_totals(known: Facts) -> Iterator[Finding]:
    """Totals of the plan's years in a column without a year, and in prose with another number."""
    first, last = known.plan.period or (0, 0)
    said: dict[str, list[Quantity]] = {}
    for quantity in known.quantities:
        of_period = quantity.cumulative or (
            quantity.period is not None and period_years(quantity.period) == (first, last)
        )
        if of_period and quantity.role in TARGETS and quantity.value is not None and not quantity.change:
            said.setdefault(core_name(quantity.subject_full or quantity.subject), []).append(quantity)
    for indicator in known.indicators:
        unit, factor = base_unit(indicator.unit)
        for value in indicator.values:
            if not value.cumulative or value.role not in TARGETS or value.value is None:
                continue
            for quantity in said.get(core_name(indicator.name), ()):
                assert quantity.value is not None
                other, scale = base_unit(quantity.unit)
                if (
                    other == unit
                    and quantity.value * scale != value.value * factor
                    and quantity.comparator == value.comparator
                ):
                    yield Finding(
                        "contradiction",
                        f"“{indicator.name}”的累计数前后不一致:{value.raw}与{quantity.raw}。",
                        f"Two totals of {indicator.name}: {value.raw} and {quantity.raw}.",
                        tuple(sorted((indicator.span, value.span, quantity.span))),
                    )


def _same_thing(left: Level, right: Level) -> bool:
    return left.unit == right.unit and (left.name.endswith(right.name) or right.name.endswith(left.name))
