"""A process that answers queries over the read-only store, one at a time, until it is killed or its input ends.

Started by the pool as `python -m kg.serve.worker STORE BASE MEMORY`. It holds no other state, so killing it in the
middle of a query harms nothing.
"""

from __future__ import annotations

import io
import math
import signal
import sys
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg.namespaces import PREFIXES
from kg.serve import frames
from kg.serve.describe import describe
from kg.serve.guard import check_graphs, examine
from kg.serve.pages import answer_page, resource_page
from kg.serve.refusal import Refusal, malformed
from kg.serve.store import MEMORY, open_store

_SOLUTION_FORMATS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
_GRAPH_FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


class _Bounded(io.BytesIO):
    """Collects what is written, up to a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.left = limit

    def write(self, data: Any) -> int:
        self.left -= len(data)
        if self.left < 0:
            raise OverflowError
        return super().write(data)


class Worker:
    """The store with what is known about it."""

    def __init__(self, store: ox.Store, base: str) -> None:
        self.store, self.base = store, base
        self.graphs = frozenset(str(g.value) for g in store.named_graphs() if isinstance(g, ox.NamedNode))

    def answer(self, job: dict[str, Any]) -> tuple[str, bytes]:
        """The media type and the bytes of the answer. Raises Refusal."""
        if "describe" in job:
            return self._describe(job)
        return self._query(job)

    def _query(self, job: dict[str, Any]) -> tuple[str, bytes]:
        query: str = job["query"]
        own_dataset = examine(query, self.graphs, self.base, PREFIXES)
        default, named = job["default_graphs"], job["named_graphs"]
        check_graphs([*default, *named], self.graphs)
        if default or named:
            dataset: dict[str, Any] = {
                "default_graph": [ox.NamedNode(iri) for iri in default],
                "named_graphs": [ox.NamedNode(iri) for iri in named],
            }
        else:
            dataset = {"use_default_graph_as_union": not own_dataset}
        try:
            result = self.store.query(query, base_iri=self.base, prefixes=PREFIXES, **dataset)
        except SyntaxError as error:
            raise malformed(query, str(error)) from None
        if isinstance(result, ox.QueryTriples):
            media_type = _acceptable(job["graph_type"], "CONSTRUCT and DESCRIBE", _GRAPH_FORMATS)
            return media_type, self._serialised(result, _GRAPH_FORMATS[media_type], job)
        if job["solution_type"] == "text/html":
            return "text/html", answer_page(query, result, self.base)
        media_type = _acceptable(job["solution_type"], "SELECT and ASK", _SOLUTION_FORMATS)
        return media_type, self._serialised(result, _SOLUTION_FORMATS[media_type], job)

    def _describe(self, job: dict[str, Any]) -> tuple[str, bytes]:
        try:
            description = describe(self.store, job["describe"], job["triples"])
        except ValueError:  # no IRI at all
            description = None
        if description is None:
            raise Refusal(404, f"nothing is known here about <{job['describe']}>")
        if job["media_type"] == "text/html":
            return "text/html", resource_page(self.store, description, self.base)
        out = ox.serialize(description.triples, format=_GRAPH_FORMATS[job["media_type"]], prefixes=PREFIXES)
        return job["media_type"], out or b""

    def _serialised(self, result: Any, form: Any, job: dict[str, Any]) -> bytes:
        out = _Bounded(job["result_bytes"])
        try:
            if isinstance(result, ox.QueryTriples):
                ox.serialize(result, out, form, prefixes=PREFIXES)
            else:
                result.serialize(out, form)
        except OverflowError:
            raise Refusal(
                413,
                f"the answer is longer than {job['result_bytes']:,} bytes",
                "Ask for less at once: name the plans, select fewer columns, or use LIMIT and OFFSET with ORDER BY.",
            ) from None
        return out.getvalue()


def _acceptable(media_type: str | None, forms: str, formats: dict[str, Any]) -> str:
    if media_type is None or media_type not in formats:
        raise Refusal(406, f"{forms} are answered as {', '.join(formats)}", "Name one of them in the Accept header.")
    return media_type


def handle(worker: Worker, job: dict[str, Any]) -> bytes:
    """The reply to one job as a message."""
    try:
        media_type, body = worker.answer(job)
    except Refusal as refusal:
        return frames.packed({"refusal": refusal.as_arguments()})
    except (OSError, ValueError, RuntimeError, OverflowError) as error:
        failed = Refusal(500, f"the query could not be carried out: {error}")
        return frames.packed({"refusal": failed.as_arguments()})
    return frames.packed({"media_type": media_type}, body)


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit.
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _close_the_door() -> None:
    """Lets this process open nothing more, so that no query could reach the network even if one passed the guard. A
    store in memory needs no further files; one on disk opens its files as it reads."""
    try:
        import resource
    except ImportError:  # Windows has no such limit.
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def _alarm(seconds: float) -> None:
    """Ends this process after the time even where nobody is left to kill it; 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def main(arguments: list[str], source: IO[bytes], target: IO[bytes]) -> None:
    """Answers jobs from one pipe into the other until the first ends."""
    place, base, memory = arguments
    # The server decides when to stop; an interrupt from the terminal reaches the whole group.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if int(memory):
        _limit_memory(int(memory))
    worker = Worker(open_store(Path(place)), base)
    if Path(place).name == MEMORY:
        _close_the_door()
    target.write(frames.packed({"ready": True}))
    target.flush()
    while (message := frames.read(source)) is not None:
        job, _ = message
        _alarm(math.ceil(job["seconds"]) + 2)
        reply = handle(worker, job)
        _alarm(0)
        target.write(reply)
        target.flush()


if __name__ == "__main__":
    main(sys.argv[1:], sys.stdin.buffer, sys.stdout.buffer)
