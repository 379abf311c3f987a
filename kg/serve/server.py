"""A server over a build, from start to stop."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import uvicorn

from kg.errors import ServeError
from kg.query_store import build_base
from kg.serve.app import Served, make_app
from kg.serve.limits import Limits
from kg.serve.store import MEMORY, open_store

_STAMP = "plan-kg.sha256"
#: Bytes of N-Quads that workers hold in memory: half a million statements, 300 MB and a second's loading each.
_MOST_IN_MEMORY = 100_000_000
_BUILD_FIRST = "Build first, with: kg build"


def serve(
    build: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    limits: Limits | None = None,
    store: Path | None = None,
    started: Callable[[str], None] | None = None,
) -> None:
    """Serves a build until the process is told to stop (SIGTERM, or an interrupt), then ends all workers.

    `port` 0 takes any free port. `store` names a folder that keeps the query store between runs, which saves loading
    a large graph again; without it the store is made in a temporary folder and removed at the end. `started` is
    called once with the server's address when it takes requests.

    Raises ServeError where the folder holds no build or the address is taken.
    """
    with contextlib.ExitStack() as stack:
        listening = stack.enter_context(_listen(host, port))
        served = stack.enter_context(open_served(build, store, limits or Limits()))
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listening.getsockname()[1]}/"
        config = uvicorn.Config(
            make_app(served), log_level="warning", access_log=False, lifespan="on", timeout_graceful_shutdown=3
        )
        server = _Server(config, (lambda: started(address)) if started else None)
        with _until_stopped():
            server.run(sockets=[listening])


class _Server(uvicorn.Server):
    """A uvicorn server that says when it takes requests."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None] | None) -> None:
        super().__init__(config)
        self._tell = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self._tell:
            self._tell()


@contextlib.contextmanager
def _until_stopped() -> Iterator[None]:
    """Lets SIGTERM end the block as an interrupt does: after uvicorn's shutdown, and as no failure."""
    main = threading.current_thread() is threading.main_thread()
    previous = signal.signal(signal.SIGTERM, signal.default_int_handler) if main else None
    try:
        with contextlib.suppress(KeyboardInterrupt):
            yield
    finally:
        if main:
            signal.signal(signal.SIGTERM, previous)


@contextlib.contextmanager
def open_served(build: Path, store: Path | None, limits: Limits) -> Iterator[Served]:
    """What a server needs of a build: its graph as a file that every worker loads into memory (four times as fast), or,
    where it is large or a store is named, as a store on disk.

    Raises ServeError where the folder holds no graph or the store cannot be made.
    """
    files = sorted((build / "graph").glob("*.nq"))
    if not files:
        raise ServeError(f"{build}: holds no graph (graph/*.nq)\n  {_BUILD_FIRST}")
    base = build_base(build)
    with contextlib.ExitStack() as stack:
        temporary = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="plan-kg-")))
        if store is None and sum(file.stat().st_size for file in files) <= _MOST_IN_MEMORY:
            place = temporary / MEMORY
            # A copy: a new build removes the files of the one that is being served.
            with place.open("wb") as whole:
                for file in files:
                    whole.write(file.read_bytes())
        else:
            place, digest = store or temporary / "store", _digest(files)
            if not (place / _STAMP).is_file() or (place / _STAMP).read_text(encoding="ascii") != digest:
                _load(files, place, digest)
        reading = open_store(place)
        graphs = tuple(sorted(str(g.value) for g in reading.named_graphs() if isinstance(g, ox.NamedNode)))
        del reading
        yield Served(build, place, base, graphs, limits)


def _load(files: list[Path], folder: Path, digest: str) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / _STAMP).is_file():
        raise ServeError(f"{folder}: is not empty and no store of this program\n  Name an empty folder with --store.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        loading = ox.Store(str(folder))
        for file in files:
            loading.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
        loading.optimize()
        loading.flush()
    except (OSError, SyntaxError) as error:
        raise ServeError(f"{folder}: the store cannot be made: {error}\n  {_BUILD_FIRST}") from error
    del loading
    (folder / _STAMP).write_text(digest, encoding="ascii")


def _digest(files: list[Path]) -> str:
    whole = hashlib.sha256()
    for file in files:
        with file.open("rb") as opened:
            whole.update(f"{file.name}:{hashlib.file_digest(opened, 'sha256').hexdigest()}\n".encode())
    return whole.hexdigest()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise ServeError(
            f"{host}:{port}: cannot be served on ({error.strerror})\n  Choose another with --port."
        ) from error
    return listening
