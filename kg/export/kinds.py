"""What kind of value each column of an answer holds, for forms that type their columns."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from kg.model.result import XSD, Rows, Term

#: What a typed form knows: whole numbers, decimals, truth values, days, addresses, words.
Kind = Literal["integer", "decimal", "boolean", "date", "iri", "text"]

_BY_HEADER: dict[str, Kind] = {
    "integer": "integer",
    "decimal": "decimal",
    "boolean": "boolean",
    "date": "date",
    "iri": "iri",
    "fact": "iri",
    "passage": "iri",
    "plan": "text",
    "text": "text",
}
_INTEGERS = frozenset(XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "gYear"))


def column_kinds(rows: Rows) -> tuple[Kind, ...]:
    """The kind of each column: what the query's header says where every value fits, else what the values are.

    A column of mixed or no values is text, so that no value is ever lost or bent.
    """
    return tuple(_kind(rows, index) for index in range(len(rows.columns)))


def _kind(rows: Rows, index: int) -> Kind:
    terms = [row[index] for row in rows.rows]
    found = {_of(term) for term in terms if term is not None}
    said = _BY_HEADER.get((rows.types[index] or "") if rows.types else "")
    if said is not None and all(_fits(kind, said) for kind in found):
        return said
    if len(found) == 1:
        return found.pop()
    return "decimal" if found == {"integer", "decimal"} else "text"


def _fits(found: Kind, said: Kind) -> bool:
    return found == said or said == "text" or (said == "decimal" and found == "integer")


def _of(term: Term) -> Kind:
    if term.kind != "literal":
        return "iri"
    value = term.native
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) and term.datatype in _INTEGERS:
        return "integer"
    if isinstance(value, Decimal | int):
        return "decimal"
    return "date" if term.datatype == f"{XSD}date" and not isinstance(value, str) else "text"
