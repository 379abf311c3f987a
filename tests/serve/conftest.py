"""One server over the build of the five plans, with limits that tests can reach."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import free_port, running

TIMEOUT = 2.0
RESULT_BYTES = 400_000

_SERVE = (
    "import sys; from pathlib import Path; from kg.serve.limits import Limits; from kg.serve.server import serve; "
    "serve(Path(sys.argv[1]), port=int(sys.argv[2]), store=Path(sys.argv[3]) if sys.argv[3:] else None, "
    "limits=Limits(timeout_seconds={timeout}, result_bytes={most}))"
)


def command(build: Path, port: int, store: Path | None = None) -> list[str | Path]:
    """What starts a server of its own process."""
    stored = [store] if store else []
    return [sys.executable, "-c", _SERVE.format(timeout=TIMEOUT, most=RESULT_BYTES), build, str(port), *stored]


@pytest.fixture(scope="session")
def server(built: Path) -> Iterator[str]:
    """The address of a running server, without a closing slash."""
    port = free_port()
    with running(command(built, port), f"http://127.0.0.1:{port}/sparql", seconds=60):
        yield f"http://127.0.0.1:{port}"
