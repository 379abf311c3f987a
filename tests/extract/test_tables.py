"""The word tables of the extractors."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from kg.extract.tables import alternation, read_table, words

NAMES = [
    "agency_endings",
    "asides",
    "document_types",
    "fields",
    "frames",
    "functions",
    "organisations",
    "responsibility_words",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_rows_and_none_of_them_twice(name: str) -> None:
    rows = read_table(name)
    assert rows
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_a_table_make_a_pattern(name: str) -> None:
    re.compile(alternation(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_table_opens_with_its_columns(name: str) -> None:
    text = resources.files("kg.extract").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line and not line.startswith("#"))
    assert re.fullmatch(r"[a-z]+(?:\t[a-z]+)*", first)


def test_words_come_longest_first_and_may_be_chosen_by_their_second_column() -> None:
    found = words("responsibility_words", role="lead")
    assert "主办" in found
    assert list(found) == sorted(found, key=lambda word: (-len(word), word))
