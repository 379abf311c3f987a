"""The word tables beside this module: rows of tab-separated values, comments after `#`."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `<name>.tsv` beside this module without its header, blank lines and comment lines."""
    text = resources.files("kg.extract").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines[1:])


@cache
def words(name: str, **where: str) -> tuple[str, ...]:
    """The first column of a table, longest first (so that an alternation of them prefers the longest).

    `where` keeps the rows whose second column has the given value (`words("responsibility", role="lead")`).
    """
    rows = read_table(name)
    for value in where.values():
        rows = tuple(row for row in rows if len(row) > 1 and row[1] == value)
    return tuple(sorted({row[0] for row in rows}, key=lambda word: (-len(word), word)))


def alternation(name: str, **where: str) -> str:
    """The words of a table as the inside of a regular expression group; cells are regular expressions themselves."""
    return "|".join(words(name, **where))
