"""The graph of a plan: everything in it, nothing invented, the same bytes every time."""

from __future__ import annotations

import dataclasses
import os
import re
import time
from decimal import Decimal

import pyoxigraph
import pytest

from kg.graph.kinds import CLASSES
from kg.graph.plans import plan_quads
from kg.graph.store import ontology_quads
from kg.model.facts import Agency, Facts, PlanMetadata, Quantity, Responsibility, ServiceItem, Words
from kg.model.identity import identify
from kg.model.span import Span
from kg.namespaces import DEFAULT_BASE, PLAN, sparql_prefixes
from tests.check.example import whole_store
from tests.graph.example import FACTS, MANIFEST, TEXT, example_quads, example_store

STORE = example_store()
#: What stands beside the graph of plans: lists and alignments that another module writes.
IRI = re.compile(r"<([^<>\s]+)>")


def ask(query: str, store: pyoxigraph.Store = STORE) -> list[tuple[str, ...]]:
    answer = store.query(sparql_prefixes() + query, use_default_graph_as_union=True)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    return [tuple(str(getattr(term, "value", "")) for term in row) for row in answer]


def test_two_mappings_give_the_same_bytes_and_sorted_lines() -> None:
    first, second = (plan_quads(MANIFEST, FACTS) for _ in range(2))
    assert first == second == sorted(set(first))


def test_there_is_no_blank_node_anywhere() -> None:
    lines = [*example_quads(), *ontology_quads()]
    assert not [line for line in lines if line.startswith("_:") or " _:" in re.sub(r'"(?:[^"\\]|\\.)*"', "", line)]


def test_the_graphs_are_those_of_the_model() -> None:
    graphs = {line.rsplit("<", 1)[1][:-4].removeprefix(DEFAULT_BASE) for line in plan_quads(MANIFEST, FACTS)}
    assert graphs == {
        "graph/plan/yunxi",
        "graph/evidence/yunxi",
        "graph/findings",
        "graph/provenance",
        "graph/reference",
    }


def test_everything_that_is_pointed_at_is_described() -> None:
    """Every IRI of ours that stands as an object is a subject too, with a type."""
    described = {quad.subject.value for quad in STORE if isinstance(quad.subject, pyoxigraph.NamedNode)}
    objects = {quad.object.value for quad in STORE if isinstance(quad.object, pyoxigraph.NamedNode)}
    ours = {iri for iri in objects if iri.startswith(DEFAULT_BASE)}
    ontologies = {f"{DEFAULT_BASE}{name}" for name in ("ontology", "code", "alignment")}
    assert ours - described - ontologies == set()
    assert ontologies <= described


@pytest.mark.parametrize("kind", sorted(CLASSES))
def test_every_class_has_an_instance_with_all_its_types(kind: str) -> None:
    types = CLASSES[kind]
    if kind == "AnonymousJurisdiction":
        hidden = dataclasses.replace(MANIFEST, jurisdiction="anonymous", revision_of=None)
        store = example_store(plan_quads(hidden, FACTS))
    else:
        store = STORE
    pattern = " . ".join(f"?x a {name}" for name in types)
    assert ask(f"SELECT ?x {{ {pattern} }}", store), kind


def test_every_statement_names_the_passage_that_proves_it() -> None:
    statements = ask("SELECT ?s { ?s a plan:Statement }")
    proved = ask("SELECT ?s ?exact { ?s a plan:Statement ; plan:provedBy ?p . ?p plan:exact ?exact }")
    assert len(proved) == len({s for (s,) in statements}) == 46
    assert all(words in TEXT for _, words in proved)


def test_passages_are_fragments_of_the_source_with_the_words_around_them() -> None:
    rows = ask(
        """SELECT ?p ?start ?end ?exact ?prefix ?suffix {
          ?p a oa:SpecificResource ; plan:start ?start ; plan:end ?end ; plan:exact ?exact ;
            plan:prefix ?prefix ; plan:suffix ?suffix ; oa:hasSource ?source ; oa:hasSelector ?selector .
          ?selector a oa:TextPositionSelector, oa:TextQuoteSelector ; oa:start ?start ; oa:exact ?exact . }"""
    )
    assert len(rows) > 40
    for node, start, end, exact, prefix, suffix in rows:
        assert node == f"{DEFAULT_BASE}id/yunxi/source.txt#char={start},{end}"
        assert TEXT[int(start) : int(end)] == exact
        assert TEXT[: int(start)].endswith(prefix)
        assert TEXT[int(end) :].startswith(suffix)


