"""The names of services that a stretch of text lists: parted at its marks, by as many as are declared."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

Range = tuple[int, int]

_BRACKETS = re.compile(r"[()\[\]《》\"、,;]")
_STOPS = re.compile(r"[。\n]")
#: What may stand before a name: 1. (1) ① 一是 ●
MARK = re.compile(r"(?:\d+\s*[.、)]|[一二三四五六七八九十]{1,2}是|[(]\d+[)]|[①-⑳]|[●○◆◇■□▪•·▲△★☆]|-{1,2}(?!\d))\s*")
_ETC = re.compile(r"等(?:共?\d*[项个]?|服务|项目|服务项目|方面|内容)*$")
_JOINT = re.compile(r"以及|和|及|与")
#: What goes on after the names, as a clause of its own.
_CLAUSE = re.compile(
    r"\s*(?:并|让|使|确保|切实|不断|推动|推进|实现|共同|由|按|明确|各|其中|进一步|逐步|力争|做到|以满足)"
)
#: What the names of services of the genre end in.
_SERVICE_END = re.compile(
    r"(?:服务|补[助贴偿]|救助|援助|资助|[助奖]学金|抚恤|安置|保障|保险|康复|供养|管理|接种|检查|免除[一-鿿]{0,4}费|教科书|登记|介绍|培训|指导|"
    r"改造|开放|下乡|广播|电视|看报|电影|教育|处理|仲裁|调解|协调|津贴|关爱|探访|[一-鿿]{2}保护|监管|筛查|公租房|就业|托育|档案)$"
)
SHORTEST_NAME, SHORTEST_PART, LONGEST_LIST = 2, 4, 1500


@dataclass(frozen=True, slots=True)
class Service:
    """One name of a list by ranges of the document's prose view; `detail` is what its line says of it behind a colon,
    None where it says nothing."""

    start: int
    end: int
    detail: Range | None = None


def part_names(text: str, start: int, end: int, count: int | None) -> list[Service]:
    """The names of a stretch, parted so that there are as many as declared where one way of parting gives that."""
    if end - start > LONGEST_LIST:
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
    return part_names(words, 0, len(words), None)


def going_on(text: str, end: int) -> int:
    """The end of a list whose source breaks the line behind its marks (A;⏎B;⏎C。)."""
    start = end
    while end - start < LONGEST_LIST and text.startswith("\n", end) and text[end - 1] in ";、,":
        stop = _STOPS.search(text, end + 1)
        end = len(text) if stop is None else stop.start()
    return end


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
            lead = MARK.match(piece.lstrip())
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
    joint = _JOINT.search(text, last.start + SHORTEST_PART, last.end - SHORTEST_PART)
    if joint is None:
        return pieces
    return [*pieces[:-1], Service(last.start, joint.start()), Service(joint.end(), last.end)]


def without_due(text: str, names: list[Service]) -> list[Service]:
    """The names without the word for what is due that stands behind the last of them (失业保险、工伤保险待遇)."""
    if not names or not text.endswith("待遇", 0, names[-1].end):
        return names
    return [*names[:-1], replace(names[-1], end=names[-1].end - 2)]


def like_services(text: str, names: list[Service]) -> bool:
    """Whether most names end as those of services do."""
    return sum(_SERVICE_END.search(text, name.start, name.end) is not None for name in names) * 2 > len(names)
