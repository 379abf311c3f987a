"""The SPARQL endpoint as its clients use it."""

from __future__ import annotations

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor

import pyoxigraph as ox
import pytest
import requests

SELECT = (
    "SELECT ?plan ?title WHERE { GRAPH ?g { ?plan a plan:Plan ; plan:shortName ?title } FILTER(lang(?title) = 'en') } "
    "ORDER BY ?title"
)
ASK = "ASK { ?plan a plan:Plan }"
CONSTRUCT = "CONSTRUCT { ?plan a plan:Plan } WHERE { ?plan a plan:Plan }"


def ask(server: str, query: str, accept: str | None = None, **more: str) -> requests.Response:
    headers = {"Accept": accept} if accept else {}
    return requests.post(f"{server}/sparql", data={"query": query, **more}, headers=headers, timeout=30)


@pytest.mark.parametrize(
    ("accept", "media_type", "form"),
    [
        (None, "application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("*/*", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("application/json", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("application/sparql-results+xml", "application/sparql-results+xml", ox.QueryResultsFormat.XML),
        ("text/tab-separated-values", "text/tab-separated-values", ox.QueryResultsFormat.TSV),
        (
            "text/csv;q=0.1, application/sparql-results+xml;q=0.9",
            "application/sparql-results+xml",
            ox.QueryResultsFormat.XML,
        ),
    ],
)
def test_solutions_come_in_the_format_that_is_liked_best(
    server: str, accept: str | None, media_type: str, form: ox.QueryResultsFormat
) -> None:
    answer = ask(server, SELECT, accept)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"].partition(";")[0] == media_type
    solutions = ox.parse_query_results(answer.content, format=form)
    assert isinstance(solutions, ox.QuerySolutions)
    assert sum(1 for _ in solutions) == 5
    assert (
        isinstance(ox.parse_query_results(ask(server, ASK, accept).content, format=form), ox.QueryBoolean)
        or form == ox.QueryResultsFormat.TSV
    )


def test_csv_is_a_table_and_format_names_it_without_a_header(server: str) -> None:
    answer = requests.get(f"{server}/sparql", params={"query": SELECT, "format": "csv"}, timeout=30)
    assert answer.headers["Content-Type"].startswith("text/csv")
    answer.encoding = "utf-8"
    lines = list(csv.reader(io.StringIO(answer.text)))
    assert lines[0] == ["plan", "title"]
    assert len(lines) == 6


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        (None, ox.RdfFormat.TURTLE),
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_graphs_come_in_every_format(server: str, accept: str | None, form: ox.RdfFormat) -> None:
    answer = ask(server, CONSTRUCT, accept)
    assert answer.headers["Content-Type"].partition(";")[0] == form.media_type
    assert len(list(ox.parse(answer.content, format=form))) == 5


@pytest.mark.parametrize("media_type", ["application/sparql-query", "application/sparql-query; charset=utf-8"])
def test_a_query_may_be_the_body(server: str, media_type: str) -> None:
    answer = requests.post(f"{server}/sparql", data=ASK.encode(), headers={"Content-Type": media_type}, timeout=30)
    assert answer.json()["boolean"] is True


def test_the_default_graph_is_the_union_and_a_request_may_narrow_it(server: str) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"

    def number(**more: str) -> int:
        return int(ask(server, count, **more).json()["results"]["bindings"][0]["n"]["value"])

    plan = "https://w3id.org/plan-kg/graph/plan/minqin"
    narrowed = number(**{"default-graph-uri": plan})
    by_from = ask(server, f"SELECT (COUNT(*) AS ?n) FROM <{plan}> WHERE {{ ?s ?p ?o }}").json()
    assert 0 < narrowed < number()
    assert int(by_from["results"]["bindings"][0]["n"]["value"]) == narrowed


def test_a_browser_gets_a_page(server: str) -> None:
    answer = ask(server, SELECT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.text.count("<tr>") == 6
    assert "<script" not in answer.text


def test_values_on_a_page_are_escaped(server: str) -> None:
    answer = ask(server, "SELECT ('<script>alert(1)</script>' AS ?x) {}", "text/html")
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_a_mistake_is_shown_at_its_place(server: str) -> None:
    answer = ask(server, "SELECT *\nWHERE {\n  ?s ?p ;;; }")
    assert answer.status_code == 400
    assert "line 3, column" in answer.text
    problem = ask(server, "SELECT * WHERE { ?s nobody:knows ?o }", "application/json")
    assert problem.headers["Content-Type"] == "application/problem+json"
    told = problem.json()
    assert (told["status"], told["line"]) == (400, 1)
    assert told["column"] >= 20
    assert "PREFIX" in told["advice"]


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (406, {"data": {"query": ASK}, "headers": {"Accept": "image/png"}}),
        (400, {"data": {"query": ASK, "format": "docx"}}),
        (400, {"data": [("query", ASK), ("query", ASK)]}),
        (400, {"data": {"something": "else"}}),
        (415, {"data": b"ASK {}", "headers": {"Content-Type": "application/octet-stream"}}),
        (400, {"data": b"\xff\xfe", "headers": {"Content-Type": "application/sparql-query"}}),
    ],
)
def test_wrong_requests_are_told_so(server: str, status: int, request_: dict[str, object]) -> None:
    answer = requests.post(f"{server}/sparql", timeout=30, **request_)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert len(answer.text) > 20


def test_the_service_describes_itself(server: str) -> None:
    answer = requests.get(f"{server}/sparql", headers={"Accept": "text/turtle"}, timeout=30)
    store = ox.Store()
    store.load(answer.content, ox.RdfFormat.TURTLE)
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert store.query(
        f"ASK {{ ?s a <{sd}Service> ; <{sd}feature> <{sd}UnionDefaultGraph> ; <{sd}endpoint> <{server}/sparql> }}"
    )
    named = [row["n"].value for row in store.query(f"SELECT ?n {{ ?g <{sd}name> ?n }}")]  # type: ignore[union-attr]
    assert "https://w3id.org/plan-kg/graph/plan/minqin" in named


def test_pages_of_other_origins_may_ask(server: str) -> None:
    answer = requests.get(
        f"{server}/sparql", params={"query": ASK}, headers={"Origin": "https://yasgui.example"}, timeout=30
    )
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    preflight = requests.options(
        f"{server}/sparql",
        headers={
            "Origin": "https://yasgui.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
        timeout=30,
    )
    assert preflight.status_code == 200
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]


def test_sparqlwrapper_and_rdflib_are_answered(server: str) -> None:
    import SPARQLWrapper
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    client = SPARQLWrapper.SPARQLWrapper(f"{server}/sparql")
    client.setQuery("PREFIX plan: <https://w3id.org/plan-kg/ontology#> " + SELECT)
    client.setReturnFormat(SPARQLWrapper.JSON)
    assert len(client.query().convert()["results"]["bindings"]) == 5  # type: ignore[index, call-overload]
    store = SPARQLStore(f"{server}/sparql", returnFormat="json")
    assert len(list(store.query("PREFIX plan: <https://w3id.org/plan-kg/ontology#> " + SELECT))) == 5


def test_sixteen_clients_get_the_same_answers(server: str) -> None:
    with ThreadPoolExecutor(16) as clients:
        answers = list(clients.map(lambda _: ask(server, SELECT), range(160)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({json.dumps(answer.json(), sort_keys=True) for answer in answers}) == 1
