"""The headings of a text, found by their marks, by their format, or by how they stand."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from kg.model.document import HeadingKind
from kg.read.body import TITLE
from kg.read.layout import KnownHeading, Layout
from kg.read.marks import Mark, read_mark
from kg.text.lines import is_terminated

#: A heading on a line of its own is no longer than this, a head before running text no longer than that; a longer line
#: that ends in a full stop after a comma is a sentence.
_OWN, _HEAD, _CLAUSE = 60, 48, 30
#: How many columns deeper the items of an inner list stand.
_SET_IN = 2
_STOP = re.compile("[。!?]")
#: Words that a colon or a wide space sets off from the running text after them.
_SET_OFF = re.compile(r"[^,。;:\s]{2,30}(?::(?=[^\s\d])|(?:\u3000+|[ \t]{2,}| (?=\S{25}))(?=[^\n]{20,}[,。]))")
_CUT = re.compile("[,;:。]")
_RUN_IN = re.compile(r"[^。!?;:\d\s|]{3,40}。(?=\S)")
_RUN_ON = re.compile(
    r"(?:(?<=[。;!\"):])[ \t\u3000]{0,4}|(?<=\s))"
    r"(?=[一二三四五六七八九十]{1,2}是|--|[①-⑳]|\(\d{1,2}\)|\d{1,2}[.、](?!\d))"
)
_NOTE = re.compile(r"(?:注|备注|附注|(?:指标|名词)?(?:解释|说明))\s*:")
_WORDS = re.compile(r"(?:序\s*言|前\s*言|引\s*言|导\s*言|导\s*语|结\s*语|附\s*则)$")
#: 重点项目 on a line of its own heads what follows.
_GROUP = re.compile(r"(?:重点|主要|重大)(?:建设)?(?:项目|工程|任务|举措)[*:]*")
#: 【重点任务】 on a line of its own.
_BRACKETED = re.compile(r"[\[【][\u4e00-\u9fff]{2,12}[\]】]")
_NOTED: tuple[HeadingKind, ...] = ("arabic", "arabic-paren", "circled")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: the range of its number (None where it has none) and its other ranges. `level` is the one that
    its format gives, None where it gives none.
    `own_line` says that nothing follows it in its paragraph, `first` that its paragraph starts with it."""

    kind: HeadingKind
    number: tuple[int, int] | None
    value: int | None
    depth: int
    start: int
    title: int
    title_end: int
    body: int
    own_line: bool
    first: bool = True
    level: int | None = None


def find_headings(
    text: str,
    paragraphs: tuple[tuple[int, int], ...],
    layout: Layout,
    body_start: int,
) -> list[Heading]:
    """The headings of the paragraphs, in order."""
    title = _title(text, layout)
    known = [h.start for h in layout.headings if h is not title]
    levels = [h.level for h in layout.headings if h is not title]
    found: list[Heading] = []
    note = False
    taken = -1
    for index, (start, end) in enumerate(paragraphs):
        if start < body_start or index == taken:
            continue
        at = bisect_left(known, start)
        level = levels[at] if at < len(known) and known[at] < end else None
        mark = read_mark(text, start, end)
        if _NOTE.match(text, start, end):
            note = True
        elif mark is not None:
            if note and mark.kind in _NOTED and level is None:
                continue
            note = False
            if mark.end < end:
                found.extend(_marked(text, start, end, level))
            elif heading := _bare(text, mark, paragraphs, index, level):
                found.append(heading)
                taken = index + 1 if heading.title >= end else -1
        elif level is not None:
            found.append(_plain(text, start, end, level))
        elif _WORDS.match(text, start, end) or _GROUP.fullmatch(text, start, end):
            found.append(_plain(text, start, end, None))
        elif _BRACKETED.fullmatch(text, start, end):
            found.append(Heading("plain", None, None, 1, start, start + 1, end - 1, end, True))
        elif (head := _RUN_IN.match(text, start, end)) and _without_stars(text, head.end() - 1, start) > start:
            body = after(text, head.end(), end)
            found.append(
                Heading("run-in", None, None, 1, start, start, _without_stars(text, head.end() - 1), body, False)
            )
        elif (found or not TITLE.match(text, start, end)) and _stands_alone(text, paragraphs, index, body_start):
            found.append(_plain(text, start, end, None))
        if mark is None and end - start > _OWN:
            note = False
    return _nested(text, found)


def _without_stars(text: str, end: int, start: int = 0) -> int:
    """The end of a head without the signs of emphasis before its full stop (**机制**。)."""
    while end > start and text[end - 1] == "*":
        end -= 1
    return end


def _nested(text: str, headings: list[Heading]) -> list[Heading]:
    """The headings; a list of Arabic numbers set in under an item of another, as in Markdown, is one step lower."""
    out: list[Heading] = []
    base: int | None = None
    inner = 0
    for heading in headings:
        if heading.kind == "arabic" and heading.first:
            indent = heading.start - text.rfind("\n", 0, heading.start) - 1
            deeper = base is not None and indent >= base + _SET_IN
            if deeper and heading.value == inner + 1:
                inner += 1
                heading = replace(heading, depth=heading.depth + 1)
            else:
                base, inner = indent, 0
        out.append(heading)
    return out


def _title(text: str, layout: Layout) -> KnownHeading | None:
    """The heading that is the title of the whole, which is no section: the first, without a mark, higher than all
    others or named as a plan is."""
    if not layout.headings:
        return None
    first, *others = layout.headings
    if read_mark(text, first.start, first.end) is not None:
        return None
    if others and all(other.level > first.level for other in others):
        return first
    return first if TITLE.match(text, first.start, first.end) else None


