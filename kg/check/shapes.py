"""SHACL: the one door to pySHACL. Each plan is checked in its own graphs, what plans share once.

pySHACL is fast on the graph of one plan and slow on the union of many. What a plan's graphs point at in other graphs
is laid beside them, so that the class of a code or a place is known.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph

from kg.check.results import Result, Severity
from kg.errors import UsageError
from kg.graph.iris import Iris
from kg.namespaces import DEFAULT_BASE, SH
from kg.paths import ONTOLOGY

SHAPES: Path = ONTOLOGY / "shapes"
#: The graphs of one plan, and those that all plans share.
_OF_PLAN = ("plan", "evidence")
_SHARED = ("findings", "provenance", "reference", "mappings", "comparison", "ontology", "queries")
_SEVERITY: dict[str, Severity] = {f"{SH}Violation": "violation", f"{SH}Warning": "warning", f"{SH}Info": "info"}
#: What it means to break a constraint, where the shapes of others say nothing in Chinese.
_BROKEN = {
    "MinCountConstraintComponent": "缺少必需的属性值。",
    "MaxCountConstraintComponent": "属性值过多。",
    "ClassConstraintComponent": "属性值不属于要求的类。",
    "DatatypeConstraintComponent": "属性值的数据类型不符。",
    "NodeKindConstraintComponent": "属性值的种类不符(网址、空节点或文字)。",
    "InConstraintComponent": "属性值不在允许的取值之中。",
    "PatternConstraintComponent": "属性值的格式不符。",
    "LanguageInConstraintComponent": "文字的语言不在允许之列。",
    "UniqueLangConstraintComponent": "同一语言的文字多于一个。",
}


def shape_files() -> tuple[Path, ...]:
    """The files of our own shapes."""
    return tuple(sorted(SHAPES.glob("*.ttl")))


def read_shapes(paths: Iterable[Path]) -> Any:
    """One rdflib graph of shapes, without references to property shapes that none of the files holds.

    Raises UsageError for a file that is missing or is no RDF.
    """
    import rdflib
    from rdflib.namespace import SH as SHACL

    graph = rdflib.Graph()
    for path in paths:
        try:
            graph.parse(path)
        except Exception as error:  # rdflib's parsers raise errors of many unrelated classes
            raise UsageError(f"{path}: not a file of shapes that can be read: {error}") from error
    # DCAT-AP 3.0.1 as published names property shapes that it does not hold; pySHACL refuses the whole for them.
    for shape, predicate, named in list(graph.triples((None, SHACL.property, None))):
        if (named, SHACL.path, None) not in graph:
            graph.remove((shape, predicate, named))
    return graph


def check_shapes(store: pyoxigraph.Store, shapes: Any, base: str = DEFAULT_BASE) -> tuple[Result, ...]:
    """What the shapes find wrong with any node of the store."""
    iris = Iris(base)
    batches = [[iris.graph(name, plan) for name in _OF_PLAN] for plan in plans_in(store, base)]
    batches.append([iris.graph(name) for name in _SHARED])
    return tuple(result for graphs in batches for result in _validate(store, graphs, shapes))


def plans_in(store: pyoxigraph.Store, base: str = DEFAULT_BASE) -> tuple[str, ...]:
    """The ids of the plans that have a graph in the store."""
    start = Iris(base).graph("plan") + "/"
    graphs = (str(graph.value) for graph in store.named_graphs())
    return tuple(sorted(graph[len(start) :] for graph in graphs if graph.startswith(start)))


def check_description(file: Path, store: pyoxigraph.Store, shapes: Any) -> tuple[Result, ...]:
    """What the shapes find wrong with the description of a build; the store knows what it points to."""
    import rdflib

    # Read by rdflib, since a store gives every whole number back as xsd:integer.
    return tuple(_apply(rdflib.Graph(bind_namespaces="none").parse(file), store, shapes))


def _validate(store: pyoxigraph.Store, graphs: Sequence[str], shapes: Any) -> Iterable[Result]:
    import rdflib

    data = rdflib.Graph(bind_namespaces="none")
    for graph in graphs:
        for quad in store.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(graph)):
            data.add(_triple(quad))
    return _apply(data, store, shapes)


def _apply(data: Any, store: pyoxigraph.Store, shapes: Any) -> Iterable[Result]:
    """What is wrong with the nodes of an rdflib graph; what they point to is added from the store."""
    import pyshacl
    import rdflib

    own = set(data.subjects())
    for node in {node for node in data.objects() if isinstance(node, rdflib.URIRef)} - own:
        with contextlib.suppress(ValueError):  # rdflib takes what is no IRI for one
            for quad in store.quads_for_pattern(pyoxigraph.NamedNode(node), None, None, None):
                data.add(_triple(quad))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True, advanced=True)
    if not isinstance(report, rdflib.Graph):
        raise UsageError(f"the shapes cannot be applied: {report}")
    names = {str(node) for node in own}
    return [result for result in _results(report) if result.node in names]


def _triple(quad: pyoxigraph.Quad) -> Any:
    return _term(quad.subject), _term(quad.predicate), _term(quad.object)


def _term(term: Any) -> Any:
    """The rdflib term, with the lexical form as it is written."""
    import rdflib

    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def _results(report: Any) -> Iterable[Result]:
    from rdflib.namespace import RDF
    from rdflib.namespace import SH as terms

    for node in report.subjects(RDF.type, terms.ValidationResult):
        messages = list(report.objects(node, terms.resultMessage))
        by_language = {str(message.language or "en")[:2]: str(message) for message in sorted(messages)}
        english = by_language.get("en") or next(iter(by_language.values()), "")
        shape = report.value(node, terms.sourceShape)
        component = str(report.value(node, terms.sourceConstraintComponent)).removeprefix(SH)
        value, focus = report.value(node, terms.value), report.value(node, terms.focusNode)
        yield Result(
            severity=_SEVERITY.get(str(report.value(node, terms.resultSeverity)), "violation"),
            check=str(shape) if shape is not None else "shape",
            node=str(focus),
            property=str(report.value(node, terms.resultPath) or ""),
            # A constraint on the node itself names the node as its own value.
            value="" if value in (None, focus) else str(value),
            message_zh=by_language.get("zh", _BROKEN.get(component, english)),
            message_en=english,
        )
