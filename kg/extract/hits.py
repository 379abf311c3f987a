"""Numbers with their units in running text, before anything is known of what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kg.extract.comparators import bound
from kg.extract.units import bare_unit, read_table, unit_pattern, units
from kg.extract.verbs import verb_at_end
from kg.model.facts import Comparator
from kg.text.numbers import ARABIC, CHINESE, MASKED, is_masked, read_number


@dataclass(frozen=True, slots=True)
class Hit:
    """A number with its unit. `start` and `end` hold number and unit, `head` and `tail` also the words that bound it;
    `value` is None where it is masked or cannot be read. `second` is the upper end where the number is a
    range that prints its unit once, `each` what follows the unit (每人每年)."""

    head: int
    start: int
    end: int
    tail: int
    value: Decimal | None
    unit: str | None
    comparator: Comparator
    approximate: bool
    masked: bool
    numeral: str
    each: str | None = None
    second: Decimal | None = None
    unit_ranges: tuple[tuple[int, int], ...] = ()


_CN = "一二三四五六七八九十百千万亿两〇零壹贰叁肆伍陆柒捌玖拾佰仟"


@cache
def _number_pattern() -> re.Pattern[str]:
    first = "".join(sorted({u[0] for u in units()} | set("余多几")))
    return re.compile(
        rf"百分之(?P<percent>[{_CN}]+(?:点[{_CN}]+)?)|千分之(?P<permil>[{_CN}]+(?:点[{_CN}]+)?)"
        rf"|(?P<fraction>(?<![百千万第{_CN}])[{_CN}]+分之[{_CN}]+)"
        rf"|(?P<masked>(?<![0-9A-Za-z.])(?=[0-9.]*[xX×*○〇□])(?:{MASKED}))"
        rf"|(?P<arabic>(?<![0-9A-Za-z.])(?:{ARABIC}))|(?P<chinese>(?<![第{_CN}]){CHINESE}(?=[{re.escape(first)}]))"
    )


#: What any number starts with.
_CANDIDATE = re.compile(rf"[0-9xX×*○□{_CN}]")
_RANGE = re.compile(rf"(?:-{{1,2}}|~|至|到)(?P<second>(?:{ARABIC}))(?![0-9A-Za-z])")
_YEAR = re.compile(r"(?:19|20|xx|××|\*\*|XX)[0-9xX×*]{2}")
#: How far before a number the words that bound it are looked for (不高于同地段租金的90%).
_BOUND_REACH = 30
#: 由98元起: where something starts is no bound.
_FROM = re.compile(r"[由从](?:每[^,。;]{1,8})?$")
_BOUND_AFTER = re.compile(r"以[内下上]|左右")
_NOT_BEFORE = re.compile(
    r"(?:烈度|设防|每|[一二三四五六七八九十]个|第|连续|(?<![超通不经])过|专栏|附件|附表|附录|图|表|No\.?|序号|编号|电话|邮编|热线|型号|:\d\d?|[A-Za-z+&_#@/]|\d[-:])$"
)
_RATE = re.compile(r"/[0-9xX×*]*[百千万]")
_NOT_AFTER = re.compile(r"(?:[A-Za-z+@_]|:[0-9]|-[0-9]{3}|\.[0-9])")


@cache
def _no_count() -> re.Pattern[str]:
    """A classifier with what makes it a part of another word, or of what is no count."""
    rows = [
        f"{row['classifier']}(?:{row['pattern']}){'(?=[,。;、:!?)]|$)' if row['at'] == 'end' else ''}"
        for row in read_table("no_counts.tsv")
    ]
    return re.compile("|".join(sorted(rows)))


def hits(text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
    """Every number with its unit in running text, in the order of the text; ranges as one hit with two ends.

    Numbers that are plainly no amounts are left out: parts of names and codes, dates, ordinals, numbers of sections,
    boxes and documents, ages, grades.
    """
    stop = len(text) if end is None else end
    at, ranged = start, False
    pattern = _number_pattern()
    while (candidate := _CANDIDATE.search(text, at, stop)) is not None:
        match = pattern.match(text, candidate.start(), stop)
        if match is None:
            at = candidate.start() + 1
            continue
        at = match.end()
        hit = _read(text, match, stop)
        if hit is None:
            ranged = False
            continue
        at = max(hit.end, at)
        if ranged:
            hit = replace(hit, comparator="<=", approximate=False)
        ranged = _RANGE.match(text, hit.end, stop) is not None and hit.second is None and hit.comparator == ">="
        yield hit


def _read(text: str, match: re.Match[str], stop: int) -> Hit | None:
    kind = str(match.lastgroup)
    begin, number_end = match.span()
    before = text[max(0, begin - 16) : begin]
    if match[0] == "百分之百" and not re.search(r"(?:达到?|为|率|保持|实现)$", before):
        return None
    if kind in ("percent", "permil"):
        value = Decimal(100) if match[kind] == "百" else read_number(match[kind])
        return _bounded(text, begin, number_end, value, "%" if kind == "percent" else "‰", match[0], None)
    if kind == "fraction":
        return _bounded(text, begin, number_end, None, None, match[0], None)
    if _NOT_BEFORE.search(before):
        return None
    numeral = match[0]
    if kind == "masked" and not is_masked(numeral):
        return None
    if kind == "masked" and re.search(r"[0-9][×xX*][0-9]", numeral):
        return None
    value = None if kind == "masked" else read_number(numeral)
    if value is not None and _MINUS.search(before):
        # 自然增长率为-1.2‰: a minus, and no dash of a range.
        begin, value, numeral = begin - 1, -value, "-" + numeral
    if kind == "chinese" and value is None:
        return None
    second = (
        _RANGE.match(text, number_end, stop) if kind == "arabic" and "由" not in before and "从" not in before else None
    )
    if second is not None:
        number_end = second.end()
    unit = unit_pattern().match(text, number_end, stop)
    assert unit is not None
    # A measure with what it is stated for (600元/人·月) is the measure alone; a bare rate (12/10万) has no other unit.
    per = (unit["per"] or "") if unit["unit"] or not _RATE.match(unit["per"] or "") else ""
    words = (unit["scale"] or "") + (unit["unit"] or "") + ("" if per else unit["per"] or "")
    ranged = _RANGE.match(text, unit.end(), stop) if second is None and kind == "arabic" and unit["unit"] else None
    if not words and not per:
        return _bare(text, match, value, kind, stop)
    if not unit["unit"] and (kind != "arabic" or not _plain(text, unit.end(), stop)) and not unit["per"]:
        return None
    if _NOT_AFTER.match(text, unit.end()) and unit["unit"] != "%":
        return None
    if _is_name(text, match, unit):
        return None
    more = bool(unit["more"] or unit["more2"])
    hit = _bounded(
        text,
        begin,
        unit.end(),
        value,
        words or None,
        numeral,
        per + (unit["each"] or "") or None,
        more=more,
        range_end=ranged,
        ranges=_unit_ranges(unit),
    )
    if second is not None:
        hit = replace(hit, second=read_number(second["second"]))
    if kind == "chinese" and not _chinese_amount(text, hit, numeral, before):
        return None
    return hit if _guarded(text, hit, unit["unit"], before, kind) else None


def _bounded(
    text: str,
    start: int,
    end: int,
    value: Decimal | None,
    unit: str | None,
    numeral: str,
    each: str | None,
    *,
    more: bool = False,
    range_end: re.Match[str] | None = None,
    ranges: tuple[tuple[int, int], ...] = (),
) -> Hit:
    if range_end is not None:
        return Hit(
            start, start, end, end, value, unit, ">=", False, is_masked(numeral), numeral, each, unit_ranges=ranges
        )
    before, after = text[max(0, start - _BOUND_REACH) : start], text[end : end + 6]
    if after.startswith("起") and _FROM.search(before):
        after = ""
    found, left, right = bound(before, after, more)
    if each:
        end_raw = end
        while not text.startswith(each, end_raw - len(each)):
            end_raw -= 1
        end = end_raw - len(each)
    return Hit(
        start - left,
        start,
        end,
        (end + len(each) if each else end) + right,
        value,
        unit,
        found.comparator,
        found.approximate,
        is_masked(numeral),
        numeral,
        each,
        unit_ranges=ranges,
    )


def _unit_ranges(unit: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """Where the parts of a unit stand: scale and unit may have 余 between them."""
    kinds = ("scale", "unit") if unit["unit"] or not _RATE.match(unit["per"] or "") else ("scale", "per")
    parts = [unit.span(part) for part in kinds if unit[part]]
    return tuple(parts)


def _plain(text: str, end: int, stop: int) -> bool:
    """Whether a number in 万 or 亿 without a classifier counts something (0.2万贫困人口), and is no part of a name."""
    return text[end - 1] in "万亿" and (end >= stop or text[end] not in "家众里向一伏瓦卡分块")


#: 由2015年的88.6提高到…: the first of a pair that lost its sign.
_TOWARDS = re.compile(r"(?:提高|提升|增加|上升|增长|扩大|下降|降低|减少|缩小)[到至为]")
#: 提高到2025年的88
_TO_YEAR = re.compile(r"(?:提高|提升|增加|上升|增长|扩大|下降|降低|减少)[到至](?:20[0-9]{2}年(?:底|末)?的)$")
_FROM_YEAR = re.compile(r"[由从](?:20[0-9]{2}年(?:底|末)?的?)?$")


def _bare(text: str, match: re.Match[str], value: Decimal | None, kind: str, stop: int) -> Hit | None:
    """A number without a unit: taken where a verb of level stands before it and nothing but a mark or the next
    number of a list behind it."""
    begin, end = match.span()
    if kind == "chinese" or (kind == "masked" and "." not in match[0]):
        return None
    towards = _TOWARDS.match(text, end) is not None
    if end < stop and text[end] not in ",。;、和与及)\n" and not _BOUND_AFTER.match(text, end) and not towards:
        return None
    if _YEAR.fullmatch(match[0]) or len(match[0]) > 9:
        return None
    before = text[max(0, begin - 16) : begin]
    if not (
        re.search(
            r"(?:达到|达|提高到|提高至|降到|降至|增加到|增至|下降到|下降至|控制在|稳定在|保持在|为|由|从|不低于|不少于|超过|不超过|至少)$",
            before,
        )
        or re.search(r"比[^,。;]{0,6}(?:为|达到)$", before)
        or (towards and _FROM_YEAR.search(before))
        or _TO_YEAR.search(before)
    ):
        return None
    return _bounded(text, begin, end, value, None, match[0], None)


def _is_name(text: str, match: re.Match[str], unit: re.Match[str]) -> bool:
    """Whether number and unit are a part of a name, a date or an order."""
    words = unit["unit"] or ""
    numeral = match[0]
    if _YEAR.fullmatch(numeral) and words in ("年", "") and not unit["scale"]:
        return True
    if numeral.startswith(("19", "20")) and len(numeral) == 4 and words == "年":
        return True
    at = unit.end() - len(unit["each"] or "") - len(unit["per"] or "") - len(words)
    return bool(words) and not unit["per"] and _no_count().match(text, at) is not None


#: 在3个乡镇干过: what somebody tells of a life.
_TOLD = re.compile(r"[^,。;]{0,6}?(?:干|待|住|去|走|来|跑|见|教|当|做|工作)过")
#: 只要6块: a price.
_PRICED = re.compile(r"(?:一[天月年趟次顿]|要|花|花了|卖|付|收|给|赚|挣|涨到|费|票|价|才|一斤|每斤)$")
#: What makes 次 a count of works or uses.
_REPEATED = re.compile(
    r"(?:次数|达到?|服务|开展|举办|组织|完成|接受|检查|执法|演出|活动|频次|人均[^,。;]{0,8}|不少于|至少|开放[^,。;]{0,6}|"
    r"场馆)$"
)
#: 每年组织一次: how often something is done, in characters.
_EVERY = re.compile(r"每个?(?:年|半年|[两三]年|季度?|月|周|[日天]|学[期年])[^,。;]{0,10}$")
_STRONG = re.compile(r"[二三四五六七八九两]?[十百千]|[万亿]")


_MINUS = re.compile(r"(?:[为到在是达:(]|达到|率)-$")
_FACILITIES = ("所", "家", "座", "处")
_CLAUSE_ENDS = re.compile(r"[,。;、)\n]|$")
#: A verb of building in the clause of a number that stands behind its subject.
_BUILDS = re.compile(r"(?:建[设立成]|新建|改建|扩建|设立|设置|创建|办好|建好|建有|拥有)[^,。;、\n\d]{2,30}$")


def _chinese_amount(text: str, hit: Hit, numeral: str, before: str) -> bool:
    """Whether a Chinese numeral with a classifier is an amount and not a way of speaking."""
    if all(c in "百千万亿" for c in numeral) or numeral[0] in "万亿千百":
        return False
    if hit.comparator != "=" or hit.approximate:
        return True
    if hit.value is not None and hit.value > 10 and _STRONG.search(numeral):
        return True
    end = len(before)
    governed = verb_at_end("doing", before, 0, end) or verb_at_end("having", before, 0, end)
    if governed is None:
        if (
            (hit.unit or "") in _FACILITIES
            and _CLAUSE_ENDS.match(text, hit.tail)
            and _BUILDS.search(text, max(0, hit.start - 40), hit.start)
        ):
            # 建设托育中心一所
            return True
        return bool(re.search(r"(?:达到|提高到|增加到|不少于|至少|达|共|新增)$", before))
    if numeral == "一":
        if re.match(r"[,。;、!?)\n]|$", text[hit.tail : hit.tail + 1]):
            return False
        clause = text[max(0, hit.start - 40) : hit.start]
        clause = clause[max(clause.rfind(c) for c in ",。;:\n") + 1 :]
        return bool(re.search(r"每|各|至少", clause)) or (hit.unit or "") in _FACILITIES
    return True


def _guarded(text: str, hit: Hit, unit: str | None, before: str, kind: str) -> bool:
    """Whether the unit may be taken here, as its row in the table of units says."""
    known = units().get(bare_unit(unit or ""))
    after = text[hit.tail : hit.tail + 8]
    if unit in ("年", "岁", "周岁"):
        if unit == "年":
            return bool(
                re.search(r"(?:年限|寿命|期限|服务期)[^,。;、]{0,6}$", before)
                or (kind != "chinese" and re.match(r"免费教育", after))
                or (
                    re.search(r"[到至为达的]$", before) and re.search(r"年限", text[max(0, hit.start - 30) : hit.start])
                )
            )
        return bool(
            re.search(r"(?:寿命|年龄)[^,。;、岁]{0,6}$", before)
            or (
                re.search(r"寿命", text[max(0, hit.start - 30) : hit.start])
                and re.search(r"(?:提高|增加|由|从|至|到|年的)$", before)
            )
        )
    if known is None or known.guard == "none":
        return not (unit == "小时" and hit.value == 24 and not after.startswith("内") and hit.comparator == "=")
    if _TOLD.match(after):
        return False
    if unit == "块" and (len(hit.unit or "") > 1 or _PRICED.search(before)):
        return False
    if unit == "成" and not re.search(r"(?:达到?|超过|突破|逾|近|约)$", before):
        return False
    if unit == "度" and re.search(r"烈度|设防|抗震", before):
        return False
    if unit == "次" and _EVERY.search(before):
        return True
    if unit == "次" and not (hit.comparator != "=" or "万" in (hit.unit or "") or _REPEATED.search(before)):
        return False
    if known.guard == "arabic":
        return kind != "chinese" and not (unit == "类" and before.endswith("等"))
    if before.endswith("月"):
        return False
    bounded = hit.comparator != "=" or hit.approximate
    return bounded or bool(
        re.search(r"(?:达到|达|提高到|缩短至|缩短到|压缩至|压缩到|缩减至|控制在|增加到|降至|减至|由|从)$", before)
    )
