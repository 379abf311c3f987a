"""Levels of one measure at two places of a plan that cannot both hold, or of which the target lies below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.extract.periods import period_years
from kg.extract.units import kind_of
from kg.model.facts import Comparator, Facts, Finding, IndicatorValue, Quantity, Role
from kg.model.span import Span
from kg.text.fold import fold_name

#: Measures that are better the lower they are.
LOWER_IS_BETTER = re.compile(
    r"死亡率|失业率|辍学率|发病率|患病率|感染率|差异系数|近视率|肥胖率|超重率|事故|犯罪|缺陷|贫困发生率|负担|能耗|排放|超标|"
    r"投诉|违法|时间|时长|天数|流失率|空置率|致残率|个人卫生支出|生师比|服务半径|大班额"
)
#: Measures of which less is no step back: works and amounts of a period, and what depends on the population.
_NEUTRAL = re.compile(
    r"改造|建设|新建|危房|棚户|项目|投资|支出|人口|贷款|收入占|自然增长|出生|老龄|老年人口占|修缮|整治"
)
_LEVEL_NAME = re.compile(
    r"率|比例|占比|比重|人均|每[百千万]|床位|寿命|年限|满意度|覆盖|指数|水平|人数|人次|面积|数$|数量|总量|就业|培训"
)
#: 每千常住人口…: what a measure is stated for says nothing of its direction.
_PER_HEAD = re.compile(r"每[百千万亿十]*[名人位个]?(?:常住|户籍|老年|城镇|农村)*人口?")
#: Ratios, by their names: what a plan wants of them without a year it wants by its end.
_RATIO_NAME = re.compile(r"率|人均|每[百千万]")
_FILLER = re.compile(
    r"其中|养老机构(?=护理)|3岁以下婴幼儿(?=托位)|全[市县区州盟旗省]|我[市县区州盟旗省]|本[市县区州盟旗省]|的|拥有|人数|数量|总数|总量|适龄|义务教育阶段|(?<!九年)义务教育|"
    r"三年|毛|教育(?=毛?入园)|目标人群|基本实现|实现|达到|力争|年末|\(|\)|、|,|\""
)
_TARGETS: frozenset[Role] = frozenset(("target", "commitment"))
_REACHED: frozenset[Role] = frozenset(("actual", "baseline"))
#: What filler leaves of a shorter name is too little to tell measures apart (义务教育巩固率).
_SHORTEST = 4
#: A name so short says little by itself, but beside the same number, or in the next sentence, what it says before.
_SHORTEST_SHORT = 2
#: What joins the names of a phrase, and the most names that one may join.
_JOINTS = re.compile(r"[、和及与]")
_MOST_NAMES = 6
_OTHER_SCALE = 50
#: A name of so many characters tells a thing apart; the size or cost of a work belongs to whatever work is named.
_TELLING = 4
_GENERIC = re.compile(r"面积|投资|^床位|座位|占地")
_LONGEST_NAME = 40
#: A thing with its number (老旧小区27个) that tells two places speak of one matter.
_GRAM = 6
_COUNTED = re.compile(r"^[\u4e00-\u9fff]{3,}\d+[\u4e00-\u9fff]")
_NEXT_SENTENCE = 80
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_DIGIT = re.compile(r"\d")
#: More values of one name than this are no measure but a phrase.
_MOST = 60
_SCALES = {
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}


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
    return bare if len(bare) >= _SHORTEST else fold_name(words)


def find_conflicts(known: Facts) -> Iterator[Finding]:
    """Contradictions between two places, and targets below a level already reached; one finding for each measure."""
    groups: dict[tuple[str, str, str], list[Level]] = {}
    told = _levels(known)
    for level in told:
        if len(level.name) < _SHORTEST:
            continue
        unit = "%" if not level.unit and level.name.endswith("率") else level.unit
        groups.setdefault((level.name, unit, level.per), []).append(level)
    yield from _two_signs(groups)
    yield from _told_beside_the_same(told)
    yield from _year_beside_total(told)
    for levels in groups.values():
        if not 2 <= len(levels) <= _MOST:
            continue
        ends = _ends(levels)
        pairs = [(left, right) for at, left in enumerate(levels) for right in levels[at + 1 :]]
        for year in sorted({left.year for left, _ in pairs if left.year is not None}):
            yield from _merged([f for a, b in pairs if a.year == year and (f := _contradiction(a, b))])
        yield from _told_twice(levels)
        pairs.sort(key=_last_reached, reverse=True)
        yield from _merged([f for pair in pairs if (f := _step_back(*pair, ends))])


def _ends(levels: list[Level]) -> frozenset[int]:
    """The years of a table's columns whose levels a target must not fall behind: the latest reached, and of a rate
    the base year too, from which a plan counts; what lies between them is told by neither."""
    years = {v.year for v in levels if v.role in _REACHED and v.place == "table" and v.year is not None}
    rate = kind_of(levels[0].unit) in ("share", "rate")
    return frozenset({max(years), min(years)} if rate and years else {max(years, default=0)})


def _two_signs(groups: dict[tuple[str, str, str], list[Level]]) -> Iterator[Finding]:
    """Measures that the plan gives in per cent at one place and in per mille at another."""
    for (name, unit, per), levels in groups.items():
        others = groups.get((name, "‰", per), []) if unit == "%" else []
        if others and levels:
            words = levels[0].words
            zh = f"“{words}”的单位前后不一致:一处为%,一处为‰。"
            en = f"{words} is given in per cent at one place and in per mille at another."
            yield Finding("unit", zh, en, _spans(*levels, *others))


def _last_reached(pair: tuple[Level, Level]) -> int:
    """The latest year that a pair of levels was reached in, 0 for none: a finding tells of that first."""
    return max((v.year or 0 for v in pair if v.role in _REACHED), default=0)


def _merged(findings: list[Finding]) -> Iterator[Finding]:
    """One finding for the several that say the same of one measure, with the places of all."""
    if findings:
        spans = tuple(sorted({span for finding in findings for span in finding.spans}))
        yield replace(findings[0], spans=spans)


def _levels(known: Facts) -> list[Level]:
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
                or len(name) < _SHORTEST
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
        if quantity.role not in _TARGETS | _REACHED or len(name) > _LONGEST_NAME:
            continue
        unit, factor = base_unit(quantity.unit)
        level = _prose_level(words, name, quantity, unit, factor, last)
        if level.year is None and quantity.role == "actual" and _is_ratio(name, quantity.unit):
            # In 2020年,A达到…;B达到… the year is that of both levels, though it is printed once.
            level = replace(level, year=_year_of_sentence(known.text, quantity.span.start))
        per = fold_name(quantity.per or "")
        start = quantity.span.start
        level = replace(level, sentence=_sentence(known.text, start), per=per, verb=_verb(known.text, words, start))
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


def _is_ratio(name: str, unit: str | None) -> bool:
    return kind_of(unit) in ("share", "rate") or _RATIO_NAME.search(name) is not None


def _year_of_sentence(text: str, offset: int) -> int | None:
    """The only year that a sentence names before an offset, None where it names none or several."""
    low = max(0, offset - 400)
    start = max(text.rfind(mark, low, offset) for mark in "。\n")
    years = {int(year) for year in _YEAR.findall(text, max(start, low), offset)}
    return years.pop() if len(years) == 1 else None


def _sentence(text: str, offset: int) -> int:
    """Where the sentence around an offset starts, at most 400 characters before it."""
    low = max(0, offset - 400)
    return max(text.rfind(mark, low, offset) for mark in "。;；！？\n")


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
    if year is None and quantity.role == "target" and _is_ratio(name, quantity.unit):
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


def _same_side(left: Level, right: Level) -> bool:
    return (left.role in _TARGETS) == (right.role in _TARGETS)


def _contradiction(left: Level, right: Level) -> Finding | None:
    if left.year is None or left.year != right.year or left.cumulative != right.cumulative:
        return None
    if not _same_side(left, right) or (left.place == right.place == "table"):
        return None
    if left.place == right.place == "prose" and (left.words != right.words or left.sentence == right.sentence):
        return None
    if _agree(left, right):
        return None
    zh = f"同一指标“{left.words}”{left.year}年的数值前后不一致:{_say(left)}与{_say(right)}。"
    en = f"Two values for the same measure, {left.words}, in {left.year}: {_say(left)} and {_say(right)}."
    return Finding("contradiction", zh, en, _spans(left, right))


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
        zh = f"“{words}”两处数值不一致:{_say(left)}与{_say(right)}。"
        en = f"Two values for {words}: {_say(left)} and {_say(right)}."
        yield Finding("contradiction", zh, en, _spans(left, right))


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
                    zh = f"“{long.words}”两处数值不一致:{_say(left)}与{_say(right)}。"
                    en = f"Two values for {long.words}: {_say(left)} and {_say(right)}."
                    yield Finding("contradiction", zh, en, _spans(left, right))


def counted_beside(left: str, right: str) -> bool:
    """Whether the same thing with the same number stands in two contexts.

    >>> counted_beside("改造老旧小区27个、", "改造老旧小区27个,惠及居民"), counted_beside("建成3所、", "建成3所,")
    (True, False)
    """
    return any(gram in right for at in range(len(left) - _GRAM + 1) if _COUNTED.search(gram := left[at : at + _GRAM]))


def _year_beside_total(levels: list[Level]) -> Iterator[Finding]:
    """A number of one year and a total of several, of one thing, in sentences that follow each other."""
    groups: dict[tuple[str, str], list[Level]] = {}
    for level in levels:
        if level.place == "prose" and level.role in _REACHED | _TARGETS and not level.comparator.startswith("<"):
            groups.setdefault((level.words, level.unit), []).append(level)
    for (words, _), told in groups.items():
        single, total = ([v for v in told if v.cumulative is kind] for kind in (False, True))
        for left in single:
            right = next((v for v in total if 0 < v.span.start - left.span.start < _NEXT_SENTENCE), None)
            if (
                right is not None
                and left.year is not None
                and left.sentence != right.sentence
                and left.verb == right.verb
            ):
                zh = f"“{words}”先为{left.year}年当年数{_say(left)},后为累计数{_say(right)},两者不可直接比较。"
                en = (
                    f"{words} is first a number of {left.year}, {_say(left)}, then a total of several years,"
                    f" {_say(right)}: not comparable."
                )
                yield Finding("not_comparable", zh, en, _spans(left, right))


def _agree(left: Level, right: Level) -> bool:
    """Whether two values can both be true, rounding allowed for."""
    low, high = sorted((left, right), key=lambda level: level.value)
    coarse = Decimal(1).scaleb(max(left.precision, right.precision))
    exact_aims = left.role in _TARGETS and right.role in _TARGETS and left.unit in ("%", "‰")
    if abs(high.value - low.value) * 2 <= coarse and left.precision != right.precision and not exact_aims:
        # A level may be rounded, a rate to be reached is what is printed.
        return True
    if left.value == right.value:
        return True
    if left.comparator != "=" and right.comparator != "=":
        same_way = (left.comparator in (">", ">=")) == (right.comparator in (">", ">="))
        if same_way:
            return left.role not in _TARGETS
        return low.comparator in (">", ">=")
    if left.comparator == right.comparator == "=":
        return False
    if left.role in _TARGETS and right.role in _TARGETS:
        # 35 here and at least 33 there are two targets, though one keeps the other.
        return False
    bounded = left if left.comparator != "=" else right
    exact = right if bounded is left else left
    return exact.value >= bounded.value if bounded.comparator in (">", ">=") else exact.value <= bounded.value


def _step_back(left: Level, right: Level, ends: frozenset[int]) -> Finding | None:
    """A target below a level already reached; of the columns of a table only those of `ends` count."""
    reached, target = (left, right) if left.role in _REACHED else (right, left)
    if reached.role not in _REACHED or target.role != "target":
        return None
    if reached.year is not None and target.year is not None and reached.year >= target.year:
        return None
    if reached.place == "table" and reached.year not in ends:
        return None
    if reached.cumulative or target.cumulative or not falls_back(target.words, reached, target):
        return None
    when_zh = f"{target.year}年" if target.year else ""
    when_en = f" for {target.year}" if target.year else ""
    zh = f"“{target.words}”{when_zh}的目标{_say(target)}不及已经达到的水平{_say(reached)}。"
    en = f"The target{when_en} for {target.words}, {_say(target)}, falls short of the level reached, {_say(reached)}."
    return Finding("target_below_baseline", zh, en, _spans(reached, target))


def falls_back(words: str, reached: Level, target: Level) -> bool:
    """Whether a target is weaker than a level reached, for measures of which the better direction is clear."""
    folded = _PER_HEAD.sub("每", fold_name(words))
    low, high = sorted((reached.value, target.value))
    if high > low * _OTHER_SCALE > 0:
        # 71.5 and 0.75: a slip of the unit, which its row tells.
        return False
    in_prose = "prose" in (reached.place, target.place)
    if in_prose and kind_of(reached.unit) not in ("share", "rate") and not re.search(r"率|人均|每[百千万]", folded):
        return False
    if LOWER_IS_BETTER.search(folded):
        return target.value > reached.value and reached.comparator in ("=", "<=", "<")
    if _NEUTRAL.search(folded) or not (_LEVEL_NAME.search(folded) or reached.unit == "%"):
        return False
    return (
        target.value < reached.value
        and reached.comparator in ("=", ">=", ">")
        and target.comparator in ("=", ">=", ">")
    )


_SIGNS = {"=": "", ">=": "≥", ">": ">", "<=": "≤", "<": "<"}


def _say(level: Level) -> str:
    return f"{_SIGNS[level.comparator]}{level.value.normalize():f}{level.unit}"


def _spans(*levels: Level) -> tuple[Span, ...]:
    """The places of some levels, and the names of their rows."""
    labels = {level.label for level in levels if level.label is not None}
    return tuple(sorted({level.span for level in levels} | labels))
