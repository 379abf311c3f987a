"""One cell of an indicator table: its number, the words and marks around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.extract.comparators import bound
from kg.extract.units import unit_pattern
from kg.model.facts import Comparator
from kg.text.numbers import ARABIC, MASKED, is_masked, read_number

EMPTY = re.compile(r"[-—–/\\.…·\s*]*|无|空|暂无|不适用")
_STAR = re.compile(r"[*★☆▲△#]+|[①-⑳]")
_BRACKETS = re.compile(r"^[\[(]([^\[\]()]*)[\])]([^\[\]()]*)$|^([^\[\]()]*)[\[(]([^\[\]()]*)[\])]$")
_NUMBER = re.compile(rf"(?P<masked>(?=[0-9.]*[xX×*○〇□]){MASKED})|(?P<number>-?(?:{ARABIC}))")
_CHANGE = re.compile(r"(?:提高|增长|增加|下降|降低|减少|提升|增幅|年均)[约超过达]*$")
_GLUED = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?[%‰]){2,}")
_SIGNED = re.compile(r"[0-9]+(?:\.[0-9]+)?[%‰]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says. `starred`, `bracketed` and `circled` (①) are marks that notes explain; `total` says that
    the cell itself calls its number one of several years (0.63(累计)); `readable` is False
    where the cell holds words, or numbers that cannot be told apart."""

    value: Decimal | None
    comparator: Comparator = "="
    unit: str | None = None
    masked: bool = False
    starred: bool = False
    bracketed: bool = False
    change: bool = False
    readable: bool = True
    upper: Decimal | None = None
    circled: str = ""
    total: bool = False


def read_cell(words: str) -> Reading | None:
    """What the folded words of a cell say, None where it is empty or holds a dash.

    >>> reading = read_cell("≥55%*")
    >>> str(reading.value), reading.comparator, reading.unit, reading.starred
    ('55', '>=', '%', True)
    >>> read_cell("-") is None
    True
    """
    if EMPTY.fullmatch(words):
        return None
    bare = words
    starred = False
    circled = "".join(re.findall(r"[①-⑳]", words))
    if not is_masked(re.sub(r"[%‰≥>≤<]", "", words)) or re.fullmatch(r".*[0-9][%‰]?\*+", words):
        bare = _STAR.sub("", words)
        starred = (bare != words and "*" in words) or bool(re.search(r"[★☆▲△#]", words))
    bracketed = False
    if match := _BRACKETS.match(bare):
        inner = match[1] if match[1] is not None else ""
        if match[1] is not None and _NUMBER.search(inner):
            bracketed, bare = True, inner + (match[2] or "")
    if _GLUED.fullmatch(bare):
        return Reading(None, readable=False, starred=starred)
    match = _NUMBER.search(bare)
    if match is None:
        return Reading(None, readable=False, starred=starred, bracketed=bracketed)
    ranged = re.compile(rf"[%‰]?(?:-{{1,2}}|~|至)({ARABIC})").match(bare, match.end())
    end = ranged.end() if ranged else match.end()
    unit = unit_pattern().match(bare, end)
    assert unit is not None
    found, _, taken = bound(bare[: match.start()], bare[unit.end() :], bool(unit["more"] or unit["more2"]))
    words_of_unit = ((unit["scale"] or "") + (unit["unit"] or "") + (unit["per"] or "")) or None
    rest = bare[unit.end() + taken :]
    if _NUMBER.search(rest):
        return Reading(None, unit=words_of_unit, readable=False, starred=starred, bracketed=bracketed)
    value = None if match["masked"] else read_number(match["number"].lstrip("-"))
    if value is not None and match["number"].startswith("-"):
        value = -value
    upper = read_number(ranged[1]) if ranged else None
    return Reading(
        value,
        found.comparator,
        words_of_unit,
        bool(match["masked"]),
        starred,
        bracketed,
        bool(_CHANGE.search(bare[: match.start()])) or words_of_unit in ("个百分点", "百分点"),
        True,
        upper,
        circled,
        "累计" in bare,
    )


def split_glued(words: str) -> list[str]:
    """The numbers of a cell in which several with their own signs ran together (81.7%97%), empty where it is none."""
    return _SIGNED.findall(words) if _GLUED.fullmatch(words) else []
