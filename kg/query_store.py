"""Where queries run: a pyoxigraph store loaded from a build, or an endpoint over HTTP. The one door to both."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.store import load_store
from kg.model.result import LANG_STRING, STRING, Rows, Term
from kg.namespaces import DEFAULT_BASE, XSD


def literal_text(value: str, datatype: str | None = None) -> str:
    """The value as a SPARQL literal. `datatype` is the local name of an XSD type, None for plain text.

    A `u` after a backslash is written as an escape of its own: engines that resolve `\\uXXXX` before they read
    strings would otherwise find one in the value.
    """
    literal = ox.Literal(value) if datatype is None else ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))
    return str(literal).replace("\\\\u", "\\\\\\u0075").replace("\\\\U", "\\\\\\u0055")


def iri_text(value: str, where: str) -> str:
    """The value as a SPARQL IRI. Raises QueryError where it is none; `where` opens the message."""
    try:
        node = ox.NamedNode(value)
    except ValueError as error:
        raise QueryError(f"{where} is no IRI ({error})") from error
    if re.search(r"[\s<>\"{}|^`\\]", value):
        raise QueryError(f"{where} is no IRI")
    return str(node)


def open_build(build: Path) -> ox.Store:
    """The graph of a build folder, in memory. Raises QueryError where there is none."""
    files = sorted((build / "graph").glob("*.nq"))
    if not files:
        raise QueryError(f"{build}: there is no graph in this folder\n  Build one first: kg build PLANS --out {build}")
    return load_store(files)


def build_base(build: Path) -> str:
    """The base of the IRIs of a build, as its record says."""
    try:
        record = json.loads((build / "build.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return DEFAULT_BASE
    return str(record.get("base", DEFAULT_BASE)) if isinstance(record, dict) else DEFAULT_BASE


def quads_text(store: object) -> str:
    """The store's quads as sorted N-Quads."""
    if not isinstance(store, ox.Store):
        raise TypeError(f"a pyoxigraph store is expected, not {type(store).__name__}")
    dumped = store.dump(format=ox.RdfFormat.N_QUADS)
    assert dumped is not None
    return "".join(sorted(dumped.decode().splitlines(keepends=True)))


def ask_store(store: object, text: str) -> Rows:
    """The answer to a SELECT query. Raises SyntaxError where the text is no query."""
    if not isinstance(store, ox.Store):
        raise TypeError(f"a pyoxigraph store is expected, not {type(store).__name__}")
    result = store.query(text)
    if not isinstance(result, ox.QuerySolutions):
        raise QueryError("the query is no SELECT; rows come from SELECT queries alone")
    variables = tuple(variable.value for variable in result.variables)
    return Rows(variables, tuple(tuple(_term(row[i]) for i in range(len(variables))) for row in result))


def ask_endpoint(address: str, text: str) -> Rows:
    """The answer of a SPARQL 1.1 endpoint to a SELECT query. Raises QueryError where none answers."""
    from SPARQLWrapper import JSON, POST, SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    client = SPARQLWrapper(address)
    client.setMethod(POST)
    client.setReturnFormat(JSON)
    client.setQuery(text)
    try:
        answer: Any = client.query().convert()
        variables = tuple(answer["head"]["vars"])
        solutions = answer["results"]["bindings"]
        return Rows(variables, tuple(tuple(_json_term(s.get(v)) for v in variables) for s in solutions))
    except SPARQLWrapperException as error:
        raise QueryError(f"{address}: the endpoint refuses the query\n  {_first_lines(str(error))}") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise QueryError(f"{address}: no SPARQL endpoint answers there ({error})") from error


def _first_lines(message: str) -> str:
    return "\n  ".join(line for line in message.splitlines() if line.strip())[:800]


def _term(value: object) -> Term | None:
    if value is None:
        return None
    if isinstance(value, ox.Literal):
        language = value.language.lower() if value.language else None
        return Term("literal", value.value, value.datatype.value, language)
    if isinstance(value, ox.NamedNode):
        return Term("iri", value.value)
    return Term("bnode", str(value).removeprefix("_:"))


def _json_term(value: Any) -> Term | None:
    if value is None:
        return None
    match value["type"]:
        case "literal" | "typed-literal":
            language = value.get("xml:lang")
            datatype = LANG_STRING if language else value.get("datatype", STRING)
            return Term("literal", value["value"], datatype, language.lower() if language else None)
        case "bnode":
            return Term("bnode", value["value"])
        case _:
            return Term("iri", value["value"])
