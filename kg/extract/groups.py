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

_AGE = r"[0-9xX×]{1,3}(?:[-~至到]{1,2}[0-9]{1,3})?(?:周)?岁(?:\(?含\)?)?(?:及)?(?:以上|以下)?(?:的)?(?:[、和]?)"
#: What follows a head that is only a part of a longer word: 儿童医院, 老年人口, 居民委员会, 职工医保.
_LONGER = re.compile(
    r"委员会|医院|福利|口(?!岸)|之家|保险|联合会|工作|事务|服务中心|活动|大学|协会|养老保险|医保|健康档案|体育|出版|读物|用品|率|"
    r"收入|消费|家属|子女|科|病房|保健|友好|城市|乐园|中心|发展|基金|权益|节|主任|公寓|食堂|之声|宫|团|证|卡|事业|工会|模式|产品"
)
_TITLES = re.compile(r"《[^《》\n]{0,150}》")


@cache
def _pattern() -> re.Pattern[str]:
    words: dict[str, list[str]] = {"head": [], "plain": [], "with": []}
    for row in read_table("group_words.tsv"):
        words[row["kind"]].append(row["word"])
    heads, plain, before = (alternation(words[kind]) for kind in ("head", "plain", "with"))
    return re.compile(rf"(?P<before>(?:{_AGE})?{before}{{0,4}})(?:(?P<head>{heads})|(?P<plain>{plain}))")


def extract_groups(document: Document, _known: Facts) -> tuple[BeneficiaryGroup, ...]:
    """The groups that the document's prose and service lists name, each once, at its first place. Never raises."""
    prose = prose_of(document)
    text = _TITLES.sub(lambda m: " " * len(m[0]), prose.flow.text)
    found: dict[str, BeneficiaryGroup] = {}
    for match in _pattern().finditer(text):
        if (match["plain"] and not match["before"]) or _LONGER.match(text, match.end()):
            continue
        span = prose.span(*match.span())
        name = "".join(span.text.split())
        found.setdefault(fold_name(name), BeneficiaryGroup(name, span))
    return tuple(sorted(found.values(), key=lambda group: group.span.start))
