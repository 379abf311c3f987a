"""What a number counts or measures: the noun phrase before it or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.hits import Hit
from kg.extract.noun_phrases import (
    DELIVERED,
    REACH,
    acted_by,
    clause_end,
    clause_start,
    phrase_ahead,
    phrase_behind,
    skip_lead,
    verb_ahead,
)
from kg.extract.per_units import find_per, without_per
from kg.extract.units import kind_of
from kg.extract.verbs import TOWARDS, at_start, verb_at_end, verbs
from kg.text.alternation import alternation as any_of


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject's range in the running text; `behind` says that it follows the number; `per` is the range of what
    the number is stated for; `governor` the verb before it, by kind (`doing`, `having`, `level`, `rise`), None where
    there is none."""

    start: int
    end: int
    behind: bool
    per: tuple[int, int] | None = None
    governor: str | None = None


#: The measure that a number before 以上的 or 以下的 sets a bound for (人口800人以上的安置区).
MEASURE = re.compile(
    r"(?:人口|面积|收入|规模|人数|户数|床位数?|年龄|职工|学生|在校生)(?:在|达到?|为|超过|低于|高于|不足|不低于|不超过)?$"
)
_GENERIC = re.compile(r"的(?:基础上|比例|标准|目标|水平|幅度|速度|要求|额度|规模|比重|份额|系数|范围)")
_JOINED = re.compile(
    r"(?:\(|分别|起|逐步|并|且|和|与|及|或|以及|提高|增加|下降|增长|高于|低于|超过|达到|达|左右|之间|不等|,|、|。|;|/|\)|;|\n|;)"
)
#: 所有超过N万人且…的乡镇: a number that tells which of the places or persons are meant.
_RELATIVE_OPEN = re.compile(r"(?:所有|凡|凡是|对|全部)$")
_RELATIVE = re.compile(r"[^,。;]{0,24}?的(?P<noun>[^,。;的、]{2,12})")


def find_subject(text: str, hit: Hit, floor: int, ceilings: tuple[int, int], quote: tuple[int, int] | None) -> Subject:
    """The subject of a number, between `floor` (the end of the number before it in its clause, or the start of the
    sentence) and the first of the `ceilings` (the next number, the end of the sentence); an empty one where the clause
    names none.

    `quote` is the range between quotation marks that the number stands in, None where it stands in none.
    """
    ceiling, sentence_end = ceilings
    low = max(floor, quote[0]) if quote else floor
    start = clause_start(text, hit.start, low)
    end = clause_end(text, hit.tail, min(ceiling, quote[1]) if quote else ceiling)
    governor = _governor(text, start, hit)
    is_share = kind_of(hit.unit) == "share"
    per = find_per(text, start, hit.start, is_share=is_share) or find_per(text, start, hit.head, is_share=is_share)
    behind = _behind(text, hit, end)
    if behind is not None and kind_of(hit.unit) == "time" and "圈" not in text[behind[0] : behind[1]]:
        circle = _CIRCLE.match(text, hit.tail, sentence_end)
        behind = circle.span("noun") if circle else behind
    change = governor == "rise" or kind_of(hit.unit) == "points"
    ahead = phrase_ahead(text, start, hit.head, change=change)
    if behind is None and quote and quote[1] < ceiling:
        outer = phrase_behind(text, quote[1] + 1, clause_end(text, quote[1] + 1, ceiling))
        if outer and kind_of(hit.unit) == "time":
            return Subject(*outer, True, per, governor)
    if hit.comparator != "=" and _RELATIVE_OPEN.search(text[start : hit.head]):
        relative = _RELATIVE.match(text, hit.tail, sentence_end)
        if relative is not None:
            return Subject(*relative.span("noun"), True, per, governor)
    if (
        ahead is not None
        and hit.comparator != "="
        and text[hit.tail : hit.tail + 1] == "的"
        and MEASURE.search(text[start : hit.head])
    ):
        return Subject(*ahead, False, per, governor)
    norm = hit.unit != "%" and per is None and _GENERIC.match(text, hit.tail) is not None
    if behind is not None and not (norm and ahead) and _prefers_behind(text, hit, ahead, governor):
        return Subject(*behind, True, per, governor)
    in_bracket = text[start - 1 : start] == "(" and text.startswith("占", start)
    if ahead is not None and not in_bracket:
        return Subject(*ahead, False, per, governor)
    if behind is not None:
        return Subject(*behind, True, per, governor)
    if kind_of(hit.unit) == "time" and (circle := _CIRCLE.search(text, hit.tail, min(sentence_end, hit.tail + REACH))):
        return Subject(*circle.span("noun"), True, per, governor)
    if text[start - 1 : start] == "(":
        outside = phrase_ahead(text, clause_start(text, start - 1, max(0, floor - REACH)), start - 1)
        if outside is not None:
            return Subject(*outside, False, per, governor)
    if hit.unit and hit.unit.endswith("人口"):
        return Subject(hit.end - 2, hit.end, True, per, governor)
    if kind_of(hit.unit) == "money" and (verb := verb_ahead(text, start, hit.head)):
        return Subject(*verb, False, per, governor)
    if floor < start and text[start - 1] == ",":
        earlier = phrase_ahead(text, clause_start(text, start - 1, floor), start - 1, change=True)
        if earlier is not None:
            return Subject(*earlier, False, per, governor)
    return Subject(hit.start, hit.start, False, per, governor)


