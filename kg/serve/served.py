"""What a server serves of a build: a place with the graph that workers open, which no later build changes."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ServeError
from kg.query_store import build_base
from kg.serve.store import MEMORY, open_store

#: Bytes of N-Quads that workers hold in memory: half a million statements, 300 MB and a second's loading each.
_MOST_IN_MEMORY = 100_000_000
_BUILD_FIRST = "Build first, with: kg build"
#: Stores on disk lie in folders named by the hash of their graph, with this before it.
_PREFIX = "plan-kg-"


@dataclass(frozen=True, slots=True)
class Served:
    """What a server serves: the store made of a build's graph, the base of its IRIs, the graphs' names, and the stamp
    of the build that it was made of."""

    store: Path
    base: str
    graphs: tuple[str, ...]
    stamp: str


def stamp(build: Path) -> str:
    """What tells one publication of a build from the next: the names, sizes and times of its graph's files. Empty
    where there is no graph."""
    try:
        files = [(file, file.stat()) for file in _graph_files(build)]
    except OSError:  # A build is being published at this moment.
        return ""
    return "\n".join(f"{file} {found.st_size} {found.st_mtime_ns} {found.st_ino}" for file, found in files)


@contextlib.contextmanager
def open_served(build: Path, store: Path | None) -> Iterator[Served]:
    """What a server needs of a build: its graph as a file that every worker loads into memory (four times as fast), or,
    where it is large or a folder for stores is named, as a store on disk.

    Raises ServeError where the folder holds no graph, the store cannot be made, or the build changed meanwhile.
    """
    made_of = stamp(build)
    if not made_of:
        raise ServeError(f"{build}: holds no graph (graph/*.nq)\n  {_BUILD_FIRST}")
    with contextlib.ExitStack() as stack:
        temporary = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="plan-kg-")))
        try:
            files = _graph_files(build)
            if store is None and sum(file.stat().st_size for file in files) <= _MOST_IN_MEMORY:
                place = temporary / MEMORY
                # A copy: a new build removes the files of the one that is being served.
                with place.open("wb") as whole:
                    for file in files:
                        whole.write(file.read_bytes())
            else:
                place = _store_on_disk(files, store or temporary)
            base = build_base(build)
            reading = open_store(place)
        except (OSError, SyntaxError) as error:
            raise ServeError(f"{build}: the store cannot be made: {error}\n  {_BUILD_FIRST}") from error
        graphs = tuple(sorted(str(g.value) for g in reading.named_graphs() if isinstance(g, ox.NamedNode)))
        del reading
        if stamp(build) != made_of:
            raise ServeError(f"{build}: was built anew while it was being loaded\n  Start the server again.")
        yield Served(place, base, graphs, made_of)


def _graph_files(build: Path) -> list[Path]:
    # Resolved, so that all files are those of one publication.
    return sorted((build / "graph").resolve().glob("*.nq"))


def _store_on_disk(files: list[Path], folder: Path) -> Path:
    """The store of these files in a folder of stores, made where it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(not other.name.startswith(_PREFIX) for other in folder.iterdir()):
        raise ServeError(
            f"{folder}: is not empty and holds no store of this program\n  Name an empty one with --store."
        )
    place = folder / f"{_PREFIX}{_digest(files)}"
    if not place.exists():
        draft = place.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        loading = ox.Store(str(draft))
        for file in files:
            loading.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
        loading.optimize()
        loading.flush()
        del loading
        draft.rename(place)
    return place


def forget_other_stores(place: Path) -> None:
    """Removes the stores of other graphs beside a store on disk; nothing where the graph is in memory."""
    if place.name == MEMORY:
        return
    for other in place.parent.glob(f"{_PREFIX}*"):
        if other != place:
            shutil.rmtree(other, ignore_errors=True)


def _digest(files: list[Path]) -> str:
    whole = hashlib.sha256()
    for file in files:
        with file.open("rb") as opened:
            whole.update(f"{file.name}:{hashlib.file_digest(opened, 'sha256').hexdigest()}\n".encode())
    return whole.hexdigest()
