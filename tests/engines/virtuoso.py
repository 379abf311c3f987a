"""OpenLink Virtuoso 7 on loopback, for as long as a block lasts. It comes from Debian (virtuoso-opensource-7-bin)."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.servers import free_port, running

PROGRAM = "virtuoso-t"

_SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
ServerThreads = 10
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryCostEstimationTime = 100000
MaxQueryExecutionTime = 300
"""


def is_installed() -> bool:
    """Whether Virtuoso can be started here."""
    return shutil.which(PROGRAM) is not None


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """An empty Virtuoso whose files lie in a folder; its address without a closing slash. Its user is dba, dba."""
    port, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_SETTINGS.format(folder=folder, port=port, http=http), encoding="utf-8")
    address = f"http://127.0.0.1:{http}"
    command = [PROGRAM, "+foreground", "+configfile", settings]
    with running(command, f"{address}/sparql?query=ASK%7B%7D", seconds=120):
        yield address
        subprocess.run(
            ["isql-vt", str(port), "dba", "dba", "exec=shutdown;"], check=False, capture_output=True, timeout=60
        )
