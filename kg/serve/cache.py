"""Answers that were given before: the store never changes while it is served, so they stay right."""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from typing import Any

#: Functions whose value changes from call to call (https://www.w3.org/TR/sparql11-query/#SparqlOps); where one may
#: occur, nothing is kept.
_CHANGING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\b|\\[uU]", re.IGNORECASE)

Answer = tuple[str, bytes]


class Answers:
    """The latest answers, up to a number of bytes in all; those unasked for longest go first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self._held: OrderedDict[str, Answer] = OrderedDict()
        self._bytes = 0

    def get(self, job: dict[str, Any]) -> Answer | None:
        """The answer to an equal job, None where none is held."""
        key = _key(job)
        if key in self._held:
            self._held.move_to_end(key)
        return self._held.get(key)

    def keep(self, job: dict[str, Any], answer: Answer) -> None:
        """Keeps an answer, unless it would take an eighth of the room or its query may answer otherwise next time."""
        key, size = _key(job), len(answer[1])
        if size * 8 > self.most_bytes or key in self._held or _CHANGING.search(str(job.get("query", ""))):
            return
        self._held[key] = answer
        self._bytes += size + len(key)
        while self._bytes > self.most_bytes:
            old, (_, body) = self._held.popitem(last=False)
            self._bytes -= len(body) + len(old)


def _key(job: dict[str, Any]) -> str:
    return json.dumps(job, sort_keys=True)
