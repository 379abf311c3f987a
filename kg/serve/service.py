"""The service description (https://www.w3.org/TR/sparql11-service-description/) of the endpoint."""

from __future__ import annotations

import pyoxigraph as ox

from kg.namespaces import RDF
from kg.serve.negotiation import GRAPHS, SOLUTIONS

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdf": "RDF_XML",
}


def service_triples(address: str, dataset: str, graphs: tuple[str, ...]) -> list[ox.Triple]:
    """The triples that describe the endpoint at an address: SPARQL 1.1 queries over the named graphs, whose union is
    the default graph, and the formats of its answers."""
    node = ox.NamedNode
    service, data, a = node(address), node(dataset), node(f"{RDF}type")
    default = node(f"{dataset}#default-graph")
    out = [
        ox.Triple(service, a, node(f"{_SD}Service")),
        ox.Triple(service, node(f"{_SD}endpoint"), service),
        ox.Triple(service, node(f"{_SD}supportedLanguage"), node(f"{_SD}SPARQL11Query")),
        ox.Triple(service, node(f"{_SD}feature"), node(f"{_SD}UnionDefaultGraph")),
        ox.Triple(service, node(f"{_SD}defaultDataset"), data),
        ox.Triple(data, a, node(f"{_SD}Dataset")),
        ox.Triple(data, node(f"{_SD}defaultGraph"), default),
        ox.Triple(default, a, node(f"{_SD}Graph")),
    ]
    out += [
        ox.Triple(service, node(f"{_SD}resultFormat"), node(_FORMATS + _NAMES[name]))
        for name in (*SOLUTIONS, *GRAPHS)
        if name in _NAMES
    ]
    for graph in graphs:
        named = node(f"{dataset}#named-graph-{graph.rsplit('/graph/', 1)[-1].replace('/', '-')}")
        out.append(ox.Triple(data, node(f"{_SD}namedGraph"), named))
        out.append(ox.Triple(named, a, node(f"{_SD}NamedGraph")))
        out.append(ox.Triple(named, node(f"{_SD}name"), node(graph)))
    return out
