"""Lists of services in running text: the words that announce one, how many services they say there are, and the names.

A plan names the services of a field in many ways: 本领域服务项目共7项,具体包括:A、B、…; 服务项目:A;B;…; 提供A、B等7项服务;
重点保障以下服务: with a line for each. One grammar finds the announcement and the stretch of the names of all of them;
`kg.extract.counts` takes the number from it and `kg.extract.items` the names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from kg.model.document import Document, HeadingKind
from kg.text.numbers import read_number

Range = tuple[int, int]

_N = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_SERVICE = r"(?:基本|普惠性?)?(?:公共)?服务"
_THING = r"(?:项目|事项|内容)"
#: What joins an announcement and its list.
_LINK = (
    r"(?:[,\s]*(?:具体|主要|分别|依次|重点)*(?:包括|包含|涵盖|即|如下|有(?![序效关力条机限偿利助所])|[为是](?![了主核重基抓依导]))"
    r"(?:以下|下列)?:?|:)\s*"
)
#: Words that stand for the list itself, wherever its number stands (服务项目共7项, 清单所列项目).
_NOUN = rf"{_SERVICE}(?:项目|事项|清单)(?:清单)?|清单(?:所列)?(?:的)?项目|(?:列入|纳入)(?:{_SERVICE})?清单的(?:{_SERVICE})?{_THING}?"
_ANNOUNCED = re.compile(
    rf"(?:(?P<noun>{_NOUN})|[本该此]领域(?:的)?(?:重点|主要)?(?:保障|提供)?(?:的)?{_SERVICE}(?=[共总合计有设列含]*\s*(?:{_N})\s*[项个]))"
    rf"[^。:;、,\n\d]{{0,12}}?(?P<counted>[共总合计有设列含为包括]*\s*(?P<n>{_N})\s*[项个条种](?:{_SERVICE})?{_THING}?)?"
    rf"[^。:;、\n\d]{{0,6}}?{_LINK}"
    rf"|(?P<ahead>(?P<m>{_N})\s*[项个条种](?:具体|重点|主要)*{_SERVICE}{_THING}?)[^。:;、\n\d]{{0,6}}?{_LINK}"
    rf"|(?:以下|下列)[^。:;、,\n\d]{{0,8}}服务{_THING}?[^。:;、,\n\d]{{0,4}}:\s*"
)
#: The number behind the names: …等7项服务项目, …,共7项.
_TAIL = re.compile(
    rf"(?P<etc>\s*等)?[,\s]*(?P<counted>(?:共计|总计|合计|共有|共|计)?\s*(?P<n>{_N})\s*[项个条种](?P<what>(?:{_SERVICE})?{_THING}?))$"
)
#: How a sentence that tells what it lists only behind the names comes to them (提供A、B等7项服务).
_OPENED = re.compile(
    r"(?:[^、。;:,\n]{0,16},)?[^、。;:,\n]{0,14}?(?:享有|享受|提供|包括|包含|涵盖)[:,]?"
    r"|(?:[^、。;:,\n]{0,16},)?[^、。;:,\n]{0,14}?(?:落实|实施|开展|保障|[为是有])[:,]?"
)
#: A heading or label that says by itself that services follow.
_LABEL = re.compile(r"[^\w\n]{0,2}\s*(?:[本该此]领域|主要|重点|基本|公共)*服务(?:项目|事项|清单)(?:清单|包括|如下)*$")
_SIGNAL = re.compile(
    rf"服务(?:项目|事项|清单)|清单|[项个条种]{_SERVICE}|(?:以下|下列)[^。:;、,\n]{{0,8}}服务|领域(?:的|重点|主要|保障|提供)*{_SERVICE}"
)
_STOPS = re.compile(r"[。\n]")
_BRACKETS = re.compile(r"[()\[\]《》\"、,;]")
_MARK = re.compile(r"^(?:\d+\s*[.、)]|[(]\d+[)]|[①-⑳]|[●○◆◇■□▪•·▲△★☆]|-{1,2}(?!\d))\s*")
_ETC = re.compile(r"等(?:共?\d*[项个]?|服务|项目|服务项目|方面|内容)*$")
_JOINT = re.compile(r"以及|和|及|与")
#: What goes on after the names, as a clause of its own.
_CLAUSE = re.compile(
    r"\s*(?:并|让|使|确保|切实|不断|推动|推进|实现|共同|由|按|明确|各|其中|进一步|逐步|力争|做到|以满足)"
)
#: A piece that states a figure is the name of no service.
_FIGURE = re.compile(r"\d+(?:\.\d+)?\s*(?:%|万|亿|元|人|张|平方米|所|家|册|小时|分钟|公里)|达到|不低于|不少于")
_LONGEST_NAME, _SHORTEST_NAME = 60, 2
_LONGEST_LINE, _LONGEST_LIST = 120, 1500
#: Headings that may be the names of a list that stands line by line.
_IN_LINES: frozenset[HeadingKind] = frozenset({"arabic", "arabic-paren", "circled", "dash", "run-in", "plain"})


@dataclass(frozen=True, slots=True)
class ServiceList:
    """A list of services by ranges of the document's prose view: where its announcement starts, the number declared
    with its words (None where there is none), the names. `certain` says that its words speak of the services of a
    field (服务项目, 本领域), and not only of some services."""

    start: int
    count: int | None
    counted: Range | None
    names: tuple[Range, ...]
    certain: bool


@lru_cache(maxsize=2)
def service_lists(document: Document) -> tuple[ServiceList, ...]:
    """The lists of a document in the order of the text; the last two documents' are kept, since several extractors
    read them."""
    text = document.prose.text
    found: list[ServiceList] = []
    end = 0
    for signal in _SIGNAL.finditer(text):
        if signal.start() < end:
            continue
        start = max(text.rfind("。", end, signal.start()), text.rfind("\n", end, signal.start()), end - 1) + 1
        stop = _STOPS.search(text, signal.start())
        end = len(text) if stop is None else stop.start()
        services = _in_sentence(document, text, start, end)
        if services is not None:
            found.append(services)
            end = max(end, services.names[-1][1])
    return tuple(found)


def _in_sentence(document: Document, text: str, start: int, end: int) -> ServiceList | None:
    """The list that a sentence announces, None where it announces none."""
    if text.startswith("\n", end) and _LABEL.fullmatch(text, start, end):
        return _made(text, start, None, _lines(document, text, end + 1, None), certain=True)
    head = _ANNOUNCED.search(text, start, end)
    if head is not None:
        number = head["n"] or head["m"]
        count = _whole(number)
        counted = None
        if number:
            counted = (head.start(), head.end("counted")) if head["counted"] else head.span("ahead")
        certain = head["ahead"] is None or "领域" in text[start : head.end()]
        if head.end() >= end:
            names = _lines(document, text, end + 1, count) if text.startswith("\n", end) else []
            return _made(text, head.start(), _pair(count, counted), names, certain=certain)
        end = _going_on(text, end)
        tail = _TAIL.search(text, max(head.end(), end - 24), end)
        if tail is not None and count is None:
            count, counted = _whole(tail["n"]), tail.span("counted")
        stop = end if tail is None else tail.start()
        return _made(text, head.start(), _pair(count, counted), _names(text, head.end(), stop, count), certain=certain)
    tail = _TAIL.search(text, max(start, end - 24), end)
    if tail is None or "服务" not in tail["what"]:
        return None
    opened = _OPENED.match(text, start, tail.start())
    first = text.find("、", start, tail.start())
    if opened is None or first < 0 or opened.end() > first - _SHORTEST_NAME:
        return None
    count = _whole(tail["n"])
    names = _names(text, opened.end(), tail.start(), count)
    return _made(text, start, _pair(count, tail.span("counted")), names, certain=len(names) == count)


def _whole(words: str | None) -> int | None:
    number = read_number(words) if words else None
    return None if number is None else int(number)


def _pair(count: int | None, counted: Range | None) -> tuple[int, Range] | None:
    return None if count is None or counted is None else (count, counted)


def _made(
    text: str, start: int, declared: tuple[int, Range] | None, names: list[Range], *, certain: bool
) -> ServiceList | None:
    """A list of the names, None where they are none."""
    count, counted = declared or (None, None)
    fits = [(a, b) for a, b in names if _SHORTEST_NAME <= b - a <= _LONGEST_NAME]
    figures = sum(_FIGURE.search(text, a, b) is not None for a, b in fits)
    if not fits or (len(fits) == 1 and count != 1) or figures * 2 > len(fits):
        return None
    return ServiceList(start, count, counted, tuple(fits), certain)


def _going_on(text: str, end: int) -> int:
    """The end of a list whose source breaks the line behind its marks (A;⏎B;⏎C。)."""
    start = end
    while end - start < _LONGEST_LIST and text.startswith("\n", end) and text[end - 1] in ";、,":
        stop = _STOPS.search(text, end + 1)
        end = len(text) if stop is None else stop.start()
    return end


def _names(text: str, start: int, end: int, count: int | None) -> list[Range]:
    """The names of a stretch, parted so that there are as many as declared where one way of parting gives that."""
    if end - start > _LONGEST_LIST:
        return []
    by_all = _split(text, start, end, "、,;")
    ways = [by_all, *(_split(text, start, end, marks) for marks in (";", "、", ",", "、;"))]
    for pieces in ways:
        if len(pieces) == count:
            return pieces
    if count is not None:
        for pieces in ways:
            if len(pieces) + 1 == count and len(parted := split_last(text, pieces)) == count:
                return parted
    by_stops = ways[1]
    whole = sum(not any(mark in text[a:b] for mark in "、,") for a, b in by_stops)
    return by_stops if len(by_stops) > 2 and whole * 2 > len(by_stops) else by_all


def _split(text: str, start: int, end: int, marks: str) -> list[Range]:
    """The stretches between the marks outside brackets and quotation marks, a last 等 cut off; a clause that goes on
    after a comma ends them."""
    out: list[Range] = []
    depth, quoted, at = 0, False, start
    for mark in [*_BRACKETS.finditer(text, start, end), None]:
        word = mark[0] if mark else marks[0]
        stop = mark.start() if mark else end
        if word in "([《":
            depth += 1
        elif word in ")]》":
            depth = max(0, depth - 1)
        elif word == '"':
            quoted = not quoted
        elif (word in marks and depth == 0 and not quoted) or mark is None:
            piece = text[at:stop]
            tail = _ETC.search(piece.rstrip())
            if tail is not None and (mark is None or _CLAUSE.match(text, stop + 1)):
                piece = piece[: tail.start()]
            lead = _MARK.match(piece.lstrip())
            skip = len(piece) - len(piece.lstrip()) + (lead.end() if lead else 0)
            words = piece[skip:].rstrip()
            if words:
                out.append((at + skip, at + skip + len(words)))
            at = stop + 1
            if word in ",;" and _CLAUSE.match(text, at):
                break
    return out


def split_last(text: str, pieces: list[Range]) -> list[Range]:
    """The last piece cut at its 和, 及 or 以及: the declared count says that one is missing."""
    if not pieces:
        return pieces
    start, end = pieces[-1]
    joint = _JOINT.search(text, start + 2, end - 2)
    return pieces if joint is None else [*pieces[:-1], (start, joint.start()), (joint.end(), end)]


def _lines(document: Document, text: str, at: int, count: int | None) -> list[Range]:
    """The names of a list of which each stands on a line of its own, up to the number declared."""
    view = document.prose
    starts = [section.start for section in document.sections]
    tables = [table.start for table in document.tables]
    names: list[Range] = []
    first_mark: str | None = None
    before = view.origin(at - 1)
    while at < len(text) and (count is None or len(names) < count):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        origin = view.origin(at) if at < end else before
        index = bisect_right(starts, origin) - 1
        if index >= 0 and starts[index] == origin and document.sections[index].kind not in _IN_LINES:
            break
        if bisect_left(tables, before) != bisect_left(tables, origin) or end - at > _LONGEST_LINE:
            break
        mark = _MARK.match(text[at:end])
        kind = "" if mark is None else re.sub(r"\d+|[①-⑳]", "1", mark[0].strip())
        if first_mark is not None and kind != first_mark:
            break
        first_mark = kind
        start = at + (mark.end() if mark else 0)
        stop = re.compile(r"[:;。,]").search(text, start, end)
        closes = text[end - 1] == "。"
        if not kind and closes and not (names and text[at - 2] in ";、,"):
            break
        name_end = stop.start() if stop else end
        if not kind and "。" in text[start : end - 1]:
            break
        if not _SHORTEST_NAME <= name_end - start <= _LONGEST_NAME:
            break
        names.append((start, name_end))
        if closes and not kind:
            break
        before, at = origin, end + 1
    return names
