"""Words that bound a number: 不低于, 以上, 控制在…以内, 左右."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.units import read_table
from kg.model.facts import Comparator


@dataclass(frozen=True, slots=True)
class Bound:
    """What the words around a number make of it."""

    comparator: Comparator = "="
    approximate: bool = False


@cache
def _words(side: str) -> dict[str, Bound]:
    return {
        row["words"]: Bound(_comparator(row["comparator"]), row["approximate"] == "yes")
        for row in read_table("comparators.tsv")
        if row["side"] == side
    }


def _comparator(words: str) -> Comparator:
    match words:
        case ">=" | ">" | "<=" | "<":
            return words
        case _:
            return "="


@cache
def before_pattern() -> re.Pattern[str]:
    """A bounding word at the end of what stands before a number; per-units and small words may lie between."""
    words = "|".join(re.escape(w) for w in sorted(_words("before"), key=len, reverse=True))
    far = "|".join(("不超过", "不高于", "不低于", "不少于", "不得超过", "不得低于", "超过", "超出"))
    return re.compile(
        rf"(?P<bound>{words})(?:每[^,。;]{{1,8}}|[了有为在达到至能要的]|建成|建有|办好|达到|培养|建设|建立|配备|设立|设有|配有|拥有|覆盖|开设|开办){{0,3}}$"
        rf"|(?P<far>{far})(?:[^,。;、0-9]{{1,24}}(?:的|总数|总额|收益|收入|租金)"
        r"|(?<!超过)(?<!超出)[^,。;、0-9]{1,24}(?:支出|标准|工资|价格|水平))$"
        r"|(?P<least>至少)[^,。;、0-9]{2,16}$"
    )


@cache
def after_pattern() -> re.Pattern[str]:
    """A bounding word right after a unit."""
    words = "|".join(re.escape(w) for w in sorted(_words("after"), key=len, reverse=True))
    return re.compile(rf"(?:\((?=[含及])|)(?P<bound>{words})(?!(?:设|部|部分|涵|容|需|在|生|外)(?!施))")


def bound(before: str, after: str, more: bool) -> tuple[Bound, int, int]:
    """How the words around a number bound it; how many characters before it and after it they take.

    `before` ends where the number starts, `after` starts where its unit ends, `more` says that 余 or 多 stands inside.

    >>> bound("覆盖率不低于", "。", False)[0].comparator, bound("达到", "以上", False)[0].comparator
    ('>=', '>=')
    """
    right = after_pattern().match(after)
    left = before_pattern().search(before)
    taken_left = len(before) - left.start() if left else 0
    taken_right = right.end() if right else 0
    approximate = False
    found: Bound | None = None
    for match, side in ((right, "after"), (left, "before")):
        if match is None:
            continue
        words = _words(side)[match["bound"] or match["far"] or match["least"]]
        approximate = approximate or words.approximate
        if found is None and words.comparator != "=":
            found = words
    comparator: Comparator = found.comparator if found else ">" if more else "="
    return Bound(comparator, approximate and comparator == "="), taken_left, taken_right
