"""Runs the whole library on every engine and prints a table: `python -m tests.engines [BUILD] [--seconds N]
[--query NAME]`.

Without a build the made-up editions are asked; with one, its graph, where rdflib gets N seconds for each query. Exit
code 0 where all engines that answered agree, else 1.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query import bind, load_query, query_names
from tests.engines.engines import Ask, in_memory, on_virtuoso, over_http, typed, with_rdflib
from tests.engines.virtuoso import is_installed, virtuoso
from tests.queries import editions


@contextlib.contextmanager
def all_engines(build: Path) -> Iterator[dict[str, Ask]]:
    """Every engine that is here, filled with the graph of a build."""
    with contextlib.ExitStack() as stack:
        engines = {
            "pyoxigraph": stack.enter_context(in_memory(build)),
            "rdflib": stack.enter_context(with_rdflib(build)),
            "oxigraph": stack.enter_context(over_http(build)),
        }
        if is_installed():
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="virtuoso-")))
            engines["virtuoso"] = stack.enter_context(on_virtuoso(build, stack.enter_context(virtuoso(folder))))
        else:
            print(
                "Virtuoso is not installed (apt-get install virtuoso-opensource-7-bin): three engines", file=sys.stderr
            )
        yield engines


@contextlib.contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Ends the block with TimeoutError after the time."""

    def stop(*_: object) -> None:
        raise TimeoutError

    previous = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)


def main() -> int:
    """Prints the table; 1 where two engines disagree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", nargs="?", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--query", action="append", help="only this query; may be given again")
    options = parser.parse_args()
    names = options.query or query_names()
    with tempfile.TemporaryDirectory(prefix="editions-") as folder:
        build = options.build or _editions(Path(folder))
        with all_engines(build) as engines:
            print(f"{'query':32} {'rows':>6} " + " ".join(f"{name:>16}" for name in engines))
            wrong = sum(_row(name, engines, options.seconds) for name in names)
    print(f"{len(names)} queries, {len(engines)} engines, {wrong} answers that differ or fail")
    return 1 if wrong else 0


def _editions(folder: Path) -> Path:
    graph = folder / "graph"
    graph.mkdir()
    editions.store().dump(str(graph / "all.nq"), ox.RdfFormat.N_QUADS)
    return folder


def _row(name: str, engines: dict[str, Ask], seconds: int) -> int:
    query = load_query(name)
    text = bind(query, {p.name: list(query.preset(p)) for p in query.parameters if p.required})
    first, cells, wrong = None, [], 0
    for engine, ask in engines.items():
        began = time.perf_counter()
        try:
            with at_most(seconds):
                rows = typed(ask(text))
        except TimeoutError:
            cells.append(f"> {seconds} s")
            continue
        except QueryError as error:
            cells.append("fails")
            wrong += 1
            print(f"{name} on {engine}: {str(error)[:300]}", file=sys.stderr)
            continue
        first = rows if first is None else first
        same = rows == first
        wrong += not same
        cells.append(f"{'same' if same else 'DIFFERS'} {time.perf_counter() - began:6.2f} s")
        if not same:
            print(
                f"{name} on {engine}: {list((first - rows).items())[:2]} … {list((rows - first).items())[:2]}",
                file=sys.stderr,
            )
    print(f"{name:32} {sum((first or {}).values()):>6} " + " ".join(f"{cell:>16}" for cell in cells), flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
