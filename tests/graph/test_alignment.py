"""The alignment in the graph: every node described, accepted mappings as statements, refusals as refusals."""

from __future__ import annotations

import re
from functools import cache

import pyoxigraph
import pytest

from kg.align.corpus import align_corpus
from kg.graph.alignment import alignment_quads
from kg.namespaces import PREFIXES
from tests.align.plans import manifest, read

ONE = (
    "东河县推进基本公共服务均等化规划\n\n一、基本公共教育\n完善制度。本领域服务项目共2项,具体包括:免费义务教育、校园足球推广。\n"
    "(一)重点任务\n由县教育体育局落实。到2020年,普惠性幼儿园覆盖率达到90%以上,建成幼儿园3所。\n"
)
OTHER = "西岭县“十三五”规划\n一、任务\n到2020年,普惠性幼儿园覆盖率达到85%。\n"


@cache
def store():
    found = []
    for plan, text in (("donghe", ONE), ("xishan", OTHER)):
        document, facts = read(text)
        found.append((manifest(plan, (2016, 2020)), document, facts))
    graph = pyoxigraph.Store()
    graph.bulk_load("".join(alignment_quads(align_corpus(found, curated=False))).encode(), pyoxigraph.RdfFormat.N_QUADS)
    return graph


def ask(where):
    prefixes = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
    answer = store().query(f"{prefixes}SELECT * WHERE {{ {where} }}", use_default_graph_as_union=True)
    return [{v.value: row[v] for v in answer.variables if row[v] is not None} for row in answer]


def test_lines_are_sorted_and_without_blank_nodes():
    document, facts = read(ONE)
    lines = alignment_quads(align_corpus([(manifest(), document, facts)], curated=False))
    assert lines == sorted(set(lines))
    assert not [line for line in lines if "_:" in re.sub(r'"(?:[^"\\]|\\.)*"', "", line)]


@pytest.mark.parametrize(
    "kind", ["sssom:Mapping", "plan:Coverage", "plan:NormalisedValue", "plan:Comparison", "plan:Standard"]
)
def test_every_node_has_labels_in_both_languages_and_an_identifier(kind):
    nodes = {row["s"] for row in ask(f"?s a {kind}")}
    told = ask(f"?s a {kind} ; rdfs:label ?zh, ?en ; dct:identifier ?id FILTER(LANG(?zh) = 'zh' && LANG(?en) = 'en')")
    assert nodes == {row["s"] for row in told} and nodes


def test_an_accepted_mapping_is_a_statement_too():
    (row,) = ask(
        "?m sssom:subject_label '免费义务教育' ; owl:annotatedSource ?s ; owl:annotatedTarget ?t ; "
        "owl:annotatedProperty skos:exactMatch . ?s skos:exactMatch ?t "
        "FILTER(CONTAINS(STR(?t), 'bps135'))"
    )
    assert row["t"].value.endswith("reference/item/bps135-01")


def test_a_name_without_a_term_is_a_refusal_and_no_statement():
    rows = ask("?m sssom:subject_label '校园足球推广' ; owl:annotatedSource ?s ; owl:annotatedTarget sssom:NoTermFound")
    assert len(rows) == 2
    assert not ask(f"<{rows[0]['s'].value}> skos:exactMatch|skos:closeMatch ?t")


def test_a_passage_holds_the_words_that_prove_a_state():
    rows = ask("?c a plan:Coverage ; plan:coverageState code:coverage-listed ; plan:statedIn ?p . ?p plan:exact ?quote")
    assert {row["quote"].value for row in rows} == {"免费义务教育"}


def test_a_comparison_has_both_values_a_verdict_and_its_explanation():
    (row,) = ask("?c a plan:Comparison ; plan:verdict ?v ; plan:left ?l ; plan:right ?r ; plan:ahead ?a ; "
                 "plan:explanation ?why FILTER(LANG(?why) = 'zh')") or [{}]  # fmt: skip
    assert row["v"].value.endswith("verdict-comparable")
    assert row["a"] == row["l"]


def test_bounds_of_a_value_are_closed_or_open():
    (row,) = ask("?n a plan:NormalisedValue ; plan:printed '90%' ; plan:lower ?lower ; plan:lowerClosed ?closed "
                 "FILTER NOT EXISTS { ?n plan:upper ?upper }")  # fmt: skip
    assert (row["lower"].value, row["closed"].value) == ("90", "true")


def test_every_body_carries_its_functions_in_one_string():
    assert {row["ids"].value for row in ask("?m sssom:subject_label '县教育体育局' ; plan:functionIds ?ids")} == {
        "education|sports"
    }  # fmt: skip
