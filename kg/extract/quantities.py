"""Numbers in prose: how much of what, by when, and in which role."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.extract.flow import Prose, prose_of
from kg.extract.hits import Hit, hits
from kg.extract.periods import Scope as Years
from kg.extract.periods import period_before, scope_at, scopes
from kg.extract.roles import BACKGROUND, role_of
from kg.extract.scope import Scope
from kg.extract.subjects import Subject, find_subject
from kg.extract.units import kind_of
from kg.extract.verbs import TOWARDS
from kg.model.document import Document
from kg.model.facts import Comparator, Facts, Quantity, Role

_SENTENCE_END = re.compile(r"[。!?\n]")
_QUOTES = re.compile(r'"[^"\n]{1,80}"')
_TITLES = re.compile(r"《[^《》\n]{0,150}(?:《[^《》\n]{0,100}》[^《》\n]{0,100})?》")
#: What may stand between two numbers of one list.
_LIST = re.compile(r"[、,]?(?:和|与|及|以及)?(?:分别)?|~|-{1,2}|至|到")
_TOGETHER = re.compile(r"分别")
_CHANGE = re.compile(
    r"(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩短|缩小|压减|压缩|高出|递增|增幅|增速|(?<=[^提])增|(?<=[下])降"
    r"|(?:超出|超过|高于|低于|快于)[^,。;、]{2,12})"
    r"(?:了|约|近|超过|超|不低于|不少于|至少|分别|均|达到?|为|每年|在|控制在|保持在|稳定在)*$"
)
_SLOGAN_UNITS = frozenset(("things", "times", "persons"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of a sentence as the grammar reads it; offsets are those of the running text."""

    hit: Hit
    subject: str
    unit: str | None
    role: Role
    years: Years
    period: str | None
    per: str | None
    change: bool
    cumulative: bool
    comparator: Comparator
    value: Decimal | None


def extract_quantities(document: Document, known: Facts) -> tuple[Quantity, ...]:
    """The numbers in the document's prose, in the order of the text. Never raises."""
    prose = prose_of(document)
    scope = Scope(document, known)
    listed = _item_ranges(known)
    past = PastParts(document)
    found: list[Quantity] = []
    for reading in read_numbers(prose.flow.text, lambda offset: past.holds(prose.origin(offset))):
        quantity = _quantity(prose, scope, reading)
        if quantity is not None and not _inside(listed, quantity.span.start):
            found.append(quantity)
    return tuple(found)


