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

from kg.extract.service_names import (
    LONGEST_LIST,
    MARK,
    SHORTEST_NAME,
    SHORTEST_PART,
    Range,
    Service,
    going_on,
    like_services,
    part_names,
    split_last,
    without_due,
)
from kg.model.document import Document, HeadingKind
from kg.text.fold import fold_name
from kg.text.numbers import read_number

_N = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_SERVICE = r"(?:(?:基本|普惠性?)?(?:公共)?服务|(?:基本)?公共[一-鿿]{2,6}服务)"
_THING = r"(?:项目|事项|内容)"
#: What joins an announcement and its list.
_LINK = (
    r"(?:[,\s]*(?:具体|主要|分别|依次|重点)*"
    r"(?:包括|包含|涵盖|涉及|即|如下|有(?![序效关力条机限偿利助所])|[为是](?![了主核重基抓依导]))"
    rf"(?!(?:以下|下列)?\s*(?:{_N})\s*[项个][^、,;。\n]{{0,8}}:)(?:以下|下列)?:?|[:\]])\s*"
)
#: Words that stand for the list itself, wherever its number stands (服务项目共7项, 清单所列项目).
_ON_LIST = rf"(?:列入|纳入)(?:{_SERVICE})?(?:清单|范围)(?:管理|范围)?的(?:{_SERVICE})?{_THING}?"
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
    rf"|(?P<total>[共设有]|提供|保障|明确|推出|获得|享有|享受|安排|开展|落实|实施|以下|下列)?(?P<ahead>(?P<m>{_N})\s*[项个条种](?:具体|重点|主要)*{_SERVICE}{_THING}?)"
    rf"[^。:;、\n\d]{{0,6}}?{_LINK}"
    rf"|(?:项目|服务|事项)[^。:;、,\n\d]{{0,6}}(?:以下|下列)\s*(?P<behind>(?P<k>{_N})\s*[项个])[^。:;、,\n\d]{{0,8}}:\s*"
    rf"|(?:以下|下列)[^。:;、,\n\d]{{0,8}}服务{_THING}?[^。:;、,\n\d]{{0,4}}:\s*"
)
#: The number behind the names: …等7项服务项目, …,共7项.
_TAIL = re.compile(
    rf"(?P<etc>\s*等)?[,\s]*(?P<open>\()?(?P<counted>(?:共计|总计|合计|共有|共|计)?\s*(?P<n>{_N})\s*[项个条种](?P<what>(?:{_SERVICE})?{_THING}?))(?(open)\))$"
)
#: The same before a clause that goes on (提供A、B等9项服务,建档率达到…).
_TAIL_INSIDE = re.compile(
    rf"(?P<etc>等)?\s*(?:共)?(?P<counted>(?P<n>{_N})\s*[项个](?P<what>{_SERVICE}(?:项目|事项)?))(?=[,;]|[纳列]入)"
)
#: The number alone, where there are as many names before it.
_BARE_TAIL = re.compile(
    rf"(?P<etc>\s*等)?[,\s]*(?P<counted>(?:共计|总计|合计|共有|共|计)?\s*(?P<n>{_N})\s*项{_THING}?)(?=[纳列]入|[,;。\n]|$)"
)
#: 以上服务共9项.
_SUMMED = re.compile(
    rf"(?:以上|上述)(?:各?[类项])?(?:{_SERVICE})?{_THING}?(?P<counted>(?:共计|总计|合计|共有|共|计)+\s*(?P<n>{_N})\s*[项个]{_THING}?)"
)
_CLAUSE_STOP = re.compile("[,;:]")
_OF_KINDS = re.compile(rf"(?:{_N})大?类\s*$")
#: How a sentence that tells what it lists only behind the names comes to them (提供A、B等7项服务).
_OPENED = re.compile(
    r"(?:[^、。;:,\n]{0,30},)?[^、。;:,\n]{0,30}?(?:享有|享受|提供(?!的)|包括|包含|涵盖|涉及|设置|做好)[:,]?"
    r"|(?:[^、。;:,\n]{0,16},)?[^、。;:,\n]{0,14}?(?:落实|实施|开展|保障|[为是有把将])[:,]?"
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
    rf"|[本该此]领域|[此这该]类{_SERVICE}|(?:以上|上述)[^。:;、,\n]{{0,10}}[共计]\s*(?:{_N})\s*[项个]"
    rf"|[纳列]入[^。;,\n]{{0,6}}范围的|[等计共]\s*(?:{_N})\s*项{_THING}?(?=[纳列]入|[,;。\n])"
)
_STOPS = re.compile(r"[。\n]")
#: The sign of a list right before the words of its line.
_BULLET, _BEFORE_BULLET = re.compile(r"(?:\A|\n)[ \t]*[-*+][ \t]+[*_]*\Z"), 12
#: What the name at the start of a line ends with, and the number in its mark.
_NAME_ENDS = re.compile(r"[:;。,]")
_SIGN = re.compile(r"\d+|[①-⑳]")
#: How a section is opened with what it provides; and the words behind the last name.
_PROVIDES = re.compile(r"(?:(?:为|向|面向|对)[^、。;:,\n]{2,14}?)?(?:提供(?!的)|落实|保障(?!的))(?=[^、。;:,\n]{3,}、)")
_RECEIVES = re.compile(
    r"[^、。;:,\n]{0,24}?(?:享有|享受|提供(?!的)|落实|保障(?!的)|做好|实施|开展)(?=[^、。;:,\n]{3,}、)"
)
_OTHERS = re.compile(r"等(?:\d{1,2}项)?(?:基本)?(?:公共)?服务(?=[,;。]|$)")
_FEWEST_LOOSE = 3
_HEADS: frozenset[HeadingKind] = frozenset({"chapter", "section", "han", "han-paren", "plain"})
#: A piece that states a figure is the name of no service.
_FIGURE = re.compile(r"\d+(?:\.\d+)?\s*(?:%|万|亿|元|人|张|平方米|所|家|册|小时|分钟|公里)|达到|不低于|不少于")
_NO_NAME = re.compile(r"^\d+[项个]$|见附|详见|如下")
_LONGEST_NAME = 60
_LONGEST_LINE, _LONGEST_TAIL = 160, 24
#: Headings that may be the names of a list that stands line by line.
_IN_LINES: frozenset[HeadingKind] = frozenset({"arabic", "arabic-paren", "circled", "dash", "run-in", "plain"})


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
        end = last = 0
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
            if services is None and start in openings and not _SUMMED.match(self.text, end + 1):
                services = self._loose(start, end)
            if services is not None and services.start >= last:
                yield services
                last = max(end, services.names[-1].end)
                end = last

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
            return self._summed(start, end) or self._under_label(start, end) or self._named_first(start, end)
        declared = _declared(head, "n", "counted") or _declared(head, "m", "ahead") or _declared(head, "k", "behind")
        certain = head["ahead"] is None or bool(head["total"]) or "领域" in text[start : head.end()]
        if head.end() >= end:
            names = self._lines(end, declared[0] if declared else None)
        else:
            end = going_on(text, end)
            tail = _TAIL.search(text, max(head.end(), end - _LONGEST_TAIL), end)
            if tail is not None and declared is None:
                declared = _declared(tail, "n", "counted")
            stop = end if tail is None else tail.start()
            names = part_names(text, head.end(), stop, declared[0] if declared else None)
        return _made(text, head.start(), declared, names, certain=certain)

    def _loose(self, start: int, end: int) -> ServiceList | None:
        """The names of the sentence that opens a section with what it provides (提供A、B、C等服务), told by no more."""
        opened = _PROVIDES.match(self.text, start, end)
        if opened is None:
            clauses = [start, *(stop.end() for stop in _CLAUSE_STOP.finditer(self.text, start, end))]
            found = (_RECEIVES.match(self.text, at, end) for at in clauses)
            opened = next((match for match in found if match is not None), None)
            if opened is None or not like_services(self.text, part_names(self.text, opened.end(), end, None)):
                return None
        tail = _OTHERS.search(self.text, opened.end(), end)
        names = part_names(self.text, opened.end(), end if tail is None else tail.start(), None)
        long = sum(name.end - name.start >= SHORTEST_PART for name in names)
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
        names = part_names(self.text, opened, stop, declared[0] if declared else None)
        return _made(self.text, start, declared, names, certain=True)

    def _named_first(self, start: int, end: int) -> ServiceList | None:
        """The list of a sentence that says behind the names what they are (提供A、B等7项服务), or only how many they
        are, where there are as many (把A、B、C等3项纳入…)."""
        text = self.text
        tail = _TAIL.search(text, max(start, end - _LONGEST_TAIL), end)
        if tail is None or "服务" not in tail["what"]:
            tail = next((t for t in _TAIL_INSIDE.finditer(text, start, end) if "服务" in t["what"]), None)
        if tail is not None and _OF_KINDS.search(text, start, tail.start("counted")):
            # 甲、乙、丙三类8项服务: the names are those of the kinds.
            return None
        if tail is not None:
            number = _declared(tail, "n", "counted")
            names = self._behind_a_verb(start, tail.start(), number[0] if number else None)
            near = number is not None and abs(len(names) - number[0]) <= 1
            return _made(text, start, number, names, certain=near)
        for tail in _BARE_TAIL.finditer(text, start, end):
            number = _declared(tail, "n", "counted")
            names = [] if number is None else self._behind_a_verb(start, tail.start(), number[0])
            if number is not None and len(names) == number[0] >= _FEWEST_LOOSE and like_services(text, names):
                return _made(text, start, number, names, certain=True)
        return None

    def _behind_a_verb(self, start: int, end: int, count: int | None) -> list[Service]:
        """The names between a verb that opens a list and the words behind it: of the verbs of the sentence the last
        behind which there are as many as declared, else the first."""
        first: list[Service] = []
        exact: list[Service] = []
        for at in [start, *(stop.end() for stop in _CLAUSE_STOP.finditer(self.text, start, end))]:
            opened = _OPENED.match(self.text, at, end)
            joint = self.text.find("、", at, end)
            if opened is None or opened.end() > joint - SHORTEST_NAME:
                continue
            names = part_names(self.text, opened.end(), end, count)
            exact = names if len(names) == count else exact
            first = first or names
        return exact or first

    def _summed(self, start: int, end: int) -> ServiceList | None:
        """The names of the sentence before one that only says how many it named (以上服务共9项), clause by clause."""
        summed = _SUMMED.match(self.text, start, end)
        number = None if summed is None else _declared(summed, "n", "counted")
        if number is None or self.text[start - 1 : start] != "。":
            return None
        opening = max(self.text.rfind(stop, max(0, start - LONGEST_LIST), start - 1) for stop in "。\n") + 1
        groups: list[list[Service]] = []
        at = opening
        for stop in [*(mark.start() for mark in re.finditer(";", self.text[opening : start - 1])), start - 1 - opening]:
            groups.append(self._of_clause(at, opening + stop))
            at = opening + stop + 1
        for index, group in enumerate(groups):
            if sum(map(len, groups)) < number[0]:
                groups[index] = split_last(self.text, group)
        names = [name for group in groups for name in group]
        if abs(len(names) - number[0]) > 1 or not like_services(self.text, names):
            return None
        return _made(self.text, opening, number, names, certain=True)

    def _of_clause(self, start: int, end: int) -> list[Service]:
        """The names behind the last verb of a clause that opens a list of one name or more."""
        joint = self.text.find("、", start, end)
        opened = [
            found.end()
            for at in [start, *(stop.end() for stop in _CLAUSE_STOP.finditer(self.text, start, end))]
            if (found := _OPENED.match(self.text, at, end if joint < 0 else joint)) is not None
        ]
        return without_due(self.text, part_names(self.text, opened[-1], end, None)) if opened else []

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
            mark = MARK.match(text, at, end)
            bulleted = mark is None and self._is_bulleted(at)
            marks.add("-" if bulleted else "" if mark is None else _SIGN.sub("1", mark[0].strip()))
            line = self._line(before, mark.end() if mark else at, end)
            if line is None or len(marks) > 1 or not self._goes_on(before, at):
                break
            closes = text[end - 1] == "。"
            if (
                mark is None
                and not bulleted
                and ("。" in text[at : end - 1] or (closes and not (names and text[before - 1] in ";、,")))
            ):
                break
            names.append(line)
            if mark is None and not bulleted and closes:
                break
        return names

    def _is_bulleted(self, at: int) -> bool:
        """Whether the sign of a list stands before a line, which is no part of its words (the - of Markdown)."""
        place = self.view.origin(at) if at < len(self.text) else len(self.document.text)
        return _BULLET.search(self.document.text, max(0, place - _BEFORE_BULLET), place) is not None

    def _line(self, before: int, start: int, end: int) -> Service | None:
        """The name at the start of a line and what the line says of it, None where no name opens the line."""
        if start >= end or end - before > _LONGEST_LINE:
            return None
        stop = _NAME_ENDS.search(self.text, start, end)
        name_end = end if stop is None else stop.start()
        if not SHORTEST_NAME <= name_end - start <= _LONGEST_NAME:
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
    fits = [name for name in names if SHORTEST_NAME <= name.end - name.start <= _LONGEST_NAME]
    fits = [name for name in fits if not _NO_NAME.search(text, name.start, name.end)]
    figures = sum(_FIGURE.search(text, name.start, name.end) is not None for name in fits)
    if not fits or (len(fits) == 1 and (declared is None or declared[0] != 1)) or figures * 2 > len(fits):
        return None
    return ServiceList(start, declared, tuple(fits), certain)
