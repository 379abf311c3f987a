"""What a source lost, masked or damaged: years, tables, annexes, signs, digits and characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.flow import prose_of
from kg.extract.periods import lost_years
from kg.model.document import Document
from kg.model.facts import Facts, Finding
from kg.model.span import Span
from kg.text.fold import fold_name

_ODD = re.compile(r"[\u0400-\u04ff\ue000-\uf8ff\ufffd]")
_HAN = re.compile(r"[㐀-鿿]")
_EMPTY_NUMBER = re.compile(r"[〔\[(（][  ]*[〕\])）]\s*[0-9]{1,4}\s*号|[(（][—-]{1,2}[)）]》")
_TABLE_TITLE = re.compile(r"(?:主要|发展|监测|核心|预期)[^。,;:\n]{0,12}指标(?:表|一览表)?$")
_NOTE = re.compile(r"\s*(?:注|备注|说明)[:：]")
_ANNEX = re.compile(r"^\s*附件[0-9一二三四五六七八九十]*[:：]\s*$")
#: What a masked number may be, at most so many of them are shown in one finding.
#: 建册率达到90以上, in what a list says of a service.
_BARE_RATE = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:率|比例|占比|比重)(?:达到?|不低于|不少于|提高到|保持在|稳定在|超过|为)+(?P<number>\d{1,3}(?:\.\d+)?)"
    r"(?=以上|左右|以内|[，,；;。、]|$)"
)
_SHOWN = 200


def find_losses(document: Document, known: Facts) -> Iterator[Finding]:
    """Findings about what the source no longer says."""
    yield from _lost_years(document)
    yield from _lost_parts(document)
    yield from _masked(known)
    yield from _fused(known)
    yield from _unsigned(known)
    odd = tuple(
        Span(m.start(), m.end(), m.group())
        for m in _ODD.finditer(document.text)
        if _is_odd(document.text, m) and not document.is_furniture(m.start())
    )
    if odd:
        yield Finding(
            "damaged",
            f"有{len(odd)}个字符已损坏或被形近字符代替。",
            f"{len(odd)} characters are damaged or replaced by look-alikes.",
            odd[:_SHOWN],
        )


def _is_odd(text: str, match: re.Match[str]) -> bool:
    """Whether a character is damaged: a private or replacing one, or a Cyrillic one beside a Chinese one."""
    if not "\u0400" <= match[0] <= "\u04ff":
        return True
    return _HAN.search(text[max(0, match.start() - 1) : match.end() + 1]) is not None


def _lost_years(document: Document) -> Iterator[Finding]:
    prose = prose_of(document)
    spots = [prose.span(start, end) for start, end in lost_years(prose.flow.text)]
    numbers = [_with_name(document.text, match) for match in _EMPTY_NUMBER.finditer(document.text)]
    if spots:
        yield Finding(
            "lost_text",
            f"原文有{len(spots)}处年份缺失(如“{spots[0].text}”后没有年份)。",
            f"The source has lost the year at {len(spots)} places (such as after {spots[0].text}).",
            tuple(spots),
        )
    if numbers:
        yield Finding(
            "lost_text",
            f"原文有{len(numbers)}处文号或标题中的年份缺失。",
            f"The source has lost the year inside {len(numbers)} document numbers or titles.",
            tuple(numbers),
        )


def _with_name(text: str, match: re.Match[str]) -> Span:
    """The span of a number or title without its year, with the name before it."""
    low = max(0, match.start() - 40)
    if match[0].endswith("》"):
        start = max(text.rfind("《", low, match.start()), low)
    else:
        start = match.start()
        while start > low and match.start() - start < 8 and "\u3400" <= text[start - 1] <= "\u9fff":
            start -= 1
    return Span(start, match.end(), text[start : match.end()])


def _lost_parts(document: Document) -> Iterator[Finding]:
    """Tables of which only the title and the notes are left, annexes of which only the word is left."""
    paragraphs = document.paragraphs
    for at, (start, end) in enumerate(paragraphs):
        words = document.text[start:end].strip()
        if len(words) > 60 or not words:
            continue
        following = document.text[paragraphs[at + 1][0] : paragraphs[at + 1][1]] if at + 1 < len(paragraphs) else ""
        stop = paragraphs[at + 1][0] if at + 1 < len(paragraphs) else len(document.text)
        between = any(end <= table.start < stop for table in document.tables)
        if _TABLE_TITLE.search("".join(words.split())) and _NOTE.match(following) and not between:
            yield Finding(
                "lost_text",
                f"“{words}”只剩标题和注,表格内容缺失。",
                f"Of the table {words} only the title and the note are left.",
                (document.span(start, end),),
            )
        elif _ANNEX.match(words) and not following.strip() and not between and start > len(document.text) // 2:
            yield Finding(
                "lost_text",
                "附件只剩标题,内容缺失。",
                "Of the annex only its heading is left.",
                (document.span(start, end),),
            )


def _masked(known: Facts) -> Iterator[Finding]:
    spans = [q.span for q in known.quantities if q.masked]
    spans += [v.span for i in known.indicators for v in i.values if v.masked]
    if spans:
        yield Finding(
            "masked",
            f"有{len(spans)}个数值被掩去(如“{spans[0].text}”)。",
            f"{len(spans)} values are masked (such as {spans[0].text}).",
            tuple(sorted(spans)[:_SHOWN]),
        )


def _fused(known: Facts) -> Iterator[Finding]:
    for before, quantity in zip((None, *known.quantities), known.quantities, strict=False):
        joined = before is not None and before.span.end == quantity.span.start and before.unit == quantity.unit == "%"
        whole = quantity.value is None and not quantity.masked and re.fullmatch(r"[0-9]{4,}%", quantity.raw)
        if joined and before is not None:
            words = before.raw + quantity.raw
            yield Finding(
                "damaged",
                f"“{words}”中两个数值粘连,按“分别”拆为两个。",
                f"Two numbers ran together in {words}; 分别 (respectively) allows one way to part them.",
                (before.span, quantity.span),
            )
        elif whole:
            yield Finding(
                "damaged",
                f"“{quantity.raw}”中几个数值粘连,无法拆分。",
                f"Several numbers ran together in {quantity.raw} and cannot be parted.",
                (quantity.span,),
            )


def _unsigned(known: Facts) -> Iterator[Finding]:
    for words in (words for item in known.service_items for words in (item.standard, item.content) if words):
        for match in _BARE_RATE.finditer(words.span.text):
            start = words.span.start + match.start("number")
            yield Finding(
                "missing_sign",
                f"“{words.span.text[match.start() : match.end()]}”缺少百分号。",
                f"The rate {match['number']} lacks its sign of per cent.",
                (Span(start, start + len(match["number"]), match["number"]),),
            )
    for quantity in known.quantities:
        subject = fold_name(quantity.subject)
        rate = re.search(r"[率比]$|占比|比例", subject) is not None
        if (
            quantity.unit is None
            and quantity.value is not None
            and quantity.value > 1
            and rate
            and quantity.raw.isascii()
        ):
            yield Finding(
                "missing_sign",
                f"“{quantity.subject}”的数值“{quantity.raw}”缺少百分号或单位。",
                f"The value {quantity.raw} of {quantity.subject} lacks its sign or unit.",
                (quantity.span,),
            )
        elif (
            quantity.unit is None
            and (quantity.per or "").startswith("/")
            and re.search(r"标准|补贴|补助|津贴|养老金|费", subject)
        ):
            yield Finding(
                "missing_sign",
                f"“{quantity.subject}”的数值“{quantity.raw}”缺少货币单位。",
                f"The value {quantity.raw} of {quantity.subject} lacks its currency unit.",
                (quantity.span,),
            )
