"""The mark at the start of a line that makes it a heading or an item: 第一章, 一、, (一), 1., ①, 一是, 专栏1, 附件.

The patterns are written for evenly folded text (`kg.text.fold.fold_evenly`): simplified characters, half width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.model.document import HeadingKind

_HAN = "[一二三四五六七八九十百零〇]"
_GAP = r"[ \t\u3000\u00a0]*"
_SPACE = r"[ \t\u3000\u00a0]"

#: Kind, and the pattern of a mark of that kind at the start of a line, the number in group 1. The first that fits wins.
_PATTERNS: tuple[tuple[HeadingKind, str], ...] = (
    ("chapter", rf"(第{_GAP}(?:{_HAN}+|\d{{1,2}}){_GAP}(?:章|篇|编|部分|单元))(?![节程])[、:.]?"),
    ("chapter", r"(0[1-9])$"),
    ("section", rf"(第{_GAP}(?:{_HAN}+|\d{{1,2}}){_GAP}节)[、:.]?"),
    (
        "arabic",
        rf"(\[?(?:(?:任务|工程|行动|举措|措施){_GAP}(?:\d{{1,3}}|{_HAN}{{1,3}})|"
        rf"第{_GAP}(?:\d{{1,3}}|{_HAN}{{1,3}}){_GAP}项)\]?)(?:[、:.]|{_SPACE}+|(?<=\]))",
    ),
    (
        "box",
        rf"\[?((?:(?:工程|项目|任务|指标|行动|重点工程|重点项目)?专栏|专项栏){_GAP}(?:\d{{1,3}}(?:[-.]\d{{1,2}})?|{_HAN}{{1,4}})?)\]?"
        rf"(?={_SPACE}|[:、.]|[^\W\d]|$)[:、.]?",
    ),
    (
        "annex",
        rf"((?:附件|附表|附录|附图){_GAP}(?:\d{{1,2}}(?:-\d{{1,2}})?|{_HAN}{{1,3}})?)"
        rf"(?={_SPACE}|[:、.]|$|[《\u4e00-\u9fff])[:、.]?",
    ),
    ("ordinal", rf"({_HAN}{{1,2}}是)(?=[\u4e00-\u9fff\"《:,])[:,]?"),
    ("han", rf"({_HAN}{{1,3}})(?:、|\.(?!\d)|,(?=[\u4e00-\u9fff])|{_SPACE}+(?=[\u4e00-\u9fff]{{2}}))"),
    ("han-paren", rf"([(\[]{_GAP}{_HAN}{{1,3}}{_GAP}[)\]]|[㈠-㈩])[、.]?"),
    ("arabic", rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[、.]?{_SPACE}+(?=[\u4e00-\u9fff\"《])(?![万亿])"),
    ("arabic", r"(\d{1,2}\.\d{1,2}\.\d{1,2})[、.]?(?=[\u4e00-\u9fff\"《])"),
    ("arabic", r"(\d{1,3})(?:[.、](?![\d.])|\))"),
    ("arabic", rf"(0\d){_SPACE}*[.、]?{_SPACE}*(?=[\u4e00-\u9fff])(?![年月日个])"),
    ("arabic", r"([⒈-⒛])"),
    ("arabic-paren", rf"(\({_GAP}\d{{1,3}}{_GAP}\)|[⑴-⒇])[、.]?"),
    ("circled", r"([①-⑳❶-❿⓪㉑-㉟])[、.]?"),
    ("dash", rf"(--|[●■◆★▲►▪·])(?=[^\s-]|{_SPACE})"),
)
_MARK = re.compile("|".join(f"(?:{pattern})" for _, pattern in _PATTERNS))
#: What a mark can begin with, besides a digit: most lines are told by it alone.
_FIRST = frozenset("第任工行举措专附项指重[(一二三四五六七八九十百零〇-●■◆★▲►▪·⓪").union(
    chr(c)
    for first, last in (("①", "⒛"), ("㈠", "㈩"), ("❶", "❿"), ("㉑", "㉟"))
    for c in range(ord(first), ord(last) + 1)
)
_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
#: The first sign of each row of signs that hold their number themselves.
_ROWS = "①⑴⒈㈠❶"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark found at the start of a line: its number from `start` to `stop`, `value` what it counts (None where it
    does not count), `depth` the parts of a decimal number (1.2.3 has 3), `end` where the words begin."""

    kind: HeadingKind
    start: int
    stop: int
    value: int | None
    depth: int
    end: int


def read_mark(form: str, start: int, end: int) -> Mark | None:
    """The mark at `start` of the folded text, None where the line has none."""
    if start >= end or not (form[start] in _FIRST or form[start].isdigit()):
        return None
    match = _MARK.match(form, start, end)
    if match is None:
        return None
    group = match.lastindex or 1
    kind = _PATTERNS[group - 1][0]
    number = match.group(group)
    after = match.end()
    while after < end and form[after].isspace():
        after += 1
    depth = 1 + number.count(".") if kind == "arabic" else 1
    return Mark(kind, match.start(group), match.end(group), _value("".join(number.split())), depth, after)


@lru_cache(maxsize=4096)
def _value(number: str) -> int | None:
    if len(number) == 1:
        for first in _ROWS:
            if 0 <= (step := ord(number) - ord(first)) < 20:
                return step + 1
    if digits := re.search(r"\d+(?!.*\d)", number):
        return int(digits.group())
    if han := re.search(rf"{_HAN}+", number):
        return han_value(han.group())
    return None


def han_value(words: str) -> int | None:
    """The number that a Chinese numeral up to ninety-nine counts, None for anything else.

    >>> han_value("二十三"), han_value("十"), han_value("九十百")
    (23, 10, None)
    """
    tens, mark, ones = words.partition("十")
    if not mark:
        return _VALUES.get(words)
    if any(part and part not in _VALUES for part in (tens, ones)):
        return None
    return (_VALUES[tens] if tens else 1) * 10 + (_VALUES[ones] if ones else 0)
