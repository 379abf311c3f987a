"""What the numbers of one sentence share: units printed once, names in the order of 分别, subjects carried on."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from kg.extract.hits import Hit
from kg.extract.noun_phrases import verb_ahead
from kg.extract.readings import Range, Reading
from kg.extract.units import kind_of
from kg.extract.verbs import TOWARDS

#: What may stand between two numbers of one list.
LIST = re.compile(r"[、,]?(?:和|与|及|以及)?(?:分别)?|~|-{1,2}|至|到")
_TOGETHER = re.compile(r"分别[^,。;0-9]{0,16}$")
_COMPARED = re.compile(
    r"(?:较|比|同比|环比|超出|超过|高于|高出|低于|快于|年均|平均|年增|增长|提高|增加|下降|减少|降低|分别|上升|提升|其中)"
)
_BARE_RATE = re.compile(
    r"(?:参保|覆盖|达标|入学|安置|入住|普及|合格|使用|建档|管理|签约|结案|普查|治愈|就业)率|比例|占比|面积|总量|总数|人数"
)
_OBJECT = re.compile(
    r"(?:职工和)?(?:城乡居民|居民)?(?:参加|享受|纳入|实施|完成|开展)?(?P<core>.+?)(?:的?人数|人员|总人数|户数)?$"
)
_AND = re.compile(r"[、和与及]")
_ELSE = re.compile(r"(?:城乡居民|居民|农村居民|农村|乡村)")
#: The range of a name and the ranges of its full form, empty where it is complete.
Name = tuple[Range, tuple[Range, ...]]
#: What the name of a measure ends with.
_MEASURES = frozenset("率比例数量额积入度重值岁限")
_FEW = frozenset(
    ("职工", "城镇职工", "城镇", "城市", "城区", "男", "男性", "市级", "县级", "省级", "国家级", "企业", "机关")
)
_OTHERS = re.compile(
    r"(?:城乡居民|居民|农村居民|农村|乡村|乡镇|女性|女|县级|市级|镇级|乡级|村级|机关事业单位|事业单位)(?=.{3})"
)


def share(text: str, readings: list[Reading], start: int) -> list[Reading]:
    """The readings of one sentence with what they share given to each."""
    out = _split_fused(text, readings)
    groups: list[list[int]] = []
    for at, reading in enumerate(out):
        last = out[groups[-1][-1]] if groups else None
        if last is not None and LIST.fullmatch(text, last.hit.tail, reading.hit.head):
            groups[-1].append(at)
        else:
            groups.append([at])
    for group in groups:
        _share_unit(out, group)
        _share_bound(text, out, group, start)
    _share_names(text, out, groups, start)
    _carry_subjects(text, out)
    _share_head(text, out)
    _share_per(text, out)
    for at in range(len(out) - 2, -1, -1):
        if not out[at].subject and out[at + 1].hit.head == out[at].hit.tail:
            after = out[at + 1]
            out[at] = named(text, out[at], ((after.start, after.end), after.whole))
    for at, reading in enumerate(out):
        if not reading.subject and (verb := verb_ahead(text, max(start, reading.hit.head - 12), reading.hit.head)):
            out[at] = named(text, reading, (verb, ()))
    return out


def _share_unit(out: list[Reading], group: list[int]) -> None:
    for left, right in pairwise(group):
        unit, following = out[left].unit, out[right].unit
        if following and (unit is None or (unit == "个" and following.startswith("个") and following != "个")):
            shared = out[right].unit_ranges
            out[left] = replace(out[left], unit=following, unit_ranges=shared, change=out[right].change)


#: 分别降至A和B以下: a bound behind the last number of a list holds for all.
_CAPPED = re.compile(r"控制在|(?:降低|下降|压减|压缩|缩减|缩短|减少|降|减)[到至]")


def _share_bound(text: str, out: list[Reading], group: list[int], start: int) -> None:
    """Give a bound that is printed once, before a list (分别不低于A和B) or around it (控制在A、B以内), to each."""
    first, last = out[group[0]], out[group[-1]]
    if len(group) < 2 or first.comparator == last.comparator:
        return
    given = first.comparator
    if given == "=":
        around = text[max(start, first.hit.start - 8) : first.hit.start]
        given = last.comparator if _CAPPED.search(around) and last.comparator in ("<", "<=") else "="
    elif first.hit.head == first.hit.start:
        return
    for at in group:
        if out[at].comparator == "=" and not out[at].hit.approximate:
            out[at] = replace(out[at], comparator=given)


def _share_names(text: str, out: list[Reading], groups: list[list[int]], start: int) -> None:
    names: list[Name] = []
    for group in groups:
        first = out[group[0]]
        before = text[max(start, first.hit.start - 24) : first.hit.start]
        towards = TOWARDS.search(before) is not None and len(names) == len(group) > 1
        if _TOGETHER.search(before) is None and not towards:
            if len(group) < 2 and not _COMPARED.match(first.subject):
                names = []
            continue
        found = [] if towards else split_names(text, first.start, first.end, len(group))
        if not (found or towards) and _COMPARED.match(text, _clause(text, first.hit.start, start)):
            found = _names_before(out[: group[0]], len(group))
        names = found or (names if towards or not first.subject or _COMPARED.match(first.subject) else [])
        if len(names) == len(group):
            for name, at in zip(names, group, strict=True):
                out[at] = named(text, out[at], name)


def _clause(text: str, offset: int, start: int) -> int:
    """Where the clause around an offset starts."""
    return max(text.rfind(",", start, offset) + 1, start)


def _names_before(readings: list[Reading], count: int) -> list[Name]:
    """The subjects of the last levels before a comparison (A 5张、B 2人,分别较2015年增长42%、38%), empty where there
    are fewer."""
    names: list[Name] = []
    for reading in reversed(readings):
        if reading.change or not reading.subject:
            break
        if reading.role != "baseline":
            names.insert(0, ((reading.start, reading.end), reading.whole))
    return names[-count:] if len(names) >= count else []


def named(text: str, reading: Reading, name: Name) -> Reading:
    """The reading under another name."""
    (begin, end), whole = name
    return replace(reading, start=begin, end=end, subject=text[begin:end], whole=whole)


def pieces_of(text: str, start: int, end: int) -> list[Range]:
    """The ranges between 、 and 和 of a phrase."""
    out: list[Range] = []
    at = start
    for mark in _AND.finditer(text, start, end):
        if mark.start() > at:
            out.append((at, mark.start()))
        at = mark.end()
    return [*out, (at, end)] if at < end else out


def split_names(text: str, start: int, end: int, count: int) -> list[Name]:
    """The names that a phrase lists, as many as there are numbers, each with the ranges of its full form where that
    differs; empty where the phrase cannot be cut so.

    >>> split_names("入园率、巩固率", 0, 7, 2)
    [((0, 3), ()), ((4, 7), ())]
    >>> split_names("职工和城乡居民参加医疗保险人数", 0, 15, 2)[0][1]
    ((0, 2), (7, 15))
    """
    ranges = pieces_of(text, start, end)
    if len(ranges) != count or count < 2:
        return []
    words = [text[a:b] for a, b in ranges]
    last = words[-1]
    low, high = ranges[-1]
    if words[0] in _FEW and (match := _OTHERS.match(last)):
        rest = (low + match.end(), high)
        return [((start, end), (r, rest)) for r in ranges[:-1]] + [((start, end), (ranges[-1],))]
    if all(len(w) > 2 and (w[-1] == last[-1] or (w[-1] in _MEASURES and last[-1] in _MEASURES)) for w in words):
        return [(r, ()) for r in ranges]
    heads = {w[-2:] for w in words[:-1]}
    head = next(iter(heads))
    if len(heads) == 1 and len(head) == 2 and (at := last.rfind(head)) > 0:
        rest = (low + at + 2, high)
        return [(r, (r, rest)) for r in ranges[:-1]] + [(ranges[-1], ())]
    return []


#: 每千人口床位6张、医师3人: what all rates of a list are stated for.
_RATE_HEAD = re.compile(r"每(?:十万|[百千万])(?:名|个)?(?:常住|户籍)?(?:人口|老年人|老人|儿童|居民|人)(?:拥有|配备)?")


def _share_head(text: str, out: list[Reading]) -> None:
    """Give 每千人口, printed once before a list of rates, to the full names of those behind the first."""
    head: Range | None = None
    for at, reading in enumerate(out):
        if reading.subject.startswith("每"):
            own = _RATE_HEAD.match(text, reading.start, reading.end)
            head = own.span() if own else None
            continue
        before = out[at - 1] if at else None
        follows = (
            before is not None
            and reading.start > before.end
            and _LISTED.fullmatch(text, max(before.hit.tail, before.end), reading.start)
        )
        if head is None or before is None or not (follows or before.hit.tail > reading.start):
            head = None
        elif not reading.whole and kind_of(reading.unit) in ("persons", "things") and not reading.behind:
            out[at] = replace(reading, whole=(head, (reading.start, reading.end)))


_LISTED = re.compile(r"[、和与及]|以及")


def _share_per(text: str, out: list[Reading]) -> None:
    """Give what a list is stated for (每年, 每个乡镇) to each number of the list."""
    for at in range(1, len(out)):
        before, reading = out[at - 1], out[at]
        between = text[before.hit.tail : reading.hit.head]
        if before.per and not reading.per and re.search(r"[、和与及]", between) and not re.search(r"[,;:。]", between):
            out[at] = replace(reading, per=before.per)


def _carry_subjects(text: str, out: list[Reading]) -> None:
    """Give a comparison (较2015年提高…) the subject of the number before it, and a bare rate its full name."""
    for at, reading in enumerate(out):
        if at == 0:
            continue
        before = out[at - 1]
        between = text[before.hit.tail : reading.hit.head]
        # A clause after a semicolon that names nothing (;到2025年,达到5.5个) goes on with the level before it.
        if "。" in between or (";" in between and (reading.subject or reading.governor != "level")):
            continue
        compared = _COMPARED.match(reading.subject) is not None
        connected = between in ("~", "-", "--", "至", "到")
        if before.subject and ((compared and reading.change) or connected or not reading.subject):
            out[at] = named(text, reading, ((before.start, before.end), before.whole))
        elif not reading.whole and _BARE_RATE.fullmatch(reading.subject) and not before.behind and before.subject:
            core = _OBJECT.match(text, before.start, before.end)
            name = core.span("core") if core else (before.start, before.end)
            if not _BARE_RATE.search(text, *name) and name[1] - name[0] >= 3:
                out[at] = replace(reading, whole=(name, (reading.start, reading.end)))


def _split_fused(text: str, readings: list[Reading]) -> list[Reading]:
    """The readings with digits that ran together (分别达到9298%) told apart where only one way is possible, and marked
    as unreadable where a share above any possible one shows that digits ran together."""
    out: list[Reading] = []
    for reading in readings:
        digits = reading.hit.numeral
        share_like = kind_of(reading.unit) == "share" and reading.unit == "%"
        if not (share_like and digits.isdigit() and len(digits) >= 4 and not reading.change):
            out.append(reading)
            continue
        names = split_names(text, reading.start, reading.end, 2) or _any_names(text, reading)
        cuts = [cut for cut in range(1, len(digits)) if _is_share(digits[:cut]) and _is_share(digits[cut:])]
        together = _TOGETHER.search(text[max(0, reading.hit.start - 24) : reading.hit.start])
        if together and len(names) == 2 and len(cuts) == 1:
            out += _halves(text, reading, cuts[0], names)
        else:
            out.append(replace(reading, value=None, fused=True))
    return out


def _any_names(text: str, reading: Reading) -> list[Name]:
    """The two names of a phrase that names two, each as the whole phrase."""
    ranges = pieces_of(text, reading.start, reading.end)
    if len(ranges) != 2:
        return []
    match = _ELSE.match(text, *ranges[1])
    first: tuple[Range, ...] = (ranges[0], (match.end(), ranges[1][1])) if match else ()
    return [((reading.start, reading.end), first), ((reading.start, reading.end), (ranges[1],) if match else ())]


def _is_share(digits: str) -> bool:
    return digits == "0" or (not digits.startswith("0") and int(digits) <= 100)


def _halves(text: str, reading: Reading, cut: int, names: list[Name]) -> list[Reading]:
    hit = reading.hit
    digits = hit.numeral
    middle = hit.start + cut
    first = replace(hit, end=middle, tail=middle, value=Decimal(digits[:cut]), numeral=digits[:cut])
    second: Hit = replace(hit, head=middle, start=middle, value=Decimal(digits[cut:]), numeral=digits[cut:])
    return [
        named(text, replace(reading, hit=h, value=h.value, fused=True), name)
        for h, name in zip((first, second), names, strict=True)
    ]
