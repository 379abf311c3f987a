"""The graph in memory: N-Quads files and the ontology in, a store to query out."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph

from kg.errors import BuildError
from kg.graph.iris import Iris
from kg.graph.provenance import shared_graphs
from kg.graph.terms import Quads
from kg.namespaces import DEFAULT_BASE
from kg.paths import ONTOLOGY

#: The files of graph/ontology.
ONTOLOGY_FILES = ("plan.ttl", "concepts.ttl", "alignment.ttl")


def load_store(paths: Iterable[Path]) -> pyoxigraph.Store:
    """A store in memory with the quads of N-Quads files (plain or .gz).

    The files are our own: syntax is checked, the form of every IRI is not, which halves the time.

    Raises BuildError for a file that is missing or malformed.
    """
    store = pyoxigraph.Store()
    for path in paths:
        try:
            if path.suffix == ".gz":
                with gzip.open(path, "rb") as packed:
                    store.load(packed.read(), pyoxigraph.RdfFormat.N_QUADS, lenient=True)
            else:
                store.load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise BuildError(f"{path}: cannot be loaded: {error}\n  Build the graph again with: kg build") from error
    return store


def ontology_quads(base: str = DEFAULT_BASE) -> list[str]:
    """Vocabulary, concepts and alignments as sorted N-Quads lines of graph/ontology, and what the shared graphs are."""
    graph = pyoxigraph.NamedNode(Iris(base).graph("ontology"))
    quads = Quads()
    shared_graphs(quads, base)
    lines = set(quads.lines())
    for file in ONTOLOGY_FILES:
        for triple in pyoxigraph.parse(path=str(ONTOLOGY / file), format=pyoxigraph.RdfFormat.TURTLE):
            lines.add(f"{pyoxigraph.Quad(triple.subject, triple.predicate, triple.object, graph)} .\n")
    return sorted(lines)
