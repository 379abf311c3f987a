"""The evidence, read again: every passage against the source, every statement against its passage. Never fuzzy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph

from kg.check.results import Result
from kg.graph.iris import Iris
from kg.namespaces import DEFAULT_BASE, PLAN, RDF, RDFS
from kg.text.fold import fold_name

#: The property whose words stand in the passage that proves a statement, by class; the label where none is named.
_WORDS: dict[str, tuple[str, ...]] = {
    "Agency": ("printed",),
    "Citation": (),
    "Domain": (),
    "DeclaredCount": (),
    "ServiceItem": (),
    "Task": ("title",),
    "Project": (),
    "Mechanism": (),
    "Principle": (),
    "BeneficiaryGroup": (),
    "Value": ("printed",),
    "WordTarget": ("words",),
}
_WORDS_ZH = "原文片段中找不到该事实的字句。"
_WORDS_EN = "The words of the fact do not stand in the passage that proves it."


@dataclass(frozen=True, slots=True)
class Fidelity:
    """How many passages and statements were held against their source, and how many of them hold."""

    passages: int
    passages_hold: int
    statements: int
    statements_hold: int


def check_evidence(
    store: pyoxigraph.Store, texts: Mapping[str, str], base: str = DEFAULT_BASE
) -> tuple[tuple[Result, ...], Fidelity]:
    """What does not hold, and the count of what was held against the texts, which go by plan."""
    results: list[Result] = []
    passages = statements = 0
    for plan, text in sorted(texts.items()):
        quotes = dict(_passages(store, plan, base))
        passages += len(quotes)
        results.extend(_lost(quotes, text))
        for node, words, place in _statements(store, plan, base):
            statements += 1
            if place not in quotes or fold_name(words) not in fold_name(quotes[place][2]):
                results.append(Result("violation", "evidence/words", node, "", words, _WORDS_ZH, _WORDS_EN, place))
    moved = sum(result.check == "evidence/passage" for result in results)
    return tuple(results), Fidelity(passages, passages - moved, statements, statements - (len(results) - moved))


def _term(name: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(PLAN + name)


def _values(store: pyoxigraph.Store, graph: pyoxigraph.NamedNode, name: str) -> Iterator[tuple[str, str]]:
    for quad in store.quads_for_pattern(None, _term(name), None, graph):
        yield str(quad.subject.value), str(quad.object.value)  # type: ignore[union-attr]


def _passages(store: pyoxigraph.Store, plan: str, base: str) -> Iterator[tuple[str, tuple[int, int, str]]]:
    graph = pyoxigraph.NamedNode(Iris(base).graph("evidence", plan))
    starts, ends = dict(_values(store, graph, "start")), dict(_values(store, graph, "end"))
    for node, words in sorted(_values(store, graph, "exact")):
        yield node, (int(starts.get(node, -1)), int(ends.get(node, -1)), words)


def _lost(quotes: Mapping[str, tuple[int, int, str]], text: str) -> Iterable[Result]:
    for node, (start, end, words) in quotes.items():
        if start < 0 or text[start:end] != words or not node.endswith(f"#char={start},{end}"):
            yield Result(
                "violation",
                "evidence/passage",
                node,
                PLAN + "exact",
                words,
                "原文在此位置的字句与依据不同。",
                "The source has other words at this place than the passage.",
                node,
            )


def _statements(store: pyoxigraph.Store, plan: str, base: str) -> Iterator[tuple[str, str, str]]:
    """(statement, its printed words, the passage that proves it), by statement."""
    graph = pyoxigraph.NamedNode(Iris(base).graph("plan", plan))
    proved = dict(_values(store, graph, "provedBy"))
    labels = {
        str(q.subject.value): str(q.object.value)  # type: ignore[union-attr]
        for q in store.quads_for_pattern(None, pyoxigraph.NamedNode(RDFS + "label"), None, graph)
    }
    for kind, terms in sorted(_WORDS.items()):
        printed: dict[str, str] = {}
        for name in terms:
            printed.update(_values(store, graph, name))
        of_kind = store.quads_for_pattern(None, pyoxigraph.NamedNode(RDF + "type"), _term(kind), graph)
        for node in sorted(str(q.subject.value) for q in of_kind):  # type: ignore[union-attr]
            yield node, printed.get(node, labels.get(node, "")), proved.get(node, "")
