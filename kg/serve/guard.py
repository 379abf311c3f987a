"""What the server refuses before it runs anything: updates, SERVICE, graphs from elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from urllib.parse import urljoin

from kg.serve.refusal import Refusal, at
from kg.text.sparql import QUERY_FORMS, UPDATE_FORMS, dataset_iris, form, prefixes, tokens, unescaped, word_offset
from kg.text.sparql_paths import unanchored_paths

_READ_ONLY = "The data changes only by a new build; load a dump (/data) into a store of your own to change it."
_NO_SERVICE = "Run the federated query on your side, with this endpoint as a service (see examples/federation.rq)."

_ANCHOR = "Name one end, or bind it with another pattern: ?item a plan:ReferenceItem . ?item skos:broader* ?above"


def examine(query: str, graphs: Collection[str], base: str, known_prefixes: dict[str, str]) -> bool:
    """Whether the query names its own dataset with FROM.

    Raises Refusal for an update, a SERVICE clause, a path of any length that nothing holds, and a FROM that names a
    graph which is not in the store.
    """
    text = unescaped(query)
    first = form(text)
    if first in UPDATE_FORMS:
        offset = word_offset(text, first)
        raise at(403, f"this endpoint is read-only and takes no {first}", text, offset or 0, _READ_ONLY)
    if first not in QUERY_FORMS and first is not None:
        raise at(
            400, f"a query is SELECT, ASK, CONSTRUCT or DESCRIBE, not {first}", text, word_offset(text, first) or 0
        )
    service = word_offset(text, "SERVICE")
    if service is not None:
        raise at(403, "this endpoint calls no other (SERVICE)", text, service, _NO_SERVICE)
    for path, offset in unanchored_paths(text):
        raise at(400, f"the path {path} is held at neither end and would walk the whole graph", text, offset, _ANCHOR)
    named = dataset_iris(text)
    declared = known_prefixes | prefixes(text)
    own_base = _base(text) or base
    for written, offset in named:
        iri = _resolved(written, declared, own_base)
        if iri is not None and iri not in graphs:
            raise at(403, f"there is no graph <{iri}> here, and none is fetched", text, offset, _graph_advice(graphs))
    return bool(named)


def check_graphs(iris: Collection[str], graphs: Collection[str]) -> None:
    """Raises Refusal where a graph that the request names (default-graph-uri, named-graph-uri) is not in the store."""
    for iri in iris:
        if iri not in graphs:
            raise Refusal(403, f"there is no graph <{iri}> here, and none is fetched", _graph_advice(graphs))


def _graph_advice(graphs: Collection[str]) -> str:
    shown = sorted(graphs)
    rest = f" and {len(shown) - 20} more" if len(shown) > 20 else ""
    return "The graphs are: " + ", ".join(f"<{graph}>" for graph in shown[:20]) + rest


def _base(query: str) -> str | None:
    stream = list(tokens(query))
    for word, iri in pairwise(stream):
        if word.is_word("BASE") and iri.kind == "iri":
            return iri.text[1:-1]
    return None


def _resolved(written: str, declared: dict[str, str], base: str) -> str | None:
    """The full IRI, None where its prefix is not declared (the parser then says so)."""
    if written.startswith("<"):
        return urljoin(base, written[1:-1])
    prefix, _, local = written.partition(":")
    return declared[prefix] + local.replace("\\", "") if prefix in declared else None
