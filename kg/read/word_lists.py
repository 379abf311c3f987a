"""The patterns of the reader's tables of words, by kind: page_words.tsv, table_words.tsv."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files


def page_words(kind: str) -> re.Pattern[str]:
    """The patterns of one kind of page_words.tsv as one."""
    return _patterns("page_words.tsv")[kind]


def table_words(kind: str) -> re.Pattern[str]:
    """The patterns of one kind of table_words.tsv as one; they are written for folded words in small letters."""
    return _patterns("table_words.tsv")[kind]


@cache
def _patterns(name: str) -> dict[str, re.Pattern[str]]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    kinds: dict[str, list[str]] = {}
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        kinds.setdefault(row["kind"], []).append(f"(?:{row['pattern']})")
    return {kind: re.compile("|".join(patterns)) for kind, patterns in kinds.items()}
