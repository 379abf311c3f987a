"""Printed numbers in one unit: the factor from what is printed to the unit of the reference indicator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.align.tables import own_rows
from kg.model.mapping import Interval
from kg.text.fold import fold_name

_TENS = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8}
#: A multiple in front of a classifier (万人, 亿元 stands in the table itself), or alone (万).
_MULTIPLE = re.compile(r"^(十万|百万|千万|万|亿|千|百)?(.*)$")
#: What a rate is stated for, in a name or beside the number: 每千名老人, 每万人, /10万, 张/千人.
_PER = re.compile(r"(?:每|/)\s*(10万|十万|百|千|万)|^(千|万)人口|(?:^|[^\d])(1000|10000)(?:人|名)")
_PER_POWER = {"百": 2, "千": 3, "万": 4, "10万": 5, "十万": 5, "1000": 3, "10000": 4}
_UCUM_PER = re.compile(r"10\*(\d)")


#: 套(间): the classifier in brackets counts the same things.
_OTHER_CLASSIFIER = re.compile(r"(?<=[^()])\([^()]\)$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: what it measures, the factor to the base of that, and the base in UCUM and QUDT."""

    surface: str
    dimension: str
    factor: Decimal
    ucum: str
    qudt: str | None
    label_en: str

    @property
    def id(self) -> str:
        """The unit's base in the letters of an address: percent, cny, m2."""
        return _IDS.get(self.ucum) or re.sub(r"[^a-z0-9]+", "-", self.ucum.lower()).strip("-") or "one"


_IDS = {"%": "percent", "1": "one", "{CNY}": "cny"}


@cache
def units() -> dict[str, Unit]:
    """All units of the table by their printed form."""
    return {
        row["surface"]: Unit(
            row["surface"],
            row["dimension"],
            Decimal(row["factor"]),
            row["ucum"],
            None if row["qudt"] == "-" else row["qudt"],
            row["label_en"],
        )
        for row in own_rows("units.tsv")
    }


def parse_unit(printed: str) -> tuple[Unit, Decimal] | None:
    """The unit of a printed form and the factor to its base, None where the form is not known.

    >>> parse_unit("万人次")[1]
    Decimal('10000')
    """
    folded = _OTHER_CLASSIFIER.sub("", fold_name(printed))
    table = units()
    if folded in table:
        return table[folded], table[folded].factor
    head = folded.split("/")[0]
    if head in table:
        return table[head], table[head].factor
    found = _MULTIPLE.match(head)
    if found and found.group(1):
        scale = Decimal(10) ** _TENS[found.group(1)]
        if found.group(2) in table:
            unit = table[found.group(2)]
            return unit, unit.factor * scale
        if not found.group(2):
            unit = table["个"]
            return unit, scale
    return None


def factor_to(ucum: str, printed: str | None, name: str, per: str | None) -> Decimal:
    """What a printed number is multiplied by to stand in the reference unit `ucum`.

    `name` and `per` tell what a rate is stated for where it is not the reference's own (每万 for a reference per
    thousand). A number without a known unit is taken to stand in the reference unit already: factor 1.
    """
    parsed = parse_unit(printed) if printed else None
    factor = parsed[1] if parsed else Decimal(1)
    if parsed and parsed[0].dimension == "share" and (power := _UCUM_PER.search(ucum)):
        # A share printed in per cent or per mille against a reference per thousand or hundred thousand.
        return factor * Decimal(10) ** (int(power.group(1)) - 2)
    if parsed and parsed[0].dimension.startswith("per"):
        return Decimal(1)
    wanted = _UCUM_PER.search(ucum)
    own = _per_power(printed or "", per or "", name)
    if wanted and own is not None:
        factor *= Decimal(10) ** (int(wanted.group(1)) - own)
    return factor


def _per_power(*words: str) -> int | None:
    for one in words:
        found = _PER.search(fold_name(one))
        if found:
            return _PER_POWER[found.group(1) or found.group(2) or found.group(3)]
    return None


def interval(value: Decimal, comparator: str, upper: Decimal | None = None) -> Interval:
    """Where a value lies: a point, or all to one side of it; `upper` closes a printed range."""
    if upper is not None:
        return Interval(value, upper)
    if comparator in (">=", ">"):
        return Interval(value, None, comparator == ">=", False)
    if comparator in ("<=", "<"):
        return Interval(None, value, False, comparator == "<=")
    return Interval(value, value)
