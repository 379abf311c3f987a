"""Every property of every class: one planted fault that returns exactly that node, and an example that conforms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from kg.check.results import Result
from kg.check.shape_queries import ShapeQuery, compile_shapes, run_shape_queries
from kg.check.shapes import check_shapes, read_shapes, shape_files
from kg.errors import UsageError
from kg.graph.iris import Iris
from kg.namespaces import DEFAULT_BASE, PLAN, RDFS
from kg.namespaces import SHAPE as SHAPES
from tests.check.example import whole_store

TYPE = pyoxigraph.NamedNode(str(RDF.type))
WRONG = pyoxigraph.Literal("wrong", datatype=pyoxigraph.NamedNode("urn:wrong"))


@dataclass(frozen=True)
class PropertyShape:
    name: str
    target: str
    path: str
    required: bool


@cache
def shapes() -> rdflib.Graph:
    graph: rdflib.Graph = read_shapes(shape_files())
    return graph


def property_shapes() -> list[PropertyShape]:
    graph = shapes()
    return sorted(
        (
            PropertyShape(
                str(shape),
                str(graph.value(node, SH.targetClass)),
                str(graph.value(shape, SH.path)),
                int(graph.value(shape, SH.minCount) or 0) > 0,
            )
            for node, shape in graph.subject_objects(SH.property)
            if isinstance(node, rdflib.URIRef)
        ),
        key=lambda shape: shape.name,
    )


@cache
def queries() -> tuple[ShapeQuery, ...]:
    return compile_shapes(shape_files())


def found(store: pyoxigraph.Store, path: str | None = None) -> list[Result]:
    """What the queries find; with a path, those that speak of it: no other can change when its values do."""
    return list(run_shape_queries(store, [q for q in queries() if path is None or f"<{path}>" in q.query]))


def copy_of(store: pyoxigraph.Store) -> pyoxigraph.Store:
    copy = pyoxigraph.Store()
    copy.bulk_extend(store)
    return copy


def instances(store: pyoxigraph.Store, target: str) -> list[pyoxigraph.NamedNode]:
    of_class = store.quads_for_pattern(None, TYPE, pyoxigraph.NamedNode(target))
    return sorted({q.subject for q in of_class if isinstance(q.subject, pyoxigraph.NamedNode)}, key=str)


def remove(store: pyoxigraph.Store, node: pyoxigraph.NamedNode, path: str) -> None:
    for quad in list(store.quads_for_pattern(node, pyoxigraph.NamedNode(path), None)):
        store.remove(quad)


def add_wrong(store: pyoxigraph.Store, node: pyoxigraph.NamedNode, path: str) -> None:
    home = next(iter(store.quads_for_pattern(node, TYPE, None))).graph_name
    store.add(pyoxigraph.Quad(node, pyoxigraph.NamedNode(path), WRONG, home))


@contextmanager
def planted(kind: str, node: pyoxigraph.NamedNode, path: str) -> Iterator[pyoxigraph.Store]:
    """The example with one fault in it, and whole again afterwards."""
    about = pyoxigraph.NamedNode(path)
    before = list(EXAMPLE.quads_for_pattern(node, about, None))
    (remove if kind == "missing" else add_wrong)(EXAMPLE, node, path)
    try:
        yield EXAMPLE
    finally:
        remove(EXAMPLE, node, path)
        EXAMPLE.extend(before)


ALL = property_shapes()
EXAMPLE = whole_store()


def test_there_are_shapes_for_the_whole_model() -> None:
    assert len(ALL) > 200
    graph = shapes()
    classes = {str(c)[len(PLAN) :] for c in graph.objects(None, SH.targetClass) if str(c).startswith(PLAN)}
    ontology = rdflib.Graph().parse(Path(__file__).parent.parent.parent / "ontology" / "plan.ttl")
    ours = {str(c)[len(PLAN) :] for c in ontology.subjects(RDF.type, rdflib.OWL.Class)}
    # A document is a plan or a cited one, a cited plan a cited document, a hidden place a place, a scheme a list.
    assert ours - classes == {"Document", "CitedPlan", "AnonymousJurisdiction", "ReferenceScheme"}


def test_the_example_conforms_and_has_every_property_of_every_shape() -> None:
    assert found(EXAMPLE) == []
    for shape in ALL:
        nodes = instances(EXAMPLE, shape.target)
        uses = (EXAMPLE.quads_for_pattern(node, pyoxigraph.NamedNode(shape.path), None) for node in nodes)
        assert any(list(use) for use in uses), f"no example of {shape.name}"


@pytest.mark.parametrize("shape", [s for s in ALL if s.required], ids=lambda s: s.name[len(SHAPES) :])
def test_what_is_missing_is_found_at_that_node_alone(shape: PropertyShape) -> None:
    node = instances(EXAMPLE, shape.target)[0]
    with planted("missing", node, shape.path) as store:
        results = found(store, shape.path)
    assert {result.node for result in results} == {node.value}
    assert shape.name in {result.check for result in results}


@pytest.mark.parametrize("shape", ALL, ids=lambda s: s.name[len(SHAPES) :])
def test_what_is_wrong_is_found_at_that_node_alone(shape: PropertyShape) -> None:
    node = instances(EXAMPLE, shape.target)[-1]
    with planted("wrong", node, shape.path) as store:
        results = found(store, shape.path)
    assert {result.node for result in results} == {node.value}
    assert shape.name in {result.check for result in results}


def key(results: Iterable[Result]) -> set[tuple[str, str, str, str, str]]:
    return {(r.severity, r.check, r.node, r.property, r.value) for r in results}


def faulty(kind: str) -> Iterator[pyoxigraph.Store]:
    """Stores with many faults at once: in each, a third of the properties is missing or wrong somewhere."""
    for part in range(3):
        store = copy_of(EXAMPLE)
        for at, shape in enumerate(ALL):
            nodes = instances(EXAMPLE, shape.target)
            if at % 3 == part and (kind == "wrong" or shape.required):
                (remove if kind == "missing" else add_wrong)(store, nodes[at % len(nodes)], shape.path)
        yield store


@pytest.mark.parametrize("kind", ["missing", "wrong"])
def test_queries_and_pyshacl_find_the_same(kind: str) -> None:
    for store in faulty(kind):
        ours, theirs = key(found(store)), key(check_shapes(store, shapes()))
        assert len(ours) > 40
        assert ours == theirs


def test_pyshacl_too_finds_nothing_wrong_with_the_example() -> None:
    assert check_shapes(EXAMPLE, shapes()) == ()


@pytest.mark.parametrize(
    ("about", "value", "check"),
    [
        (
            "start",
            pyoxigraph.Literal("-1", datatype=pyoxigraph.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
            "Passage-start",
        ),
        ("exact", pyoxigraph.Literal(""), "Passage-exact"),
    ],
)
def test_values_out_of_bounds_are_found(about: str, value: pyoxigraph.Literal, check: str) -> None:
    store = copy_of(EXAMPLE)
    node = instances(store, f"{PLAN}Passage")[0]
    graph = pyoxigraph.NamedNode(Iris().graph("evidence", "yunxi"))
    remove(store, node, PLAN + about)
    store.add(pyoxigraph.Quad(node, pyoxigraph.NamedNode(PLAN + about), value, graph))
    for results in (found(store), check_shapes(store, shapes())):
        assert {(r.check, r.node) for r in results} == {(SHAPES + check, node.value)}


@pytest.mark.parametrize(
    ("state", "number", "conforms"),
    [
        ("stated", "3", True),
        ("stated", None, False),
        ("masked", None, True),
        ("masked", "0", False),
        ("lost", "0", False),
    ],
)
def test_a_value_has_a_number_or_the_reason_why_not(state: str, number: str | None, conforms: bool) -> None:
    store = copy_of(EXAMPLE)
    node = instances(store, f"{PLAN}Value")[0]
    home = next(iter(store.quads_for_pattern(node, TYPE, None))).graph_name
    remove(store, node, f"{PLAN}state")
    remove(store, node, f"{PLAN}decimal")
    code = pyoxigraph.NamedNode(f"https://w3id.org/plan-kg/code#state-{state}")
    store.add(pyoxigraph.Quad(node, pyoxigraph.NamedNode(f"{PLAN}state"), code, home))
    if number is not None:
        literal = pyoxigraph.Literal(number, datatype=pyoxigraph.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
        store.add(pyoxigraph.Quad(node, pyoxigraph.NamedNode(f"{PLAN}decimal"), literal, home))
    for results in (found(store), check_shapes(store, shapes())):
        assert [(r.check, r.node) for r in results] == (
            [] if conforms else [(f"{SHAPES}Value-numberOrReason", node.value)]
        )


def test_every_message_is_a_sentence_in_both_languages() -> None:
    for query in queries():
        assert query.message_zh.endswith("。"), query.shape
        assert query.message_en.endswith("."), query.shape


def test_a_shape_that_the_queries_do_not_know_is_refused_and_not_dropped(tmp_path: Path) -> None:
    path = tmp_path / "odd.ttl"
    path.write_text(
        f"""@prefix sh: <{SH}> . @prefix ex: <urn:ex:> .
        ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:P . ex:P sh:path ex:p ; sh:lessThan ex:q .""",
        encoding="utf-8",
    )
    with pytest.raises(UsageError, match="lessThan"):
        compile_shapes([path])


def test_shapes_of_others_are_applied_to_every_node(tmp_path: Path) -> None:
    path = tmp_path / "theirs.ttl"
    path.write_text(
        f"""@prefix sh: <{SH}> . @prefix ex: <urn:ex:> . @prefix plan: <{PLAN}> . @prefix rdfs: <{RDFS}> .
        ex:S a sh:NodeShape ; sh:targetClass plan:Task ; sh:property [ sh:path rdfs:label ; sh:maxCount 0 ;
        sh:severity sh:Warning ; sh:message "No labels." ] .""",
        encoding="utf-8",
    )
    (result,) = check_shapes(EXAMPLE, read_shapes([path]))
    assert (result.severity, result.message_en, result.message_zh) == ("warning", "No labels.", "属性值过多。")
    assert result.node.startswith(f"{DEFAULT_BASE}id/yunxi/task/")


def test_what_others_say_only_in_general_is_said_in_chinese_too(tmp_path: Path) -> None:
    path = tmp_path / "theirs.ttl"
    path.write_text(
        f"""@prefix sh: <{SH}> . @prefix ex: <urn:ex:> . @prefix plan: <{PLAN}> .
        ex:S a sh:NodeShape ; sh:targetClass plan:Task ; sh:property [ sh:path ex:absent ; sh:minCount 1 ] .""",
        encoding="utf-8",
    )
    (result,) = check_shapes(EXAMPLE, read_shapes([path]))
    assert result.message_zh == "缺少必需的属性值。"
    assert result.message_en.startswith("Less than 1")


@pytest.mark.parametrize("content", ["not turtle at all {", None])
def test_a_file_that_holds_no_shapes_is_refused(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "broken.ttl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"broken\.ttl"):
        read_shapes([path])
