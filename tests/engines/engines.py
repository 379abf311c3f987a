"""The engines that the library must be the same on, each as a function from a query's text to an answer."""

from __future__ import annotations

import contextlib
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import rdflib
import requests

from kg.model.result import Rows, Term
from kg.query_store import ask_endpoint, ask_store, open_build
from tests.servers import oxigraph

Ask = Callable[[str], Rows]


@contextlib.contextmanager
def in_memory(build: Path) -> Iterator[Ask]:
    """pyoxigraph in memory, as every command uses it."""
    store = open_build(build)
    yield lambda text: ask_store(store, text)


@contextlib.contextmanager
def with_rdflib(build: Path) -> Iterator[Ask]:
    """rdflib's own SPARQL engine over its own memory."""
    dataset = rdflib.Dataset()
    with _rdflib_among_itself():
        for path in sorted((build / "graph").glob("*.nq")):
            dataset.parse(path, format="nquads")

    def ask(text: str) -> Rows:
        with _rdflib_among_itself():
            answer = dataset.query(text)
            names = tuple(str(name) for name in answer.vars or ())
            return Rows(names, tuple(tuple(_term(value) for value in row) for row in answer))  # type: ignore[union-attr]

    yield ask


@contextlib.contextmanager
def _rdflib_among_itself() -> Iterator[None]:
    """rdflib warns of calls inside itself that its next version drops; they are not ours to mend."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


@contextlib.contextmanager
def over_http(build: Path) -> Iterator[Ask]:
    """An Oxigraph server, through SPARQLWrapper."""
    with oxigraph() as server:
        for path in sorted((build / "graph").glob("*.nq")):
            answer = requests.post(
                f"{server}/store", data=path.read_bytes(), headers={"Content-Type": "application/n-quads"}, timeout=60
            )
            answer.raise_for_status()
        yield lambda text: ask_endpoint(f"{server}/query", text)


@contextlib.contextmanager
def on_virtuoso(build: Path, endpoint: str, user: str = "dba", password: str = "dba") -> Iterator[Ask]:
    """A running Virtuoso, filled through its Graph Store address with `kg push`'s own code."""
    from kg.push.remote import Login, Remote, addresses

    remote = Remote(addresses(f"{endpoint}/sparql-graph-crud-auth"), Login(user, password, "digest"), timeout=300)
    for graph, lines in _graphs(build):
        remote.replace(graph, lambda lines=lines: iter([lines]))  # type: ignore[misc]
    yield lambda text: ask_endpoint(f"{endpoint}/sparql", text)


def typed(rows: Rows) -> Counter[tuple[object, ...]]:
    """The rows as a multiset of typed values: numbers by value, everything else by kind and text."""
    return Counter(tuple(_value(term) for term in row) for row in rows.rows)


def _value(term: Term | None) -> object:
    if term is None:
        return None
    value = term.native
    if isinstance(value, bool):
        return ("boolean", value)
    if isinstance(value, int | float | Decimal):
        return ("number", Decimal(str(value)).normalize())
    return (term.kind, term.value, term.language)


def _term(value: object) -> Term | None:
    if value is None:
        return None
    if isinstance(value, rdflib.URIRef):
        return Term("iri", str(value))
    if isinstance(value, rdflib.Literal):
        language = value.language.lower() if value.language else None
        datatype = str(value.datatype) if value.datatype else rdflib.XSD.string
        return Term("literal", str(value), str(rdflib.RDF.langString if language else datatype), language)
    return Term("bnode", str(value))


def _graphs(build: Path) -> Iterator[tuple[str, bytes]]:
    """Each graph's name with its triples as N-Triples."""
    found: dict[str, set[str]] = {}
    for path in sorted((build / "graph").glob("*.nq")):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS):
            found.setdefault(str(quad.graph_name.value), set()).add(f"{quad.triple} .\n")  # type: ignore[union-attr]
    for graph, lines in sorted(found.items()):
        yield graph, "".join(sorted(lines)).encode()
