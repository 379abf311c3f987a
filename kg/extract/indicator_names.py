"""The label of a row in an indicator table: its name, unit and marks apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.units import unit_pattern
from kg.model.span import Span
from kg.text.fold import fold

_NUMBER = re.compile(
    r"\s*(?:\([0-9一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、](?![0-9])|[①-⑳]|[一二三四五六七八九十]{1,2}、)\s*"
)
#: 优质资源建设1.…: the title of a group of rows that ran into the label below it.
_BAND = re.compile(r"[㐀-鿿]{2,12}\s*[0-9]{1,2}[.、](?=[㐀-鿿])")
_PART = re.compile(r"\s*-{0,2}\s*其中[::]?\s*(?:[,,]\s*)?")
_MARK = re.compile(r"\s*[*★☆▲△#①-⑳]+\s*")
_BRACKET = re.compile(r"\s*[\[(](?P<inside>[^\[\]()]*(?:\([^()]*\)[^\[\]()]*)?)[\])]?\s*$")
_BINDING = re.compile(r"约束性?|预期性?")


@dataclass(frozen=True, slots=True)
class Name:
    """A label's name with its span. `unit` is its last bracket where that is a unit, `unit_lost` says that the bracket
    is printed and empty; `mark` is a bracket 约束性 or 预期性; `is_part` says that the label begins with 其中,
    `starred` that it carries a mark which notes explain, `circled` are such marks with numbers (①)."""

    words: str
    span: Span
    unit: str | None = None
    unit_lost: bool = False
    mark: str | None = None
    is_part: bool = False
    starred: bool = False
    circled: str = ""


def read_name(span: Span) -> Name | None:
    """The name in the words of a label, None where nothing but marks is left.

    >>> name = read_name(Span(3, 15, "其中:养老床位数(张)*"))
    >>> name.words, name.unit, name.is_part, name.starred, name.span.start
    ('养老床位数', '张', True, True, 6)
    """
    text = span.text
    folded = fold(text)
    if folded.breaks:
        return _plain_name(span)
    words = folded.text
    start, end = 0, len(words)
    unit: str | None = None
    mark: str | None = None
    lost = starred = part = False
    circled = ""
    while match := (_NUMBER.match(words, start) or _MARK.match(words, start)):
        starred = starred or "*" in match[0]
        start = match.end()
    if match := _BAND.match(words, start):
        start = match.end()
    if match := _PART.match(words, start):
        part, start = True, match.end()
    while start < end:
        if match := re.search(r"[\s*★☆▲△#①-⑳]+$", words[start:end]):
            starred = starred or bool(re.search(r"[*★☆▲△#]", match[0]))
            circled += "".join(re.findall(r"[①-⑳]", match[0]))
            end = start + match.start()
            continue
        match = _BRACKET.search(words[start:end])
        if match is None or match.start() == 0:
            break
        inside = "".join(match["inside"].split())
        printed = "".join(text[start + match.start("inside") : start + match.end("inside")].split())
        if _BINDING.fullmatch(inside):
            mark = inside
        elif not inside:
            lost = True
        elif unit is None and is_unit(inside):
            unit = re.sub(r"^单位[:\uff1a]?", "", printed)
        else:
            break
        end = start + match.start()
    if not "".join(words[start:end].split()):
        return None
    inner = Span(span.start + start, span.start + end, text[start:end])
    return Name("".join(inner.text.split()), _strip(inner), unit, lost, mark, part, starred, circled)


def is_unit(words: str) -> bool:
    """Whether folded words are a unit and no part of a name.

    >>> [is_unit(w) for w in ("%", "万人次", "张/千人", "/10万", "助理", "小", "平方米/人", "1/10万")]
    [True, True, True, True, False, False, True, True]
    """
    bare = re.sub(r"^单位[::]?", "", words)
    if re.fullmatch(r"[0-9]?/[0-9十百千万亿]+(?:人|人口|户)?|[十百千万亿]{1,2}|[0-9]+/[0-9万千]+", bare):
        return True
    match = unit_pattern().fullmatch(bare)
    if match is not None and match["unit"] is not None and not match["more"]:
        return True
    return re.fullmatch(r"[^()]{1,5}/[^()]{1,6}", bare) is not None


def _strip(span: Span) -> Span:
    left = len(span.text) - len(span.text.lstrip())
    words = span.text.strip()
    return Span(span.start + left, span.start + left + len(words), words)


def _plain_name(span: Span) -> Name | None:
    """The name of a label whose folding changes its length: its words as printed, without a bracket at the end."""
    words = re.sub(r"[(（][^()（）]*[)）]\s*$", "", span.text).rstrip()
    if not words.strip():
        return None
    inside = re.search(r"[(（]([^()（）]*)[)）]\s*$", span.text)
    unit = "".join(inside[1].split()) if inside and is_unit(fold(inside[1]).text) else None
    inner = Span(span.start, span.start + len(words), words) if unit else span
    return Name("".join(inner.text.split()), _strip(inner), unit)
