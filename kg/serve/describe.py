"""What the graph knows about one IRI."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from kg.namespaces import PLAN, RDFS

_LABEL = ox.NamedNode(f"{RDFS}label")
_STATED_IN = ox.NamedNode(f"{PLAN}statedIn")


@dataclass(frozen=True, slots=True)
class Description:
    """The triples about a resource: `about` has it as subject (with the passages that state it, and whatever lies
    under it after a #), `incoming` as object. `more` says whether the limit left something out."""

    iri: str
    about: tuple[ox.Triple, ...]
    incoming: tuple[ox.Triple, ...]
    more: bool

    @property
    def triples(self) -> tuple[ox.Triple, ...]:
        """All triples, each once."""
        return tuple(dict.fromkeys((*self.about, *self.incoming)))


def describe(store: ox.Store, iri: str, limit: int) -> Description | None:
    """The description of an IRI with at most `limit` triples each way, None where the graph does not know it.

    Raises ValueError where the text is no IRI.
    """
    node = ox.NamedNode(iri)
    about = _triples(store, node, None, limit)
    for triple in tuple(about):
        if triple.predicate == _STATED_IN and isinstance(triple.object, ox.NamedNode):
            about += _triples(store, triple.object, None, limit)
    incoming = _triples(store, None, node, limit)
    about += _fragments(store, node, incoming, limit)
    about = list(dict.fromkeys(about))
    if not about and not incoming:
        return None
    more = len(about) > limit or len(incoming) >= limit
    return Description(iri, tuple(about[:limit]), tuple(incoming[:limit]), more)


def label(store: ox.Store, iri: str, language: str) -> str | None:
    """The label in a language (`zh` covers its scripts), else any label, else None."""
    found = [
        quad.object
        for quad in store.quads_for_pattern(ox.NamedNode(iri), _LABEL, None)
        if isinstance(quad.object, ox.Literal)
    ]
    found.sort(key=lambda literal: (literal.language or "", literal.value))
    for literal in found:
        if (literal.language or "").split("-")[0] == language:
            return str(literal.value)
    return str(found[0].value) if found else None


def _triples(
    store: ox.Store, subject: ox.NamedNode | None, object_: ox.NamedNode | None, limit: int
) -> list[ox.Triple]:
    quads = islice(store.quads_for_pattern(subject, None, object_), limit)
    return sorted({quad.triple for quad in quads}, key=str)


def _fragments(store: ox.Store, node: ox.NamedNode, incoming: list[ox.Triple], limit: int) -> list[ox.Triple]:
    """What lies in the same document after a #: the terms of a vocabulary, the passages of a source."""
    start = f"{node.value}#"
    inside = {t.subject for t in incoming if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(start)}
    if not inside:
        # No term needs to point at its document, so those of a vocabulary are looked for by what they are defined by.
        defined = ox.NamedNode(f"{RDFS}isDefinedBy")
        for quad in store.quads_for_pattern(None, defined, None):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(start):
                inside.add(quad.subject)
    out: list[ox.Triple] = []
    for subject in sorted(inside, key=str):
        if len(out) >= limit:
            break
        out += _triples(store, subject, None, limit)
    return out
