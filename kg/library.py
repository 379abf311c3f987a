"""The query library as linked data: each named query a sh:SPARQLExecutable with its words, columns and parameters, so
that other tools find, show and run it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.namespaces import DCT, DEFAULT_BASE, RDF, RDFS, SCHEMA, SH, SKOS, XSD
from kg.query import Query, bind, load_query, query_names
from kg.query_header import Words

#: Types of columns and parameters as datatypes; the others are IRIs.
_DATATYPES = {
    "text": "string",
    "plan": "string",
    "integer": "integer",
    "decimal": "decimal",
    "boolean": "boolean",
    "date": "date",
}
#: The ontology of SPARQL examples (https://github.com/sib-swiss/sparql-examples), which other libraries use.
_SPEX = "https://purl.expasy.org/sparql-examples/ontology#"


def library_quads(base: str = DEFAULT_BASE) -> list[str]:
    """The library as sorted N-Quads lines of graph/queries. Each query's text runs as it stands: its parameters have
    the values of their examples or defaults."""
    graph = ox.NamedNode(f"{base}graph/queries")
    found = (triple for name in query_names() for triple in _triples(load_query(name), base))
    return sorted({f"{ox.Quad(t.subject, t.predicate, t.object, graph)} .\n" for t in found})


def write_library(graph: Path, base: str = DEFAULT_BASE) -> Path:
    """Writes `queries.nq` into the graph folder of a build and says where."""
    path = graph / "queries.nq"
    path.write_text("".join(library_quads(base)), encoding="utf-8", newline="\n")
    return path


def _triples(query: Query, base: str) -> Iterator[ox.Triple]:
    node = ox.NamedNode(f"{base}query/{query.name}")
    for kind in ("SPARQLExecutable", "SPARQLSelectExecutable"):
        yield _to(node, f"{RDF}type", ox.NamedNode(f"{SH}{kind}"))
    yield _text(node, f"{DCT}identifier", query.name)
    yield from _words(node, f"{RDFS}label", query.title)
    yield from _words(node, f"{RDFS}comment", query.question)
    if query.note is not None:
        yield from _words(node, f"{DCT}description", query.note)
    yield _text(node, f"{SCHEMA}keywords", query.topic)
    if query.example is not None:
        yield _text(node, f"{SKOS}example", query.example.as_csv())
    settings = {p.name: list(query.preset(p)) for p in query.parameters if p.required}
    yield _text(node, f"{SH}select", bind(query, settings, base))
    yield _to(node, f"{SCHEMA}target", ox.NamedNode(f"{base}sparql"))
    yield _to(node, f"{_SPEX}describe", ox.NamedNode(f"{base}dataset"))
    for place, column in enumerate(query.columns, start=1):
        part = ox.NamedNode(f"{base}query/{query.name}/column/{column.name}")
        yield _to(node, f"{SCHEMA}result", part)
        yield _to(part, f"{RDF}type", ox.NamedNode("http://www.w3.org/ns/csvw#Column"))
        yield _text(part, f"{DCT}identifier", column.name)
        yield from _words(part, f"{RDFS}label", column.label)
        yield _to(part, f"{SH}order", ox.Literal(place))
        yield from _type(part, column.type)
    for place, parameter in enumerate(query.parameters, start=1):
        part = ox.NamedNode(f"{base}query/{query.name}/parameter/{parameter.name}")
        yield _to(node, f"{SH}parameter", part)
        yield _to(part, f"{RDF}type", ox.NamedNode(f"{SH}Parameter"))
        yield _to(part, f"{SH}path", part)
        yield _text(part, f"{DCT}identifier", parameter.name)
        yield from _words(part, f"{RDFS}label", parameter.label)
        yield _to(part, f"{SH}order", ox.Literal(place))
        yield _to(part, f"{SH}optional", ox.Literal(not parameter.required))
        if not parameter.several:
            yield _to(part, f"{SH}maxCount", ox.Literal(1))
        yield from _type(part, parameter.type)
        for choice in parameter.choices:
            yield _text(part, f"{SCHEMA}valuePattern", choice)


def _type(node: ox.NamedNode, kind: str) -> Iterator[ox.Triple]:
    if kind in _DATATYPES:
        yield _to(node, f"{SH}datatype", ox.NamedNode(f"{XSD}{_DATATYPES[kind]}"))
    else:
        yield _to(node, f"{SH}nodeKind", ox.NamedNode(f"{SH}IRI"))


def _to(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), value)


def _text(subject: ox.NamedNode, predicate: str, value: str) -> ox.Triple:
    return _to(subject, predicate, ox.Literal(value))


def _words(subject: ox.NamedNode, predicate: str, words: Words) -> Iterator[ox.Triple]:
    yield _to(subject, predicate, ox.Literal(words.zh, language="zh"))
    yield _to(subject, predicate, ox.Literal(words.en, language="en"))
