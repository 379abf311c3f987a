"""What one request may cost."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a server.

    `timeout_seconds` a query may run; `waiting_seconds` it may wait for a free worker; `query_bytes` is the longest
    query, `result_bytes` the longest answer, `memory_bytes` the address space of a worker (None for no limit, and no
    effect on Windows). `concurrent` queries run at once; `spare` more workers stand ready to take the place of those
    that are killed, whose successors need seconds to load the graph. `describe_triples` is the longest description of
    a resource, `held_bytes` what answers may take that are kept for the next client who asks the same.
    """

    timeout_seconds: float = 30.0
    waiting_seconds: float = 30.0
    query_bytes: int = 100_000
    result_bytes: int = 50_000_000
    memory_bytes: int | None = 4 * 2**30
    concurrent: int = max(2, os.cpu_count() or 1)
    spare: int = 2
    describe_triples: int = 5_000
    held_bytes: int = 64_000_000
