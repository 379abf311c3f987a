"""What the text says of a service against what the plan's own list says of it (165元 here, 145元 in the annex), and
what the list says of one rate at two items.

A number of the text and one of a list are of one thing where the text names the service, or the facilities or people
that the list names for it, and both have one unit and are stated for one thing (每人每月). Where the list has a number
that agrees, or several that could be meant, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.extract.finding_digits import exchanged, telling_digits
from kg.extract.item_tables import further_rows
from kg.extract.levels import base_unit, sentence_start
from kg.extract.scope import own_words
from kg.extract.sentences import read_numbers
from kg.extract.verbs import TOWARDS
from kg.model.document import Document
from kg.model.facts import Comparator, Facts, Finding, Quantity, ServiceItem, Words
from kg.model.span import Span
from kg.text.fold import fold, fold_name

_AGE = re.compile(r"\d{1,3}(?=\s*(?:周?岁|[-—~至到]\s*\d{1,3}\s*周?岁))")
#: So long a part of a service's name, or of what its list says of it, tells it apart.
_NAME, _GRAM = 4, 6
#: So long a part of the clause of a number tells it from others beside it; so long a one is the list's own words.
_PART, _WORDS = 4, 10
#: Words that lists say of many services.
_COMMON = re.compile(r"标准|补助|人均|财政|每[人月年生户]|不低于|不少于|发放|给予|元|服务|保障|提供|居民|\d{3}")
#: 基本公共服务标准(2024年版)
_EDITION = re.compile(r"(20\d\d)年版")
_EVERY = re.compile(r"每([周月年天日])")
_TIME = re.compile(r"[年月日天]")
#: What stands between a rate and its number.
_LEVEL_END = re.compile(r"(?:达到?|不低于|不少于|不高于|不超过|超过|保持在|稳定在|控制在|提高到|为|[≥≤>])+$")
_AND = re.compile(r"[、,;和及与]")
_FAR = 160
#: Words that so many services share tell of none.
_MOST = 60
_ROLES = frozenset(("standard", "target", "commitment"))


@dataclass(frozen=True, slots=True)
class _Norm:
    """A number of a list: its size without the scale of its unit, what it is stated for, the year that its words name,
    its clause up to it, its place."""

    size: Decimal
    unit: str
    per: str
    comparator: Comparator
    year: int | None
    clause: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Listed:
    """A service of a list with its numbers, and the words by which the text may mean it."""

    item: ServiceItem
    name: str
    grams: frozenset[str]
    ages: frozenset[str]
    norms: tuple[_Norm, ...]


def find_against_lists(document: Document, known: Facts) -> Iterator[Finding]:
    """The numbers of the text that contradict the plan's list of services, in the order of the text."""
    edition = _EDITION.search(fold_name(known.plan.title or ""))
    year = int(edition[1]) if edition else None
    items = [item for item in known.service_items if item.standard or item.content]
    listed = [_listed(document, item, year) for item in [*items, *_further(document, known)]]
    listed = [service for service in listed if service.norms]
    if not listed:
        return
    meant = _Index(listed)
    for quantity in known.quantities:
        if quantity.role in _ROLES and quantity.value is not None and not quantity.change and quantity.unit:
            yield from _against(document, quantity, meant)
    yield from _between_items(listed)


class _Index:
    """The services of a list by the words that may mean them, so that time grows with the text alone."""

    def __init__(self, listed: list[_Listed]) -> None:
        self._by_words: dict[str, list[_Listed]] = {}
        for service in listed:
            heads = {norm.clause.split("每")[0][:_NAME] for norm in service.norms}
            for words in {service.name[:_NAME], *heads, *service.grams}:
                if len(words) >= _NAME:
                    self._by_words.setdefault(words, []).append(service)

    def meant_by(self, context: str) -> list[_Listed]:
        """The services that the words before a number may mean, in their order; words of very many services tell of
        none."""
        found: dict[int, _Listed] = {}
        for length in (_NAME, _GRAM):
            for at in range(len(context) - length + 1):
                services = self._by_words.get(context[at : at + length], [])
                if len(services) <= _MOST:
                    found.update((id(service), service) for service in services)
        meant = [service for service in found.values() if _is_meant(service, context)]
        return sorted(meant, key=lambda service: service.norms[0].span)


