"""Paths that nothing holds are found, and no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.paths import QUERIES
from kg.text.sparql_paths import unanchored_paths


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("SELECT * { ?a <p>* ?b }", ["<p>*"]),
        ("SELECT * { ?a <p>+ ?b }", ["<p>+"]),
        ("SELECT (COUNT(*) AS ?n) { ?a (<p>|!<p>)* ?b }", ["(<p>|!<p>)*"]),
        ("SELECT * { ?a ^ex:p/ex:q+ ?b }", ["^ex:p/ex:q+"]),
        ("SELECT * { GRAPH ?g { ?a skos:broader* ?b } FILTER(?a != ?b) }", ["skos:broader*"]),
        ("SELECT * { ?a <p>* ?b . ?c <p>* ?d }", ["<p>*", "<p>*"]),
        ("SELECT ?a { ?a a* ?b }", ["a*"]),
    ],
)
def test_a_path_with_two_loose_ends_is_found(query: str, paths: list[str]) -> None:
    assert [text for text, _ in unanchored_paths(query)] == paths
    assert all(query.startswith(text, offset) for text, offset in unanchored_paths(query))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { <s> <p>* ?b }",
        "SELECT * { ?a <p>* <o> }",
        "SELECT * { ?a <p>* 'x' }",
        "SELECT * { ?a <p>* ?b . ?a a ex:Class }",
        "SELECT * { VALUES ?a { <s> } ?a <p>* ?b }",
        "SELECT * { ?a a ex:Class ; skos:broader* ?b }",
        "SELECT * { ?a skos:broader* ?b ; a ex:Class }",
        "SELECT * { ?x a ex:Class . ?x skos:broader* ?y }",
        "SELECT * { ?a <p>/<q>? ?b }",
        "SELECT (?x * ?y AS ?z) (COUNT(*) AS ?n) { ?a ex:x ?x ; ex:y ?y FILTER(?x + ?y > (?x)*2) } GROUP BY ?a",
        "SELECT * { ?a ex:p ?b BIND((?b + 1) * 2 AS ?c) }",
    ],
)
def test_what_is_held_or_no_path_is_left_alone(query: str) -> None:
    assert unanchored_paths(query) == ()


@pytest.mark.parametrize("path", sorted(QUERIES.rglob("*.rq")), ids=lambda path: path.stem)
def test_no_shipped_query_has_one(path: object) -> None:
    assert unanchored_paths(path.read_text(encoding="utf-8")) == ()  # type: ignore[attr-defined]


@given(st.text(alphabet="?ab <p>*+/|^!(){}.;,'SELECTFILTER", max_size=120))
def test_no_text_is_too_odd(text: str) -> None:
    assert isinstance(unanchored_paths(text), tuple)
