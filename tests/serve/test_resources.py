"""IRIs that lead somewhere: 303 to a document in the form that is asked for."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import requests

BASE = "https://w3id.org/plan-kg/"


def get(address: str, accept: str | None = None, **more: object) -> requests.Response:
    headers = {"Accept": accept} if accept else {}
    return requests.get(address, headers=headers, timeout=30, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("accept", "suffix", "form"),
    [
        ("text/turtle", ".ttl", ox.RdfFormat.TURTLE),
        ("application/ld+json", ".jsonld", ox.RdfFormat.JSON_LD),
        ("application/n-triples", ".nt", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ".rdf", ox.RdfFormat.RDF_XML),
    ],
)
def test_a_thing_leads_to_its_document(server: str, accept: str, suffix: str, form: ox.RdfFormat) -> None:
    first = get(f"{server}/id/minqin", accept, allow_redirects=False)
    assert (first.status_code, first.headers["Location"]) == (303, f"/id/minqin{suffix}")
    assert "Accept" in first.headers["Vary"]
    answer = get(f"{server}/id/minqin", accept)
    assert answer.headers["Content-Type"].partition(";")[0] == form.media_type
    triples = [quad.triple for quad in ox.parse(answer.content, format=form)]
    assert any(t.subject == ox.NamedNode(f"{BASE}id/minqin") for t in triples)
    assert any(t.object == ox.NamedNode(f"{BASE}id/minqin") for t in triples)


def test_a_browser_gets_a_page_with_labels_and_links(server: str) -> None:
    answer = get(f"{server}/id/minqin", "text/html,*/*;q=0.8")
    assert answer.url.endswith("/id/minqin.html")
    assert "民勤" in answer.text
    assert 'href="/id/minqin.ttl"' in answer.text
    assert "<script" not in answer.text


def test_a_fact_comes_with_the_passage_that_states_it(server: str) -> None:
    facts = "GRAPH ?g { ?v a plan:Value ; plan:statedIn ?p } GRAPH ?e { ?p plan:exact ?q }"
    query = f"SELECT ?v ?q {{ {facts} }} ORDER BY ?v LIMIT 1"
    row = get(f"{server}/sparql?query={requests.utils.quote(query)}").json()["results"]["bindings"][0]
    path = row["v"]["value"].removeprefix(BASE)
    page = get(f"{server}/{path}.html")
    page.encoding = "utf-8"
    assert row["q"]["value"] in page.text
    assert row["q"]["value"] in get(f"{server}/{path}.nt").content.decode()


def test_the_stored_text_is_given_as_text_and_described_as_data(server: str) -> None:
    text = get(f"{server}/id/minqin/source.txt", "text/plain")
    assert text.status_code == 200
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "民勤" in text.content.decode()
    data = get(f"{server}/id/minqin/source.txt", "application/n-triples")
    assert f"<{BASE}id/minqin/source.txt#char=" in data.content.decode()


@pytest.mark.parametrize(("path", "term"), [("ontology", "ontology#Value"), ("code", "code#role-target")])
def test_the_vocabulary_describes_its_terms(server: str, path: str, term: str) -> None:
    answer = get(f"{server}/{path}", "application/n-triples")
    assert f"<https://w3id.org/plan-kg/{term}> " in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["id/nobody.ttl", "id/minqin/value/aaaaaaaa.html", "nowhere", "id/a%20b.ttl", "id/%3Cx%3E.ttl"]
)
def test_what_is_not_known_is_not_found(server: str, path: str) -> None:
    assert get(f"{server}/{path}").status_code == 404


def test_an_unknown_form_is_refused_with_what_there_is(server: str) -> None:
    answer = get(f"{server}/id/minqin", "image/png")
    assert answer.status_code == 406
    assert "text/turtle" in answer.text


def test_the_site_is_served_below_it_all_and_cannot_be_left(server: str) -> None:
    assert get(f"{server}/").headers["Content-Type"].startswith("text/html")
    for path in ("../build.json", "%2e%2e/build.json", "..%2fbuild.json", "data/tables/../../build.json"):
        with requests.Session() as session:
            request = requests.Request("GET", f"{server}/").prepare()
            request.url = f"{server}/{path}"
            assert session.send(request, timeout=30).status_code == 404


def test_downloads_are_what_the_description_says(server: str) -> None:
    store = ox.Store()
    store.load(get(f"{server}/.well-known/void", "text/turtle").content, ox.RdfFormat.TURTLE)
    dcat = "http://www.w3.org/ns/dcat#"
    rows = list(store.query(f"SELECT ?u ?n {{ ?d <{dcat}downloadURL> ?u ; <{dcat}byteSize> ?n }} ORDER BY ?u"))  # type: ignore[arg-type]
    assert len(rows) > 20
    for row in rows[::7]:
        answer = get(row["u"].value.replace(BASE, f"{server}/"), stream=True)
        assert answer.status_code == 200
        assert int(answer.headers["Content-Length"]) == int(row["n"].value)
        answer.close()
