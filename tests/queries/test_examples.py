"""The example queries on the made-up plans, against rows that were checked by hand and traced to their words."""

from __future__ import annotations

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest

from kg.export.texts import csv_text
from kg.query import load_query, query_names, run_on
from kg.query_store import open_build
from kg.text.sparql import tokens
from tests.queries import editions

EXPECTED = Path(__file__).parent / "expected_editions"
EXAMPLES = sorted(path.stem for path in EXPECTED.glob("*.csv"))


def answer(name, store=None, **settings):
    """The rows of a named query, asked with its own example where it needs a value."""
    query = load_query(name)
    settings = settings or {p.name: list(query.preset(p)) for p in query.parameters if p.required}
    return run_on(store or editions.store(), query, settings)


def test_there_are_expected_rows_for_thirty_five_queries():
    assert len(EXAMPLES) >= 35
    assert set(EXAMPLES) <= set(query_names())


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_rows_are_those_expected(name):
    expected = list(csv.reader((EXPECTED / f"{name}.csv").read_text(encoding="utf-8").splitlines()))
    assert list(csv.reader(csv_text(answer(name)).splitlines())) == expected


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_passage_holds_the_words_that_are_quoted(name):
    places = 0
    for row in answer(name).records():
        for column in ("passage", "reachedPassage", "earlierPassage"):
            if (address := row.get(column)) is None:
                continue
            plan = str(address).split("/id/")[1].split("/")[0]
            start, end = map(int, str(address).rsplit("=", 1)[1].split(","))
            words = editions.texts()[plan][start:end]
            assert words
            said = row.get("quote") if column == "passage" else None
            printed = row.get("printed")
            assert said is None or said == words
            assert printed is None or str(printed) in words or words in str(printed)
            places += 1
    assert places or not {"passage", "reachedPassage"} & set(answer(name).columns) or load_query(name).empty


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_query_is_empty_on_the_five_plans_without_a_reason(corpus, name):
    assert len(answer(name, corpus)) or load_query(name).empty is not None


def shape(text: str) -> str:
    """The query without what may be put in its place: values, codes, classes, and what its variables are called."""
    out, names = [], {}
    body = re.sub(r"^(?:PREFIX|BASE)\b.*$", "", text, flags=re.MULTILINE)
    stream = list(tokens(body))
    for before, token in pairwise([None, *stream]):
        if token.kind == "variable":
            out.append(names.setdefault(token.text, f"?{len(names)}"))
        elif (
            token.kind in ("string", "number", "language", "iri") or token.text.startswith("code:") or _is_class(before)
        ):
            out.append("_")
        else:
            out.append(token.text.upper() if token.kind == "word" else token.text)
    return " ".join(out)


def _is_class(before):
    """Whether what follows is the class of something."""
    return before is not None and before.kind == "word" and before.text == "a"


def test_queries_that_differ_in_values_classes_and_names_are_alike():
    one = "SELECT ?a { ?a a plan:Task ; rdfs:label 'x' } LIMIT 3"
    assert shape(one) == shape('PREFIX p: <urn:p>\nselect ?b { ?b a plan:Project ; rdfs:label "y" } limit 9')
    assert shape(one) != shape(one.replace("label", "comment"))


def test_no_two_queries_are_alike_but_for_constants():
    bodies = {}
    for name in query_names():
        bodies.setdefault(shape(load_query(name).text), []).append(name)
    assert [names for names in bodies.values() if len(names) > 1] == []


def test_a_parameter_cannot_change_the_query():
    for words in ('" } } #', "'''", "\\", "} UNION { ?s ?p ?o", "\\u0022", "老年人"):
        rows = answer("group-services", words=words)
        assert all(words in str(row["label"]) for row in rows.records())


@pytest.fixture(scope="module")
def corpus(built):
    return open_build(built)
