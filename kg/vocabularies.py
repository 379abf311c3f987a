"""The reference lists as Turtle files, one per scheme: `python -m kg.vocabularies` writes ontology/vocabularies/*.ttl.

The files are made from the tables in ontology/vocabularies/source and are tracked, so that a reader of the repository
finds the SKOS without running anything; a test holds them against the tables.
"""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph

from kg.align.vocabulary import references
from kg.graph.iris import Iris
from kg.graph.reference import SCHEMES, reference_quads
from kg.namespaces import DEFAULT_BASE, PREFIXES, SKOS
from kg.paths import ONTOLOGY

FOLDER = ONTOLOGY / "vocabularies"
_IN_SCHEME = pyoxigraph.NamedNode(f"{SKOS}inScheme")
#: Only these are used in the files; a prefix that nothing uses tells a reader nothing.
_PREFIXES = ("code", "dct", "gn", "plan", "qudt", "rdf", "rdfs", "schema", "sdg", "skos", "wd", "wgs84", "xsd")


def vocabulary_files(base: str = DEFAULT_BASE) -> dict[str, bytes]:
    """The Turtle text of every scheme by file name, sorted by subject, without blank nodes."""
    lines = "".join(reference_quads(references(), base))
    quads = list(pyoxigraph.parse(lines.encode(), pyoxigraph.RdfFormat.N_QUADS))
    schemes = {pyoxigraph.NamedNode(Iris(base).scheme(key)): key for key in SCHEMES}
    of = {quad.subject: schemes[quad.object] for quad in quads if quad.predicate == _IN_SCHEME}
    of.update(schemes)
    triples: dict[str, list[pyoxigraph.Triple]] = defaultdict(list)
    for quad in quads:
        triples[of[quad.subject]].append(quad.triple)
    prefixes = {prefix: PREFIXES[prefix] for prefix in _PREFIXES}
    return {f"{key}.ttl": _turtle(rows, prefixes) for key, rows in sorted(triples.items())}


def _turtle(rows: list[pyoxigraph.Triple], prefixes: dict[str, str]) -> bytes:
    """Sorted Turtle; the serialiser puts the prefixes in no order of its own, so they are sorted too."""
    text = pyoxigraph.serialize(sorted(rows, key=str), format=pyoxigraph.RdfFormat.TURTLE, prefixes=prefixes) or b""
    lines = text.decode().splitlines(keepends=True)
    head = [line for line in lines if line.startswith("@prefix ")]
    body = [line for line in lines if not line.startswith("@prefix ")]
    return "".join([*sorted(head), "\n", *body]).encode()


def main() -> None:
    """Writes the files."""
    for name, text in vocabulary_files().items():
        (FOLDER / name).write_bytes(text)


if __name__ == "__main__":
    main()
