"""The values of measures wherever a plan states them, cells of tables and numbers of prose, made comparable."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.extract.periods import period_years
from kg.extract.units import kind_of
from kg.model.facts import Comparator, Facts, IndicatorValue, Quantity, Role
from kg.model.span import Span
from kg.text.fold import fold_name

TARGETS: frozenset[Role] = frozenset(("target", "commitment"))
REACHED: frozenset[Role] = frozenset(("actual", "baseline"))
#: Ratios, by their names: what a plan wants of them without a year it wants by its end.
_RATIO_NAME = re.compile(r"率|人均|每[百千万]")
_FILLER = re.compile(
    r"其中|各[类级种]|养老机构(?=护理)|3岁以下婴幼儿(?=托位)|全[市县区州盟旗省]|我[市县区州盟旗省]|本[市县区州盟旗省]|的|拥有|人数|数量|总数|总量|适龄|义务教育阶段|(?<!九年)义务教育|"
    r"三年|毛|教育(?=毛?入园)|目标人群|基本实现|实现|达到|力争|年末|\(|\)|、|,|\""
)
#: What filler leaves of a shorter name is too little to tell measures apart (义务教育巩固率).
SHORTEST = 4
#: A name so short says little by itself, but beside the same number, or in the next sentence, what it says before.
_SHORTEST_SHORT = 2
#: What joins the names of a phrase, and the most names that one may join.
_JOINTS = re.compile(r"[、和及与]")
_MOST_NAMES = 6
_LONGEST_NAME = 40
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_DIGIT = re.compile(r"\d")
_SCALES = {
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}
_SIGNS = {"=": "", ">=": "≥", ">": ">", "<=": "≤", "<": "<"}


@dataclass(frozen=True, slots=True)
class Level:
    """One value of a measure. `place` is `table` or `prose`; `name` the words by which measures are compared;
    `sentence` where the sentence of a number in prose starts, 0 for a cell; `per` is what a number in prose is stated
    for, beside its name; `verb` the two characters before its name, `context` what stands before it; `label`
    the name of a cell's row."""

    name: str
    words: str
    value: Decimal
    unit: str
    comparator: Comparator
    year: int | None
    role: Role
    cumulative: bool
    place: str
    span: Span
    precision: int
    sentence: int = 0
    per: str = ""
    verb: str = ""
    context: str = ""
    label: Span | None = None


def core_name(words: str) -> str:
    """The words by which measures are compared: folded, without place, filler and the noun for a count.

    >>> core_name("每千名老年人拥有养老床位数") == core_name("全市每千人老年人养老床位数")
    True
    """
    bare = _FILLER.sub("", fold_name(words))
    bare = re.sub(r"每([百千万]+)[名人位个]", r"每\1", bare)
    bare = re.sub(r"数$|(?<=保险)(?:参保|覆盖)率$", "", bare)
    return bare if len(bare) >= SHORTEST else fold_name(words)


def read_levels(known: Facts) -> list[Level]:
    """The values that a plan states with a name, tables first."""
    last = known.plan.period[1] if known.plan.period else None
    out: list[Level] = []
    for indicator in known.indicators:
        name = core_name(indicator.name)
        for value in indicator.values:
            if (
                value.value is None
                or value.change
                or value.annual_average
                or value.year is None
                or len(name) < SHORTEST
            ):
                continue
            unit, factor = base_unit(indicator.unit)
            level = _table_level(indicator.name, name, value, unit, factor)
            out.append(replace(level, label=indicator.span))
    in_table = frozenset(level.name for level in out)
    for quantity in known.quantities:
        words = quantity.subject_full or quantity.subject
        name = core_name(words)
        if quantity.value is None or quantity.change or quantity.year_lost or len(name) < _SHORTEST_SHORT:
            continue
        if quantity.role not in TARGETS | REACHED or len(name) > _LONGEST_NAME:
            continue
        unit, factor = base_unit(quantity.unit)
        level = _prose_level(words, name, quantity, unit, factor, last)
        if level.year is None and quantity.role == "actual" and is_ratio(name, quantity.unit):
            # In 2020年,A达到…;B达到… the year is that of both levels, though it is printed once.
            level = replace(level, year=_year_of_sentence(known.text, quantity.span.start))
        per = fold_name(quantity.per or "")
        start = quantity.span.start
        level = replace(
            level, sentence=sentence_start(known.text, start), per=per, verb=_verb(known.text, words, start)
        )
        level = replace(level, context=fold_name(known.text[max(0, start - _LONGEST_NAME) : start]))
        out += [replace(level, name=each) for each in _named_together(words, in_table) or (name,)]
    return out


