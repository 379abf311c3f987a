"""Which national domain and area a plan's own field belongs to."""

from __future__ import annotations

import re
from functools import cache

from kg.align.tables import own_rows
from kg.model.reference import ReferenceItem
from kg.text.fold import fold_name


@cache
def _rows() -> tuple[tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...]], ...]:
    def names(cell: str) -> tuple[str, ...]:
        return () if cell == "-" else tuple(cell.split("|"))

    return tuple(
        (re.compile(row["words"]), names(row["domains"]), names(row["areas"])) for row in own_rows("fields.tsv")
    )


def areas_of(field: str, items: tuple[ReferenceItem, ...]) -> tuple[tuple[str, str, str], ...]:
    """(key of the area, its name, the words that decided) of every national area that a field belongs to, in the
    order of the lists; empty where its name tells none. A key is the list and the place in it, `2021-3`."""
    folded = fold_name(field)
    keys = area_keys(items)
    found: dict[str, tuple[str, str, str]] = {}
    for words, domains, areas in _rows():
        hit = words.search(folded)
        if hit is None:
            continue
        for scheme, names in (("135", domains), ("2021", areas)):
            for name in names:
                key = keys[(scheme, name)]
                found.setdefault(key, (key, name, hit.group()))
    return tuple(found[key] for key in sorted(found))


@cache
def area_keys(items: tuple[ReferenceItem, ...]) -> dict[tuple[str, str], str]:
    """The key of every area by its list and name."""
    out: dict[tuple[str, str], str] = {}
    for item in items:
        at = sum(scheme == item.scheme for scheme, _ in out) + 1
        out.setdefault((item.scheme, item.area_zh), f"{item.scheme}-{at}")
    return out
