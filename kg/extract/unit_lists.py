"""Lists of bodies as plans print them: 市、县人民政府,市教育局和市财政局等有关部门(单位).

All offsets are those of the folded text; names are the plan's own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.tables import alternation
from kg.model.document import Document
from kg.model.span import Span

#: A name that can stand alone: it ends like a body, perhaps with a bracket behind.
COMPLETE = re.compile(rf"(?:{alternation('agency_endings')})(?:\([^()]{{1,24}}\))?$")
_TOKEN = re.compile(r"[()\[\]]|[、,;。:/|]+|\s+|以及|和|与|及|暨")
_OPEN_TAIL = re.compile(
    r"等(?:\d+|[一二三四五六七八九十]+)?(?:个|家)?(?=$|[,、;。)\]\s]|省|市|县|区|州|各|有关|相关|部门|单位|按|共同|配合|负责|参与|参加|协助|职能|责任|成员)"
)
_LEVEL_ONLY = re.compile(
    r"(?:各)?(?:省|市|州|盟|县|区|旗|镇|乡|乡镇|街道|村|县级|市级|省级|苏木|苏木镇|市县)(?:\([^()]{1,16}\))?$"
)
_AFTER_LEVEL = re.compile(
    r"(?:各)?(?:省|市|州|盟|县|区|旗|乡镇|镇|乡|街道|村|苏木镇|苏木)(?:\([^()]{1,16}\))?(?P<rest>(?!直|级|委|有关|相关)[^()]+(?:\([^()]*\))?)$"
)
_SHARED = re.compile(
    r"(?:(?:经济技术|经济|高新技术产业|高新|台商)?开发区|新区|高新区|工业园区|园区)?(?:管委会|管理委员会|党工委)$"
)
_PLACE_KIND = re.compile(r"(?:镇|乡|区|县|市|旗|街道|苏木)$")
#: 开发区各部、局 names two kinds of bodies with one beginning.
_EACH = re.compile(r"(.*各)[^各]{1,3}$")
_NOTE = re.compile(r"下同|负责|不再|按|以下|逗号|顿号|分号|排名|其中|简称|含|略|牵头|主办|主责|配合|指导")
_LEAD_NOTE = re.compile(r"\((?:总)?(?:牵头|主办|主责|牵头单位|主办单位)\)$")
_LEADING = re.compile(
    r"^(?:由|经|会同|联合|商|请|会|并|各自|其他|其中|以|与|和|及|、)+(?=[一-鿿]{2})|^(?:\d+[.、]|[-·*•]+)"
)
_ANY_HAN = re.compile(r"[一-鿿]")


@dataclass(frozen=True, slots=True)
class Unit:
    """One body of a list. `span` holds its words as printed; `printed` is None where they are its whole name, else
    the words that share an ending with the names beside them. `leads` marks a body with (牵头) behind it."""

    name: str
    span: Span
    printed: str | None = None
    leads: bool = False


@dataclass(frozen=True, slots=True)
class UnitList:
    """The bodies between two offsets. `open_list` tells that the list ends in 等; `groups` counts the bodies before
    each comma outside brackets, so that its sum is the number of units."""

    units: tuple[Unit, ...]
    open_list: bool = False
    groups: tuple[int, ...] = ()


@dataclass(slots=True)
class _Piece:
    start: int
    end: int
    text: str
    comma_behind: bool = False
    leads: bool = False


def split_units(document: Document, start: int, end: int) -> UnitList:
    """The bodies listed in the folded text from start to end.

    `市、县人民政府` gives two units; `市自然资源和规划局` one; a bracket that is a note gives none.
    """
    text = document.folded.text
    pieces, open_list = _pieces(text, start, end)
    units: list[Unit] = []
    groups: list[int] = []
    group: list[_Piece] = []
    for piece in pieces:
        group.append(piece)
        if piece.comma_behind:
            made = _complete(document, group)
            units += made
            groups.append(len(made))
            group = []
    if group:
        made = _complete(document, group)
        units += made
        groups.append(len(made))
    return UnitList(tuple(units), open_list, tuple(groups))


def _pieces(text: str, start: int, end: int) -> tuple[list[_Piece], bool]:
    """The stretches between separators outside brackets, notes and open tails cut off."""
    out: list[_Piece] = []
    open_list = False
    depth, at = 0, start
    stops = [*_TOKEN.finditer(text, start, end), None]
    for token in stops:
        if token is None:
            stop, behind, word = end, end, ","
        else:
            stop, behind, word = token.start(), token.end(), token[0]
            if word in "([":
                depth += 1
                continue
            if word in ")]":
                depth = max(0, depth - 1)
                continue
            if depth:
                continue
            if not COMPLETE.search(text, at, stop) and (word in ("以及", "和", "与", "及", "暨") or word.isspace()):
                continue
        piece, tail = _piece(text, at, stop)
        open_list |= tail
        if piece is not None:
            out.append(piece)
        if out and (token is None or "," in word or ";" in word or "。" in word):
            out[-1].comma_behind = True
        at = behind
    return out, open_list


def _piece(text: str, start: int, end: int) -> tuple[_Piece | None, bool]:
    words = text[start:end]
    tail = _OPEN_TAIL.search(words)
    if tail is not None:
        words = words[: tail.start()]
    leads = _LEAD_NOTE.search(words) is not None
    bracket = re.search(r"[(\[][^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]]?\s*$", words)
    if bracket is not None and bracket.start() and (_NOTE.search(bracket[0]) or len(bracket[0]) > 20):
        words = words[: bracket.start()]
    lead = _LEADING.match(words)
    skip = lead.end() if lead else 0
    core = words[skip:]
    stripped = core.strip(" \n\r\t、,;:。.·-—\"'")
    if not stripped or not _ANY_HAN.search(stripped) or len(stripped) > 40:
        return None, tail is not None
    begin = start + skip + core.find(stripped)
    return _Piece(begin, begin + len(stripped), "".join(stripped.split()), leads=leads), tail is not None


def _complete(document: Document, group: list[_Piece]) -> list[Unit]:
    """The units of one comma group, shared endings completed."""
    out: list[Unit] = []
    stems_only = len(group) > 1 and all(not COMPLETE.search(p.text) for p in group[:-1])
    last = group[-1]
    for index, piece in enumerate(group):
        span = document.span(*document.folded.span(piece.start, piece.end))
        name = "".join(span.text.split())
        ending = None
        if len(piece.text) == 1 and out and (each := _EACH.match(out[-1].name)) is not None:
            out.append(Unit(each[1] + name, span, name))
            continue
        if _LEVEL_ONLY.match(piece.text) and index + 1 < len(group):
            ending = _level_ending(document, group[index + 1 :])
        elif (stems_only and piece is not last and not _LEVEL_ONLY.match(piece.text)) or (
            len(group) > 1
            and piece is not last
            and index == len(group) - 2 == 0
            and re.search(r"(?:投资区|开发区|高新区|新区|园区)$", piece.text)
            and _SHARED.search(last.text)
        ):
            ending = _stem_ending(document, piece, last)
        if ending:
            out.append(Unit(name + ending, span, name, piece.leads))
        else:
            out.append(Unit(name, span, None, piece.leads))
    return out


def _level_ending(document: Document, following: list[_Piece]) -> str | None:
    for piece in following:
        if _LEVEL_ONLY.match(piece.text):
            continue
        rest = _AFTER_LEVEL.match(piece.text)
        if rest is None or not COMPLETE.search(piece.text):
            return None
        return _own_words(document, piece, rest.start("rest"))
    return None


def _stem_ending(document: Document, piece: _Piece, last: _Piece) -> str | None:
    kind = _PLACE_KIND.search(piece.text)
    if kind is not None:
        at = last.text.find(kind[0])
        shared = _SHARED.search(last.text)
        if at > 0 and at + len(kind[0]) < len(last.text):
            return _own_words(document, last, at + len(kind[0]))
        if shared is not None:
            return _own_words(
                document, last, max(last.text.rfind("管委会"), last.text.rfind("管理委员会"), last.text.rfind("党工委"))
            )
        return None
    shared = _SHARED.search(last.text)
    if shared is not None and 2 <= len(piece.text) <= 6:
        return _own_words(document, last, shared.start())
    return None


def _own_words(document: Document, piece: _Piece, offset: int) -> str | None:
    """The plan's own words of the piece from an offset on; None where white space inside moved the offset."""
    span = document.span(*document.folded.span(piece.start, piece.end))
    name = "".join(span.text.split())
    return name[offset:] if offset >= 0 and len(name) == len(piece.text) else None
