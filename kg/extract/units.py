"""Units and classifiers: what may stand after a number, and what kind of measure it is."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.text.alternation import alternation


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as folded text prints it. `kind` says what it measures, `guard` when it may be taken (see units.tsv)."""

    words: str
    kind: str
    guard: str


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a table beside this module, by column name; lines that start with # are left out."""
    lines = (files("kg.extract") / name).read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def units() -> dict[str, Unit]:
    """Every unit by its words."""
    return {row["unit"]: Unit(row["unit"], row["kind"], row["guard"]) for row in read_table("units.tsv")}


#: Scales between a number and its unit; they stay part of the printed unit (6万个 is 6 in 万个).
SCALE = "百万|千万|十万|万亿|[百千万亿]"


#: 套(间), 台(件): the same things counted in another classifier.
_OTHER = r"(?:\([套户间台件辆处所个座人名支张家]\))?"


def _alternation() -> str:
    return alternation(units())


@cache
def unit_pattern() -> re.Pattern[str]:
    """What follows a number: `more` (余, 多, 几), `scale`, `unit` and `per` (/人, /10万, 每人每月), each optional."""
    masked = r"[0-9xX×*]*"
    per = (
        rf"/(?:{masked}[百千万亿]*(?:人口|人|户|名|床|所|个|生|亩|年|月|日|天|学年|学期|小时|次|平方米|公里|千人|万人|台|GDP)"
        rf"(?:[·.*、/]?(?:学年|学期|年|月|日|天|次))?|{masked}[百千万]+)"
    )
    return re.compile(
        rf"(?P<more>[余多几])?(?P<scale>{SCALE})?(?P<more2>[余多几])?(?P<unit>(?:{_alternation()}){_OTHER})?(?P<per>{per})?"
        rf"(?P<each>每(?:人|户|生|床|名|家|学生|学年|学期|年|月|日|天|亩)(?:每(?:人|户|学年|学期|年|月|日|天|次))?)?"
    )


def bare_unit(unit: str) -> str:
    """The unit without the other classifier in brackets behind it (套(间)).

    >>> bare_unit("万套(间)"), bare_unit("所")
    ('万套', '所')
    """
    return unit[: unit.index("(")] if unit.endswith(")") and "(" in unit else unit


@cache
def kind_of(unit: str | None) -> str:
    """What the printed unit measures (`share`, `money`, …), `none` for None, `things` where the table is silent.

    >>> kind_of("%"), kind_of("亿元"), kind_of("万人次"), kind_of(None)
    ('share', 'money', 'times', 'none')
    """
    if unit is None:
        return "none"
    bare = bare_unit(unit).split("/")[0]
    known = units()
    while bare and bare not in known and bare[0] in "十百千万亿":
        bare = bare[1:]
    if "/" in unit and not bare:
        return "rate"
    return known[bare].kind if bare in known else "things"
