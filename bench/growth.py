"""How time and memory grow with the text: ten times the text may take eleven times as much."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.texts import ROOT, five, grown

#: A process of its own for each measurement, so that nothing is left over from another. Memory is what Python holds
#: at most (tracemalloc), which slows the work down and is therefore measured apart from the time.
_CHILD = """
import sys, time, tracemalloc
from pathlib import Path
from kg.extract.facts import extract_facts
from kg.read.reader import read_bytes
extract_facts(read_bytes("warm.txt", "一、总体要求\\n到2025年,覆盖率达到90%。\\n".encode()))
data = Path(sys.argv[1]).read_bytes()
if sys.argv[2] == "memory":
    tracemalloc.start()
start = time.perf_counter()
facts = extract_facts(read_bytes("grown.txt", data))
seconds = time.perf_counter() - start
print(tracemalloc.get_traced_memory()[1] / 2**20 if sys.argv[2] == "memory" else seconds)
"""


def _measure(text: str, what: str, rounds: int) -> float:
    """The median of seconds, or of mebibytes held at most."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "source.txt"
        path.write_bytes(text.encode())
        command = [sys.executable, "-c", _CHILD, str(path), what]
        return median(
            float(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout)
            for _ in range(rounds)
        )


def growth() -> list[tuple[str, str]]:
    """Seconds and memory for ten times a plan against the plan itself, for each of the five."""
    rows = []
    for name, text in five().items():
        once, ten = (_measure(grown(text, times), "time", 3) for times in (2, 20))
        small, large = (_measure(grown(text, times), "memory", 1) for times in (2, 20))
        rows.append(
            (
                name,
                f"{once:6.2f} s → {ten:6.2f} s: ×{ten / once:5.2f}   "
                f"{small:6.1f} MiB → {large:6.1f} MiB: ×{large / small:5.2f}  (asked: 11)",
            )
        )
    return rows
