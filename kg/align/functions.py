"""Which functions a local body carries, from the words of its name."""

from __future__ import annotations

import re
from functools import cache

from kg.align.tables import own_rows
from kg.text.fold import fold_name


@cache
def _rows() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None, bool], ...]:
    return tuple(
        (
            row["function"],
            re.compile(row["words"]),
            None if row["not"] == "-" else re.compile(row["not"]),
            row["alone"] == "yes",
        )
        for row in own_rows("functions.tsv")
    )


@cache
def functions_of(name: str) -> tuple[tuple[str, str], ...]:
    """(function id, words that decided) of a body, in the order of the table; empty where its name tells none.

    >>> [function for function, _ in functions_of("市教育体育局")]
    ['education', 'sports']
    """
    folded = fold_name(name)
    found: list[tuple[str, str]] = []
    for function, words, refuse, alone in _rows():
        hit = words.search(folded)
        if hit is None or (refuse is not None and refuse.search(folded)):
            continue
        if alone:
            return ((function, hit.group()),)
        found.append((function, hit.group()))
    return tuple(found)
