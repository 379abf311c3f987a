"""What the numbers of one sentence share: units printed once, names in the order of 分别, subjects carried on."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from kg.extract.hits import Hit
from kg.extract.readings import Reading
from kg.extract.units import kind_of

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
    _share_names(text, out, groups, start)
    _carry_subjects(text, out)
    return out


def _share_unit(out: list[Reading], group: list[int]) -> None:
    for left, right in zip(group, group[1:], strict=False):
        unit, following = out[left].unit, out[right].unit
        if following and (unit is None or (unit == "个" and following.startswith("个") and following != "个")):
            out[left] = replace(out[left], unit=following, change=out[right].change)


def _share_names(text: str, out: list[Reading], groups: list[list[int]], start: int) -> None:
    names: list[tuple[str, str | None]] = []
    for group in groups:
        first = out[group[0]]
        before = text[max(start, first.hit.start - 24) : first.hit.start]
        if _TOGETHER.search(before) is None:
            if len(group) < 2 and not _COMPARED.match(first.subject):
                names = []
            continue
        found = split_names(first.subject, len(group))
        names = found or (names if not first.subject or _COMPARED.match(first.subject) else [])
        if len(names) == len(group):
            for (name, whole), at in zip(names, group, strict=True):
                out[at] = replace(out[at], subject=name, whole=whole)


def split_names(subject: str, count: int) -> list[tuple[str, str | None]]:
    """The names that a subject lists, as many as there are numbers, each with its full form where that differs;
    empty where the subject cannot be cut so.

    >>> split_names("入园率、巩固率", 2)
    [('入园率', None), ('巩固率', None)]
    >>> split_names("职工和城乡居民参加医疗保险人数", 2)[0][1]
    '职工参加医疗保险人数'
    """
    pieces = [p for p in re.split(r"、|和|与|及", subject) if p]
    if len(pieces) != count or count < 2:
        return []
    last = pieces[-1]
    if pieces[0] in _FEW and (match := _OTHERS.match(last)):
        rest = last[match.end() :]
        return [(subject, piece + rest if piece is not last else last) for piece in pieces]
    if all(p[-1] == last[-1] and len(p) > 2 for p in pieces):
        return [(piece, None) for piece in pieces]
    heads = [p[-2:] for p in pieces[:-1]]
    if len(set(heads)) == 1 and (at := last.rfind(heads[0])) > 0 and len(heads[0]) == 2:
        rest = last[at + 2 :]
        return [(piece, piece + rest) for piece in pieces[:-1]] + [(last, None)]
    return []


def _carry_subjects(text: str, out: list[Reading]) -> None:
    """Give a comparison (较2015年提高…) the subject of the number before it, and a bare rate its full name."""
    for at, reading in enumerate(out):
        if at == 0:
            continue
        before = out[at - 1]
        between = text[before.hit.tail : reading.hit.head]
        if ";" in between or "。" in between:
            continue
        if (
            (not reading.subject or _COMPARED.match(reading.subject))
            and before.subject
            and (reading.change or not reading.subject)
            and not re.search(r"其中", between)
        ):
            out[at] = replace(reading, subject=before.subject, whole=before.whole, behind=before.behind)
        elif reading.whole is None and _BARE_RATE.fullmatch(reading.subject) and not before.behind and before.subject:
            core = _OBJECT.match(before.whole or before.subject)
            name = core["core"] if core else before.subject
            if not _BARE_RATE.search(name) and len(name) >= 3:
                out[at] = replace(reading, whole=name + reading.subject)


def _split_fused(text: str, readings: list[Reading]) -> list[Reading]:
    """The readings with digits that ran together (分别达到90100%) told apart where only one way is possible, and marked
    as unreadable where a share above any possible one shows that digits ran together."""
    out: list[Reading] = []
    for reading in readings:
        digits = reading.hit.numeral
        share_like = kind_of(reading.unit) == "share" and reading.unit == "%"
        if not (share_like and digits.isdigit() and len(digits) >= 4 and not reading.change):
            out.append(reading)
            continue
        names = split_names(reading.subject, 2) or _any_names(reading.subject)
        cuts = [cut for cut in range(1, len(digits)) if _is_share(digits[:cut]) and _is_share(digits[cut:])]
        together = _TOGETHER.search(text[max(0, reading.hit.start - 24) : reading.hit.start])
        if together and len(names) == 2 and len(cuts) == 1:
            out += _halves(reading, cuts[0], names)
        else:
            out.append(replace(reading, value=None, fused=True))
    return out


def _any_names(subject: str) -> list[tuple[str, str | None]]:
    pieces = [p for p in re.split(r"、|和|与|及", subject) if p]
    if len(pieces) != 2:
        return []
    ending = pieces[1]
    match = re.match(r"(?:城乡居民|居民|农村居民|农村|乡村)", ending)
    whole = pieces[0] + ending[match.end() :] if match else None
    return [(subject, whole), (subject, ending if match else None)]


def _is_share(digits: str) -> bool:
    return digits == "0" or (not digits.startswith("0") and int(digits) <= 100)


def _halves(reading: Reading, cut: int, names: list[tuple[str, str | None]]) -> list[Reading]:
    hit = reading.hit
    digits = hit.numeral
    middle = hit.start + cut
    first = replace(hit, end=middle, tail=middle, value=Decimal(digits[:cut]), numeral=digits[:cut])
    second: Hit = replace(hit, head=middle, start=middle, value=Decimal(digits[cut:]), numeral=digits[cut:])
    return [
        replace(reading, hit=h, value=h.value, subject=name, whole=whole, fused=True)
        for h, (name, whole) in zip((first, second), names, strict=True)
    ]
