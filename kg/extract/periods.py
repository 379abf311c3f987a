"""Years and periods that hold for a number: printed before it, lost in the source, or only a base of comparison."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.verbs import alternation
from kg.text.numbers import read_chinese

#: Five-year plans by the ordinal of their name: 十一五 began in 2006.
_ORDINALS = {"九": 1996, "十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}

PERIOD = re.compile(
    r"\"?(?<![0-9])(?P<name>十[一二三四五六]五|[九十]五(?=[\"期时]))\"?(?=期间|时期|期末|末|以来|规划|这|[\"、,。]|$)"
)
_YEAR = r"(?:19|20)[0-9]{2}|二[〇零○O0][〇零○一二三四五六七八九O0]{2}"
_MASKED_YEAR = r"(?:20|19)?(?:[xX×*○〇□]{2,4})(?=年)|20[0-9][xX×*○〇□](?=年)"

#: A year, a masked year, a span of years, or a place where a year has gone.
MARK = re.compile(
    rf"(?P<span>(?:{_YEAR})年?(?:-{{1,2}}|~|至|到|—)(?:{_YEAR})(?:年|学年)?)"
    rf"|(?P<masked>{_MASKED_YEAR})"
    rf"|(?P<year>(?<![0-9.])(?:{_YEAR})(?=年|\.[0-9]{{1,2}}\.[0-9]))"
    r"|(?P<lost>(?:(?<=[,。;:\n)])|^)(?:力争|争取|确保|预计|计划|截至|截止)?(?:(?:到|至|自|截至)(?:底|末)?|到年)(?=,)"
    r"|(?:(?<=[,。;:\n)])|^)(?:(?<!年)底|年)?前(?=,)"
    r"|(?:(?<=[,。;:\n)])|^)底前(?=[完全基建实达])"
    # A sentence that opens with a comma, or with 到 before a level, has lost its year altogether.
    r"|(?:(?<=[。\n;])|^),(?=[㐀-鿿])"
    r"|(?:(?<=[,。;:\n])|^)到(?=每[百千万][^,。;]{1,24}(?:达到?|拥有))"
    rf"|(?:力争|争取|计划|预计)到(?=每[百千万]名|基本|全[市县区]|社会|城[镇乡]|农村|普惠|九年|学前|(?:{alternation('doing')})[^,。;]*[0-9]|"
    r"(?!规划|期末|年底|年末|明年|本|下|今|十|\")[㐀-鿿][^,。;0-9]{1,24}(?:达到|达)[0-9])"
    r"|(?:力争|争取)底(?=[建完])|(?:(?<=[,。;:\n])|^)到年(?=,))"
)
#: A year or a period by itself, not one that something is compared with.
TIMES = re.compile(rf"(?<![较比与同])(?<![0-9.])(?P<year>{_YEAR})(?=年)|(?<![较比]){PERIOD.pattern}")

_NOT_YEAR_AFTER = re.compile(
    r"年?(?:免费|以上|以内|制|期(?!间))|年?(?:底|末)?(?:之|以)?前(?:建成|竣工|开工|投入|建造|修建)|年?(?:以前|之前|以后|之后|以来)|年(?:起|版|修订|中央|国务院|印发|发布|出台|制定|建成的|建设的|竣工)|年?(?:度)?[^,。;]{0,12}》"
)
_BASE_AFTER = re.compile(
    r"年?(?:底|末)?(?:的)?(?:相比|为基[期数准]|基[期数础]|分别(?:提高|增加|增长|下降|降低|减少)|(?:提高|增加|增长|下降|降低|减少|翻)|翻)"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds from one place of a sentence on, up to the next scope or the next semicolon: the year, whether it is
    lost, and the year that was named last as a base of comparison."""

    start: int
    year: int | None
    lost: bool
    base: int | None = None