@pytest.mark.parametrize(
    ("printed", "about", "expected"),
    [
        ("95%以上", "plan:decimal", ["95"]),
        ("95%以上", "plan:comparator", ["code:comparator-ge"]),
        ("95%以上", "plan:year", ["2025"]),
        ("95%以上", "plan:yearState", ["code:year-printed"]),
        ("95%以上", "plan:inferredDomain/rdfs:label", ["老有所养"]),
        ("20个百分点", "plan:baseYear", ["2015"]),
        ("20个百分点", "plan:change", ["true"]),
        ("20个百分点", "plan:year", []),
        ("xx个", "plan:decimal", []),
        ("xx个", "plan:state", ["code:state-masked"]),
        ("xx个", "plan:yearState", ["code:year-lost"]),
        ("xx个", "plan:per", ["每千名儿童"]),
        ("9095人", "plan:decimal", []),
        ("9095人", "plan:state", ["code:state-undeterminable"]),
        ("9095人", "plan:indicator/rdfs:label", ["受益人数"]),
        ("9095人", "plan:subjectPrinted", ["受益"]),
        ("约1200人", "plan:approximate", ["true"]),
        ("约1200人", "plan:yearState", ["code:year-none"]),
        ("三所", "plan:role", ["code:role-commitment"]),
        ("xx", "plan:state", ["code:state-masked"]),
        ("600", "plan:inferredYear", ["2024"]),
        ("600", "plan:annualAverage", ["true"]),
        ("≥1200", "plan:indicator/plan:binding", ["code:binding-expected"]),
        ("600", "plan:indicator/plan:parentIndicator/rdfs:label", ["养老床位"]),
    ],
)
def test_a_value_says_what_is_printed_and_nothing_else(printed: str, about: str, expected: list[str]) -> None:
    found = ask(f'SELECT ?it {{ ?v a plan:Value ; plan:printed "{printed}" ; {about} ?it }}')
    code = "https://w3id.org/plan-kg/code#"
    assert [row[0].replace(code, "code:") for row in found] == expected


def test_a_service_item_has_what_cpsv_ap_asks_for() -> None:
    rows = ask(
        """SELECT ?title ?description ?authority ?area {
          ?i a cpsv:PublicService ; dct:title ?title ; dct:description ?description ; dct:identifier ?id ;
            m8g:hasCompetentAuthority/skos:prefLabel ?authority ; m8g:thematicArea/rdfs:label ?area ;
            dct:spatial/a dct:Location . }"""
    )
    assert rows == [("免费教材", "发放国家课程教材", "云溪县人民政府办公室", "学有所教")]


def test_a_body_is_one_node_that_its_responsibilities_point_to() -> None:
    rows = ask(
        """SELECT ?label ?role ?what {
          ?r a m8g:Participation ; plan:agency ?a ; m8g:hasParticipant ?a ; plan:responsibilityRole ?role .
          ?a rdfs:label ?label .
          OPTIONAL { ?r plan:forTask|plan:forDomain|plan:forPlan|plan:forItem ?x . ?x rdfs:label ?what } }
          ORDER BY ?label ?what"""
    )
    assert [(label, role.rpartition("-")[2], what) for label, role, what in rows] == [
        ("云溪县人民政府办公室", "lead", "云溪县“十四五”公共服务规划"),
        ("县教育局", "lead", "免费教材"),
        ("县教育局", "lead", "扩大学前教育资源"),
        ("县财政局", "cooperating", "扩大学前教育资源"),
        ("各乡镇人民政府", "unmarked", "学有所教"),
    ]


