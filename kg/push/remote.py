"""A store elsewhere: Graph Store Protocol where it has it, SPARQL Update where it has not, queries to see
what arrived. The door to requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.util import Retry

from kg.errors import EndpointError

#: Answers that mean "not now": they are tried again.
_AGAIN = (408, 429, 500, 502, 503, 504)
#: Answers to a Graph Store request that mean "not here": Update is used instead.
_NOT_HERE = (404, 405, 406, 415, 501)
_TRIPLES = "application/n-triples; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a store takes graphs, updates and queries; `graphs` or `update` is None where it lacks the one."""

    graphs: str | None
    update: str | None
    query: str


#: How the addresses of well-known servers belong together, by the end of the one that is given.
_KNOWN: tuple[tuple[str, str, str, str], ...] = (
    # (end of the given address, graphs, update, query), for Oxigraph, Fuseki, Virtuoso, GraphDB and RDF4J.
    ("/store", "/store", "/update", "/query"),
    ("/data", "/data", "/update", "/query"),
    ("/sparql-graph-crud-auth", "/sparql-graph-crud-auth", "/sparql-auth", "/sparql-auth"),
    ("/rdf-graphs/service", "/rdf-graphs/service", "/statements", ""),
    ("/update", "", "/update", "/query"),
)


def addresses(endpoint: str, update: str | None = None, query: str | None = None) -> Addresses:
    """The addresses of a store from the one that is given; what is named wins over what is known.

    >>> addresses("http://localhost:7878/store").query
    'http://localhost:7878/query'
    """
    for end, graphs, updates, queries in _KNOWN:
        if endpoint.endswith(end):
            root = endpoint.removesuffix(end)
            return Addresses(root + graphs if graphs else None, update or root + updates, query or root + queries)
    return Addresses(endpoint, update, query or endpoint)


@dataclass(frozen=True, slots=True)
class Login:
    """How to sign in: a user with a password (`basic` or `digest`), or a token."""

    user: str | None = None
    password: str = ""
    scheme: str = "basic"
    token: str | None = None


class _Token(AuthBase):
    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


class Remote:
    """A store elsewhere. Every request is tried again, with growing pauses and as the server's Retry-After asks."""

    def __init__(
        self,
        where: Addresses,
        login: Login | None = None,
        *,
        timeout: float = 120.0,
        tries: int = 6,
        pause: float = 0.5,
    ) -> None:
        self.where = where
        self.timeout = timeout
        self.session = requests.Session()
        retry = Retry(
            total=tries - 1,
            backoff_factor=pause,
            status_forcelist=_AGAIN,
            allowed_methods=None,
            raise_on_status=False,
            respect_retry_after_header=True,
        )
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, HTTPAdapter(max_retries=retry))
        self.session.auth = _auth(login)

    def replace(self, graph: str, chunks: Callable[[], Iterator[bytes]]) -> str:
        """Puts N-Triples in place of what the graph holds; says how: `graph store` or `update`.

        `chunks` gives the triples from the start each time it is called; the first replaces, the others add.
        Raises EndpointError where the store takes neither.
        """
        if self.where.graphs is not None and self._by_graph_store(self.where.graphs, graph, chunks()):
            return "graph store"
        if self.where.update is None:
            raise EndpointError(
                f"{self.where.graphs}: takes no graphs (no Graph Store Protocol)\n"
                "  Name the address of its updates with --update."
            )
        self._by_update(self.where.update, graph, chunks())
        return "update"

    def count(self, graph: str) -> int:
        """How many triples the graph holds there."""
        query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}"
        answer = self._query(query, "application/sparql-results+json")
        try:
            return int(answer.json()["results"]["bindings"][0]["n"]["value"])
        except (ValueError, KeyError, IndexError, TypeError):
            raise EndpointError(f"{self.where.query}: does not answer a query with SPARQL results JSON") from None

    def triples(self, graph: str) -> Iterator[ox.Triple]:
        """What the graph holds there."""
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}"
        answer = self._query(query, "application/n-triples, text/plain;q=0.9")
        try:
            for quad in ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES):
                yield quad.triple
        except SyntaxError as error:
            raise EndpointError(f"{self.where.query}: does not answer in N-Triples ({error})") from None

    def _by_graph_store(self, address: str, graph: str, chunks: Iterator[bytes]) -> bool:
        for number, chunk in enumerate(chunks):
            method = "PUT" if number == 0 else "POST"
            answer = self._send(
                method, address, params={"graph": graph}, data=chunk, headers={"Content-Type": _TRIPLES}
            )
            if number == 0 and answer.status_code in _NOT_HERE:
                return False
            self._expect(answer, address)
        return True

    def _by_update(self, address: str, graph: str, chunks: Iterator[bytes]) -> None:
        node = str(ox.NamedNode(graph))
        self._update(address, f"CLEAR SILENT GRAPH {node}")
        for chunk in chunks:
            if chunk:
                self._update(address, f"INSERT DATA {{ GRAPH {node} {{\n{chunk.decode('utf-8')}}} }}")

    def _update(self, address: str, update: str) -> None:
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        self._expect(self._send("POST", address, data=update.encode("utf-8"), headers=headers), address)

    def _query(self, query: str, accept: str) -> requests.Response:
        answer = self._send("POST", self.where.query, data={"query": query}, headers={"Accept": accept})
        self._expect(answer, self.where.query)
        return answer

    def _send(self, method: str, address: str, **request: Any) -> requests.Response:
        try:
            return self.session.request(method, address, timeout=self.timeout, **request)
        except requests.RequestException as error:
            raise EndpointError(
                f"{address}: no answer ({error})\n  Run the command again: it goes on where it stopped."
            ) from None

    def _expect(self, answer: requests.Response, address: str) -> None:
        if answer.ok:
            return
        said = " ".join(answer.text.split())[:300]
        cure = {
            401: "Sign in with --user and --password, or --token.",
            403: "The server forbids it: ask whoever keeps it for the right to write.",
            413: "Send smaller parts with --chunk.",
        }.get(answer.status_code, "Run the command again: it goes on where it stopped.")
        raise EndpointError(f"{address}: {answer.status_code} {answer.reason}: {said}\n  {cure}")


def _auth(login: Login | None) -> AuthBase | None:
    if login is None:
        return None
    if login.token is not None:
        return _Token(login.token)
    if login.user is None:
        return None
    scheme = HTTPDigestAuth if login.scheme == "digest" else HTTPBasicAuth
    return scheme(login.user, login.password)
