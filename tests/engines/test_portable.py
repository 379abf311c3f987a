"""The whole library gives the same rows on every engine: pyoxigraph, rdflib, an Oxigraph server over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.query import bind, load_query, query_names
from kg.text.sparql import tokens
from tests.engines.engines import Ask, in_memory, over_http, typed, with_rdflib
from tests.queries import editions

#: What is asked where a query's own example is not in the graph of the test.
SETTINGS = {
    "evidence": {"fact": "https://w3id.org/plan-kg/id/nanze/task/{task}"},
    "gaps": {"plan": "nanze"},
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editions")
    (folder / "graph").mkdir()
    editions.store().dump(str(folder / "graph" / "all.nq"), ox.RdfFormat.N_QUADS)
    return folder


@pytest.fixture(scope="module")
def engines(graph: Path) -> Iterator[dict[str, Ask]]:
    with in_memory(graph) as first, with_rdflib(graph) as second, over_http(graph) as third:
        yield {"pyoxigraph": first, "rdflib": second, "oxigraph over HTTP": third}


def text_of(name: str) -> str:
    query = load_query(name)
    settings: dict[str, object] = {p.name: list(query.preset(p)) for p in query.parameters if p.required}
    if name in SETTINGS:
        local = next(
            quad.subject.value.rpartition("/")[2]
            for quad in editions.store().quads_for_pattern(None, None, None)
            if isinstance(quad.subject, ox.NamedNode) and "/id/nanze/task/" in quad.subject.value
        )
        settings = {key: value.format(task=local) for key, value in SETTINGS[name].items()}
    return bind(query, settings)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", query_names())
def test_every_engine_gives_the_same_rows(engines: dict[str, Ask], name: str) -> None:
    text = text_of(name)
    answers = {engine: ask(text) for engine, ask in engines.items()}
    first = answers["pyoxigraph"]
    assert len({rows.columns for rows in answers.values()}) == 1
    for engine, rows in answers.items():
        assert typed(rows) == typed(first), engine


def test_the_library_is_as_large_as_is_said() -> None:
    assert len(query_names()) >= 45


@pytest.mark.parametrize("name", query_names())
def test_a_query_keeps_to_what_every_engine_has(name: str) -> None:
    words = {token.text.upper() for token in tokens(load_query(name).text) if token.kind == "word"}
    assert not words & {"GROUP_CONCAT", "SERVICE", "FROM", "NOW", "RAND", "UUID", "STRUUID", "BNODE", "DESCRIBE"}


def test_nearly_every_query_has_rows_on_the_graph_of_the_test(engines: dict[str, Ask]) -> None:
    empty = [name for name in query_names() if not len(engines["pyoxigraph"](text_of(name)))]
    # Same rows say little where there are none; the rest rest on coordinates or corrections, which made-up plans lack.
    assert len(empty) <= len(query_names()) // 12, empty
