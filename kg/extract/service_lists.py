"""Lists of services in running text: what announces one, how many services it says there are, and their names.

A plan names the services of a field in many ways: 本领域服务项目共7项,具体包括:A、B、…; 服务项目:A;B;…;
提供A、B等7项服务; 重点保障以下服务: with a line for each. One grammar finds the announcement and the stretch of the
names of all of them; `kg.extract.counts` takes the number from it and `kg.extract.items` the names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model.document import Document, HeadingKind
from kg.text.fold import fold_name
from kg.text.numbers import read_number

Range = tuple[int, int]

_N = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_SERVICE = r"(?:(?:基本|普惠性?)?(?:公共)?服务|(?:基本)?公共[一-鿿]{2,6}服务)"
_THING = r"(?:项目|事项|内容)"
#: What joins an announcement and its list.
_LINK = (
    r"(?:[,\s]*(?:具体|主要|分别|依次|重点)*"
    r"(?:包括|包含|涵盖|即|如下|有(?![序效关力条机限偿利助所])|[为是](?![了主核重基抓依导]))"
    rf"(?!(?:以下|下列)?\s*(?:{_N})\s*[项个][^、,;。\n]{{0,8}}:)(?:以下|下列)?:?|:)\s*"
)
#: Words that stand for the list itself, wherever its number stands (服务项目共7项, 清单所列项目).
_ON_LIST = rf"(?:列入|纳入)(?:{_SERVICE})?清单(?:管理|范围)?的(?:{_SERVICE})?{_THING}?"
_PLAIN = rf"(?:保障|服务)(?:内容|项目)|(?:具体|基本){_SERVICE}(?=[为是有]|包括)"
_GIVEN = rf"(?:提供|享有|享受|保障)的{_SERVICE}(?:项目|事项)?|{_PLAIN}"
_NOUN = rf"{_SERVICE}(?:项目|事项|清单)(?:清单)?|清单(?:所列)?(?:的)?项目|{_ON_LIST}|{_GIVEN}"
#: Words that stand for the list only where its number follows them (本领域服务共7项, 此类服务5项).
_COUNTED_NOUN = rf"(?:[本该此]领域|[此这该]类)(?:[的有设共]|重点|主要|保障|提供)*(?:{_SERVICE})?"
_NO_SERVICES = "(?:重点|主要|具体|发展)*(?:任务|工程|项目建设|举措|措施|指标|改革|行动)"
_PREFIX = "[共总合计有设列含为包括只仅]*"
_ANNOUNCED = re.compile(
    rf"(?:{_NOUN}|{_COUNTED_NOUN}(?={_PREFIX}\s*(?:{_N})\s*[项个](?!{_NO_SERVICES})))[^。:;、,\n\d]{{0,12}}?"
    rf"(?P<counted>{_PREFIX}\s*(?P<n>{_N})\s*[项个条种](?:{_SERVICE})?{_THING}?)?[^。:;、\n\d]{{0,6}}?{_LINK}"
    rf"|(?P<total>[共设有]|提供|保障|明确|推出|以下|下列)?(?P<ahead>(?P<m>{_N})\s*[项个条种](?:具体|重点|主要)*{_SERVICE}{_THING}?)"
    rf"[^。:;、\n\d]{{0,6}}?{_LINK}"
    rf"|(?:项目|服务|事项)[^。:;、,\n\d]{{0,6}}(?:以下|下列)\s*(?P<behind>(?P<k>{_N})\s*[项个])[^。:;、,\n\d]{{0,8}}:\s*"
    rf"|(?:以下|下列)[^。:;、,\n\d]{{0,8}}服务{_THING}?[^。:;、,\n\d]{{0,4}}:\s*"
)
#: The number behind the names: …等7项服务项目, …,共7项.
_TAIL = re.compile(
    rf"(?P<etc>\s*等)?[,\s]*(?P<counted>(?:共计|总计|合计|共有|共|计)?\s*(?P<n>{_N})\s*[项个条种](?P<what>(?:{_SERVICE})?{_THING}?))$"
)
#: The same before a clause that goes on (提供A、B等9项服务,建档率达到…).
_TAIL_INSIDE = re.compile(
    rf"(?P<etc>等)?\s*(?:共)?(?P<counted>(?P<n>{_N})\s*[项个](?P<what>{_SERVICE}(?:项目|事项)?))(?=[,;])"
)
_OF_KINDS = re.compile(rf"(?:{_N})大?类\s*$")
#: How a sentence that tells what it lists only behind the names comes to them (提供A、B等7项服务).
_OPENED = re.compile(
    r"(?:[^、。;:,\n]{0,30},)?[^、。;:,\n]{0,30}?(?:享有|享受|提供(?!的)|包括|包含|涵盖|设置|做好)[:,]?"
    r"|(?:[^、。;:,\n]{0,16},)?[^、。;:,\n]{0,14}?(?:落实|实施|开展|保障|[为是有])[:,]?"
)
_TITLE = re.compile(r"(?:基本|公共|主要|重点|具体|国家|保障)*服务(?:内容|项目|清单|事项)(?:清单)?")
#: What joins any words and a list, in a section whose title says that it lists services.
_ANY_LINK = re.compile(
    r"(?:(?P<clear>包括|包含|涵盖|提供(?!的)|享有|内容[是为有])|[为是有](?![了主核重基抓依导序效关力]))[:,]?"
)
#: The number that a sentence of its own states behind the names (以上共6项).
_STATED = re.compile(
    rf"。?\s*(?P<counted>(?:以上|上述)?(?:共计|总计|合计|共|计)+\s*(?P<n>{_N})\s*[项个条种]{_THING}?)(?=[。;,\n]|$)"
)
#: A heading or label that says by itself that services follow.
_LABEL = re.compile(
    r"(?:第[一二三四五六七八九十]+节|[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[^\w\n]{1,2})?\s*"
    r"(?:[本该此]领域|主要|重点|基本|公共)*服务(?:项目|事项|清单)(?:清单|包括|如下)*$"
)
_SIGNAL = re.compile(
    rf"服务(?:项目|事项|清单)|清单|{_GIVEN}|[项个条种]{_SERVICE}|(?:以下|下列)(?:[^。:;、,\n]{{0,8}}服务|\s*(?:{_N})\s*[项个])"
    rf"|[本该此]领域|[此这该]类{_SERVICE}"
)
_STOPS = re.compile(r"[。\n]")
_BRACKETS = re.compile(r"[()\[\]《》\"、,;]")
_MARK = re.compile(r"(?:\d+\s*[.、)]|[(]\d+[)]|[①-⑳]|[●○◆◇■□▪•·▲△★☆]|-{1,2}(?!\d))\s*")
#: What the name at the start of a line ends with, and the number in its mark.
_NAME_ENDS = re.compile(r"[:;。,]")
_SIGN = re.compile(r"\d+|[①-⑳]")
_ETC = re.compile(r"等(?:共?\d*[项个]?|服务|项目|服务项目|方面|内容)*$")
_JOINT = re.compile(r"以及|和|及|与")
#: What goes on after the names, as a clause of its own.
_CLAUSE = re.compile(
    r"\s*(?:并|让|使|确保|切实|不断|推动|推进|实现|共同|由|按|明确|各|其中|进一步|逐步|力争|做到|以满足)"
)
#: How a section is opened with what it provides; and the words behind the last name.
_PROVIDES = re.compile(r"(?:(?:为|向|面向|对)[^、。;:,\n]{2,14}?)?(?:提供(?!的)|落实|保障(?!的))(?=[^、。;:,\n]{3,}、)")
_OTHERS = re.compile(r"等(?:\d{1,2}项)?(?:基本)?(?:公共)?服务(?=[,;。]|$)")
_FEWEST_LOOSE = 3
_HEADS: frozenset[HeadingKind] = frozenset({"chapter", "section", "han", "han-paren", "plain"})
#: A piece that states a figure is the name of no service.
_FIGURE = re.compile(r"\d+(?:\.\d+)?\s*(?:%|万|亿|元|人|张|平方米|所|家|册|小时|分钟|公里)|达到|不低于|不少于")
_NO_NAME = re.compile(r"^\d+[项个]$|见附|详见|如下")
_LONGEST_NAME, _SHORTEST_NAME, _SHORTEST_PART = 60, 2, 4
_LONGEST_LINE, _LONGEST_LIST, _LONGEST_TAIL = 160, 1500, 24
#: Headings that may be the names of a list that stands line by line.
_IN_LINES: frozenset[HeadingKind] = frozenset({"arabic", "arabic-paren", "circled", "dash", "run-in", "plain"})


@dataclass(frozen=True, slots=True)
class Service:
    """One name of a list by ranges of the document's prose view; `detail` is what its line says of it behind a colon,
    None where it says nothing."""

    start: int
    end: int
    detail: Range | None = None


@dataclass(frozen=True, slots=True)
class ServiceList:
    """A list of services by ranges of the document's prose view: where its announcement starts, the number declared
    with its words (None where there is none), the names. `certain` says that its words speak of the services of a
    field (服务项目, 本领域), and not only of some services; `loose` that its place alone tells it (提供A、B、C)."""

    start: int
    declared: tuple[int, Range] | None
    names: tuple[Service, ...]
    certain: bool
    loose: bool = False


@lru_cache(maxsize=2)
def service_lists(document: Document) -> tuple[ServiceList, ...]:
    """The lists of a document in the order of the text; the last two documents' are kept, since several extractors
    read them."""
    return tuple(_Reader(document).all())


class _Reader:
    """Reads the sentences that may announce a list."""

    def __init__(self, document: Document) -> None:
        self.document, self.view, self.text = document, document.prose, document.prose.text
        self._sections = {section.start: section.kind for section in document.sections}
        self._tables = [table.start for table in document.tables]

    def all(self) -> Iterator[ServiceList]:
        """The lists, none inside another."""
        end = 0
        heads = (section for section in self.document.sections if section.kind in _HEADS)
        openings = {_past_blanks(self.text, self.view.locate(section.body)) for section in heads}
        signals = {signal.start() for signal in _SIGNAL.finditer(self.text)}
        for at in sorted({*signals, *self._under_titles(), *openings}):
            if at < end:
                continue
            start = max(self.text.rfind(stop, end, at) for stop in "。\n")
            start = end if start < 0 else start + 1
            stop = _STOPS.search(self.text, at)
            end = len(self.text) if stop is None else stop.start()
            services = self._in_sentence(start, end)
            if services is None and start in openings:
                services = self._loose(start, end)
            if services is not None:
                yield services
                end = max(end, services.names[-1].end)

    def _under_titles(self) -> Iterator[int]:
        """Where the sentences begin that stand in a section called 服务内容, 服务项目 or the like."""
        for section in self.document.sections:
            if _TITLE.fullmatch(fold_name(section.title.text)):
                start, end = self.view.locate(section.body), self.view.locate(section.end)
                yield start
                yield from (stop.end() for stop in _STOPS.finditer(self.text, start, end) if stop.end() < end)

    def _in_sentence(self, start: int, end: int) -> ServiceList | None:
        """The list that a sentence announces, None where it announces none."""
        text = self.text
        if _LABEL.fullmatch(text, start, end):
            return _made(text, start, None, self._lines(end, None), certain=True)
        head = _ANNOUNCED.search(text, start, end)
        if head is None:
            return self._under_label(start, end) or self._named_first(start, end)
        declared = _declared(head, "n", "counted") or _declared(head, "m", "ahead") or _declared(head, "k", "behind")
        certain = head["ahead"] is None or bool(head["total"]) or "领域" in text[start : head.end()]
        if head.end() >= end:
            names = self._lines(end, declared[0] if declared else None)
        else:
            end = _going_on(text, end)
            tail = _TAIL.search(text, max(head.end(), end - _LONGEST_TAIL), end)
            if tail is not None and declared is None:
                declared = _declared(tail, "n", "counted")
            stop = end if tail is None else tail.start()
            names = _names(text, head.end(), stop, declared[0] if declared else None)
        return _made(text, head.start(), declared, names, certain=certain)

    def _loose(self, start: int, end: int) -> ServiceList | None:
        """The names of the sentence that opens a section with what it provides (提供A、B、C等服务), told by no more."""
        opened = _PROVIDES.match(self.text, start, end)
        if opened is None:
            return None
        tail = _OTHERS.search(self.text, opened.end(), end)
        names = _names(self.text, opened.end(), end if tail is None else tail.start(), None)
        long = sum(name.end - name.start >= _SHORTEST_PART for name in names)
        if len(names) < _FEWEST_LOOSE or long * 2 <= len(names):
            return None
        made = _made(self.text, start, None, names, certain=False)
        return None if made is None else replace(made, loose=True)

    def _under_label(self, start: int, end: int) -> ServiceList | None:
        """The list of a sentence in a section called 服务内容, 服务项目 or the like, however the sentence is worded."""
        index = self.document.section_at(self.view.origin(start))
        if index is None or not _TITLE.fullmatch(fold_name(self.document.sections[index].title.text)):
            return None
        first = self.text.find("、", start, end)
        links = list(_ANY_LINK.finditer(self.text, start, end if first < 0 else first))
        if not links:
            return None
        opened = next((link.end() for link in links if link["clear"]), links[-1].end())
        tail = _TAIL.search(self.text, max(opened, end - _LONGEST_TAIL), end)
        stated = _STATED.match(self.text, end) if tail is None else None
        found = tail or stated
        declared = None if found is None else _declared(found, "n", "counted")
        stop = end if tail is None else tail.start()
        names = _names(self.text, opened, stop, declared[0] if declared else None)
        return _made(self.text, start, declared, names, certain=True)

    def _named_first(self, start: int, end: int) -> ServiceList | None:
        """The list of a sentence that says behind the names what they are (提供A、B等7项服务)."""
        tail = _TAIL.search(self.text, max(start, end - _LONGEST_TAIL), end)
        if tail is None or "服务" not in tail["what"]:
            tail = next((t for t in _TAIL_INSIDE.finditer(self.text, start, end) if "服务" in t["what"]), None)
        if tail is None:
            return None
        if _OF_KINDS.search(self.text, start, tail.start("counted")):
            # 甲、乙、丙三类8项服务: the names are those of the kinds.
            return None
        opened = _OPENED.match(self.text, start, tail.start())
        first = self.text.find("、", start, tail.start())
        if opened is None or opened.end() > first - _SHORTEST_NAME:
            return None
        declared = _declared(tail, "n", "counted")
        names = _names(self.text, opened.end(), tail.start(), declared[0] if declared else None)
        certain = declared is not None and abs(len(names) - declared[0]) <= 1
        return _made(self.text, start, declared, names, certain=certain)

    def _lines(self, end: int, count: int | None) -> list[Service]:
        """The names of a list of which each stands on a line of its own, without marks up to the number declared; `end`
        is that of the line that announces it."""
        text = self.text
        names: list[Service] = []
        marks: set[str] = set()
        while text.startswith("\n", end) and (count is None or len(names) < count or marks != {""}):
            at, before = end + 1, end
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            mark = _MARK.match(text, at, end)
            marks.add("" if mark is None else _SIGN.sub("1", mark[0].strip()))
            line = self._line(before, mark.end() if mark else at, end)
            if line is None or len(marks) > 1 or not self._goes_on(before, at):
                break
            closes = text[end - 1] == "。"
            if mark is None and ("。" in text[at : end - 1] or (closes and not (names and text[before - 1] in ";、,"))):
                break
            names.append(line)
            if mark is None and closes:
                break
        return names

    def _line(self, before: int, start: int, end: int) -> Service | None:
        """The name at the start of a line and what the line says of it, None where no name opens the line."""
        if start >= end or end - before > _LONGEST_LINE:
            return None
        stop = _NAME_ENDS.search(self.text, start, end)
        name_end = end if stop is None else stop.start()
        if not _SHORTEST_NAME <= name_end - start <= _LONGEST_NAME:
            return None
        detail = None
        if stop is not None and stop[0] != ";" and (words := self.text[stop.end() : end].strip(" 。;,")):
            at = self.text.index(words, stop.end())
            detail = at, at + len(words)
        return Service(start, name_end, detail)

    def _goes_on(self, before: int, at: int) -> bool:
        """Whether a line may belong to the list of the line above: no heading of the plan and no table between."""
        here, there = self.view.origin(before - 1), self.view.origin(at)
        no_heading = self._sections.get(there, "plain") in _IN_LINES
        return no_heading and bisect_left(self._tables, here) == bisect_left(self._tables, there)


def _past_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _declared(match: re.Match[str], number: str, words: str) -> tuple[int, Range] | None:
    """The number of a match and the range from which on it is declared."""
    if match[number] is None or (count := read_number(match[number])) is None:
        return None
    start = match.start() if words == "counted" and match.re is _ANNOUNCED else match.start(words)
    return int(count), (start, match.end(words))


def _made(
    text: str, start: int, declared: tuple[int, Range] | None, names: list[Service], *, certain: bool
) -> ServiceList | None:
    """A list of the names, None where they are none."""
    fits = [name for name in names if _SHORTEST_NAME <= name.end - name.start <= _LONGEST_NAME]
    fits = [name for name in fits if not _NO_NAME.search(text, name.start, name.end)]
    figures = sum(_FIGURE.search(text, name.start, name.end) is not None for name in fits)
    if not fits or (len(fits) == 1 and (declared is None or declared[0] != 1)) or figures * 2 > len(fits):
        return None
    return ServiceList(start, declared, tuple(fits), certain)


def _going_on(text: str, end: int) -> int:
    """The end of a list whose source breaks the line behind its marks (A;⏎B;⏎C。)."""
    start = end
    while end - start < _LONGEST_LIST and text.startswith("\n", end) and text[end - 1] in ";、,":
        stop = _STOPS.search(text, end + 1)
        end = len(text) if stop is None else stop.start()
    return end


def _names(text: str, start: int, end: int, count: int | None) -> list[Service]:
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
    whole = sum(not any(mark in text[name.start : name.end] for mark in "、,") for name in by_stops)
    return by_stops if len(by_stops) > 2 and whole * 2 > len(by_stops) else by_all


def names_in(words: str) -> list[Service]:
    """The names that some folded words list, one after the other.

    >>> [service.start for service in names_in("就业援助、创业服务;职业介绍")]
    [0, 5, 10]
    """
    return _names(words, 0, len(words), None)


def _split(text: str, start: int, end: int, marks: str) -> list[Service]:
    """The stretches between the marks outside brackets and quotation marks, a last 等 cut off; a clause that goes on
    after a comma ends them."""
    out: list[Service] = []
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
                out.append(Service(at + skip, at + skip + len(words)))
            at = stop + 1
            if word in ",;" and _CLAUSE.match(text, at):
                break
    return out


def split_last(text: str, pieces: list[Service]) -> list[Service]:
    """The last piece cut at its 和, 及 or 以及: the declared count says that one is missing."""
    if not pieces:
        return pieces
    last = pieces[-1]
    joint = _JOINT.search(text, last.start + _SHORTEST_PART, last.end - _SHORTEST_PART)
    if joint is None:
        return pieces
    return [*pieces[:-1], Service(last.start, joint.start()), Service(joint.end(), last.end)]
