"""Verbs around a number: what is delivered, had, reached, or how far something moved."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.units import read_table
from kg.text.alternation import alternation as any_of


@cache
def verbs(kind: str) -> tuple[str, ...]:
    """The verbs of a kind (`doing`, `having`, `level`, `rise`), the longest first."""
    rows = (row["verb"] for row in read_table("verbs.tsv") if row["kind"] == kind)
    return tuple(sorted(rows, key=lambda v: (-len(v), v)))


@cache
def alternation(kind: str) -> str:
    """A pattern of the verbs of a kind, the longest first."""
    return any_of(verbs(kind))


#: Small words that may stand between a verb and what it governs.
_SMALL = (
    "不低于", "不少于", "不超过", "原则上", "超过", "至少", "最少", "总计", "全部", "力争", "计划", "累计", "合计",
    "达到", "了", "完", "出", "好", "约", "近", "超", "逾", "共", "均", "都", "各", "再", "又", "也", "已", "将", "要",
    "达", "到", "为",
)  # fmt: skip


#: What makes a verb before it the beginning of a noun: 开发区, 安置率, 建档立卡, 有效.
_NOUN_ENDING = (
    r"(?<=办)[理公学法事案]|员(?!工)|(?<=建)[制档筑]|[率额区数档制筑量费金者性型效关组面级比]|立卡"
    r"|[器站房机线声轨偿]|机构|用地|支付|成区|[^,。;的]{1,8}需求的|条件的|意愿的|能力的|人数|人次|合格率|覆盖率"
    r"|结案|项目率"
)


@cache
def _endings(kind: str) -> dict[str, tuple[str, ...]]:
    """The verbs of a kind, or the small words, by their last character, the longest first."""
    words = sorted(_SMALL, key=lambda w: (-len(w), w)) if kind == "small" else verbs(kind)
    return {last: tuple(w for w in words if w[-1] == last) for last in {w[-1] for w in words}}


def verb_at_end(kind: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """The range of a verb of the kind at the end of what stands before a number, small words between them left out.

    >>> text = "计划新建约"
    >>> text[slice(*verb_at_end("doing", text, 0, len(text)))]
    '新建'
    """
    ending, small = _endings(kind), _endings("small")
    while end > start:
        for verb in ending.get(text[end - 1], ()):
            at = end - len(verb)
            if at >= start and text.startswith(verb, at) and text[at - 1 : at] not in _NOT_BEFORE_VERB:
                return at, end
        word = next((w for w in small.get(text[end - 1], ()) if text.startswith(w, max(end - len(w), start))), None)
        if word is None or end - len(word) < start:
            return None
        end -= len(word)
    return None


#: 所有, 没有: what makes a part of another word of 有.
_NOT_BEFORE_VERB = frozenset("所没福分搭匹装支调")


@cache
def at_start(kind: str) -> re.Pattern[str]:
    """A verb of the kind at the start of a phrase."""
    return re.compile(rf"(?P<verb>{alternation(kind)})(?!{_NOUN_ENDING})")


#: 提高到, 增加至, 下降为: words that end a from-to pair.
TOWARDS = re.compile(
    r"(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩小|缩短|压缩|压减|延长|调整|调|提标|发展|上调|增|升|降|减)"
    r"(?:到|至|为)"
)