def read_year(words: str) -> int:
    """The year that four digits or Chinese digits stand for."""
    if words.isascii() and words.isdigit():
        return int(words)
    return read_chinese(words.replace("O", "〇").replace("0", "〇").replace("○", "〇")) or 0


def scopes(text: str, start: int, end: int) -> tuple[Scope, ...]:
    """The scopes of years in one sentence, in order; a semicolon opens an empty one.

    >>> [(s.year, s.lost, s.base) for s in scopes("到2025年,参保率较2020年提高3个百分点;其他", 0, 26)]
    [(2025, False, None), (2025, False, 2020), (None, False, None)]
    """
    found: list[Scope] = []
    year: int | None = None
    base: int | None = None
    lost = False
    for match in _EVENTS.finditer(text, start, end):
        if match[0] == ";":
            year, lost, base = None, False, None
            found.append(Scope(match.start(), None, False))
            continue
        if match["span"]:
            continue
        if match["masked"] or match["lost"] is not None:
            if _NOT_YEAR_AFTER.match(text, match.end()) and match["masked"]:
                continue
            year, lost = None, True
            found.append(Scope(match.start(), None, True, base))
            continue
        printed = read_year(match["year"])
        if not 1900 <= printed <= 2100 or _NOT_YEAR_AFTER.match(text, match.end()):
            continue
        before = text[max(start, match.start() - 6) : match.start()]
        if re.search(r"(?:较|比|与|同|和|以|高于|超过)$", before) and (
            before.endswith(("较", "比")) or _BASE_AFTER.match(text, match.end())
        ):
            base = printed
            found.append(Scope(match.start(), year, lost, base))
            continue
        year, lost = printed, False
        found.append(Scope(match.start(), year, lost, base))
    return tuple(found)


_EVENTS = re.compile(MARK.pattern + "|;")


def lost_years(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the words after which a year has gone (到,), in the order of the text."""
    last = -1
    for candidate in _LOST_CANDIDATE.finditer(text):
        for match in MARK.finditer(text, max(0, candidate.start() - 4), min(len(text), candidate.end() + 40)):
            if match["lost"] and match.start() <= candidate.start() < match.end() and match.start() > last:
                last = match.start()
                yield match.span()


#: Where a lost year may be: these words before a comma, or after a verb of striving.
_LOST_CANDIDATE = re.compile("[到至自底末前年],|[。\n;],|到每|力争[到底]|争取[到底]|计划到|预计到|底前")


def scope_at(found: tuple[Scope, ...], offset: int) -> Scope:
    """The scope that holds at an offset, an empty one before the first."""
    at = bisect_right(found, offset, key=_start_of) - 1
    return found[at] if at >= 0 else _NO_SCOPE


def _start_of(scope: Scope) -> int:
    return scope.start


_NO_SCOPE = Scope(0, None, False)
Named = tuple[int, str]


def periods(text: str, start: int, end: int) -> tuple[Named, ...]:
    """Where the five-year periods of one sentence are named, and their names; not those that something is compared
    with (比“十三五”末), nor plans called after them.

    >>> periods('"十四五"期间,新建', 0, 10)
    ((5, '十四五'),)
    """
    found = []
    for match in PERIOD.finditer(text, start, end):
        compared = text[match.start() - 1 : match.start()] in ("比", "较")
        if not compared and not re.match(r"规划|\"?规划", text[match.end() : match.end() + 3]):
            found.append((match.end(), match["name"]))
    return tuple(found)


def period_at(found: tuple[Named, ...], offset: int) -> str | None:
    """The period named last before an offset, None where none is."""
    at = bisect_right(found, (offset, "\uffff")) - 1
    return found[at][1] if at >= 0 else None


def period_years(name: str) -> tuple[int, int] | None:
    """The first and the last year of a five-year period, None where the name is none.

    >>> period_years("十四五")
    (2021, 2025)
    """
    first = _ORDINALS.get(name.removesuffix("五"))
    return None if first is None else (first, first + 4)
