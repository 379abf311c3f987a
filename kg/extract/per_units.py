"""What a number is stated for: 每人每月, 每个乡镇, 每千名老人."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.verbs import alternation

_PEOPLE = (
    "常住人口|户籍人口|人口|老年人|老人|儿童|居民|学生|群众|新生儿|孕产妇|就业人员|从业人员|劳动力|职工|农民|幼儿|在校生|"
    "常住居民|城乡居民|农村居民|户"
)
_PLACES = (
    "乡镇街道|乡镇|苏木镇|苏木|街道办事处|街道|社区|行政村|自然村|建制村|嘎查村|嘎查|县域|县区|区县|县|市|区|镇|乡|村|旗|学校|"
    "幼儿园|中学|小学|医院|卫生院|卫生室|机构|企业|中心|站点|家庭|班级|班|校|园|馆"
)
#: A period or a number of people right before a number, or before the verb that stands there.
_AT_END = re.compile(
    r"(?P<per>每(?:[人生户床名孩](?:每(?:学年|学期|[年月天日次]))?|[年月]每?人|月|年|天|日|"
    rf"学年|学期|季度|周|生|亩|(?:[百千万]|十万)(?:名|人|个|户)?(?:{_PEOPLE})|(?:[百千万]|十万)人|[0-9]{{1,4}}(?:名|人|个|户|张|平方米)[^,。;0-9]{{0,8}}?))"
    r"(?:不低于|不少于|不超过|至少|约|近|超过|补助|补贴|发放|给予|配备|拥有|有|达到|达|为)?$"
)
#: 每千名老年人, 每100人: at the head of a clause these are the subject's.
_RATIO = re.compile(r"每(?:[百千万十]|[0-9])")
#: 每年 at the head of a clause holds for what the clause does.
_YEARLY = re.compile(r"[^,。;0-9]{0,6}?(?P<per>每(?:年|月|周|季度|学期|学年|天|日))(?=[^,。;]{2})")


@cache
def _each_place() -> re.Pattern[str]:
    verbs = f"{alternation('doing')}|{alternation('having')}"
    return re.compile(
        rf"(?P<per>每(?:个|一个|一|所|家)?[^,。;:每0-9]{{0,14}}?(?:{_PLACES})(?:\([^()]{{1,8}}\))?)"
        rf"(?=(?:原则上|至少|都|均|要|应当|应|须|需|可|能够|能|力争|各|再|新|基本|实现|确保|不少于|不低于)*(?:{verbs}|$))"
    )


def find_per(text: str, start: int, head: int, *, is_share: bool) -> tuple[int, int] | None:
    """The range of what a number is stated for, in its clause from `start` to `head`; None where it is stated for
    nothing, or where that is the head of its subject (每千名老人拥有床位42张).

    >>> text = "每个乡镇原则上至少办好"
    >>> text[slice(*find_per(text, 0, len(text), is_share=False))]
    '每个乡镇'
    """
    if "每" not in text[start:head]:
        return None
    match = _AT_END.search(text, start, head)
    if match is not None and not (match.start() == start and _RATIO.match(match["per"])):
        return match.span("per")
    places = [match.span("per") for match in _each_place().finditer(text, max(start, head - 40), head)]
    if places:
        return places[-1]
    if not is_share and (match := _YEARLY.match(text, start, head)):
        return match.span("per")
    return None


def without_per(before: str) -> str:
    """What stands before a number without a per-unit at its end."""
    match = _AT_END.search(before)
    return before[: match.start()] if match and match.start() else before
