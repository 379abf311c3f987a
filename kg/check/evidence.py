"""The evidence, read again: every passage against the source, every fact against its passage. Never fuzzy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph

from kg.check.results import Result
from kg.graph.iris import Iris
from kg.namespaces import DEFAULT_BASE, PLAN, RDF, RDFS
from kg.text.fold import fold_name

_LABEL = f"{RDFS}label"
#: Classes whose own words stand in the passage that proves them, with the property that holds these words.
#: An indicator is not among them, because a subject may be resolved from another place; its printed form is checked.
_OWN_WORDS = {
    "Domain": _LABEL, "DeclaredCount": _LABEL, "ServiceItem": _LABEL, "Task": f"{PLAN}title", "Project": _LABEL,
    "Mechanism": _LABEL, "Principle": _LABEL, "BeneficiaryGroup": _LABEL, "Citation": _LABEL, "Agency": _LABEL,
    "Responsibility": _LABEL, "Value": f"{PLAN}printed", "WordTarget": f"{PLAN}words",
}  # fmt: skip
#: Fields with a passage of their own: the words, and the property that leads to the passage.
_FIELDS = {
    "title": "titleStatedIn", "jurisdictionPrinted": "jurisdictionStatedIn", "documentNumber": "documentNumberStatedIn",
    "issuedPrinted": "issuedStatedIn", "beneficiaries": "beneficiariesStatedIn", "content": "contentStatedIn",
    "standard": "standardStatedIn", "funding": "fundingStatedIn", "leadPrinted": "leadStatedIn",
    "deadline": "deadlineStatedIn",
}  # fmt: skip
_MOVED = ("原文在此位置的字句与依据不同。", "The source has other words at this place than the passage.")
_MISSING = ("原文片段中找不到该事实的字句。", "The words of the fact do not stand in the passage that proves it.")

#: (node, its words in any of their forms, the passages that should hold them)
Claim = tuple[str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Fidelity:
    """How many passages and facts were held against their source, and how many of them hold."""

    passages: int
    passages_hold: int
    facts: int
    facts_hold: int


def check_evidence(
    store: pyoxigraph.Store, texts: Mapping[str, str], base: str = DEFAULT_BASE
) -> tuple[tuple[Result, ...], Fidelity]:
    """What does not hold, and the count of what was held against the texts, which go by plan."""
    moved: list[Result] = []
    missing: list[Result] = []
    passages = facts = 0
    for plan, text in sorted(texts.items()):
        graph = _Graph(store, Iris(base).graph("evidence", plan))
        quotes = graph.single(f"{PLAN}exact")
        passages += len(quotes)
        moved.extend(_moved(graph, text))
        for node, forms, places in _claims(_Graph(store, Iris(base).graph("plan", plan))):
            facts += 1
            if not any(_holds(quotes.get(place, ""), words) for words in forms for place in places):
                missing.append(
                    Result("violation", "evidence/words", node, "", forms[0], *_MISSING, places[0] if places else "")
                )
    return (*moved, *missing), Fidelity(passages, passages - len(moved), facts, facts - len(missing))


def _holds(quote: str, words: str) -> bool:
    """Whether the quote has the words, as they stand or as they are compared."""
    return words in quote or fold_name(words) in fold_name(quote)


class _Graph:
    """One named graph, property by property."""

    def __init__(self, store: pyoxigraph.Store, graph: str) -> None:
        self._store, self._graph = store, pyoxigraph.NamedNode(graph)

    def all(self, about: str) -> dict[str, tuple[str, ...]]:
        """Subject to the values of a property, sorted."""
        out: dict[str, list[str]] = defaultdict(list)
        for quad in self._store.quads_for_pattern(None, pyoxigraph.NamedNode(about), None, self._graph):
            out[str(getattr(quad.subject, "value", ""))].append(str(getattr(quad.object, "value", "")))
        return {node: tuple(sorted(values)) for node, values in sorted(out.items())}

    def single(self, about: str) -> dict[str, str]:
        """Subject to the first value of a property."""
        return {node: values[0] for node, values in self.all(about).items()}

    def instances(self, kind: str) -> tuple[str, ...]:
        """The instances of a class of ours, sorted."""
        of_kind = self._store.quads_for_pattern(
            None, pyoxigraph.NamedNode(f"{RDF}type"), pyoxigraph.NamedNode(PLAN + kind), self._graph
        )
        return tuple(sorted(str(getattr(quad.subject, "value", "")) for quad in of_kind))


def _moved(graph: _Graph, text: str) -> Iterator[Result]:
    starts, ends = graph.single(f"{PLAN}start"), graph.single(f"{PLAN}end")
    for node, words in graph.single(f"{PLAN}exact").items():
        start, end = int(starts.get(node, -1)), int(ends.get(node, -1))
        if start < 0 or text[start:end] != words or not node.endswith(f"#char={start},{end}"):
            yield Result("violation", "evidence/passage", node, f"{PLAN}exact", words, *_MOVED, node)


def _claims(graph: _Graph) -> Iterator[Claim]:
    proved, printed = graph.all(f"{PLAN}provedBy"), graph.all(f"{PLAN}printed")
    agencies = graph.single(f"{PLAN}agency")
    for kind, about in _OWN_WORDS.items():
        words = graph.all(about)
        for node in graph.instances(kind):
            # A name that shares its ending with others is proved by the words that are printed for it.
            also = printed.get(agencies.get(node, node), ()) if kind in ("Agency", "Responsibility") else ()
            yield node, (*words.get(node, ("",)), *also), proved.get(node, ())
    rows = {node for node, form in graph.single(f"{PLAN}indicatorForm").items() if form.endswith("#form-table-row")}
    labels = graph.all(_LABEL)
    for node in sorted(rows):
        yield node, labels.get(node, ("",)), proved.get(node, ())
    for about, leads in _FIELDS.items():
        places = graph.all(PLAN + leads)
        for node, values in graph.all(PLAN + about).items():
            for value in values:
                if node in places:
                    yield node, (value,), places[node]