def _bare(
    text: str, mark: Mark, paragraphs: tuple[tuple[int, int], ...], index: int, level: int | None
) -> Heading | None:
    """The heading whose mark has a line of its own: the next line is its title where it is short and no sentence; an
    annex may go without."""
    start, end = paragraphs[index]
    if index + 1 < len(paragraphs):
        below, stop = paragraphs[index + 1]
        if stop - below <= 40 and not is_terminated(text[below:stop]) and read_mark(text, below, stop) is None:
            return Heading(
                mark.kind, (mark.start, mark.stop), mark.value, 1, start, below, stop, stop, True, True, level
            )
    if mark.kind == "annex" and text[end - 1] != ":":
        return Heading(mark.kind, (mark.start, mark.stop), mark.value, 1, start, start, end, end, True, True, level)
    return None


def _plain(text: str, start: int, end: int, level: int | None) -> Heading:
    title_end = end
    while title_end > start + 1 and (text[title_end - 1].isspace() or text[title_end - 1] in "。:*#"):
        title_end -= 1
    return Heading("plain", None, None, 1, start, start, title_end, end, True, True, level)


_ALONE = re.compile(r"[\u4e00-\u9fff\"、·()-]{2,24}$")
_NO_HEADING = re.compile(
    r".*(?:人民政府|办公[室厅]|委员会|局|单位|联系人|电话|此件.{1,8}公开|[表图])$|[附此单]|.*[年月日]$|.*(?:通知|意见)$"
)


def _stands_alone(text: str, paragraphs: tuple[tuple[int, int], ...], index: int, body_start: int) -> bool:
    """Whether a short line without a mark stands above running text or the first heading of a list, as headings do
    that lost their number."""
    start, end = paragraphs[index]
    if end - start > 24 or not _ALONE.match(text, start, end) or _NO_HEADING.match(text, start, end):
        return False
    if index + 1 == len(paragraphs) or index == 0 or start == body_start:
        return False
    below, above = paragraphs[index + 1], paragraphs[index - 1]
    mark = read_mark(text, *below)
    if mark is not None:
        return mark.value == 1 and mark.kind in ("han", "han-paren", "arabic", "arabic-paren")
    if text[above[1] - 1] not in "。;!)|" and read_mark(text, *above) is None:
        return False
    return below[1] - below[0] >= 40 and text[below[1] - 1] in "。;:"


def _marked(text: str, start: int, end: int, level: int | None) -> list[Heading]:
    """The headings of a paragraph that starts with a mark: its own, and those that run on inside it in sequence."""
    cuts = [start, *_run_ons(text, start, end), end]
    found = []
    for number, (a, b) in enumerate(itertools.pairwise(cuts)):
        heading = _heading(text, a, b, number == 0, level if number == 0 else None)
        if heading is not None:
            found.append(heading)
    return found


def _run_ons(text: str, start: int, end: int) -> list[int]:
    """Where inside a paragraph the items begin that go on counting: 二是 after 一是, ② after ①, a dash after a dash."""
    own = read_mark(text, start, end)
    counts = {} if own is None else {own.kind: {own.value}}
    cuts = []
    for match in _RUN_ON.finditer(text, start + 1, end):
        mark = read_mark(text, match.end(), end)
        if mark is None or match.end() <= start:
            continue
        seen = counts.setdefault(mark.kind, set())
        if mark.kind == "dash" or (mark.value is not None and (mark.value == 1 or mark.value - 1 in seen)):
            seen.add(mark.value)
            cuts.append(match.end())
    return cuts


def _heading(text: str, start: int, end: int, first: bool, level: int | None) -> Heading | None:
    mark = read_mark(text, start, end)
    if mark is None or mark.end >= end:
        return None
    stop = _STOP.search(text, mark.end, end)
    alone = stop is None or not text[stop.end() : end].strip(" \t\n\u3000|*#”)")
    if alone and level is not None:
        return _make(text, mark, start, end, end, first, level, own=first)
    if set_off := _SET_OFF.match(text, mark.end, end):
        return _make(text, mark, start, set_off.end(), end, first, level)
    sentence = stop is not None and end - mark.end > _CLAUSE and "," in text[mark.end : end]
    if alone and end - mark.end <= _OWN and not sentence:
        return _make(text, mark, start, end, end, first, level, own=first)
    if stop is not None and not alone and stop.start() - mark.end <= _HEAD:
        return _make(text, mark, start, stop.end(), end, first, level)
    cut = _CUT.search(text, mark.end, end)
    return _make(text, mark, start, cut.start() if cut else min(end, mark.end + _HEAD), end, first, level)


def _make(
    text: str,
    mark: Mark,
    start: int,
    stop: int,
    end: int,
    first: bool,
    level: int | None,
    *,
    own: bool = False,
) -> Heading | None:
    title, title_end = mark.end, min(stop, end)
    while title < title_end and text[title] in "*#_ \t\u3000":
        title += 1
    while title_end > title and (text[title_end - 1].isspace() or text[title_end - 1] in "。:;.,|*#_"):
        title_end -= 1
    if title_end > title and text[title_end - 1] == "]" and "[" not in text[title:title_end]:
        title_end -= 1
    if title_end <= title:
        return None
    return Heading(
        mark.kind,
        (mark.start, mark.stop),
        mark.value,
        mark.depth,
        start,
        title,
        title_end,
        after(text, stop, end),
        own,
        first,
        level,
    )


def after(text: str, offset: int, end: int) -> int:
    """The first offset from `offset` on that is no white space, at most `end`."""
    while offset < end and text[offset].isspace():
        offset += 1
    return offset
