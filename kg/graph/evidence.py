"""Passages: the exact words that prove a statement, where they stand, and what stands around them."""

from __future__ import annotations

from kg.graph.context import Context
from kg.graph.kinds import CLASSES
from kg.graph.terms import integer, iri, name, plan, text

#: How many characters before and after a quote help to find it again.
AROUND = 32


def passages(context: Context) -> None:
    """All passages that were asked for, each with the selector of the Web Annotation model."""
    write, manifest, body = context.evidence, context.manifest, context.record.text
    source = iri(context.iris.source(manifest.plan))
    for span in sorted(context.spans):
        node = context.passage(span)
        selector = iri(context.iris.selector(manifest.plan, span.start, span.end))
        start, end, exact = integer(span.start), integer(span.end), text(span.text)
        before = text(body[max(0, span.start - AROUND) : span.start])
        after = text(body[span.end : span.end + AROUND])
        write.types(node, CLASSES["Passage"])
        write(node, plan("source"), source)
        write(node, plan("start"), start)
        write(node, plan("end"), end)
        write(node, plan("exact"), exact)
        write(node, plan("prefix"), before)
        write(node, plan("suffix"), after)
        write(node, name("oa:hasSource"), source)
        write(node, name("oa:hasSelector"), selector)
        write.types(selector, CLASSES["Selector"])
        write(selector, name("oa:start"), start)
        write(selector, name("oa:end"), end)
        write(selector, name("oa:exact"), exact)
        write(selector, name("oa:prefix"), before)
        write(selector, name("oa:suffix"), after)
