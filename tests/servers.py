"""Servers that tests talk to, on loopback and free ports only, each stopped when its block ends."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

#: The server binary that the oxigraph package brings, in the environment that runs the tests.
OXIGRAPH = Path(sys.executable).parent / "oxigraph"


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(command: Sequence[str | Path], address: str, seconds: float = 20) -> Iterator[subprocess.Popen[bytes]]:
    """A process that answers at an address; ended with the block. Fails where it never answers."""
    with subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait(process, address, seconds)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


@contextlib.contextmanager
def oxigraph(*options: str) -> Iterator[str]:
    """An empty Oxigraph server in memory; its address without a closing slash."""
    address = f"http://127.0.0.1:{free_port()}"
    with running(
        [OXIGRAPH, "serve", "--bind", address.removeprefix("http://"), *options], f"{address}/query?query=ASK%7B%7D"
    ):
        yield address


def _wait(process: subprocess.Popen[bytes], address: str, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert process.poll() is None, f"the server ended with {process.returncode} before it answered"
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except urllib.error.HTTPError as error:
            error.close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"nothing answered at {address} within {seconds} seconds")
