"""Tokens of SPARQL: what is a word and what only looks like one, and that no text takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.sparql import dataset_iris, form, position, prefixes, tokens, unescaped, word_offset


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?service ?p ?o }",
        "SELECT * { ?s <http://x/SERVICE> ?o }",
        "SELECT * { ?s <http://x/a#SERVICE> ?o }",
        "SELECT * { ?s ?p 'SERVICE' , \"SERVICE\" , '''a ' SERVICE''' , \"\"\"a \" SERVICE\"\"\" }",
        "SELECT * { ?s ?p 'it\\'s SERVICE' }",
        "SELECT * { ?s ?p ?o } # SERVICE <http://x> {}",
        "PREFIX service: <http://x/> SELECT * { ?s service:a service:SERVICE }",
        "SELECT * { _:SERVICE ?p 'a'@service }",
        "SELECT * { ?s ex:a.SERVICE ?o }",
        "SELECT * { ?s ?p ?services }",
    ],
)
def test_a_word_that_is_no_clause_is_not_found(query: str) -> None:
    assert word_offset(query, "SERVICE") is None


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
        "select * { service silent <http://x/> { ?s ?p ?o } }",
        "SELECT*{SERVICE<http://x/>{?s ?p ?o}}",
        "SELECT * { ?s ?p true.SERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1.SERVICE ?x { ?s ?p ?o } }",
        "SELECT * { # comment\nSERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '# no comment' . SERVICE <http://x/> {} }",
        # The same characters as an IRI and as a comparison with a string or before a comment.
        "SELECT * { FILTER(?a<'x>' ) } SERVICE <http://x/> {} FILTER('1'='1') }",
        "SELECT * { FILTER(?a<?b#>'''\n) } SERVICE <http://x/> {} #''' \n }",
        "SELECT * { ?s ?p 'unended } SERVICE <http://x/> {}",
        'SELECT * { ?s ?p """unended } SERVICE <http://x/> {}',
    ],
)
def test_a_clause_is_found_however_it_is_written(query: str) -> None:
    offset = word_offset(query, "SERVICE")
    assert offset is not None
    assert query[offset : offset + 7].upper() == "SERVICE"


def test_escaped_letters_are_read_before_the_query_is() -> None:
    assert word_offset(unescaped("SELECT * { \\u0053ERVICE <http://x/> {} }"), "SERVICE") == 11
    assert unescaped("\\U0001F600 \\UFFFFFFFF") == "😀 \\UFFFFFFFF"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * {}", "SELECT"),
        ("# SELECT\nPREFIX a: <b> BASE <c>\n ask {}", "ASK"),
        ("PREFIX select: <x> CONSTRUCT { ?s ?p ?o } WHERE {}", "CONSTRUCT"),
        ("WITH <g> DELETE { ?s ?p ?o } WHERE {}", "WITH"),
        ("", None),
        ("{ SELECT }", None),
    ],
)
def test_the_form_is_the_first_word_after_the_prologue(query: str, expected: str | None) -> None:
    assert form(query) == expected


def test_the_dataset_is_what_follows_from() -> None:
    query = "PREFIX g: <http://g/> SELECT * FROM <http://a> FROM NAMED g:b WHERE { ?s ?p 'FROM <http://c>' }"
    assert [text for text, _ in dataset_iris(query)] == ["<http://a>", "g:b"]
    assert all(query.startswith(text, offset) for text, offset in dataset_iris(query))
    assert prefixes(query) == {"g": "http://g/"}


def test_places_count_from_one() -> None:
    assert position("ab\ncd", 0) == (1, 1)
    assert position("ab\ncd", 4) == (2, 2)


@given(st.text(alphabet="aS'\"\\<>#?:{}.\n \t1@_-%*/é中", max_size=200))
def test_every_character_is_in_a_token_or_between_tokens(text: str) -> None:
    end = 0
    for token in tokens(text):
        between = text[end : token.start]
        assert token.start >= end
        assert not between.strip() or "#" in between
        assert text.startswith(token.text, token.start)
        assert token.text
        end = token.start + len(token.text)


@pytest.mark.parametrize(
    "piece", ["'''", "'", "'a\\", '"""a', "a.b-", "<", "<a", "a.", ":a.", "#'", "'\n", ":a.\\", "a:..", "?", "_", "%4"]
)
def test_hostile_texts_take_time_in_proportion_to_their_length(piece: str) -> None:
    began = time.perf_counter()
    assert sum(1 for _ in tokens(piece * (60_000 // len(piece)))) >= 0
    assert time.perf_counter() - began < 5
