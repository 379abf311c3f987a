"""Whatever the text, its graph conforms: shapes, rules and evidence hold for invented plans and for hostile texts."""

from __future__ import annotations

import dataclasses

import pyoxigraph
from hypothesis import given, reject, settings

from kg.check.results import Result
from kg.check.run import check_readings
from kg.errors import SourceError
from kg.extract.corrections import correct
from kg.extract.facts import extract_facts
from kg.graph.plans import plan_quads
from kg.graph.store import ontology_quads
from kg.model.document import Document
from kg.namespaces import DEFAULT_BASE
from kg.read.reader import read_bytes
from tests.generator.made import Made
from tests.graph.example import MANIFEST, TEXT
from tests.strategies import hostile_texts, invented_plans

_ONTOLOGY = ontology_quads()
_FIRST = dataclasses.replace(MANIFEST, revision_of=None)
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_PLACE = [
    f'<{DEFAULT_BASE}jurisdiction/cn-999999> {_LABEL} "{words}"@{language} <{DEFAULT_BASE}graph/reference> .\n'
    for words, language in (("云溪县", "zh"), ("Yunxi County", "en"))
]


def violations(document: Document) -> list[Result]:
    corrected = correct(extract_facts(document), ())
    lines = plan_quads(_FIRST, corrected.facts, DEFAULT_BASE, corrected.identities)
    assert lines == sorted(set(lines))
    store = pyoxigraph.Store()
    store.load("".join([*lines, *_ONTOLOGY, *_PLACE]).encode(), pyoxigraph.RdfFormat.N_QUADS)
    results = check_readings(store, [(_FIRST, document, corrected)])
    return [result for result in results if result.severity == "violation"]


@given(invented_plans())
@settings(max_examples=12)
def test_the_graph_of_an_invented_plan_conforms(plan: Made) -> None:
    assert violations(read_bytes(plan.name, plan.data)) == []


@given(hostile_texts())
@settings(max_examples=25)
def test_the_graph_of_a_hostile_text_conforms(text: str) -> None:
    try:
        document = read_bytes("source.txt", f"公共服务规划\n{text}".encode())
    except SourceError:
        reject()  # Bytes that are no text are refused by the reader; there is no graph to check.
    assert violations(document) == []


def test_the_graph_of_a_plan_that_repeats_itself_conforms() -> None:
    """Two domains of one name, and every fact twice: ids stay apart, and what is shared is described once."""
    document = read_bytes("source.txt", f"{TEXT}{TEXT}".encode())
    assert violations(document) == []
