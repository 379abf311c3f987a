"""Every named query on the two sample plans against rows that were checked by hand, and on the five plans against
what their own text says."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.export.texts import csv_text
from kg.query import load_query, query_names, run_on
from kg.query_store import open_build
from tests.report import sample

EXPECTED = Path(__file__).parent / "expected"

#: What a query is asked with here, where it needs something other than its own example.
SETTINGS = {"evidence": {"fact": "id/donghe/value/qfmtxhvb"}}


@pytest.fixture(scope="module")
def graph():
    return sample.store()


@pytest.fixture(scope="module")
def corpus(built):
    return open_build(built)


def rows(store, name, **settings):
    """The rows of a named query as dictionaries."""
    return run_on(store, load_query(name), settings).records()


def settings_of(name):
    """What a query is asked with: its own example where it needs one."""
    query = load_query(name)
    return SETTINGS.get(name) or {p.name: list(query.preset(p)) for p in query.parameters if p.required}


@pytest.mark.parametrize("path", sorted(EXPECTED.glob("*.csv")), ids=lambda path: path.stem)
def test_the_rows_of_the_sample_are_those_expected(graph, path):
    answer = csv_text(run_on(graph, load_query(path.stem), settings_of(path.stem)))
    assert list(csv.reader(answer.splitlines())) == list(csv.reader(path.read_text(encoding="utf-8").splitlines()))


def test_expected_rows_are_there_for_queries_that_there_are():
    found = {path.stem for path in EXPECTED.glob("*.csv")}
    assert found <= set(query_names())
    assert len(found) >= 12


def test_a_place_in_the_text_holds_the_words_that_the_query_quotes(graph):
    for row in rows(graph, "indicators", form="prose-subject") + rows(graph, "findings"):
        start, end = map(int, row["passage"].rsplit("=", 1)[1].split(","))
        assert sample.texts()[row["plan"]][start:end] == row["quote"]


def test_words_in_simplified_characters_find_a_plan_in_traditional_ones(graph):
    found = {row["plan"] for row in rows(graph, "indicator-side-by-side", words="幼儿园")}
    assert found == {"donghe", "xishan"}


def test_a_restriction_to_plans_restricts(graph):
    assert {row["plan"] for row in rows(graph, "listed-items", plan="xishan")} == {"xishan"}
    assert {row["plan"] for row in rows(graph, "listed-items", plan="xishan,donghe")} == {"xishan", "donghe"}


def test_what_is_counted_is_declared_and_listed(corpus):
    found = rows(corpus, "items-by-domain", plan="zhangzhou")
    assert len(found) == 8
    assert sum(row["listed"] for row in found) == 81
    assert all(row["declared"] == row["listed"] for row in found)


def test_a_plan_that_lists_other_than_it_declares_is_told(corpus):
    assert sum(row["listed"] for row in rows(corpus, "items-by-domain", plan="tengger")) == 75
    told = rows(corpus, "count-mismatches")
    assert ("tengger", 63, 75) in {(row["plan"], row["declared"], row["listed"]) for row in told}
    assert ("tengger", 7, 8) in {(row["plan"], row["declared"], row["listed"]) for row in told}


def test_domains_have_their_lead_and_their_helpers(corpus):
    found = rows(corpus, "responsibilities", plan="xcity")
    assert {row["scope"] for row in found} == {"domain"}
    assert len({row["subject"] for row in found}) == 8
    assert {str(row["role"]).rsplit("-", 1)[1] for row in found} >= {"lead", "cooperating"}


def test_a_table_gives_baseline_and_target(corpus):
    found = rows(corpus, "indicators", plan="minqin")
    assert len(found) >= 20
    assert all(row["target"] for row in found)
    assert sum(row["baseline"] is not None for row in found) >= 20