def _further(document: Document, known: Facts) -> Iterator[ServiceItem]:
    """The items of the list whose name is a cell merged over several rows, as each further row tells of them."""
    items = {item.span.start: item for item in known.service_items}
    for row in further_rows(document):
        name, said, people = row.span("name"), row.span("standard"), row.span("beneficiaries")
        item = None if name is None else items.get(name.start)
        if item is not None and said is not None and item.standard is not None and said != item.standard.span:
            whom = item.beneficiaries if people is None else Words(own_words(document, people), people)
            yield replace(item, beneficiaries=whom, content=None, standard=Words(own_words(document, said), said))


def _listed(document: Document, item: ServiceItem, edition: int | None) -> _Listed:
    fields = [words for words in (item.standard, item.content) if words is not None]
    said = fold_name("".join(words.text for words in (item.beneficiaries, *fields) if words is not None))
    grams = frozenset(gram for at in range(len(said) - _GRAM + 1) if not _COMMON.search(gram := said[at : at + _GRAM]))
    norms = tuple(norm for words in fields for norm in _norms(document, words, edition))
    return _Listed(item, fold_name(item.name), grams, frozenset(_AGE.findall(said)), norms)


def _norms(document: Document, words: Words, edition: int | None) -> Iterator[_Norm]:
    """The numbers in a field of a list, those without a year with that of its edition."""
    folded = fold(words.span.text)
    for reading in read_numbers(folded.text):
        if reading.value is None or reading.unit is None:
            continue
        unit, factor = base_unit(reading.unit)
        start, end = folded.span(reading.hit.start, reading.hit.end)
        per = "" if reading.per is None else folded.text[slice(*reading.per)]
        per = _stated(per) or _period(folded.text[: reading.hit.start])
        place = document.span(words.span.start + start, words.span.start + end)
        before = fold_name(folded.text[: reading.hit.start])
        clause = before[max(before.rfind(mark) for mark in ",;。") + 1 :]
        yield _Norm(reading.value * factor, unit, per, reading.comparator, reading.years.year or edition, clause, place)


def _stated(per: str | None) -> str:
    """What a number is stated for, as it is compared (/人·月 and 每人每月 are one)."""
    return re.sub(r"[每/·\s]", "", fold_name(per or ""))


def _period(before: str) -> str:
    """The period that the clause before a number names inside its subject (每周开放时间), empty where it names none."""
    clause = before[max(before.rfind(mark) for mark in ",，;；。") + 1 :]
    found = _EVERY.search(clause)
    return "" if found is None else found[1]


def _against(document: Document, quantity: Quantity, index: _Index) -> Iterator[Finding]:
    """The finding about a number of the text, where the service that it is of is listed with another one."""
    assert quantity.value is not None
    unit, factor = base_unit(quantity.unit)
    size = quantity.value * factor
    start = quantity.span.start
    context = fold_name(document.text[max(sentence_start(document.text, start), start - _FAR, 0) : start])
    ages = frozenset(_AGE.findall(context))
    per = _stated(quantity.per) or _period(context)
    raised = TOWARDS.search(context[-8:]) is not None or quantity.role != "standard"
    found: list[tuple[_Listed, _Norm]] = []
    for service in index.meant_by(context):
        if ages and service.ages and not ages & service.ages:
            continue
        norms = [norm for norm in service.norms if (norm.unit, norm.per) == (unit, per)]
        # Of several numbers for one time the one is meant whose very words stand before the number.
        norms = [norm for norm in norms if len(norm.clause) >= _GRAM and norm.clause in context] or norms
        other = next((norm for norm in service.norms if (norm.unit, norm.size) == (unit, size)), None)
        if not norms and other is not None and service.name in context and _other_time(other.per, per):
            yield Finding(
                "unit",
                f"“{service.item.name}”的{quantity.raw}在正文与清单中所按的时间不一致:{per}与{other.per}。",
                f"{quantity.raw} of {service.item.name} is stated for another time in the text than in the list.",
                tuple(sorted((quantity.span, other.span))),
            )
            return
        if any(_agree(norm, size, quantity.comparator) for norm in norms):
            return
        meant = norms if len(norms) == 1 else [norm for norm in norms if _shares(norm.clause, context, _PART)]
        if len(meant) == 1:
            found.append((service, meant[0]))
    if len(found) > 1:
        # Rows of one item tell themselves apart by ages, or by what they begin with (城市每人每月, 农村每人每月).
        nearest = max(_nearness(service, norm, ages, context) for service, norm in found)
        found = [(s, norm) for s, norm in found if _nearness(s, norm, ages, context) == nearest and max(nearest) > 0]
    if len(found) != 1:
        return
    service, norm = found[0]
    same_year = norm.year == quantity.year
    if not same_year and norm.year is not None and quantity.year is not None:
        return
    slip = exchanged(telling_digits(quantity.raw), telling_digits(norm.span.text))
    # What is raised stands above what is: only a slip, the very words of the list for it, or a list that is above what
    # it was raised to, tell a contradiction.
    above = norm.size > size and norm.comparator == quantity.comparator == "="
    same = same_year and norm.year is not None
    if (
        raised
        and not slip
        and not same
        and not above
        and not (quantity.year is None and _shares(norm.clause, context, _WORDS))
    ):
        return
    yield Finding(
        "contradiction",
        f"“{service.item.name}”在正文与清单中的数值不一致:{quantity.raw}与{norm.span.text}。",
        f"The text and the list differ on {service.item.name}: {quantity.raw} and {norm.span.text}.",
        tuple(sorted((quantity.span, norm.span))),
    )


