"""Indicators as the plan names them, and what it says of them: numbers in tables and in prose, and words."""

from __future__ import annotations

from decimal import Decimal

from kg.graph.context import Context
from kg.graph.terms import boolean, code, decimal, iri, name, plan, text, year
from kg.model.facts import IndicatorValue, Quantity
from kg.model.span import Span

BINDING = {"约束性": "binding", "预期性": "expected"}
COMPARATORS = {"=": "eq", ">=": "ge", ">": "gt", "<=": "le", "<": "lt"}


def indicators(context: Context) -> None:
    """Rows of indicator tables with their cells."""
    facts, ids = context.record, context.ids
    rows = dict(zip(((row.name, row.domain) for row in facts.indicators), ids.indicators, strict=True))
    for local, row, cells in zip(ids.indicators, facts.indicators, ids.values, strict=True):
        node = context.statement("Indicator", local, row.name, [row.span], row.domain)
        context.concept(node, row.name)
        context.facts(node, plan("indicatorForm"), code("form", "table-row"))
        context.facts.maybe(node, plan("unitPrinted"), row.unit)
        if row.binding is not None:
            context.facts(node, plan("binding"), code("binding", BINDING[row.binding]))
        if row.parent is not None:
            context.facts(node, plan("parentPrinted"), text(row.parent))
            if (above := rows.get((row.parent, row.domain))) is not None and above != local:
                context.facts(node, plan("parentIndicator"), context.node(above))
        for cell, record in zip(cells, row.values, strict=True):
            value = _value(context, cell, f"{row.name} {record.raw}", record, [record.span, row.span], row.domain)
            context.facts(value, plan("indicator"), node)
            context.facts(value, plan("valueForm"), code("form", "table-row"))
            context.facts(value, plan("annualAverage"), boolean(record.annual_average))
            context.facts.maybe(value, plan("unitPrinted"), row.unit)


def quantities(context: Context) -> None:
    """Numbers in prose, each with the subject that it counts."""
    facts, ids = context.record, context.ids
    for local, subject, record in zip(ids.quantities, ids.subjects, facts.quantities, strict=True):
        words = record.subject_full or record.subject
        _subject(context, subject, words, record.span, record.domain)
        value = _value(context, local, f"{words} {record.raw}", record, [record.span], record.domain)
        context.facts(value, plan("indicator"), context.node(subject))
        context.facts(value, plan("valueForm"), code("form", "prose-subject"))
        context.facts(value, plan("annualAverage"), boolean(False))
        context.facts(value, plan("subjectPrinted"), text(record.subject))
        context.facts.maybe(value, plan("unitPrinted"), record.unit)
        context.facts.maybe(value, plan("per"), record.per)
        context.facts.maybe(value, plan("periodName"), record.period)
        if record.base_year is not None:
            context.facts(value, plan("baseYear"), year(record.base_year))
        inferred = context.domain(record.domain_inferred, record.span.start)
        if inferred is not None:
            context.facts(value, plan("inferredDomain"), inferred)


def word_targets(context: Context) -> None:
    """Levels in words."""
    facts, ids = context.record, context.ids
    for local, subject, record in zip(ids.word_targets, ids.word_subjects, facts.word_targets, strict=True):
        _subject(context, subject, record.subject, record.span, record.domain)
        label = f"{record.subject} {record.words}"
        node = context.statement("WordTarget", local, label, [record.span], record.domain)
        context.facts(node, plan("indicator"), context.node(subject))
        context.facts(node, plan("words"), text(record.words))


def data_set(context: Context) -> None:
    """The Data Cube data set that the values of the plan belong to."""
    node = iri(context.iris.observations(context.manifest.plan))
    context.facts.types(node, ("qb:DataSet",))
    context.facts(
        node,
        name("rdfs:label"),
        text(f"{context.manifest.short_name_zh}:数值", "zh"),
        text(f"{context.manifest.short_name_en}: values", "en"),
    )
    context.facts(node, name("dct:identifier"), text(f"{context.manifest.plan}/values"))
    context.facts(node, name("qb:structure"), plan("ValueStructure"))
    context.facts(node, name("dct:source"), context.plan)


def _subject(context: Context, local: str, words: str, span: Span, domain: str | None) -> None:
    """What a number in prose counts. Equal subjects of a domain are one node; its passages are those of its numbers."""
    node = context.statement("Indicator", local, words, [span], domain)
    context.concept(node, words)
    context.facts(node, plan("indicatorForm"), code("form", "prose-subject"))


def _value(
    context: Context, local: str, label: str, record: IndicatorValue | Quantity, spans: list[Span], domain: str | None
) -> str:
    write = context.facts
    node = context.statement("Value", local, label, spans, domain)
    write(node, name("qb:dataSet"), iri(context.iris.observations(context.manifest.plan)))
    write(node, plan("printed"), text(record.raw))
    write(node, plan("state"), code("state", state(record.value, record.masked)))
    if record.value is not None and not record.masked:
        write(node, plan("decimal"), decimal(record.value))
    write(node, plan("comparator"), code("comparator", COMPARATORS[record.comparator]))
    write(node, plan("role"), code("role", record.role))
    found = "lost" if record.year_lost else "none" if record.year is None else "printed"
    write(node, plan("yearState"), code("year", found))
    if record.year is not None:
        write(node, plan("year"), year(record.year))
    if record.year_inferred is not None:
        write(node, plan("inferredYear"), year(record.year_inferred))
    write(node, plan("approximate"), boolean(isinstance(record, Quantity) and record.approximate))
    write(node, plan("cumulative"), boolean(record.cumulative))
    write(node, plan("change"), boolean(record.change))
    return node


def state(value: Decimal | None, masked: bool) -> str:
    """Whether there is a number to read: `stated`, `masked` by the source, or `undeterminable` from what is printed."""
    if masked:
        return "masked"
    return "undeterminable" if value is None else "stated"