def test_every_body_is_an_agent_with_the_names_that_application_profiles_ask_for() -> None:
    """CPSV-AP asks for dct:title, dct:identifier, skos:prefLabel and dct:spatial, DCAT-AP for foaf:name."""
    asked = "foaf:name ?a ; dct:title ?b ; skos:prefLabel ?c ; dct:identifier ?d ; dct:spatial ?e"
    agents = {row[0] for row in ask("SELECT ?x { ?x a foaf:Agent, m8g:PublicOrganisation, org:FormalOrganization }")}
    assert len(agents) == 6
    assert {row[0] for row in ask(f"SELECT ?x {{ ?x a foaf:Agent ; {asked} }}")} == agents


def test_a_deadline_of_a_list_is_that_of_its_task() -> None:
    assert ask("SELECT ?d { ?t a plan:Task ; plan:deadline ?d ; plan:deadlineStatedIn/plan:exact ?d }") == [
        ("2024年底前",)
    ]


def test_cited_documents_are_nodes_and_plans_among_them_are_told_apart() -> None:
    rows = ask(
        "SELECT ?label { ?p a plan:Plan ; plan:basedOn|plan:implements ?d . ?d a plan:CitedPlan ; rdfs:label ?label }"
    )
    assert sorted(rows) == [("云河市“十四五”公共服务规划",), ("全国公共服务纲要",)]
    assert ask("SELECT ?d { ?d a plan:CitedPlan ; rdfs:label '教育条例'@zh-hans }") == []


def test_the_plan_itself_can_be_found_by_the_title_under_which_it_is_cited() -> None:
    assert ("https://w3id.org/plan-kg/id/yunxi",) in ask("SELECT ?p { ?d plan:heldAs ?p ; a plan:CitedPlan }")


def test_a_plan_without_issuer_has_a_node_that_says_so() -> None:
    silent = plan_quads(MANIFEST, Facts(FACTS.source, TEXT, plan=PlanMetadata()))
    rows = ask(
        "SELECT ?l { ?p a plan:Plan ; plan:issuer ?a . ?a a plan:UnstatedAgency ; rdfs:label ?l }",
        example_store(silent),
    )
    assert sorted(rows) == [("Body that the source does not name",), ("来源未载明的机构",)]


def test_a_hidden_place_is_described_by_nothing_but_that_it_is_hidden() -> None:
    hidden = dataclasses.replace(MANIFEST, jurisdiction="anonymous", revision_of=None)
    store = example_store(plan_quads(hidden, FACTS))
    rows = ask("SELECT DISTINCT ?p { ?j a plan:AnonymousJurisdiction ; ?p ?o }", store)
    assert {p for (p,) in rows} == {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://purl.org/dc/terms/identifier",
    }


def test_words_in_traditional_characters_keep_them_and_get_a_simplified_form_beside() -> None:
    text = "財政局負責。"
    record = Responsibility(
        None, None, Span(0, 6, text), lead=("財政局",), agencies=(("財政局", Span(0, 3, "財政局")),)
    )
    traditional = dataclasses.replace(MANIFEST, script="Hant", revision_of=None)
    store = example_store(plan_quads(traditional, Facts(FACTS.source, text, responsibilities=(record,))))
    rows = ask(
        "SELECT ?l (LANG(?l) AS ?ll) ?s (LANG(?s) AS ?sl) { ?a a plan:Agency ; rdfs:label ?l ; skos:altLabel ?s }",
        store,
    )
    assert rows == [("財政局", "zh-hant", "财政局", "zh-hans")]


def test_ids_given_with_corrected_facts_are_kept() -> None:
    ids = identify(FACTS)
    first = dataclasses.replace(FACTS.quantities[0], subject="覆盖率", unit="个")
    corrected = dataclasses.replace(FACTS, quantities=(first, *FACTS.quantities[1:]))
    store = example_store(plan_quads(MANIFEST, corrected, identities=ids))
    node = f"<{DEFAULT_BASE}id/yunxi/{ids.quantities[0]}>"
    assert ask(f"SELECT ?u {{ {node} plan:unitPrinted ?u }}", store) == [("个",)]


