"""N-Quads text: what is written is what a reader of N-Quads gets."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import terms
from kg.graph.terms import Quads
from kg.namespaces import PREFIXES, expand, shorten, sparql_prefixes

SUBJECT, PREDICATE, GRAPH = "urn:s", "urn:p", "urn:g"


def read_back(term: str) -> pyoxigraph.Quad:
    quads = Quads()
    quads.into(GRAPH)(terms.iri(SUBJECT), terms.iri(PREDICATE), term)
    (quad,) = pyoxigraph.parse("".join(quads.lines()).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return quad


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(value: str) -> None:
    literal = read_back(terms.text(value)).object
    assert isinstance(literal, pyoxigraph.Literal)
    assert literal.value == value


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_line_is_one_line(value: str) -> None:
    quads = Quads()
    quads.into(GRAPH)(terms.iri(SUBJECT), terms.iri(PREDICATE), terms.text(value, "zh-Hans"))
    (line,) = quads.lines()
    assert line.count("\n") == 1
    assert line.endswith(" .\n")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_address_becomes_an_iri_that_parses(tail: str) -> None:
    assert isinstance(read_back(terms.iri(f"https://example.org/{tail}")).object, pyoxigraph.NamedNode)


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (terms.text('说"明"\\\n'), '"说\\"明\\"\\\\\\n"'),
        (terms.text("领域", "zh-Hans"), '"领域"@zh-Hans'),
        (terms.decimal(Decimal("1E+3")), '"1000"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (terms.decimal(Decimal("0.70")), '"0.70"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (terms.boolean(False), '"false"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        (terms.year(2025), '"2025"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        (terms.integer(-3), '"-3"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (terms.code("finding", "count_mismatch"), "<https://w3id.org/plan-kg/code#finding-count-mismatch>"),
        (terms.name("oa:exact"), "<http://www.w3.org/ns/oa#exact>"),
    ],
)
def test_terms_are_written_in_their_canonical_form(term: str, written: str) -> None:
    assert term == written
    assert read_back(term).object is not None


def test_a_name_with_an_unknown_prefix_is_refused() -> None:
    with pytest.raises(KeyError):
        terms.name("nowhere:term")


def test_lines_are_sorted_and_stand_once() -> None:
    quads = Quads()
    write = quads.into(GRAPH)
    for letter in "bab":
        write(terms.iri(f"urn:{letter}"), terms.iri(PREDICATE), terms.text("x"), terms.text("x"))
    write.maybe(terms.iri("urn:c"), terms.iri(PREDICATE), None)
    write.maybe(terms.iri("urn:c"), terms.iri(PREDICATE), "")
    assert [line[5] for line in quads.lines()] == ["a", "b"]


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_every_prefix_shortens_and_expands(prefix: str) -> None:
    assert shorten(expand(f"{prefix}:term")) == f"{prefix}:term"


def test_an_iri_of_no_namespace_stays_as_it_is() -> None:
    assert shorten("https://example.org/x") == "https://example.org/x"


def test_the_prefix_lines_open_a_query() -> None:
    store = pyoxigraph.Store()
    assert store.query(sparql_prefixes() + "ASK { ?s a plan:Value }") is not None
