"""RDF terms as N-Quads text.

N-Quads are written as text because that is twenty times faster than building a graph object, in constant memory;
sorted lines without blank nodes are the canonical form of a graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from urllib.parse import quote

from kg.namespaces import CODE, PLAN, PREFIXES, XSD

#: What a literal must escape in canonical N-Quads (https://www.w3.org/TR/rdf12-n-quads/#canonical-quads).
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')
#: An address that needs no encoding, and what is encoded in one that does: all that is neither reserved nor
#: unreserved (https://www.rfc-editor.org/rfc/rfc3986#section-2), and a percent sign that encodes nothing.
_PLAIN = re.compile(r"[A-Za-z0-9\-._~:/?@!$&'()*+,;=]*(?:#[A-Za-z0-9\-._~:/?@!$&'()*+,;=]*)?")
_ENCODED = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]")


def iri(address: str) -> str:
    """The IRI in angle brackets, with what may not stand there percent-encoded.

    >>> iri("https://example.org/a b")
    '<https://example.org/a%20b>'
    """
    if _PLAIN.fullmatch(address):
        return f"<{address}>"
    before, mark, fragment = address.partition("#")
    return f"<{_encode(before)}{mark}{_encode(fragment)}>"


def _encode(part: str) -> str:
    return _ENCODED.sub(lambda found: quote(found[0], safe=""), part)


@cache
def plan(name: str) -> str:
    """A term of our vocabulary: `plan("statedIn")`."""
    return f"<{PLAN}{name}>"


@cache
def code(scheme: str, value: str) -> str:
    """A concept of our schemes: `code("role", "target")`; a low line in a value becomes a hyphen."""
    return f"<{CODE}{scheme}-{value.replace('_', '-')}>"


@cache
def name(prefixed: str) -> str:
    """A term of any vocabulary by its prefixed name: `name("skos:Concept")`."""
    prefix, _, local = prefixed.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


TYPE = name("rdf:type")
LABEL = name("rdfs:label")
IDENTIFIER = name("dct:identifier")


def escape(text: str) -> str:
    """The text as it stands between the quotation marks of a literal."""
    return _ESCAPED.sub(lambda m: _ESCAPES.get(m[0], f"\\u{ord(m[0]):04X}"), text)


def text(value: str, language: str | None = None) -> str:
    """A string, with its language where one is given."""
    return f'"{escape(value)}"@{language}' if language else f'"{escape(value)}"'


def typed(value: str, datatype: str) -> str:
    """A literal of an XML Schema datatype, by its local name."""
    return f'"{escape(value)}"^^<{XSD}{datatype}>'


def integer(value: int) -> str:
    """An xsd:integer."""
    return f'"{value}"^^<{XSD}integer>'


def decimal(value: Decimal) -> str:
    """An xsd:decimal, never in exponent form.

    >>> decimal(Decimal("1E+2"))[:5]
    '"100"'
    """
    return typed(format(value, "f"), "decimal")


def boolean(value: bool) -> str:
    """An xsd:boolean."""
    return typed("true" if value else "false", "boolean")


def year(value: int) -> str:
    """An xsd:gYear."""
    return typed(f"{value:04d}", "gYear")


class Quads:
    """The N-Quads lines of one or more graphs, each line once."""

    def __init__(self) -> None:
        self._lines: set[str] = set()

    def into(self, graph: str) -> Writer:
        """What writes triples into the graph of that IRI."""
        return Writer(self._lines, iri(graph))

    def lines(self) -> list[str]:
        """All lines, sorted, each ending in a line feed."""
        return sorted(self._lines)


class Writer:
    """Writes triples, given as terms in N-Quads text, into one named graph."""

    def __init__(self, lines: set[str], graph: str) -> None:
        self._lines = lines
        self._end = f" {graph} .\n"

    def __call__(self, subject: str, predicate: str, *objects: str) -> None:
        """One quad for each of the objects."""
        for one in objects:
            self._lines.add(f"{subject} {predicate} {one}{self._end}")

    def maybe(self, subject: str, predicate: str, value: str | None) -> None:
        """A quad with the plain string, none where the value is None or empty."""
        if value:
            self._lines.add(f"{subject} {predicate} {text(value)}{self._end}")

    def types(self, subject: str, names: Iterable[str]) -> None:
        """The types of a node, by their prefixed names."""
        for one in names:
            self._lines.add(f"{subject} {TYPE} {name(one)}{self._end}")
