"""Lists of bodies as plans print them: 市、县人民政府,市教育局和市财政局等有关部门(单位).

Offsets are those of a folded view of the document (`Document.prose`, or `Document.folded` for a table's cells); names
are the plan's own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.scope import printed
from kg.extract.tables import words
from kg.model.document import Document
from kg.model.span import Span
from kg.text.fold import Folded

_ENDINGS = words("agency_endings")
_LAST_BRACKET = re.compile(r"\([^()]{1,24}\)$")
_TOKEN = re.compile(r"[()\[\]]|[、,;。:/|]+|\s+|以及|和|与|及|暨")
_JOINTS = frozenset({"以及", "和", "与", "及", "暨"})
_OPEN_TAIL = re.compile(
    r"等(?:\d+|[一二三四五六七八九十]+)?(?:个|家)?(?=$|[,、;。)\]\s]|[省市县区州各]"
    r"|有关|相关|部门|单位|按|共同|配合|负责|参与|参加|协助|职能|责任|成员)"
)
_LEVELS = r"(?:各)?(?:中央|省|市|州|盟|县|区|旗|镇|乡|乡镇|街道|村|苏木|苏木镇)"
_OF_PLACES = r"(?:\([^()]{1,16}\))?"
_LEVEL_ONLY = re.compile(rf"(?:{_LEVELS}|县级|市级|省级|市县){_OF_PLACES}$")
_AFTER_LEVEL = re.compile(rf"{_LEVELS}{_OF_PLACES}(?P<rest>(?!直|级|委|有关|相关)[^()]+(?:\([^()]*\))?)$")
_COMMITTEE = re.compile(r"(?:管委会|管理委员会|党工委)$")
_SHARED = re.compile(
    r"(?:(?:经济技术|经济|高新技术产业|高新|台商)?开发区|新区|高新区|经开区|综保区|工业园区|园区)?(?:管委会|管理委员会|党工委)$"
)
_ZONE = re.compile(r"(?:投资区|开发区|高新区|新区|经开区|综保区|园区)$")
_PLACE_KIND = re.compile(r"(?:镇|乡|区|县|市|旗|街道|苏木)$")
_BARE_PLACE = re.compile(r"[一-鿿]{2,3}")
_PLACE_BODY = re.compile(r"[一-鿿]{2,3}(?P<ending>(?:[县市区旗镇乡]|街道)(?:人民政府|党委|政府))")
#: 各县市区委、人民政府 names the two heads of one place.
_PARTY = re.compile(r"(.*(?:[省市县区州盟旗镇乡]|街道))(?:委|党委)$")
_GOVERNMENTS = frozenset({"人民政府", "政府"})
_NOTE = re.compile(
    r"下同|负责|不再|按|以下|逗号|顿号|分号|排名|其中|简称|含|略|牵头|主办|主责|配合|指导|承办|协办|代章|会同"
    r"|(?:部分|方面|环节|工作|事项|领域|任务)[)\]]?$"
)
_NOTE_BEHIND = re.compile(r"[(\[][^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]]?\s*$")
_LEAD_NOTE = re.compile(r"\((?:总)?(?:牵头|主办|主责|牵头单位|主办单位)\)$")
_LEADING = re.compile(
    r"^(?:具体|主要|统一)由|^(?:[本该此](?:领域|章|节|项|部分)(?:各项)?(?:工作|任务)?由?)|^(?:由|经|会同|联合|商|请|会|并|各自|其他|其中|以|与|和|及|、)+(?=[一-鿿]{2})|^(?:\d+[.、]|[-·*•]+)"
)
_ANY_HAN = re.compile(r"[一-鿿]")
_LONGEST = 40


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

    units: tuple[Unit, ...] = ()
    open_list: bool = False
    groups: tuple[int, ...] = ()


@dataclass(slots=True)
class _Piece:
    start: int
    end: int
    text: str
    comma_behind: bool = False
    leads: bool = False


def is_complete(name: str) -> bool:
    """Whether folded words can stand alone as the name of a body: they end like one, perhaps with a bracket behind.

    >>> is_complete("市自然资源和规划局"), is_complete("市自然资源"), is_complete("各镇人民政府(街道办事处)")
    (True, False, True)
    """
    if name.endswith(")") and (bracket := _LAST_BRACKET.search(name)):
        name = name[: bracket.start()]
    return name.endswith(_ENDINGS)


def split_units(document: Document, view: Folded, start: int, end: int) -> UnitList:
    """The bodies listed between two offsets of the view.

    `市、县人民政府` gives two units; `市自然资源和规划局` one; a bracket that is a note gives none.
    """
    pieces, open_list = _pieces(view.text, start, end)
    pieces = _whole_kinds(view.text, pieces)
    units: list[Unit] = []
    groups: list[int] = []
    group: list[_Piece] = []
    for piece in pieces:
        group.append(piece)
        if piece.comma_behind or piece is pieces[-1]:
            made = _complete(document, view, group)
            units += made
            groups.append(len(made))
            group = []
    return UnitList(tuple(units), open_list, tuple(groups))


def _pieces(text: str, start: int, end: int) -> tuple[list[_Piece], bool]:
    """The stretches between separators outside brackets, notes and open tails cut off."""
    out: list[_Piece] = []
    open_list = False
    depth, at = 0, start
    for token in [*_TOKEN.finditer(text, start, end), None]:
        stop, behind, word = (end, end, ",") if token is None else (token.start(), token.end(), token[0])
        if token is not None:
            if word in "([":
                depth += 1
                continue
            if word in ")]":
                depth = max(0, depth - 1)
                continue
            if depth or ((word in _JOINTS or word.isspace()) and not is_complete(text[at:stop].strip())):
                continue
        piece, tail = _piece(text, at, stop)
        open_list |= tail
        if piece is not None:
            out.append(piece)
        if out and any(mark in word for mark in ",;。"):
            out[-1].comma_behind = True
        at = behind
    return out, open_list


def _piece(text: str, start: int, end: int) -> tuple[_Piece | None, bool]:
    """The stretch without what is no part of a name, None where nothing is left; and whether the list is open."""
    found = text[start:end]
    tail = _OPEN_TAIL.search(found)
    if tail is not None:
        found = found[: tail.start()]
    leads = _LEAD_NOTE.search(found.rstrip()) is not None
    bracket = _NOTE_BEHIND.search(found)
    if bracket is not None and bracket.start() and (_NOTE.search(bracket[0]) or len(bracket[0]) > 20):
        found = found[: bracket.start()]
    lead = _LEADING.match(found)
    skip = lead.end() if lead else 0
    stripped = found[skip:].strip(" \n\r\t、,;:。.·-\"'")
    if not stripped or not _ANY_HAN.search(stripped) or len(stripped) > _LONGEST:
        return None, tail is not None
    begin = start + found.find(stripped, skip)
    return _Piece(begin, begin + len(stripped), stripped, leads=leads), tail is not None


def _complete(document: Document, view: Folded, group: list[_Piece]) -> list[Unit]:
    """The units of one comma group, shared endings completed."""
    out: list[Unit] = []
    last = group[-1]
    stems_only = len(group) > 1 and not any(is_complete(piece.text) for piece in group[:-1])
    zones = len(group) > 1 and all(_ZONE.search(piece.text) for piece in group[:-1])
    pair_of_zones = zones and bool(_SHARED.search(last.text))
    for index, piece in enumerate(group):
        name, span = printed(document, view, piece.start, piece.end)
        beginning = _shared_beginning(group[index - 1], piece) if out else 0
        if beginning:
            out.append(Unit(out[-1].name[:beginning] + name, span, name))
            continue
        ending = None
        if _LEVEL_ONLY.match(piece.text):
            ending = _level_ending(document, view, group[index + 1 :])
            if (
                piece.text.startswith("各")
                and ending is not None
                and not ending.startswith(("人民政府", "政府", "黨委", "党委"))
            ):
                ending = None
        elif piece is not last and (stems_only or pair_of_zones):
            ending = _stem_ending(document, view, piece, last)
        if ending is None and (place := _place_behind(group[index:])) is not None:
            ending = _own_words(document, view, *place)
        out.append(Unit(name + (ending or ""), span, name if ending else None, piece.leads))
    return out


def _place_behind(pieces: list[_Piece]) -> tuple[_Piece, int] | None:
    """The name that lends its ending to the bare place at the head of the pieces (甲、乙县人民政府), and where that
    ending starts; None where the first piece is none or the next name ends otherwise."""
    for piece in pieces:
        if (found := _PLACE_BODY.fullmatch(piece.text)) is not None:
            return None if piece is pieces[0] else (piece, found.start("ending"))
        if _BARE_PLACE.fullmatch(piece.text) is None or is_complete(piece.text):
            return None
    return None


#: 开发区各部、局: a name of several kinds of bodies in one character each.
_EACH = re.compile(r".*各[部委办局室处科站所]$")
_KINDS_BEHIND = re.compile(r"(?:[、和与](?:[部委办局室处科站所]|公司|单位)(?![一-鿿]))+")


def _whole_kinds(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """The pieces, those that go on with a name of kinds of bodies (各部、局) left with it."""
    out: list[_Piece] = []
    for piece in pieces:
        if out and piece.end <= out[-1].end:
            out[-1].comma_behind |= piece.comma_behind
            continue
        if _EACH.match(piece.text) and (behind := _KINDS_BEHIND.match(text, piece.end)) is not None:
            piece = _Piece(piece.start, behind.end(), text[piece.start : behind.end()], piece.comma_behind)
        out.append(piece)
    return out


def _shared_beginning(before: _Piece, piece: _Piece) -> int:
    """How many characters of the name before belong to this one too: 各县市区委、人民政府."""
    if piece.text in _GOVERNMENTS and (party := _PARTY.match(before.text)) is not None:
        return party.end(1)
    return 0


def _level_ending(document: Document, view: Folded, following: list[_Piece]) -> str | None:
    """What stands behind the level of the next whole name (市、县人民政府), None where nothing is shared."""
    for piece in following:
        if _LEVEL_ONLY.match(piece.text):
            continue
        rest = _AFTER_LEVEL.match(piece.text)
        if rest is None or not is_complete(piece.text):
            return None
        return _own_words(document, view, piece, rest.start("rest"))
    return None


def _stem_ending(document: Document, view: Folded, piece: _Piece, last: _Piece) -> str | None:
    """What the last name lends to a stem before it (甲、乙开发区管委会), None where nothing is shared."""
    shared = _SHARED.search(last.text)
    if _ZONE.search(piece.text) and shared is not None:
        committee = _COMMITTEE.search(last.text)
        return None if committee is None else _own_words(document, view, last, committee.start())
    kind = _PLACE_KIND.search(piece.text)
    if kind is not None:
        at = last.text.find(kind[0])
        if 0 < at < len(last.text) - len(kind[0]):
            return _own_words(document, view, last, at + len(kind[0]))
        committee = _COMMITTEE.search(last.text)
        return None if committee is None else _own_words(document, view, last, committee.start())
    if shared is not None and 2 <= len(piece.text) <= 6:
        return _own_words(document, view, last, shared.start())
    return None


def _own_words(document: Document, view: Folded, piece: _Piece, offset: int) -> str | None:
    """The plan's own words of the piece from an offset on, None where its folded form has another length."""
    name, _ = printed(document, view, piece.start, piece.end)
    return name[offset:] if len(name) == len(piece.text) else None
