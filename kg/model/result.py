"""What a query answers, whichever engine answered it: columns, and rows of RDF terms."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

XSD = "http://www.w3.org/2001/XMLSchema#"
STRING = f"{XSD}string"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

#: What `native` makes of a literal.
Native = str | int | bool | Decimal | float | datetime.date | datetime.datetime | None

_INTEGERS = frozenset(
    XSD + name
    for name in (
        "integer",
        "int",
        "long",
        "short",
        "byte",
        "nonNegativeInteger",
        "positiveInteger",
        "negativeInteger",
        "nonPositiveInteger",
        "unsignedInt",
        "unsignedLong",
        "unsignedShort",
        "unsignedByte",
        "gYear",
    )
)


@dataclass(frozen=True, slots=True)
class Term:
    """An RDF term. `datatype` is the datatype's IRI for literals and None for IRIs and blank nodes; `language` is
    the tag of a language-tagged string, in small letters, else None."""

    kind: Literal["iri", "literal", "bnode"]
    value: str
    datatype: str | None = None
    language: str | None = None

    @property
    def native(self) -> Native:
        """The value as Python holds it: int, Decimal, float, bool, date or datetime where the datatype says so and
        the lexical form is one; otherwise the text. A gYear is an int."""
        if self.kind != "literal" or self.datatype is None or self.datatype in (STRING, LANG_STRING):
            return self.value
        try:
            return _native(self.value, self.datatype)
        except (ValueError, InvalidOperation):
            return self.value


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT query. `columns` are the variables in the order of the query, without question marks;
    each row has one term per column, None where the variable is not bound. `types` holds what the query's header
    says of each column (`IRI`, `xsd:decimal`, …), None where it says nothing or there is no header."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    types: tuple[str | None, ...] = ()

    def __post_init__(self) -> None:
        if self.types and len(self.types) != len(self.columns):
            raise ValueError(f"{len(self.types)} types for {len(self.columns)} columns")
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} terms under {len(self.columns)} columns")

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def records(self) -> list[dict[str, Native]]:
        """One dictionary per row from column to Python value; None where the variable is not bound."""
        return [
            {name: None if term is None else term.native for name, term in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]

    def column(self, name: str) -> tuple[Native, ...]:
        """The values of one column. Raises KeyError where there is no such column."""
        if name not in self.columns:
            raise KeyError(f"no column {name!r}; there are {', '.join(self.columns)}")
        index = self.columns.index(name)
        return tuple(None if row[index] is None else row[index].native for row in self.rows)  # type: ignore[union-attr]


def _native(text: str, datatype: str) -> Native:
    if datatype in _INTEGERS:
        return int(text)
    match datatype.removeprefix(XSD):
        case "decimal":
            return Decimal(text)
        case "double" | "float":
            return float(text.replace("INF", "inf"))
        case "boolean":
            return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
        case "date":
            return datetime.date.fromisoformat(text)
        case "dateTime":
            return datetime.datetime.fromisoformat(text)
        case _:
            return text