def _named_together(words: str, in_table: frozenset[str]) -> list[str]:
    """The measures of a table that one phrase names together, each completed by the ending that they share.

    >>> _named_together("城镇职工、城乡居民医疗保险参保率", frozenset({"城镇职工医疗保险", "城乡居民医疗保险"}))
    ['城镇职工医疗保险', '城乡居民医疗保险']
    """
    *firsts, last = _JOINTS.split(fold_name(words))
    if not firsts or len(firsts) > _MOST_NAMES:
        return []
    completed = [core_name(first + last[at:]) for first in firsts for at in range(len(last))]
    found = [name for name in (*completed, core_name(last)) if name in in_table]
    return list(dict.fromkeys(found)) if len(found) > 1 else []


def _verb(text: str, words: str, offset: int) -> str:
    """The two characters before the name right before a number, or before the number where no name stands there."""
    before, name = fold_name(text[max(0, offset - 2 * _LONGEST_NAME) : offset]), fold_name(words)
    at = before.rfind(name)
    beside = at >= 0 and _DIGIT.search(before, at + len(name)) is None
    return before[max(0, at - 2) : at] if beside else before[-2:]


def is_ratio(name: str, unit: str | None) -> bool:
    """Whether a measure is a ratio by its unit or by its name."""
    return kind_of(unit) in ("share", "rate") or _RATIO_NAME.search(name) is not None


def _year_of_sentence(text: str, offset: int) -> int | None:
    """The only year that a sentence names before an offset, or else its paragraph; None where that names none or
    several."""
    low = max(0, offset - 400)
    line = max(low, text.rfind("\n", low, offset))
    for start in (max(line, text.rfind("。", low, offset)), line):
        years = {int(year) for year in _YEAR.findall(text, start, offset)}
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def sentence_start(text: str, offset: int) -> int:
    """Where the sentence around an offset starts, at most 400 characters before it."""
    low = max(0, offset - 400)
    return max(text.rfind(mark, low, offset) for mark in "。;；！？\n") + 1


def _table_level(words: str, name: str, value: IndicatorValue, unit: str, factor: int) -> Level:
    assert value.value is not None
    return Level(
        name,
        words,
        value.value * factor,
        unit,
        value.comparator,
        value.year,
        value.role,
        value.cumulative,
        "table",
        value.span,
        _precision(value.value, factor),
    )


def _prose_level(words: str, name: str, quantity: Quantity, unit: str, factor: int, last: int | None) -> Level:
    assert quantity.value is not None
    year = quantity.year
    if year is None and quantity.role == "target" and is_ratio(name, quantity.unit):
        year = last
    if year is None and quantity.role == "actual" and quantity.period and not quantity.cumulative:
        years = period_years(quantity.period)
        if years and kind_of(quantity.unit) in ("share", "rate"):
            year = years[1]
    return Level(
        name,
        words,
        quantity.value * factor,
        unit,
        quantity.comparator,
        year,
        quantity.role,
        quantity.cumulative,
        "prose",
        quantity.span,
        _precision(quantity.value, factor),
    )


def base_unit(unit: str | None) -> tuple[str, int]:
    """A unit without its scale, and the scale."""
    bare = fold_name(unit or "")
    for scale in sorted(_SCALES, key=len, reverse=True):
        if bare.startswith(scale) and len(bare) > len(scale):
            return bare[len(scale) :], _SCALES[scale]
    return bare, 1


def _precision(value: Decimal, factor: int) -> int:
    """The exponent of the last printed digit."""
    exponent = value.as_tuple().exponent
    shift = len(str(factor)) - 1
    return (exponent if isinstance(exponent, int) else 0) + shift


def say(level: Level) -> str:
    """The value with its comparator and unit, as findings print it."""
    return f"{_SIGNS[level.comparator]}{level.value.normalize():f}{level.unit}"


def places(*levels: Level) -> tuple[Span, ...]:
    """The places of some levels, and the names of their rows."""
    labels = {level.label for level in levels if level.label is not None}
    return tuple(sorted({level.span for level in levels} | labels))
