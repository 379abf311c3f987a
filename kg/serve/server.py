"""A server over a build, from start to stop."""

from __future__ import annotations

import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn

from kg.errors import ServeError
from kg.serve.app import make_app
from kg.serve.current import Current
from kg.serve.limits import Limits


def serve(
    build: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    limits: Limits | None = None,
    store: Path | None = None,
    started: Callable[[str], None] | None = None,
) -> None:
    """Serves a build until the process is told to stop (SIGTERM, or an interrupt), then ends all workers. When the
    folder is built anew, answers come from the new build within seconds.

    `port` 0 takes any free port. `store` names a folder that keeps the query store between runs, which saves loading
    a large graph again; without it the store is made in a temporary folder and removed at the end. `started` is
    called once with the server's address when it takes requests.

    Raises ServeError where the folder holds no build or the address is taken.
    """
    with contextlib.ExitStack() as stack:
        listening = stack.enter_context(_listen(host, port))
        current = Current(build, store, limits or Limits())
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listening.getsockname()[1]}/"
        config = uvicorn.Config(
            make_app(current), log_level="warning", access_log=False, lifespan="on", timeout_graceful_shutdown=3
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