#: 3万元建设补助: what is granted.
_GRANT = re.compile(r"[^,。;、的给]{0,10}?(?:补助|补贴|奖补|奖励|津贴|资助|救助金|养老金)(?:资金)?")
#: 安排3亿元支持教育发展: what money is for.
_USE = re.compile(r"(?:专项|重点)?(?:用于|支持|扶持|投向)")


@cache
def _preposed_doing() -> re.Pattern[str]:
    """A verb of doing after a preposition at the head of a clause (为农村学生发放…)."""
    long = any_of(v for v in verbs("doing") if len(v) > 1)
    return re.compile(rf"(?:为|向|在|以|给|由|每个?)[^,。;]*?{long}")


#: 为5万名妇女进行筛查: what is done for the people that are counted.
_SERVED = re.compile(
    r"[^,。;]*?(?:进行|开展|提供|实施|发放|配备|免费|筛查|培训|补助|改造|安装|办理|建立|给予|增配|配|轮训|轮换|纳入)"
)


#: 15分钟镇区、2小时乡村医疗服务圈: the circle of which several times are stated.
_CIRCLE = re.compile(
    r"(?P<lead>[^,。;0-9]{0,12}(?:[、和][0-9.]{1,4}(?:分钟|小时)[^,。;0-9]{0,12}?)??)(?P<noun>[㐀-鿿]{2,8}圈)"
)


def _governor(text: str, start: int, hit: Hit) -> str | None:
    """The kind of the verb nearest before the number in its clause."""
    stretches = [text[start:end] for end in dict.fromkeys((hit.start, hit.head))]
    # 每万名居民有2名: the verb may stand between what the number is stated for and the number.
    for before in dict.fromkeys([without_per(s) for s in stretches] + stretches):
        for kind in ("level", "rise", "doing", "having"):
            found = verb_at_end(kind, before, 0, len(before))
            verb = before[slice(*found)] if found else ""
            if not verb or (verb in ("为", "是") and len(before) < 3):
                continue
            if kind == "rise" and verb in ("提升", "扩大") and kind_of(hit.unit) in ("things", "persons"):
                return "doing"
            if not (kind == "doing" and verb in ("增加", "提升", "实现", "转移")):
                return kind
    before = without_per(stretches[-1])
    rest = before[skip_lead(before, 0, len(before)) :]
    rest = rest[acted_by(rest) :]
    for kind in ("doing", "having"):
        if at_start(kind).match(rest):
            return kind
    if DELIVERED.search(rest):
        return "doing"
    if re.search(r"(?:为|对|向|给|将|把)(?:全[市县区省])?$", before) and _SERVED.search(text, hit.tail, hit.tail + 40):
        return "doing"
    if _preposed_doing().match(rest) or _preposed_doing().match(before):
        return "doing"
    return None


#: 按每百户20平方米的标准配建用房: what a norm is applied to.
_FITTED = re.compile(r"(?:规划建设|配套建设|配建|配置|配备|设置|补建)")


def _prefers_behind(text: str, hit: Hit, ahead: tuple[int, int] | None, governor: str | None) -> bool:
    if ahead is None:
        return True
    kind = kind_of(hit.unit)
    if governor == "level":
        return kind in ("things", "persons") and text[hit.tail : hit.tail + 1] != "的" and ahead[1] - ahead[0] < 3
    if kind in ("share", "points", "rate", "ratio", "money"):
        return text[hit.tail : hit.tail + 1] == "的" and not _GENERIC.match(text, hit.tail)
    return True


def _behind(text: str, hit: Hit, end: int) -> tuple[int, int] | None:
    at = hit.tail
    if at >= end or _JOINED.match(text, at) or TOWARDS.match(text, at):
        return None
    if generic := _GENERIC.match(text, at):
        verb = (at_start("doing") if hit.unit == "%" else _FITTED).match(text, generic.end())
        return (verb.end(), end) if verb and end - verb.end() >= 2 else None
    if text[at] == "的":
        at += 1
    if kind_of(hit.unit) == "money" and (use := _USE.match(text, at, end)):
        at = use.end()
    if kind_of(hit.unit) == "money" and (grant := _GRANT.match(text, at, end)):
        return grant.span()
    return phrase_behind(text, at, end)
