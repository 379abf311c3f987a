"""Golden rows on the five sample plans, traced to the words that they rest on; and the examples in the headers."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from kg.query import load_query, query_names
from tests.queries.golden import NUMBER, SETTINGS, Corpus, Golden, example, problem, read, with_example

GOLDEN: dict[str, list[Golden]] = defaultdict(list)
for one in read():
    GOLDEN[one.query].append(one)

HERE = Path(__file__).parent
#: Queries that are rightly empty on the five plans, with the rows of the made-up editions that are expected instead.
EMPTY = {
    "corrections": HERE / "expected_editions" / "corrections.csv",
    "edition-changes": HERE / "expected_editions" / "edition-changes.csv",
    "shared-documents": HERE / "expected_editions" / "shared-documents.csv",
}


@pytest.fixture(scope="module")
def corpus(built: Path) -> Corpus:
    return Corpus(built)


@pytest.mark.parametrize("name", query_names())
def test_a_query_has_three_rows_that_are_traced_to_their_words(name: str, corpus: Corpus) -> None:
    rows = len(corpus.rows(name, tuple(SETTINGS.get(name, {}).items())))
    settled = {golden.settings for golden in GOLDEN[name]}
    assert len(GOLDEN[name]) >= (min(NUMBER, rows) if len(settled) < 2 else NUMBER)
    assert [wrong for golden in GOLDEN[name] if (wrong := problem(golden, corpus))] == []
    assert rows or (load_query(name).empty is not None and EMPTY[name].is_file())


def test_no_golden_row_is_of_a_query_that_is_gone() -> None:
    assert set(GOLDEN) <= set(query_names())
    assert len({(one.query, one.settings, *sorted(one.row.items())) for one in read()}) == len(read())


@pytest.mark.parametrize("name", query_names())
def test_the_header_shows_the_first_of_them(name: str) -> None:
    query = load_query(name)
    if name in EMPTY:
        assert query.example is None
        return
    assert query.text == with_example(query, example(GOLDEN[name]))
    assert query.example is not None
    first = GOLDEN[name][0]
    shown = dict(zip(query.example.columns, query.example.rows[0], strict=True))
    assert query.example.settings == first.settings
    assert {key: value for key, value in shown.items() if value and key != "passage"}.items() <= first.row.items()


def test_a_row_that_is_not_there_and_words_that_are_not_there_are_told(corpus: Corpus) -> None:
    (first, *_) = GOLDEN["values"]
    assert "no such row" in str(problem(Golden("values", (), {"plan": "nowhere"}, first.passage, first.words), corpus))
    assert "does not prove" in str(problem(Golden("values", (), first.row, first.passage, "其他"), corpus))
    counted = GOLDEN["verdict-counts"][0]
    other = "verdict-counts", (), counted.row | {"pairs": "0"}, counted.passage, counted.words
    assert "no such row" in str(problem(Golden(*other), corpus))
