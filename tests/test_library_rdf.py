"""The library as linked data is found and run by tools that know nothing of us but SHACL."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.library import library_quads, write_library
from kg.namespaces import RDFS, SH, SKOS
from kg.query import load_query, query_names
from tests.queries import editions


def load(lines: list[str]) -> ox.Store:
    store = ox.Store()
    store.load("".join(lines).encode(), ox.RdfFormat.N_QUADS)
    return store


def test_every_query_is_an_executable_that_runs_as_it_stands() -> None:
    store = load(library_quads())
    found = store.query(f"SELECT ?q ?text {{ GRAPH ?g {{ ?q a <{SH}SPARQLSelectExecutable> ; <{SH}select> ?text }} }}")
    texts = {row["q"].value.rpartition("/")[2]: row["text"].value for row in found}  # type: ignore[union-attr]
    assert set(texts) == set(query_names())
    for name, text in texts.items():
        variables = [v.value for v in editions.store().query(text).variables]  # type: ignore[union-attr]
        assert set(variables) >= {column.name for column in load_query(name).columns}


def test_the_examples_of_the_headers_are_given_as_tables() -> None:
    store = load(library_quads())
    found = {
        quad.subject.value.rpartition("/")[2]: quad.object.value  # type: ignore[union-attr]
        for quad in store.quads_for_pattern(None, ox.NamedNode(f"{SKOS}example"), None)
    }
    for name in query_names():
        example = load_query(name).example
        assert found.get(name) == (example.as_csv() if example else None)
    assert found["verdict-counts"].splitlines()[0] == "verdict,pairs,indicators"


def test_every_label_is_there_in_both_languages() -> None:
    store = load(library_quads())
    spoken: dict[object, set[str]] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(f"{RDFS}label"), None):
        spoken.setdefault(quad.subject, set()).add(quad.object.language)  # type: ignore[union-attr, arg-type]
    assert spoken
    assert all(languages == {"zh", "en"} for languages in spoken.values())


def test_the_file_is_sorted_and_takes_the_base(tmp_path: Path) -> None:
    lines = write_library(tmp_path, "https://example.org/kg/").read_text(encoding="utf-8").splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert any("<https://example.org/kg/query/plans>" in line for line in lines)
