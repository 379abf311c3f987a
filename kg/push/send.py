"""Sending the graphs of a build one by one, with a journal to resume by, and verifying what arrived."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from kg.errors import EndpointError
from kg.push.remote import Login, Remote, addresses

#: What was done with a graph: sent now, or found as sent before.
Done = Literal["sent", "held"]


@dataclass(frozen=True, slots=True)
class Pushed:
    """One graph after the push: its name, triples and SHA-256 (of its sorted N-Triples), what was done, by which way
    (None where it was held already)."""

    graph: str
    triples: int
    sha256: str
    done: Done
    way: str | None


def push(
    build: Path,
    endpoint: str,
    *,
    update: str | None = None,
    query: str | None = None,
    login: Login | None = None,
    journal: Path | None = None,
    chunk: int = 20_000,
    tries: int = 6,
    pause: float = 0.5,
    step: Callable[[str], None] = lambda _graph: None,
) -> tuple[Pushed, ...]:
    """Puts every graph of a build into a store, in place of what it held under the same names.

    `endpoint` is the store's Graph Store (or, failing that, update) address; `update` and `query` name the others
    where they cannot be known from it. `journal` (default: beside the build's graph) remembers what has arrived, so
    that a push that broke off goes on there; a graph that is there with the same hash is not sent again. `chunk` is
    the number of triples in one request, `tries` and `pause` (seconds, doubled each time) say how often a request is
    made. `step` is called with each graph's name as it begins.

    After sending, each graph is counted and read back. Raises EndpointError where the store cannot be reached, refuses,
    or then holds something else; BuildError is not raised: an unreadable build is an EndpointError, too.
    """
    files = sorted((build / "graph").glob("*.nq"))
    if not files:
        raise EndpointError(f"{build}: holds no graph (graph/*.nq)\n  Build first, with: kg build")
    remote = Remote(addresses(endpoint, update, query), login, tries=tries, pause=pause)
    diary = _Journal(journal or build / f".push-{hashlib.sha256(endpoint.encode()).hexdigest()[:12]}.json")
    pushed = []
    for graph, holding in _graphs(files).items():
        step(graph)
        lines = _lines(graph, holding)
        digest = _digest(lines)
        if diary.holds(graph, digest) and remote.count(graph) == len(lines):
            pushed.append(Pushed(graph, len(lines), digest, "held", None))
            continue
        way = remote.replace(graph, lambda lines=lines: _chunks(lines, chunk))  # type: ignore[misc]
        verify_graph(remote, graph, lines)
        diary.note(graph, digest)
        pushed.append(Pushed(graph, len(lines), digest, "sent", way))
    return tuple(pushed)


def verify_graph(remote: Remote, graph: str, lines: list[str]) -> None:
    """Raises EndpointError where a graph elsewhere is not the given sorted lines of N-Triples: by count, then by the
    hash of what is read back."""
    found = remote.count(graph)
    if found != len(lines):
        raise EndpointError(f"{graph}: {len(lines)} triples were sent, {found} arrived\n  Run the command again.")
    there = sorted(f"{triple} .\n" for triple in remote.triples(graph))
    if _digest(there) != _digest(lines):
        gone = sorted(set(lines) - set(there))[:1] or ["(the same triples twice)\n"]
        raise EndpointError(
            f"{graph}: what arrived is not what was sent; for example this is not there:\n  {gone[0].rstrip()}\n"
            "  Some stores rewrite literals; then compare by count alone, or use another store."
        )


def _graphs(files: Iterable[Path]) -> dict[str, list[Path]]:
    """The names of all graphs, sorted, each with the files that hold a part of it."""
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for file in files:
        names = {quad.graph_name.value for quad in _parse(file) if isinstance(quad.graph_name, ox.NamedNode)}
        for name in names:
            found[name].append(file)
    return dict(sorted(found.items()))


def _lines(graph: str, files: Iterable[Path]) -> list[str]:
    """The triples of one graph as sorted lines of N-Triples, each once."""
    node = ox.NamedNode(graph)
    return sorted({f"{quad.triple} .\n" for file in files for quad in _parse(file) if quad.graph_name == node})


def _parse(file: Path) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError) as error:
        raise EndpointError(f"{file}: cannot be read: {error}\n  Build again with: kg build --force") from None


def _digest(lines: Iterable[str]) -> str:
    whole = hashlib.sha256()
    for line in lines:
        whole.update(line.encode("utf-8"))
    return whole.hexdigest()


def _chunks(lines: list[str], size: int) -> Iterator[bytes]:
    for start in range(0, max(len(lines), 1), size):
        yield "".join(lines[start : start + size]).encode("utf-8")


class _Journal:
    """A file that remembers which graph arrived with which hash; rewritten whole after each graph."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            noted = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            noted = {}
        self.noted: dict[str, str] = noted if isinstance(noted, dict) else {}

    def holds(self, graph: str, digest: str) -> bool:
        return self.noted.get(graph) == digest

    def note(self, graph: str, digest: str) -> None:
        self.noted[graph] = digest
        draft = self.path.with_name(f"{self.path.name}.new")
        draft.write_text(json.dumps(self.noted, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        draft.replace(self.path)
