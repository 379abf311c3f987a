"""What a client is told when a request is not answered: RFC 9457 problem details, or the same as plain text."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from http import HTTPStatus

from kg.text.sparql import position

_AT = re.compile(r"error at (\d+):(\d+): ?(.*)", re.DOTALL)
_LONGEST = 300


@dataclass(eq=False)
class Refusal(Exception):
    """A request that cannot be answered. `line` and `column` count from 1 and are None where no place is to blame."""

    status: int
    detail: str
    advice: str | None = None
    line: int | None = None
    column: int | None = None
    excerpt: str | None = None

    def as_arguments(self) -> list[object]:
        """What makes the same refusal in another process: `Refusal(*arguments)`."""
        return [self.status, self.detail, self.advice, self.line, self.column, self.excerpt]

    def as_text(self) -> str:
        """The refusal for a person: what, where with a mark under the place, and what to do."""
        lines = [f"{self.status} {HTTPStatus(self.status).phrase}: {self.detail}"]
        if self.line is not None:
            lines[0] += f" (line {self.line}, column {self.column})"
        if self.excerpt is not None and self.column is not None:
            lines += ["", f"  {self.excerpt}", f"  {' ' * (self.column - 1)}^"]
        if self.advice:
            lines += ["", self.advice]
        return "\n".join(lines) + "\n"

    def as_problem(self) -> dict[str, object]:
        """The refusal for a program."""
        known = {name: value for name, value in asdict(self).items() if value is not None}
        return {"type": "about:blank", "title": HTTPStatus(self.status).phrase} | known


def at(status: int, detail: str, query: str, offset: int, advice: str | None = None) -> Refusal:
    """A refusal with the place of an offset in the query."""
    line, column = position(query, offset)
    return Refusal(status, detail, advice, line, column, _line(query, line))


def malformed(query: str, message: str) -> Refusal:
    """The refusal of a query that does not parse, from the parser's message (`error at 3:14: expected …`)."""
    found = _AT.match(message)
    if found is None:
        return Refusal(400, message[:_LONGEST])
    line, column, expected = int(found[1]), int(found[2]), " ".join(found[3].split())
    detail = "this is not SPARQL 1.1"
    advice: str | None = None
    if "Prefix not found" in expected:
        detail, advice = "a prefix is used that is not declared", "Declare it at the top: PREFIX name: <IRI>"
    elif expected:
        advice = f"The parser {expected[:_LONGEST]}{' …' if len(expected) > _LONGEST else ''}"
    return Refusal(400, detail, advice, line, column, _line(query, line))


def _line(query: str, number: int) -> str | None:
    lines = query.split("\n")
    if not 0 < number <= len(lines):
        return None
    text = lines[number - 1].rstrip("\r")
    return text if len(text) <= _LONGEST else None