class PastParts:
    """The sections that look back on what has been reached."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[int | None, bool] = {None: False}

    def holds(self, offset: int) -> bool:
        """Whether the offset stands in a section that looks back."""
        index = self._document.section_at(offset)
        if index not in self._known:
            path = self._document.path_at(offset)
            titles = [self._document.sections[i].title.text for i in path]
            self._known[index] = any(BACKGROUND.search(t) for t in titles)
        return self._known[index]


def read_numbers(text: str, past: object = None) -> list[Reading]:
    """Every number of running text that says how much of something there is or shall be, in order."""
    looks_back = past if callable(past) else (lambda _offset: False)
    quotes, titles = _ranges(_QUOTES, text), _ranges(_TITLES, text)
    ends = [m.start() for m in _SENTENCE_END.finditer(text)]
    sentences: dict[int, list[Hit]] = {}
    for hit in hits(text):
        if _inside(titles, hit.start):
            continue
        quote = _around(quotes, hit.start)
        if quote and not _stands_in_quotes(hit):
            continue
        sentences.setdefault(bisect_right(ends, hit.start), []).append(hit)
    found: list[Reading] = []
    for index, group in sentences.items():
        start = ends[index - 1] + 1 if index else 0
        end = ends[index] if index < len(ends) else len(text)
        found += _read_sentence(text, start, end, group, quotes, looks_back)
    return found


def grammar(sentence: str) -> list[Reading]:
    """The quantities of one folded sentence.

    >>> [(r.subject, str(r.value), r.unit, r.comparator, r.role) for r in grammar("普惠性幼儿园覆盖率达到85%以上")]
    [('普惠性幼儿园覆盖率', '85', '%', '>=', 'target')]
    >>> grammar("落实三级防治措施,建设4A级景区")
    []
    """
    return read_numbers(sentence)


def _ranges(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [m.span() for m in pattern.finditer(text)]


def _around(ranges: list[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    at = bisect_right(ranges, (offset, 1 << 60)) - 1
    return (ranges[at][0] + 1, ranges[at][1] - 1) if at >= 0 and offset < ranges[at][1] else None


def _inside(ranges: list[tuple[int, int]], offset: int) -> bool:
    return _around(ranges, offset) is not None


def _item_ranges(known: Facts) -> list[tuple[int, int]]:
    """Where fields of listed service items stand: their numbers belong to the item."""
    spans = [
        w.span
        for item in known.service_items
        for w in (item.beneficiaries, item.content, item.standard, item.funding, item.lead)
        if w is not None
    ]
    spans += [item.span for item in known.service_items]
    return sorted((s.start, s.end) for s in spans)


def _stands_in_quotes(hit: Hit) -> bool:
    """Whether a number between quotation marks is an amount (15分钟, 0.1平方米) and no part of a slogan."""
    kind = kind_of(hit.unit)
    if hit.masked:
        return hit.unit is not None and kind not in ("none",) and "." in hit.numeral
    return hit.numeral[0].isdigit() and hit.unit is not None and (kind not in _SLOGAN_UNITS or hit.comparator != "=")


def _read_sentence(
    text: str, start: int, end: int, group: list[Hit], quotes: list[tuple[int, int]], looks_back: object
) -> list[Reading]:
    years = scopes(text, start, end)
    is_past = bool(callable(looks_back) and looks_back(group[0].start))
    out: list[Reading] = []
    previous: Hit | None = None
    subject: Subject | None = None
    chain: list[Hit] = []
    for at, hit in enumerate(group):
        following = group[at + 1] if at + 1 < len(group) else None
        joined = previous is not None and chain and _LIST.fullmatch(text, previous.tail, hit.head) is not None
        if joined and previous is not None and _one_list(text, chain, hit, following, end):
            chain.append(hit)
        else:
            chain = [hit]
            floor = previous.tail if previous else start
            if previous is not None and subject is not None and subject.behind and subject.end <= hit.head:
                floor = max(floor, subject.end)
            if (
                previous is not None
                and (towards := TOWARDS.search(text, previous.tail, hit.start))
                and "," not in text[previous.tail : towards.start()]
            ):
                pass
            else:
                ceiling = following.head if following else end
                subject = find_subject(text, hit, floor, ceiling, _around(quotes, hit.start))
        reading = _reading(text, hit, subject, years, start, is_past, chain, following)
        out += _both_ends(reading)
        previous = hit
    return _share(text, out, start)


def _both_ends(reading: Reading) -> list[Reading]:
    """The entries of a reading: two for a range that prints its unit once (2-3个), else one."""
    second = reading.hit.second
    if second is None:
        return [reading]
    low, high = replace(reading, comparator=">="), replace(reading, comparator="<=", value=second)
    return [low, high] if reading.value is not None and reading.value < second else [reading]


def _one_list(text: str, chain: list[Hit], hit: Hit, following: Hit | None, end: int) -> bool:
    """Whether a number goes on with the list of the numbers before it, all of one subject list."""
    after = text[hit.tail : hit.tail + 1] if hit.tail < end else ""
    bare_tail = after in ("", ",", "。", ";", "、", "和", "与", "及", ")", ":", "\n", "下", "提", "增", "降") or (
        following is not None and following.head == hit.tail
    )
    between = text[chain[-1].tail : hit.head]
    return bare_tail and (between != "," or kind_of(hit.unit) == kind_of(chain[-1].unit))


def _reading(
    text: str,
    hit: Hit,
    subject: Subject | None,
    years: tuple[Years, ...],
    start: int,
    is_past: bool,
    chain: list[Hit],
    following: Hit | None,
) -> Reading:
    scope = scope_at(years, hit.start)
    role = role_of(text, hit, subject, start, past=is_past)
    if _is_baseline(text, chain[0], hit, following, start):
        role = "baseline"
    words = text[subject.start : subject.end] if subject else ""
    change = _is_change(text, hit, chain, start)
    if role == "fact":
        scope = Years(scope.start, None, False, scope.base)
    base = _base(years, hit.start) if change else None
    per = hit.each or (text[subject.per[0] : subject.per[1]] if subject and subject.per else None)
    clause = text[max(start, hit.start - 80) : hit.start]
    return Reading(
        hit,
        words,
        hit.unit,
        role,
        replace(scope, base=base),
        period_before(text, start, hit.start),
        per,
        change,
        "累计" in clause[clause.rfind(";") + 1 :],
        hit.comparator,
        hit.value,
    )


def _base(years: tuple[Years, ...], offset: int) -> int | None:
    found = [y.base for y in years if y.start <= offset and y.base is not None]
    return found[-1] if found else None


def _is_change(text: str, hit: Hit, chain: list[Hit], start: int) -> bool:
    if kind_of(hit.unit) == "points":
        return True
    return _CHANGE.search(text[max(start, chain[0].start - 16) : chain[0].start]) is not None


def _is_baseline(text: str, first: Hit, hit: Hit, following: Hit | None, start: int) -> bool:
    """Whether a number is the first of a from-to pair: 由A提高到B."""
    before = text[max(start, first.start - 24) : first.start]
    opened = max(before.rfind("由"), before.rfind("从"))
    if opened < 0 or any(c in before[opened:] for c in ",;") or TOWARDS.search(before, opened):
        return False
    after = text[hit.tail : hit.tail + 60]
    towards = TOWARDS.search(after)
    return towards is not None and not re.search(r"[,;。]", after[: towards.start()].replace(",", "", 1))


def _share(text: str, readings: list[Reading], start: int) -> list[Reading]:
    """The readings with what a list shares given to each: units printed once, subjects of 分别, fused digits."""
    out = list(readings)
    groups: list[list[int]] = []
    for at, reading in enumerate(out):
        last = out[groups[-1][-1]] if groups else None
        if last is not None and _LIST.fullmatch(text, last.hit.tail, reading.hit.head):
            groups[-1].append(at)
        else:
            groups.append([at])
    for group in groups:
        _share_unit(out, group)
    _share_names(text, out, groups, start)
    return out


def _share_unit(out: list[Reading], group: list[int]) -> None:
    for left, right in zip(group, group[1:], strict=False):
        unit, following = out[left].unit, out[right].unit
        if following and (unit is None or (unit == "个" and following.startswith("个") and following != "个")):
            out[left] = replace(out[left], unit=following, change=out[right].change)


def _share_names(text: str, out: list[Reading], groups: list[list[int]], start: int) -> None:
    names: list[str] = []
    for group in groups:
        first = out[group[0]]
        low = max(start, first.hit.start - 200)
        clause = text[low : first.hit.start]
        together = clause.rfind("分别")
        if together < 0 or any(c in clause[together:] for c in "。;,"):
            names = []
            continue
        found = _names(first.subject)
        if len(found) == len(group):
            names = found
        elif first.subject and len(found) != 1:
            names = []
        if len(names) == len(group):
            for name, at in zip(names, group, strict=True):
                out[at] = replace(out[at], subject=name)


def _names(subject: str) -> list[str]:
    """The complete names that a subject lists, where each stands for itself.

    >>> _names("入园率、巩固率"), _names("职工和城乡居民参加医疗保险人数")
    (['入园率', '巩固率'], [])
    """
    pieces = [p for p in re.split(r"、|和|与|及", subject) if p]
    if len(pieces) < 2:
        return []
    ending = pieces[-1][-1]
    return pieces if all(p[-1] == ending and len(p) > 2 for p in pieces) else []


def _quantity(prose: Prose, scope: Scope, reading: Reading) -> Quantity | None:
    hit = reading.hit
    span = prose.span(hit.start, hit.end)
    raw = "".join(span.text.split())
    if not _printed_as_number(span.text):
        return None
    subject = reading.subject
    return Quantity(
        subject=subject,
        raw=raw,
        value=reading.value,
        span=span,
        unit=reading.unit,
        per=reading.per,
        comparator=reading.comparator,
        approximate=hit.approximate,
        year=reading.years.year,
        year_lost=reading.years.lost,
        base_year=reading.years.base,
        period=reading.period,
        role=reading.role,
        change=reading.change,
        cumulative=reading.cumulative,
        masked=hit.masked,
        domain=scope.domain_at(span.start),
    )


def _printed_as_number(words: str) -> bool:
    """Whether the words begin as a number does, not with a circled list mark that folding made one."""
    return not 0x2460 <= ord(words[0]) <= 0x24FF and not 0x2776 <= ord(words[0]) <= 0x2793
