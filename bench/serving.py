"""The endpoint under load: every query of the library in turns, from sixteen clients at once."""

from __future__ import annotations

import itertools
import queue
import statistics
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import requests

from bench.corpus import _quiet
from bench.texts import PLANS
from kg.build import Options, build_corpus
from kg.query import bind, load_query, query_names
from tests.servers import free_port, running

CLIENTS = 16
QUERIES = 10_000

_SERVE = (
    "import sys; from pathlib import Path; from kg.serve.limits import Limits; from kg.serve.server import serve; "
    "serve(Path(sys.argv[1]), port=int(sys.argv[2]), limits=Limits(waiting_seconds=60{more}))"
)


def serving() -> list[tuple[str, str]]:
    """Ten thousand queries of the library from sixteen clients, with answers kept and with none."""
    with TemporaryDirectory() as folder:
        build = Path(folder) / "build"
        build_corpus(PLANS, build, Options(), _quiet)
        return [
            (label, _under_load(build, more)) for label, more in (("answers kept", ""), ("none kept", ", held_bytes=0"))
        ]


def _under_load(build: Path, more: str) -> str:
    port = free_port()
    command = [sys.executable, "-c", _SERVE.format(more=more), build, str(port)]
    address = f"http://127.0.0.1:{port}/sparql"
    with running(command, address, seconds=60):
        return measured(address, QUERIES, CLIENTS)


def measured(address: str, number: int, clients: int) -> str:
    """What so many queries from so many clients came to: errors, queries a second, and how long they waited."""
    work: queue.SimpleQueue[str] = queue.SimpleQueue()
    for text in itertools.islice(itertools.cycle(_library()), number):
        work.put(text)
    seconds: list[float] = []
    wrong: list[str] = []

    def client() -> None:
        with requests.Session() as session:
            while True:
                try:
                    text = work.get_nowait()
                except queue.Empty:
                    return
                start = perf_counter()
                try:
                    answer = session.post(address, data={"query": text}, timeout=120)
                    if answer.status_code != 200 or not answer.content:
                        wrong.append(f"{answer.status_code} {answer.text[:200]}")
                except requests.RequestException as error:
                    wrong.append(str(error)[:200])
                seconds.append(perf_counter() - start)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    start = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = perf_counter() - start
    cuts = statistics.quantiles(seconds, n=100)
    said = f"{number:,} queries, {clients} clients, {len(wrong)} errors, {number / took:,.0f} a second"
    return f"{said}; seconds: median {cuts[49]:.3f}, 95 of 100 {cuts[94]:.3f}, 99 of 100 {cuts[98]:.3f}" + (
        f"; first error: {wrong[0]}" if wrong else ""
    )


def _library() -> list[str]:
    """Every query of the library, with its own example where it needs a value."""
    texts = []
    for name in query_names():
        query = load_query(name)
        texts.append(bind(query, {p.name: list(query.preset(p)) for p in query.parameters if p.required}))
    return texts
