"""Verbs around a number: what is delivered, had, reached, or how far something moved."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.units import read_table


@cache
def verbs(kind: str) -> tuple[str, ...]:
    """The verbs of a kind (`doing`, `having`, `level`, `rise`), the longest first."""
    rows = (row["verb"] for row in read_table("verbs.tsv") if row["kind"] == kind)
    return tuple(sorted(rows, key=lambda v: (-len(v), v)))


@cache
def alternation(kind: str) -> str:
    """The verbs of a kind as an alternation, the longest first."""
    return "|".join(map(re.escape, verbs(kind)))


#: Small words that may stand between a verb and what it governs.
SMALL = (
    "(?:了|完|出|好|约|近|超过|超|逾|不低于|不少于|不超过|至少|最少|共|总计|全部|均|都|各|再|又|也|已|将|要|"
    "力争|计划|累计|合计|达|到|达到|为|原则上)"
)


#: What makes a verb before it the beginning of a noun: 开发区, 安置率, 建档立卡, 有效.
_NOUN_ENDING = (
    r"(?<=办)[理公学法事案]|(?<=建)[制档筑]|[率额区数档制筑量费金员者性型效关组面级比]|立卡"
    r"|人数|人次|合格率|覆盖率|结案|项目率"
)


@cache
def at_end(kind: str) -> re.Pattern[str]:
    """A verb of the kind at the end of what stands before a number."""
    return re.compile(rf"(?<![所没福])(?P<verb>{alternation(kind)}){SMALL}*$")


@cache
def at_start(kind: str) -> re.Pattern[str]:
    """A verb of the kind at the start of a phrase."""
    return re.compile(rf"(?P<verb>{alternation(kind)})(?!{_NOUN_ENDING})")


#: 提高到, 增加至, 下降为: words that end a from-to pair.
TOWARDS = re.compile(
    r"(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩小|缩短|压缩|延长|调整|提标|发展|上调|增|升|降|减)"
    r"(?:到|至|为)"
)
