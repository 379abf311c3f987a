"""Levels in words: 应保尽保, 全覆盖, 全部达标, 免费."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.flow import prose_of
from kg.extract.noun_phrases import clause_end, clause_start, noun_phrase_before
from kg.extract.scope import Scope
from kg.extract.sentences import around
from kg.extract.units import read_table
from kg.model.document import Document
from kg.model.facts import Facts, WordTarget

_TITLES = re.compile(r"《[^《》\n]{0,150}》")
#: What makes a name or a slogan of the words: 免费义务教育, “全覆盖”专项行动, 全覆盖、保基本.
_NAME_AFTER = re.compile(r"\"?(?:、保基本|、多层次|[^,。;、\n]{0,6}(?:行动|计划|工程|方针|原则|率)(?:[\",。;、\n]|$))")
_FREE_NAMES = re.compile(r"(?:义务教育|孕前优生|师范|医学生|WIFI|wifi|或低收费|午餐|婚检|教育)")
_BEHIND = re.compile(r"(?P<noun>[㐀-鿿\"(][^,。;:!?\n]{1,30})")


@cache
def _pattern() -> re.Pattern[str]:
    words = []
    for number, row in enumerate(read_table("word_targets.tsv")):
        pattern = (
            row["pattern"].replace(r"\1", rf"(?P=same{number})").replace("([㐀-鿿])", rf"(?P<same{number}>[㐀-鿿])")
        )
        words.append(rf"(?P<{row['side']}{number}>{pattern})")
    return re.compile(rf"(?=[应动全户村基免])(?:{'|'.join(words)})")


def extract_word_targets(document: Document, known: Facts) -> tuple[WordTarget, ...]:
    """The levels in words of the document's prose, in the order of the text. Never raises."""
    prose = prose_of(document)
    text = prose.flow.text
    scope = Scope(document, known)
    titles = [m.span() for m in _TITLES.finditer(text)]
    items = sorted((item.span.start, item.span.end) for item in known.service_items)
    found: list[WordTarget] = []
    for match in _pattern().finditer(text):
        subject = _subject(text, match)
        if subject is None or around(titles, match.start()):
            continue
        span = prose.span(*match.span())
        if around(items, span.start):
            continue
        words = "".join(span.text.split())
        found.append(WordTarget(prose.words((subject,)), words, scope.domain_at(span.start), span))
    return tuple(found)


def _subject(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """The range of what the level is said of; None where the words are part of a name or a slogan."""
    if _NAME_AFTER.match(text, match.end()):
        return None
    side = str(match.lastgroup)
    if side.startswith("same"):
        side = "before"
    if side.startswith("behind"):
        if match[0] == "免费" and _FREE_NAMES.match(text, match.end()):
            return None
        end = clause_end(text, match.end(), len(text))
        noun = _BEHIND.match(text, match.end(), end)
        return noun.span("noun") if noun else None
    if _SLOGAN.match(text, match.end()) and text[match.start() - 1 : match.start()] in ("、", '"', ":", ""):
        return None
    start = clause_start(text, match.start(), 0)
    found = noun_phrase_before(text, start, match.start())
    if found is None and text[start - 1 : start] == "," and match[0][0] == "应":
        found = noun_phrase_before(text, clause_start(text, start - 1, 0), start - 1)
    if found is None:
        return None
    begin, end = found
    while lead := _LEAD.match(text, begin, end):
        begin = lead.end()
    words = text[begin:end]
    return (begin, end) if len(words) >= 2 and not re.search(r"[0-9]万?[人户]?$|^建立健", words) else None


#: Verbs and prepositions at the head of what a level is said of.
_LEAD = re.compile(
    r"(?:[、和与及]|了|并|且|对于?|将|把|在对|在|促进|推进|推动|加强|提升|完善|健全|形成|扩大|巩固|切实|落实|鼓励|支持|持续|全面|实行|加快|"
    r"推行|保障|确保|努力|逐步|积极|进一步|构建|按照|坚持|建立|为|使|让|向)"
)
_SLOGAN = re.compile(r"[、的\"]")