def _nearness(service: _Listed, norm: _Norm, ages: frozenset[str], context: str) -> tuple[int, int]:
    """How many of the ages before a number of the text a row names, and how near before the number the text has the
    words that the row begins with, 0 where it has none."""
    head = norm.clause.split("每")[0]
    return len(ages & service.ages), context.rfind(head) + 1 if len(head) > 1 else 0


def _other_time(left: str, right: str) -> bool:
    """Whether two numbers are stated for one thing, but for another time (每人每年, 每人每月)."""
    same = _TIME.sub("", left) == _TIME.sub("", right)
    return same and left != right and bool(_TIME.search(left)) and bool(_TIME.search(right))


def _between_items(listed: list[_Listed]) -> Iterator[Finding]:
    """One rate that two items of the list state in the same words, with two numbers."""
    told: dict[str, tuple[_Listed, _Norm]] = {}
    for service in listed:
        for norm in service.norms:
            words = _LEVEL_END.sub("", norm.clause)
            if norm.unit != "%" or len(words) < _GRAM or not words.endswith("率"):
                continue
            first, other = told.setdefault(words, (service, norm))
            if first is not service and other.size != norm.size and other.comparator == norm.comparator:
                yield Finding(
                    "contradiction",
                    f"清单中“{words}”前后不一致:{other.span.text}与{norm.span.text}。",
                    f"Two items of the list differ on {words}: {other.span.text} and {norm.span.text}.",
                    (other.span, norm.span),
                )


def _shares(words: str, context: str, length: int) -> bool:
    """Whether a stretch of so many characters of some words stands in a context, what all lists say left out."""
    return any(
        words[at : at + length] in context and not _COMMON.search(words[at : at + _PART])
        for at in range(len(words) - length + 1)
    )


def _is_meant(service: _Listed, context: str) -> bool:
    """Whether the words before a number name a service, or what its list says of it: of people that it names (孤儿)
    also the words that one of its numbers begins with (集中养育)."""
    if len(service.name) >= _NAME and service.name in context:
        return True
    heads = {norm.clause.split("每")[0] for norm in service.norms}
    if any(len(head) >= _NAME and head in context for head in heads):
        people = "" if service.item.beneficiaries is None else fold_name(service.item.beneficiaries.text)
        if any(len(word) > 1 and word in context for word in _AND.split(people)):
            return True
    return any(context[at : at + _GRAM] in service.grams for at in range(len(context) - _GRAM + 1))


def _agree(norm: _Norm, size: Decimal, comparator: Comparator) -> bool:
    """Whether a number of the text and one of a list can both hold."""
    if norm.size == size:
        return True
    if norm.comparator == comparator:
        return False
    bound, exact = (norm.size, size) if norm.comparator != "=" else (size, norm.size)
    way = norm.comparator if norm.comparator != "=" else comparator
    return exact >= bound if way in (">", ">=") else exact <= bound
