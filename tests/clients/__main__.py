"""What a build makes, in the tools of its users: `python -m tests.clients BUILD` (make test-clients).

Prints a line for each tool: what it found, or how to get it where it is not installed. Exit code 1 where one found
something wrong.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.clients import endpoint, tables
from tests.clients.libreoffice import libreoffice
from tests.clients.missing import Missing
from tests.serve.conftest import command
from tests.servers import free_port, running

ENDPOINT: tuple[Callable[[str], str], ...] = (
    endpoint.curl, endpoint.sparqlwrapper, endpoint.comunica, endpoint.yasgui,
)  # fmt: skip
TABLES: tuple[Callable[[Path], str], ...] = (
    tables.frictionless, tables.csvw, libreoffice, tables.pandas, tables.polars, tables.readr,
)  # fmt: skip


def main() -> int:
    """Runs every part; 1 where one fails."""
    build, port = Path(sys.argv[1]), free_port()
    ours = f"http://127.0.0.1:{port}/sparql"
    with running(command(build, port), ours, seconds=60):
        sound = [_said(part.__name__, lambda part=part: part(ours)) for part in ENDPOINT]  # type: ignore[misc]
    sound += [_said(part.__name__, lambda part=part: part(build / "tables")) for part in TABLES]  # type: ignore[misc]
    return 0 if all(sound) else 1


def _said(name: str, part: Callable[[], str]) -> bool:
    try:
        found, sound = part(), True
    except Missing as missing:
        found, sound = f"not installed here: {missing}", True
    except (AssertionError, subprocess.SubprocessError, ValueError, OSError) as error:
        found, sound = f"WRONG: {error}", False
    print(f"{name:16}{found}", flush=True)
    return sound


if __name__ == "__main__":
    sys.exit(main())
