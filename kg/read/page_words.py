"""The words by which the parts of a page that hold no facts give themselves away; the words are in page_words.tsv."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def patterns(kind: str) -> re.Pattern[str]:
    """The patterns of one kind as one."""
    table = files(__package__).joinpath("page_words.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows if row["kind"] == kind))


def names_furniture(names: str) -> bool:
    """Whether the classes and the id of a block say that it is navigation, sharing, comments or the like.

    >>> names_furniture("main-nav"), names_furniture("article-content")
    (True, False)
    """
    return patterns("class").search(names.lower()) is not None


def is_index_table(words: Iterable[str]) -> bool:
    """Whether the cells are those of the index that sites of governments put above a document: 索引号, 成文日期."""
    found = {match.group() for cell in words if len(cell) <= 40 and (match := patterns("index").search(cell))}
    return len(found) >= 3
