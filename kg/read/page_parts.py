"""The parts of a page that hold no facts, by the words in which they give themselves away."""

from __future__ import annotations

from collections.abc import Iterable

from kg.read.word_lists import page_words
from kg.text.fold import fold_evenly


def names_furniture(names: str) -> bool:
    """Whether the classes and the id of a block say that it is navigation, sharing, comments or the like.

    >>> names_furniture("main-nav"), names_furniture("article-content")
    (True, False)
    """
    return page_words("class").search(names.lower()) is not None


def is_index_table(words: Iterable[str]) -> bool:
    """Whether the cells are those of the index that sites of governments put above a document: 索引号, 成文日期."""
    found = {
        match.group() for cell in words if len(cell) <= 40 and (match := page_words("index").search(fold_evenly(cell)))
    }
    return len(found) >= 3
