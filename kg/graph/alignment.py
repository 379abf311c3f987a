"""What follows from holding plans against the reference lists, as quads: mappings, coverage, values, comparisons."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.evidence import AROUND
from kg.graph.iris import Iris
from kg.graph.kinds import CLASSES
from kg.graph.terms import (
    IDENTIFIER,
    LABEL,
    Quads,
    Writer,
    boolean,
    code,
    decimal,
    integer,
    iri,
    name,
    plan,
    text,
    year,
)  # fmt: skip
from kg.model.facts import Finding
from kg.model.identity import digest
from kg.model.mapping import AlignedValue, Alignment, Comparison, Coverage, Mapping, Reason, Standard
from kg.model.span import Span
from kg.namespaces import DEFAULT_BASE, PREFIXES

#: Where the ids of reference terms live, by what is mapped.
_TARGETS = {"item": "item", "indicator": "indicator", "agency": "function", "domain": "area"}
_SCHEMES = {
    "135": "national-135",
    "2021": "national-2021",
    "item": "",
    "indicator": "indicators",
    "agency": "functions",
}
_NO_TERM = name("sssom:NoTermFound")
_STATES = {
    "listed": ("列入", "listed"), "committed": ("承诺", "committed"), "mentioned": ("提及", "mentioned"),
    "absent": ("未见", "absent"), "unknown": ("不明", "unknown"),
}  # fmt: skip
_ASPECTS = {
    "standard": ("标准", "standard"),
    "beneficiaries": ("服务对象", "beneficiaries"),
    "funding": ("支出责任", "funding"),
    "lead": ("牵头单位", "lead"),
}


def alignment_quads(alignment: Alignment, base: str = DEFAULT_BASE) -> list[str]:
    """The alignment of all plans as sorted N-Quads lines of graph/mappings, graph/comparison and, for the words that
    prove a coverage state, the plans' evidence graphs."""
    work = _Work(alignment, Iris(base))
    for mapping in alignment.mappings:
        work.mapping(mapping)
    for link in alignment.references.item_links:
        work.item_link(*link)
    for coverage in alignment.coverage:
        work.coverage(coverage)
    for value in alignment.values:
        work.value(value)
    for comparison in alignment.comparisons:
        work.comparison(comparison)
    for plan_id, finding in alignment.findings:
        work.finding(plan_id, finding)
    for standard in alignment.standards:
        work.standard(standard)
    return work.quads.lines()


