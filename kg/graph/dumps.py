"""The whole graph as files for other tools: N-Quads, TriG, Turtle and JSON-LD, each packed with gzip."""

from __future__ import annotations

import gzip
import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.namespaces import PREFIXES

#: The dump that the others are made from.
N_QUADS = "plan-kg.nq.gz"
#: The other dumps. Turtle has no named graphs: there the triples of all graphs stand together.
OTHERS: dict[str, ox.RdfFormat] = {
    "plan-kg.trig.gz": ox.RdfFormat.TRIG,
    "plan-kg.ttl.gz": ox.RdfFormat.TURTLE,
    "plan-kg.jsonld.gz": ox.RdfFormat.JSON_LD,
}
#: The fastest levels are three times as fast as the default and a fifth larger.
_LEVEL = 2
#: Bytes of packed N-Quads up to which the statements are read once and held: a million of them or so.
_MOST_HELD = 16_000_000


def write_dumps(graph: Path, out: Path) -> tuple[Path, ...]:
    """Writes the dumps of a folder of sorted N-Quads files into another folder and says where.

    The files are merged as streams, so memory is bounded whatever the size of the graph; the same files give the same
    bytes.
    """
    out.mkdir(parents=True, exist_ok=True)
    whole = out / N_QUADS
    with ExitStack() as stack:
        files = [stack.enter_context(path.open("rb")) for path in sorted(graph.glob("*.nq"))]
        packed = stack.enter_context(_packing(whole))
        previous = b""
        for line in heapq.merge(*files):
            if line != previous:
                packed.write(line)
            previous = line
    held = list(_read(whole)) if whole.stat().st_size <= _MOST_HELD else None
    for name, form in OTHERS.items():
        quads = held if held is not None else _read(whole)
        statements: Iterable[ox.Quad | ox.Triple] = _triples(quads) if form == ox.RdfFormat.TURTLE else quads
        with _packing(out / name) as packed:
            ox.serialize(statements, packed, form, prefixes=PREFIXES)  # type: ignore[arg-type]
    return (whole, *(out / name for name in OTHERS))


def _read(path: Path) -> Iterator[ox.Quad]:
    with gzip.open(path, "rb") as source:
        yield from ox.parse(source, format=ox.RdfFormat.N_QUADS, lenient=True)  # type: ignore[arg-type]


@contextmanager
def _packing(path: Path) -> Iterator[IO[bytes]]:
    """A file that packs what is written. Its header holds no name and no time: the bytes depend on the graph alone."""
    with path.open("wb") as file, gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed:
        yield packed  # type: ignore[misc]


def _triples(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """Every triple once: a triple of two graphs stands in neighbouring lines."""
    previous: ox.Triple | None = None
    for quad in quads:
        triple = quad.triple
        if triple != previous:
            yield triple
        previous = triple
