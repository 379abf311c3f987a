"""The mark at the start of a line that makes it a heading or an item: 第一章, 一、, (一), 1., ①, 一是, 专栏1, 附件."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model.document import HeadingKind

_HAN = "[一二三四五六七八九十百零〇]"
_GAP = r"[ \t\u3000\u00a0]*"

#: Kind, and the pattern of a mark of that kind at the start of a line, the number in group 1. The first that fits wins.
_PATTERNS: tuple[tuple[HeadingKind, str], ...] = (
    ("chapter", rf"(第{_GAP}(?:{_HAN}+|\d{{1,2}}){_GAP}(?:章|篇|编|編|部分|单元|單元))(?![节節程])[、::.]?"),
    ("section", rf"(第{_GAP}(?:{_HAN}+|\d{{1,2}}){_GAP}[节節])[、::.]?"),
    (
        "arabic",
        rf"([【\[]?(?:(?:任务|任務|工程|行动|行動|举措|舉措|措施){_GAP}(?:\d{{1,3}}|{_HAN}{{1,3}})|"
        rf"第{_GAP}(?:\d{{1,3}}|{_HAN}{{1,3}}){_GAP}[项項])[】\]]?)(?:[、::.]|[ \t\u3000]+|(?<=[】\]]))",
    ),
    (
        "box",
        rf"([【\[]?(?:专栏|專欄|专项栏){_GAP}(?:\d{{1,3}}(?:[-—.]\d{{1,2}})?|{_HAN}{{1,4}})?[】\]]?)"
        r"(?=[ \t\u3000::、.]|[^\W\d])[::、.]?",
    ),
    (
        "annex",
        rf"((?:附件|附表|附录|附錄|附图|附圖){_GAP}(?:\d{{1,2}}(?:[-—]\d{{1,2}})?|{_HAN}{{1,3}})?)"
        r"(?=[ \t\u3000::、.]|$|[《\u4e00-\u9fff])[::、.]?",
    ),
    ("ordinal", rf"({_HAN}{{1,2}}是)(?=[\u4e00-\u9fff“《::,,])[::,,]?"),
    ("han", rf"({_HAN}{{1,3}})(?:、|[..](?!\d)|,(?=[\u4e00-\u9fff])|[ \t\u3000]+(?=[\u4e00-\u9fff]{{2}}))"),
    ("han-paren", rf"([((〔【\[]{_GAP}{_HAN}{{1,3}}{_GAP}[))〕】\]]|[㈠-㈩])[、.]?"),
    ("arabic", r"(\d{1,2}(?:[.．]\d{1,2}){1,3})(?![.．\d%%]|[ \t]*[\d%%])[、.]?(?=[ \t\u3000、]|[\u4e00-\u9fff“《])"),
    ("arabic", r"(\d{1,3})(?:[.．、](?![\d.．])|[)）])"),
    ("arabic", r"([⒈-⒛])"),
    ("arabic-paren", rf"([((]{_GAP}\d{{1,3}}{_GAP}[))]|[⑴-⒇])[、.]?"),
    ("circled", r"([①-⑳❶-❿⓪㉑-㉟])[、.]?"),
    ("dash", r"(——|--|[●■◆★▲►▪•])(?=[^\s—-])"),
)
_MARK = re.compile("|".join(f"(?:{pattern})" for _, pattern in _PATTERNS))
_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark found at the start of a line: `number` as printed without white space, `value` what it counts (None
    where it does not count), `depth` the parts of a decimal number (1.2.3 has 3), `end` where the words begin."""

    kind: HeadingKind
    number: str
    value: int | None
    depth: int
    end: int


def read_mark(text: str, start: int, end: int) -> Mark | None:
    """The mark at `start`, None where the line has none."""
    match = _MARK.match(text, start, end)
    if match is None:
        return None
    group = match.lastindex or 1
    kind = _PATTERNS[group - 1][0]
    number = "".join(match.group(group).split())
    after = match.end()
    while after < end and text[after].isspace():
        after += 1
    depth = 1 + sum(number.count(c) for c in ".．") if kind == "arabic" else 1
    return Mark(kind, number, _value(number), depth, after)


#: The first sign of each row of signs that hold their number themselves.
_ROWS = "①⑴⒈㈠❶"


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
