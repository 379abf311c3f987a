"""Content negotiation (RFC 9110, section 12.5.1) and the formats there are."""

from __future__ import annotations

from collections.abc import Sequence

#: Formats of SELECT and ASK answers, by the name that `?format=` takes; the first is the default.
SOLUTIONS: dict[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "html": "text/html",
}
#: Formats of CONSTRUCT and DESCRIBE answers and of resources, by the suffix of their addresses.
GRAPHS: dict[str, str] = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
#: Other names that clients use for the same formats.
ALIASES: dict[str, str] = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "application/x-turtle": "text/turtle",
    "text/plain": "application/n-triples",
    "application/xhtml+xml": "text/html",
}


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer that the Accept header likes best, the earlier one where it likes two alike; None where it takes none.

    >>> choose("text/html;q=0.5, text/turtle", ["text/html", "text/turtle"])
    'text/turtle'
    >>> choose(None, ["text/html", "text/turtle"])
    'text/html'
    """
    if not accept or not accept.strip():
        return offers[0]
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    best, best_quality = None, 0.0
    for offer in offers:
        quality = _quality(offer, ranges)
        if quality > best_quality:
            best, best_quality = offer, quality
    return best


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                quality = min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                quality = 0.0
    return name, quality


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality of the most specific range that covers the offer, 0 where none does."""
    found, rank = 0.0, 0
    for name, quality in ranges:
        specificity = _specificity(name, offer)
        if specificity > rank or (specificity == rank > 0 and quality > found):
            found, rank = quality, specificity
    return found


def _specificity(name: str, offer: str) -> int:
    """How closely a range names the offer: 3 by its name, 2 by its family, 1 as anything, 0 not at all."""
    if name == offer or ALIASES.get(name) == offer:
        return 3
    if name == "*/*":
        return 1
    return 2 if name.endswith("/*") and offer.startswith(name[:-1]) else 0