def test_a_correction_says_what_was_there_before_and_why() -> None:
    rows = ask(
        """SELECT ?field ?from ?to ?why ?fact { ?c a plan:Correction ; plan:correctedField ?field ;
          plan:correctedFrom ?from ; plan:correctionReason ?why ; plan:reader ?reader
          OPTIONAL { ?c plan:correctedTo ?to } OPTIONAL { ?c plan:corrects ?fact } } ORDER BY ?field"""
    )
    fact = f"{DEFAULT_BASE}id/yunxi/{identify(FACTS).quantities[0]}"
    assert rows == [("remove", "三年 年", "", "不是数量。", ""), ("unit", "个百分点", "%", "按上下文。", fact)]


def test_a_base_of_ones_own_moves_every_resource_and_no_term() -> None:
    own = "https://example.org/kg/"
    lines = plan_quads(MANIFEST, FACTS, own)
    used = {iri for line in lines for iri in IRI.findall(re.sub(r'"(?:[^"\\]|\\.)*"', '""', line))}
    ours = {iri for iri in used if iri.startswith(DEFAULT_BASE)}
    assert ours
    assert all(iri.startswith((PLAN, "https://w3id.org/plan-kg/code#")) for iri in ours)


def test_equal_subjects_of_a_domain_are_one_indicator_with_one_label() -> None:
    rows = ask(
        """SELECT ?i ?l (COUNT(?v) AS ?n) { ?v plan:indicator ?i . ?i rdfs:label ?l FILTER(STR(?l) = '幼儿园覆盖率') }
        GROUP BY ?i ?l"""
    )
    assert [row[2] for row in rows] == ["3"]


def test_mapping_is_fast_enough_for_thousands_of_plans() -> None:
    """A tenth of a million quads a second is asked for; a busy machine is given a third of that."""
    many = tuple(
        Quantity(f"主体{i}", "3个", Decimal(3), Span(i, i + 1, TEXT[i]), unit="个", domain="学有所教")
        for i in range(500)
    )
    facts = dataclasses.replace(FACTS, quantities=many)
    ids = identify(facts)
    plan_quads(MANIFEST, facts, identities=ids)
    began = time.process_time()
    lines = plan_quads(MANIFEST, facts, identities=ids)
    assert len(lines) / (time.process_time() - began) > 33_000 / float(os.environ.get("KG_SLACK", "1"))


def test_every_use_of_a_property_fits_its_domain_and_range() -> None:
    """A reasoner may not conclude from a domain that a node is something that the dump does not say it is."""
    axioms = ask(
        """SELECT ?property ?about ?class { VALUES ?about { rdfs:domain rdfs:range } ?property ?about ?class
        FILTER(STRSTARTS(STR(?property), STR(plan:)) && STRSTARTS(STR(?class), STR(plan:))) }"""
    )
    assert len(axioms) > 100
    store = whole_store()
    for about, end, kind in axioms:
        used = "?x" if end.endswith("domain") else "?y"
        odd = ask(f"SELECT ?x ?y {{ ?x <{about}> ?y MINUS {{ {used} a <{kind}> }} }}", store)
        assert not odd, (about, end, odd[:2])


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("县教育局", ["县教育局"]),
        ("县教育局、人力资源和社会保障局", ["县教育局", "人力资源和社会保障局"]),
        ("县教育局和县财政局", ["县教育局", "县财政局"]),
        ("县教育局，不知名的局", ["县教育局"]),
        ("县教育局县财政局", []),
    ],
)
def test_the_bodies_that_lead_an_item_are_those_named_elsewhere(words: str, bodies: list[str]) -> None:
    names = ("县教育局", "县财政局", "人力资源和社会保障局")
    text = "".join(names) + words
    places = [Span(text.index(name), text.index(name) + len(name), name) for name in names]
    lead = Words(words, Span(len(text) - len(words), len(text), words))
    facts = Facts(
        FACTS.source,
        text,
        agencies=tuple(Agency(name, place) for name, place in zip(names, places, strict=True)),
        service_items=(ServiceItem(None, "项目", lead.span, lead=lead),),
    )
    store = example_store(plan_quads(MANIFEST, facts))
    rows = ask(
        "SELECT ?l { ?r plan:forItem ?i ; plan:responsibilityRole code:responsibility-lead ; rdfs:label ?l }", store
    )
    assert sorted(label for (label,) in rows) == sorted(bodies)
