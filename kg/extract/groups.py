"""Groups of people that services are for: 65岁及以上老年人, 农村留守儿童, 重度残疾人."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.flow import prose_of
from kg.extract.units import read_table
from kg.model.document import Document
from kg.model.facts import BeneficiaryGroup, Facts
from kg.text.alternation import alternation
from kg.text.fold import fold_name

_AGE = re.compile(
    r"[0-9xX×]{1,3}(?:[-~至到]{1,2}[0-9]{1,3})?(?:周)?岁(?:\(?含\)?)?(?:及)?(?:以上|以下)?(?:的)?[、和]?$"
)
#: What follows a head that is only a part of a longer word: 儿童医院, 老年人口, 居民委员会, 职工医保.
_LONGER = re.compile(
    r"委员会|医院|福利|口(?!岸)|之家|保险|联合会|工作|事务|服务中心|活动|大学|协会|养老保险|医保|健康档案|体育|出版|读物|用品|率|"
    r"收入|消费|家属|子女|科|病房|保健|友好|城市|乐园|中心|发展|基金|权益|节|主任|公寓|食堂|之声|宫|团|证|卡|事业|工会|模式|产品"
)
_TITLES = re.compile(r"《[^《》\n]{0,150}》")


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in read_table("group_words.tsv") if row["kind"] == kind)


@cache
def _heads() -> re.Pattern[str]:
    """A word that names people: by itself (`head`) or only with a word before it (`plain`)."""
    return re.compile(alternation((*_words("head"), *_words("plain"))))


@cache
def _before() -> dict[str, tuple[str, ...]]:
    """The words that may stand before a head, by their last character, the longest first."""
    words = sorted(_words("with"), key=lambda w: (-len(w), w))
    return {last: tuple(w for w in words if w[-1] == last) for last in {w[-1] for w in words}}


def find_groups(text: str) -> list[tuple[int, int]]:
    """The ranges of the names of groups in folded text, in order.

    >>> text = "为65岁及以上老年人、农村留守儿童和残疾人服务,完善儿童医院"
    >>> [text[a:b] for a, b in find_groups(text)]
    ['65岁及以上老年人', '农村留守儿童', '残疾人']
    """
    found: list[tuple[int, int]] = []
    plain = frozenset(_words("plain"))
    for match in _heads().finditer(text):
        if _LONGER.match(text, match.end()):
            continue
        start = _start(text, match.start())
        if start == match.start() and match[0] in plain:
            continue
        while found and start < found[-1][1]:
            found.pop()
        found.append((start, match.end()))
    return found


def _start(text: str, start: int) -> int:
    """Where a name starts, with the words and the age before its head."""
    for _ in range(4):
        words = _before().get(text[start - 1 : start], ())
        word = next((w for w in words if start >= len(w) and text.startswith(w, start - len(w))), None)
        if word is None:
            break
        start -= len(word)
    age = _AGE.search(text[max(0, start - 16) : start])
    return start - len(age[0]) if age else start


def extract_groups(document: Document, _known: Facts) -> tuple[BeneficiaryGroup, ...]:
    """The groups that the document's prose and service lists name, each once, at its first place. Never raises."""
    prose = prose_of(document)
    text = _TITLES.sub(lambda m: " " * len(m[0]), prose.flow.text)
    found: dict[str, BeneficiaryGroup] = {}
    names: set[str] = set()
    for start, end in find_groups(text):
        if text[start:end] in names:
            continue
        names.add(text[start:end])
        span = prose.span(start, end)
        name = "".join(span.text.split())
        found.setdefault(fold_name(name), BeneficiaryGroup(name, span))
    return tuple(sorted(found.values(), key=lambda group: group.span.start))
