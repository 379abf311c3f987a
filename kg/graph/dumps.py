"""The whole graph as files for other tools: N-Quads, TriG, Turtle and JSON-LD, each packed with gzip."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.namespaces import PREFIXES

#: The file of each dump. Turtle has no named graphs: there the triples of all graphs stand together.
DUMPS: dict[str, ox.RdfFormat] = {
    "plan-kg.nq.gz": ox.RdfFormat.N_QUADS,
    "plan-kg.trig.gz": ox.RdfFormat.TRIG,
    "plan-kg.ttl.gz": ox.RdfFormat.TURTLE,
    "plan-kg.jsonld.gz": ox.RdfFormat.JSON_LD,
}

#: Statements that are held in memory at once, half a kilobyte each.
_MOST_HELD = 2_000_000


def write_dumps(store: ox.Store, out: Path) -> tuple[Path, ...]:
    """Writes the dumps into a folder and says where; the same bytes for the same graph.

    Up to a few million statements they are sorted once; beyond that graph by graph for each dump, so that memory
    grows with the largest graph and not with all of them.
    """
    out.mkdir(parents=True, exist_ok=True)
    paths = []
    held = list(_quads(store)) if len(store) <= _MOST_HELD else None
    for name, form in DUMPS.items():
        path = out / name
        quads = held if held is not None else _quads(store)
        statements = _triples(quads) if form == ox.RdfFormat.TURTLE else quads
        # No name and no time in the gzip header: they would make the bytes depend on more than the graph.
        with path.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
            ox.serialize(statements, packed, form, prefixes=PREFIXES)  # type: ignore[arg-type]
        paths.append(path)
    return tuple(paths)


def _quads(store: ox.Store) -> Iterator[ox.Quad]:
    graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = sorted(store.named_graphs(), key=str)
    for graph in [ox.DefaultGraph(), *graphs]:
        yield from sorted(store.quads_for_pattern(None, None, None, graph), key=str)


def _triples(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """Every triple once, by subject, whatever graphs it stands in."""
    once = dict.fromkeys(quad.triple for quad in quads)
    return iter(sorted(once, key=lambda triple: str(triple.subject)))
