"""The bodies of a plan against the functions of government."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.align.functions import functions_of
from kg.align.names import label
from kg.model.document import Document
from kg.model.facts import Facts
from kg.model.identity import agency_id
from kg.model.mapping import Mapping, Predicate
from kg.model.reference import AgencyFunction
from kg.model.span import Span
from kg.text.fold import fold_name

_SURE = Decimal("0.95")
#: Bodies that a plan names together and by no function: relevant departments of the city, units of the zone.
_TOGETHER = re.compile(
    r"(?:[省市县区州盟旗]级?|开发区|市直|县直)?(?:直属)?各?(?:有关|相关)(?:部门|单位)(?:\(单位\)|和单位)?|[市县区]直各单位"
)


def align_agencies(
    plan: str, document: Document, facts: Facts, functions: Sequence[AgencyFunction]
) -> Iterator[Mapping]:
    """One mapping per body and function; a body whose name tells no function has one that says so.

    Bodies of the facts come first, then the forms that only the text prints: short names, names inside longer ones,
    and bodies that are named together.
    """
    seen: set[str] = set()
    named = [(agency.name, agency.span) for agency in facts.agencies]
    named += [pair for record in facts.responsibilities for pair in record.agencies]
    for name, span in named:
        if (folded := fold_name(name)) not in seen:
            seen.add(folded)
            yield from _mappings(plan, agency_id(name), name, span)
    for name, span in _printed(document, functions):
        if (folded := fold_name(name)) not in seen:
            seen.add(folded)
            yield from _mappings(plan, "", name, span)


def _mappings(plan: str, fact: str, name: str, span: Span) -> Iterator[Mapping]:
    found = functions_of(name)
    # A merged body is wider than each of its functions, so each is narrower than the body.
    predicate: Predicate = "skos:narrowMatch" if len(found) > 1 else "skos:exactMatch"
    for function, words in found:
        yield Mapping(plan, fact, "agency", name, span, predicate, function, "semapv:LexicalMatching", _SURE, words)
    if not found:
        yield Mapping(plan, fact, "agency", name, span, "skos:exactMatch", None, "semapv:LexicalMatching", _SURE)


def _printed(document: Document, functions: Sequence[AgencyFunction]) -> Iterator[tuple[str, Span]]:
    text = document.prose.text
    for function in functions:
        for alias in function.aliases:
            words = label(alias)
            if (at := text.find(words)) >= 0:
                yield _words(document, at, at + len(words))
            elif (at := document.folded.text.find(words)) >= 0:
                # The frame of a page names its publisher, often in a form of its own.
                yield _bare(document.span(*document.folded.span(at, at + len(words))))
    for found in _TOGETHER.finditer(text):
        yield _words(document, *found.span())


def _words(document: Document, start: int, end: int) -> tuple[str, Span]:
    return _bare(document.span(*document.prose.span(start, end)))


def _bare(span: Span) -> tuple[str, Span]:
    return "".join(span.text.split()), span