class _Work:
    def __init__(self, alignment: Alignment, iris: Iris) -> None:
        self.iris, self.quads = iris, Quads()
        self.mappings = self.quads.into(iris.graph("mappings"))
        self.comparisons = self.quads.into(iris.graph("comparison"))
        self.texts = dict(alignment.texts)
        self.languages = {plan_id: language.lower() for plan_id, language in alignment.languages}
        self.units = {unit.ucum: unit.id for unit in alignment.references.units}
        self.references = alignment.references
        self.carried = self.functions(alignment.mappings)
        self.items = {item.id: item for item in alignment.references.items}
        self.indicators = {indicator.id: indicator for indicator in alignment.references.indicators}

    def node(self, plan_id: str, fact: str) -> str:
        return iri(self.iris.fact(plan_id, fact))

    def passage(self, plan_id: str, span: Span) -> str:
        """The passage of a span, written into the plan's evidence graph."""
        write = self.quads.into(self.iris.graph("evidence", plan_id))
        node = iri(self.iris.passage(plan_id, span.start, span.end))
        selector = iri(self.iris.selector(plan_id, span.start, span.end))
        source, body = iri(self.iris.source(plan_id)), self.texts[plan_id]
        before, after = body[max(0, span.start - AROUND) : span.start], body[span.end : span.end + AROUND]
        write.types(node, CLASSES["Passage"])
        write.types(selector, CLASSES["Selector"])
        write(node, plan("source"), source)
        write(node, name("oa:hasSource"), source)
        write(node, name("oa:hasSelector"), selector)
        for key, value in (
            ("start", integer(span.start)),
            ("end", integer(span.end)),
            ("exact", text(span.text)),
            ("prefix", text(before)),
            ("suffix", text(after)),
        ):
            write(node, plan(key), value)
            write(selector, name(f"oa:{key}"), value)
        return node

    def label(self, write: Writer, node: str, zh: str, en: str, identifier: str) -> None:
        write(node, LABEL, text(zh, "zh"), text(en, "en"))
        write(node, IDENTIFIER, text(identifier))

    def mapping(self, mapping: Mapping) -> None:
        """A mapping with its reasons, and the statement itself where it is accepted."""
        write = self.mappings
        key = digest(
            "mapping", mapping.plan, mapping.fact or f"{mapping.span.start}", mapping.kind, mapping.object_id or "",
            mapping.predicate, mapping.scheme, "Not" if mapping.negated else "", mapping.label,
        )  # fmt: skip
        node = iri(self.iris.mapping(key))
        subject = self.node(mapping.plan, mapping.fact) if mapping.fact else self.passage(mapping.plan, mapping.span)
        target = self._target(mapping)
        predicate = plan("function") if mapping.kind == "agency" else name(mapping.predicate)
        write.types(node, ("sssom:Mapping", "owl:Axiom"))
        object_label = mapping.object_id or "sssom:NoTermFound"
        self.label(write, node, f"{mapping.label} → {object_label}", f"{mapping.label} → {object_label}", key)
        write(node, plan("inPlan"), iri(self.iris.plan(mapping.plan)))
        write(node, name("owl:annotatedSource"), subject)
        write(node, name("owl:annotatedProperty"), name(mapping.predicate))
        write(node, name("owl:annotatedTarget"), target)
        write(node, name("sssom:subject_label"), text(mapping.label))
        write(node, name("sssom:subject_category"), text(mapping.kind))
        write(node, name("sssom:mapping_justification"), iri(PREFIXES["semapv"] + mapping.justification[7:]))
        write(node, name("sssom:confidence"), decimal(mapping.confidence))
        write.maybe(node, plan("matchedWords"), mapping.words)
        write.maybe(node, name("rdfs:comment"), mapping.comment)
        write(node, plan("statedIn"), self.passage(mapping.plan, mapping.span))
        if scheme := _SCHEMES.get(mapping.scheme or mapping.kind):
            write(node, name("sssom:object_source"), iri(self.iris.scheme(scheme)))
        if mapping.kind == "agency":
            write(node, plan("functionIds"), text(self.carried[mapping.plan, mapping.label]))
        if mapping.negated:
            write(node, name("sssom:predicate_modifier"), text("Not"))
        if mapping.nearest:
            write(node, plan("nearest"), iri(self.iris.reference(_TARGETS[mapping.kind], mapping.nearest)))
        if mapping.object_id and not mapping.negated and mapping.fact:
            write(subject, predicate, target)

    def functions(self, mappings: Iterable[Mapping]) -> dict[tuple[str, str], str]:
        """The ids of all functions of each body, by plan and name, joined in the order of the list: a table of bodies
        then needs no aggregate."""
        order = {function.id: at for at, function in enumerate(self.references.functions)}
        found: dict[tuple[str, str], set[str]] = {}
        for mapping in mappings:
            if mapping.kind == "agency":
                ids = found.setdefault((mapping.plan, mapping.label), set())
                if mapping.object_id is not None and not mapping.negated:
                    ids.add(mapping.object_id)
        return {body: "|".join(sorted(ids, key=lambda one: order[one])) for body, ids in found.items()}

    def _target(self, mapping: Mapping) -> str:
        if mapping.object_id is None:
            return _NO_TERM
        return iri(self.iris.reference(_TARGETS[mapping.kind], mapping.object_id))

    def item_link(self, subject: str | None, predicate: str, target: str | None, confidence: str, comment: str) -> None:
        """A line of the mapping between the two national lists; where one side is missing it is a refusal."""
        key = digest("mapping", "lists", subject or "", predicate, target or "")
        node, write = iri(self.iris.mapping(key)), self.mappings
        ends = [_NO_TERM if one is None else iri(self.iris.reference("item", one)) for one in (subject, target)]
        write.types(node, ("sssom:Mapping", "owl:Axiom"))
        said = f"{subject or 'sssom:NoTermFound'} → {target or 'sssom:NoTermFound'}"
        self.label(write, node, said, said, key)
        write(node, name("owl:annotatedSource"), ends[0])
        write(node, name("owl:annotatedProperty"), name(predicate))
        write(node, name("owl:annotatedTarget"), ends[1])
        write(node, name("sssom:mapping_justification"), name("semapv:ManualMappingCuration"))
        write(node, name("sssom:confidence"), f'"{confidence}"^^<{PREFIXES["xsd"]}decimal>')
        write.maybe(node, name("rdfs:comment"), comment)
        if subject is not None and target is not None:
            write(ends[0], name(predicate), ends[1])

    def coverage(self, coverage: Coverage) -> None:
        node, write = iri(self.iris.coverage(coverage.plan, coverage.item)), self.comparisons
        item = self.items[coverage.item]
        zh, en = _STATES[coverage.state]
        write.types(node, ("plan:Coverage",))
        self.label(
            write, node, f"{coverage.plan} × {item.name_zh}:{zh}", f"{coverage.plan} × {item.name_en}: {en}",
            f"{coverage.plan}/{coverage.item}",
        )  # fmt: skip
        write(node, plan("inPlan"), iri(self.iris.plan(coverage.plan)))
        write(node, plan("referenceItem"), iri(self.iris.reference("item", coverage.item)))
        write(node, plan("coverageState"), code("coverage", coverage.state))
        write(node, plan("match"), code("match", coverage.match or "none"))
        write(node, plan("rule"), text(coverage.rule))
        if coverage.zone is not None:
            write(node, plan("zone"), code("zone", coverage.zone))
        if coverage.span is not None:
            write(node, plan("statedIn"), self.passage(coverage.plan, coverage.span))
        for term, fact in (("underTask", coverage.task), ("underDomain", coverage.domain)):
            if fact is not None:
                write(node, plan(term), self.node(coverage.plan, fact))

    def normalised(self, value: AlignedValue) -> str:
        """The node of a normalised value: a number that two indicators share has one for each."""
        local = value.fact if value.indicator is None else f"{value.fact}-{value.indicator}"
        return iri(self.iris.normalised(value.plan, local))

    def value(self, value: AlignedValue) -> None:
        node, write = self.normalised(value), self.comparisons
        shown = f"{value.raw or '?'} ({value.year_label})"
        zh = en = value.name
        if value.indicator is not None:
            zh, en = self.indicators[value.indicator].name_zh, self.indicators[value.indicator].name_en
            write(node, plan("aligned"), iri(self.iris.reference("indicator", value.indicator)))
        write.types(node, ("plan:NormalisedValue",))
        identifier = f"{value.plan}/{value.fact}/{value.indicator or 'value'}"
        self.label(write, node, f"{zh}:{shown}", f"{en}: {shown}", identifier)
        write(node, plan("inPlan"), iri(self.iris.plan(value.plan)))
        write(node, plan("normalises"), self.node(value.plan, value.fact))
        write(node, plan("printed"), text(value.raw))
        write(node, plan("factor"), decimal(value.factor))
        write(node, plan("yearLabel"), text(value.year_label))
        write(node, plan("yearBasis"), code("basis", value.year_basis))
        write(node, plan("cumulative"), boolean(value.cumulative))
        if value.unit is not None and value.unit in self.units:
            write(node, plan("unit"), iri(self.iris.reference("unit", self.units[value.unit])))
        if value.year is not None:
            write(node, plan("resolvedYear"), year(value.year))
        if value.interval is not None:
            for bound, closed in (("lower", value.interval.lower_closed), ("upper", value.interval.upper_closed)):
                number = getattr(value.interval, bound)
                if number is not None:
                    write(node, plan(bound), decimal(number))
                    write(node, plan(f"{bound}Closed"), boolean(closed))
        write.maybe(node, plan("population"), value.population)
        write.maybe(node, plan("denominator"), value.denominator)
        write(node, plan("statedIn"), self.passage(value.plan, value.span))

    def comparison(self, comparison: Comparison) -> None:
        left, right = comparison.left, comparison.right
        key = digest("comparison", comparison.indicator, left.plan, left.fact, right.plan, right.fact)
        node, write = iri(self.iris.comparison(key)), self.comparisons
        indicator = self.indicators[comparison.indicator]
        sides = (
            f"{left.plan} {left.raw or '?'} ({left.year_label}) – {right.plan} {right.raw or '?'} ({right.year_label})"
        )
        write.types(node, ("plan:Comparison",))
        self.label(write, node, f"{indicator.name_zh}:{sides}", f"{indicator.name_en}: {sides}", key)
        write(node, plan("referenceIndicator"), iri(self.iris.reference("indicator", comparison.indicator)))
        write(node, plan("left"), self.node(left.plan, left.fact))
        write(node, plan("right"), self.node(right.plan, right.fact))
        write(node, plan("leftNormalised"), self.normalised(left))
        write(node, plan("rightNormalised"), self.normalised(right))
        write(node, plan("verdict"), code("verdict", comparison.verdict))
        write(node, plan("reason"), *(code("verdict", reason.verdict) for reason in comparison.reasons))
        zh, en = _said((*comparison.reasons, *comparison.notes))
        write(node, plan("explanation"), text(zh, "zh"), text(en, "en"))
        write(node, plan("restsOnReading"), boolean(comparison.rests_on_reading))
        if comparison.relaxed_years:
            write(node, plan("verdictOtherYears"), code("verdict", comparison.relaxed_years))
        if comparison.relaxed_periods:
            write(node, plan("verdictPeriodEnds"), code("verdict", comparison.relaxed_periods))
        if comparison.ahead is not None:
            ahead = left if comparison.ahead == left.plan else right
            write(node, plan("ahead"), self.node(ahead.plan, ahead.fact))

    def finding(self, plan_id: str, finding: Finding) -> None:
        """What the alignment could not settle, among the findings of the plan."""
        local = f"finding/{digest('near-miss', finding.message_zh, *(span.text for span in finding.spans))}"
        node, write = self.node(plan_id, local), self.quads.into(self.iris.graph("findings"))
        write.types(node, CLASSES["Finding"])
        write(node, LABEL, text(finding.message_zh, self.languages[plan_id]))
        write(node, IDENTIFIER, text(f"{plan_id}/{local}"))
        write(node, plan("inPlan"), iri(self.iris.plan(plan_id)))
        write(node, plan("findingKind"), code("finding", finding.kind))
        write(node, plan("message"), text(finding.message_zh, "zh"), text(finding.message_en, "en"))
        places = [self.passage(plan_id, span) for span in finding.spans]
        write(node, plan("statedIn"), *places)
        write(node, plan("provedBy"), places[0])

    def standard(self, standard: Standard) -> None:
        local = f"{standard.plan}/{standard.item.replace(':', '-')}/{standard.aspect}"
        node, write = iri(f"{self.iris.base}standard/{local}"), self.comparisons
        item = self.items[standard.item]
        zh, en = _ASPECTS[standard.aspect]
        write.types(node, ("plan:Standard",))
        self.label(
            write, node, f"{standard.plan} × {item.name_zh}:{zh}", f"{standard.plan} × {item.name_en}: {en}", local
        )
        write(node, plan("inPlan"), iri(self.iris.plan(standard.plan)))
        write(node, plan("referenceItem"), iri(self.iris.reference("item", standard.item)))
        write(node, plan("aspect"), code("aspect", standard.aspect))
        if standard.words is not None and standard.span is not None:
            write(node, plan("words"), text(standard.words))
            write(node, plan("statedIn"), self.passage(standard.plan, standard.span))
        else:
            write(node, plan("absence"), code("absence", standard.absence or "not-printed"))


def _said(reasons: Iterable[Reason]) -> tuple[str, str]:
    """All reasons in one sentence of each language."""
    told = tuple(reasons)
    return ";".join(reason.zh for reason in told), "; ".join(reason.en for reason in told)
