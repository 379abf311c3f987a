"""Levels of one measure at two places of a plan that cannot both hold, or of which the target lies below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kg.extract.finding_twice import find_told_twice
from kg.extract.levels import REACHED, SHORTEST, TARGETS, Level, is_ratio, places, read_levels, say
from kg.extract.units import kind_of
from kg.model.facts import Facts, Finding
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
#: Values so far apart are in two units.
_OTHER_SCALE = 50
#: More values of one name than this are no measure but a phrase.
_MOST = 60


def find_conflicts(known: Facts) -> Iterator[Finding]:
    """Contradictions between two places, and targets below a level already reached; one finding for each measure."""
    groups: dict[tuple[str, str, str], list[Level]] = {}
    told = read_levels(known)
    for level in told:
        if len(level.name) < SHORTEST:
            continue
        unit = "%" if not level.unit and level.name.endswith("率") else level.unit
        groups.setdefault((level.name, unit, level.per), []).append(level)
    yield from _two_signs(groups)
    yield from find_told_twice(told)
    for levels in groups.values():
        if not 2 <= len(levels) <= _MOST:
            continue
        ends = _ends(levels)
        pairs = [(left, right) for at, left in enumerate(levels) for right in levels[at + 1 :]]
        for year in sorted({left.year for left, _ in pairs if left.year is not None}):
            yield from _merged([f for a, b in pairs if a.year == year and (f := _contradiction(a, b))])
        pairs.sort(key=_last_reached, reverse=True)
        yield from _merged([f for pair in pairs if (f := _step_back(*pair, ends))])


def _ends(levels: list[Level]) -> frozenset[int]:
    """The years of a table's columns whose levels a target must not fall behind: the latest reached, and of a rate
    the base year too, from which a plan counts; what lies between them is told by neither."""
    years = {v.year for v in levels if v.role in REACHED and v.place == "table" and v.year is not None}
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
            yield Finding("unit", zh, en, places(*levels, *others))


def _last_reached(pair: tuple[Level, Level]) -> int:
    """The latest year that a pair of levels was reached in, 0 for none: a finding tells of that first."""
    return max((v.year or 0 for v in pair if v.role in REACHED), default=0)


def _merged(findings: list[Finding]) -> Iterator[Finding]:
    """One finding for the several that say the same of one measure, with the places of all."""
    if findings:
        spans = tuple(sorted({span for finding in findings for span in finding.spans}))
        yield replace(findings[0], spans=spans)


def _same_side(left: Level, right: Level) -> bool:
    return (left.role in TARGETS) == (right.role in TARGETS)


def _same_words(left: Level, right: Level) -> bool:
    """Whether two places name a measure alike, or one of them with more before it (各类养老床位)."""
    return left.words.endswith(right.words) or right.words.endswith(left.words)


def _contradiction(left: Level, right: Level) -> Finding | None:
    if left.year is None or left.year != right.year or left.cumulative != right.cumulative:
        return None
    if not _same_side(left, right) or (left.place == right.place == "table"):
        return None
    if left.place == right.place == "prose" and (not _same_words(left, right) or left.sentence == right.sentence):
        return None
    if _agree(left, right):
        return None
    zh = f"同一指标“{left.words}”{left.year}年的数值前后不一致:{say(left)}与{say(right)}。"
    en = f"Two values for the same measure, {left.words}, in {left.year}: {say(left)} and {say(right)}."
    return Finding("contradiction", zh, en, places(left, right))


def _agree(left: Level, right: Level) -> bool:
    """Whether two values can both be true, rounding allowed for."""
    low, high = sorted((left, right), key=lambda level: level.value)
    coarse = Decimal(1).scaleb(max(left.precision, right.precision))
    exact_aims = left.role in TARGETS and right.role in TARGETS and is_ratio(left.name, left.unit)
    if abs(high.value - low.value) * 2 <= coarse and left.precision != right.precision and not exact_aims:
        # A level may be rounded, a ratio to be reached is what is printed.
        return True
    if left.value == right.value:
        return True
    if left.comparator != "=" and right.comparator != "=":
        same_way = (left.comparator in (">", ">=")) == (right.comparator in (">", ">="))
        if same_way:
            return left.role not in TARGETS
        return low.comparator in (">", ">=")
    if left.comparator == right.comparator == "=":
        return False
    if left.role in TARGETS and right.role in TARGETS:
        # 35 here and at least 33 there are two targets, though one keeps the other.
        return False
    bounded = left if left.comparator != "=" else right
    exact = right if bounded is left else left
    return exact.value >= bounded.value if bounded.comparator in (">", ">=") else exact.value <= bounded.value


def _step_back(left: Level, right: Level, ends: frozenset[int]) -> Finding | None:
    """A target below a level already reached; of the columns of a table only those of `ends` count."""
    reached, target = (left, right) if left.role in REACHED else (right, left)
    if reached.role not in REACHED or target.role != "target":
        return None
    if reached.year is not None and target.year is not None and reached.year >= target.year:
        return None
    if reached.place == "table" and reached.year not in ends:
        return None
    if reached.cumulative or target.cumulative or not falls_back(target.words, reached, target):
        return None
    when_zh = f"{target.year}年" if target.year else ""
    when_en = f" for {target.year}" if target.year else ""
    zh = f"“{target.words}”{when_zh}的目标{say(target)}不及已经达到的水平{say(reached)}。"
    en = f"The target{when_en} for {target.words}, {say(target)}, falls short of the level reached, {say(reached)}."
    return Finding("target_below_baseline", zh, en, places(reached, target))


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
