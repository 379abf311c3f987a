"""What the mapping of every kind of record needs: the plan, its ids, and where the quads go."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.iris import Iris
from kg.graph.kinds import CLASSES
from kg.graph.terms import IDENTIFIER, LABEL, Quads, Writer, iri, name, plan, text
from kg.model.correction import Applied
from kg.model.facts import Facts
from kg.model.identity import Identities, agency_id
from kg.model.plan import Manifest
from kg.model.span import Span
from kg.text.fold import simplify

_STATED_IN = plan("statedIn")
_PROVED_BY = plan("provedBy")
_IN_PLAN = plan("inPlan")
_ALT_LABEL = name("skos:altLabel")


class Context:
    """One plan on its way into the graph.

    `facts`, `findings`, `provenance` and `reference` write into the graphs of these names; passages go into the
    plan's evidence graph when they are asked for. `language` is the tag of the plan's own words,
    in small letters, as stores keep it.
    """

    def __init__(
        self, manifest: Manifest, facts: Facts, ids: Identities, iris: Iris, applied: tuple[Applied, ...] = ()
    ) -> None:
        self.manifest, self.record, self.ids, self.iris, self.applied = manifest, facts, ids, iris, applied
        self.quads = Quads()
        self.facts: Writer = self.quads.into(iris.graph("plan", manifest.plan))
        self.evidence: Writer = self.quads.into(iris.graph("evidence", manifest.plan))
        self.findings: Writer = self.quads.into(iris.graph("findings"))
        self.provenance: Writer = self.quads.into(iris.graph("provenance"))
        self.reference: Writer = self.quads.into(iris.graph("reference"))
        self.language = f"{manifest.language}-{manifest.script}".lower()
        self.plan = iri(iris.plan(manifest.plan))
        self.spans: set[Span] = set()
        self._labelled: set[str] = set()
        self._first: set[str] = set()
        self._concepts: set[str] = set()
        self._domains = self._spread(facts)

    @staticmethod
    def _spread(facts: Facts) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for index, domain in enumerate(facts.domains):
            found.setdefault(domain.name, []).append((domain.span.start, index))
        return found

    def words(self, value: str) -> str:
        """The plan's own words as a literal in its language."""
        return text(value, self.language)

    def node(self, local: str) -> str:
        """The term of a fact by its local id."""
        return iri(self.iris.fact(self.manifest.plan, local))

    def agency(self, body: str) -> str:
        """The term of a body by its name."""
        return self.node(agency_id(body))

    @staticmethod
    def local_agency(body: str) -> str:
        """The local id of a body by its name."""
        return agency_id(body)

    def domain(self, domain: str | None, at: int) -> str | None:
        """The term of the domain of that name: the last one that begins before the offset, None where there is none."""
        rows = self._domains.get(domain or "", [])
        if not rows:
            return None
        before = [row for row in rows if row[0] <= at]
        return self.node(self.ids.domains[(before or rows)[-1 if before else 0][1]])

    def passage(self, span: Span) -> str:
        """The term of the passage, which is written into the evidence graph."""
        self.spans.add(span)
        return iri(self.iris.passage(self.manifest.plan, span.start, span.end))

    def statement(
        self,
        kind: str,
        local: str,
        label: str,
        spans: Iterable[Span],
        domain: str | None = None,
        graph: Writer | None = None,
    ) -> str:
        """The term of a statement, written with its types, label, identifier, plan, domain and passages.

        The first of the spans holds the statement's own words. A node that several facts share, such as a subject,
        has one label, one such passage and one domain, those of the first fact.
        """
        write, node, places = graph or self.facts, self.node(local), tuple(spans)
        write.types(node, CLASSES[kind])
        self.label(write, node, label)
        write(node, IDENTIFIER, text(f"{self.manifest.plan}/{local}"))
        write(node, _IN_PLAN, self.plan)
        write(node, _STATED_IN, *(self.passage(span) for span in places))
        if node in self._first:
            return node
        self._first.add(node)
        if places:
            write(node, _PROVED_BY, self.passage(places[0]))
            found = self.domain(domain, places[0].start)
            if found is not None:
                write(node, plan("inDomain"), found)
        return node

    def authority(self) -> str:
        """The term of the body that answers for the plan: its issuer, or the node that says that none is stated."""
        issuer = self.record.plan.issuer
        return self.node("agency/unstated") if issuer is None else self.agency(issuer)

    def label(self, write: Writer, node: str, words: str) -> None:
        """The label of a node in the plan's words, and in simplified characters where they differ. Nodes that several
        facts share are labelled once, by the first."""
        if node in self._labelled:
            return
        self._labelled.add(node)
        write(node, LABEL, self.words(words))
        if (simple := simplify(words)) != words:
            write(node, _ALT_LABEL, text(simple, f"{self.manifest.language}-hans"))

    def place(self) -> str:
        """The term of the plan's jurisdiction."""
        return iri(self.iris.jurisdiction(self.manifest.jurisdiction, self.manifest.plan))

    def concept(self, node: str, label: str) -> None:
        """The preferred label of a fact that is also a concept; a node that several facts share has one."""
        if node not in self._concepts:
            self._concepts.add(node)
            self.facts(node, name("skos:prefLabel"), self.words(label))
