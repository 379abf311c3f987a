"""Every rule: nothing in what conforms, and exactly the planted fault in what does not."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg.check.rules import COLUMNS, check_rules, load_rules
from kg.errors import QueryError
from kg.model.identity import agency_id, identify
from kg.namespaces import DEFAULT_BASE, PREFIXES
from tests.check.example import whole_store
from tests.graph.example import FACTS, TEXT

IDS = identify(FACTS)
RULES = {rule.query.name: rule for rule in load_rules()}
PASSAGE = "id/yunxi/source.txt#char=0,10"
VALUE = f"id/yunxi/{IDS.quantities[0]}"
OTHER = f"id/yunxi/{IDS.quantities[1]}"
TASK = f"id/yunxi/{IDS.tasks[0]}"
LEAD = f"id/yunxi/{IDS.responsibilities[0][0]}"
PREFIX_LINES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + f"BASE <{DEFAULT_BASE}>\n"


def facts(statement: str) -> str:
    return f"INSERT DATA {{ GRAPH <graph/plan/yunxi> {{ {statement} }} }}"


def shared(graph: str, statement: str) -> str:
    return f"INSERT DATA {{ GRAPH <graph/{graph}> {{ {statement} }} }}"


def without(pattern: str) -> str:
    return f"DELETE WHERE {{ GRAPH ?g {{ {pattern} }} }}"


#: Rule, what plants the fault, the node that it must find, the value beside it.
FAULTS: tuple[tuple[str, str, str, str], ...] = (
    (
        "passage-length",
        f"DELETE {{ GRAPH ?g {{ <{PASSAGE}> plan:end ?e }} }} INSERT {{ GRAPH ?g {{ <{PASSAGE}> plan:end 11 }} }} "
        f"WHERE {{ GRAPH ?g {{ <{PASSAGE}> plan:end ?e }} }}",
        PASSAGE,
        "云溪县人民政府办公室",
    ),
    (
        "passage-outside-source",
        f"INSERT {{ GRAPH ?g {{ <{PASSAGE}> plan:end {len(TEXT) + 1} }} }} "
        f"WHERE {{ GRAPH ?g {{ <{PASSAGE}> plan:start ?s }} }}",
        PASSAGE,
        str(len(TEXT) + 1),
    ),
    (
        "passage-iri",
        f"DELETE {{ GRAPH ?g {{ <{PASSAGE}> plan:start ?s }} }} INSERT {{ GRAPH ?g {{ <{PASSAGE}> plan:start 1 }} }} "
        f"WHERE {{ GRAPH ?g {{ <{PASSAGE}> plan:start ?s }} }}",
        PASSAGE,
        f"{DEFAULT_BASE}id/yunxi/source.txt#char=1,10",
    ),
    (
        "passage-of-another-plan",
        f"DELETE {{ GRAPH ?g {{ <{PASSAGE}> plan:source ?s }} }} "
        f"INSERT {{ GRAPH ?g {{ <{PASSAGE}> plan:source <id/yunxi-2016/source.txt> }} }} "
        f"WHERE {{ GRAPH ?g {{ <{PASSAGE}> plan:source ?s }} }}",
        f"id/yunxi/{agency_id('云溪县人民政府办公室')}",
        DEFAULT_BASE + PASSAGE,
    ),
    (
        "agency-of-another-plan",
        facts(f"<{LEAD}> plan:agency <id/yunxi-2016/agency/unstated>"),
        LEAD,
        f"{DEFAULT_BASE}id/yunxi-2016/agency/unstated",
    ),
    ("nothing-there", facts(f"<{VALUE}> plan:inDomain <id/yunxi/domain/nowhere>"), VALUE,
     f"{DEFAULT_BASE}id/yunxi/domain/nowhere"),
    ("undefined-term", facts(f"<{VALUE}> plan:invented 3"), f"{PREFIXES['plan']}invented", ""),
    ("undefined-term", facts("<id/yunxi/x> a plan:Invention"), f"{PREFIXES['plan']}Invention", ""),
    (
        "label-in-one-language",
        without('<reference/item/1> rdfs:label "free textbooks"@en'),
        "reference/item/1",
        "en",
    ),
    (
        "hidden-place-revealed",
        shared("reference", "<jurisdiction/cn-999999> a plan:AnonymousJurisdiction ; skos:exactMatch wd:Q1"),
        "jurisdiction/cn-999999",
        f"{PREFIXES['wd']}Q1",
    ),
    (
        "hidden-place-revealed",
        shared("reference", "<jurisdiction/cn-999999> a plan:AnonymousJurisdiction . <id/yunxi> owl:sameAs wd:Q2"),
        "id/yunxi",
        f"{PREFIXES['wd']}Q2",
    ),
    (
        "period-backwards",
        shared("reference", '<period/2021-2025> plan:lastYear "2020"^^xsd:gYear'),
        "period/2021-2025",
        "2020",
    ),
    ("year-out-of-range", facts(f'<{VALUE}> plan:inferredYear "9095"^^xsd:gYear'), VALUE, "9095"),
    (
        "leads-and-cooperates",
        facts(f"<{LEAD}> plan:responsibilityRole code:responsibility-cooperating"),
        TASK,
        f"{DEFAULT_BASE}id/yunxi/{agency_id('县教育局')}",
    ),
    ("plan-without-domain", without("?d a plan:Domain"), "id/yunxi", ""),
    (
        "unstated-place",
        without("<jurisdiction/cn-999999> rdfs:label ?l"),
        "id/yunxi",
        f"{DEFAULT_BASE}jurisdiction/cn-999999",
    ),
    (
        "coverage-twice",
        shared("comparison", "<coverage/2> a plan:Coverage ; plan:inPlan <id/yunxi> ;"
               " plan:referenceItem <reference/item/1>"),
        "id/yunxi",
        f"{DEFAULT_BASE}reference/item/1",
    ),
    (
        "coverage-without-evidence",
        without("<coverage/yunxi/1> plan:statedIn ?p"),
        "coverage/yunxi/1",
        f"{PREFIXES['code']}coverage-listed",
    ),
    (
        "coverage-missing",
        shared("reference", "<reference/item/2> a plan:ReferenceItem ; skos:inScheme <scheme/items>"),
        "id/yunxi",
        f"{DEFAULT_BASE}reference/item/2",
    ),
    ("bounds-reversed", shared("comparison", "<id/yunxi/normalised/1> plan:lower 1.5"), "id/yunxi/normalised/1", "1.5"),
    (
        "verdict-among-reasons",
        without("<comparison/1> plan:reason ?r") + " ; "
        + shared("comparison", "<comparison/1> plan:reason code:verdict-masked"),
        "comparison/1",
        f"{PREFIXES['code']}verdict-different-year",
    ),
    ("compared-with-itself", "", "comparison/1", DEFAULT_BASE + OTHER),
    (
        "accepted-and-refused",
        shared("mappings", '<mapping/1> sssom:predicate_modifier "Not" . '
               f"<id/yunxi/{IDS.service_items[0]}> skos:exactMatch <reference/item/1>"),
        "mapping/1",
        f"{DEFAULT_BASE}reference/item/1",
    ),
)  # fmt: skip
#: In the example both sides of the comparison are of one plan, and the earlier edition is read without domains.
KNOWN = {
    ("compared-with-itself", "comparison/1"),
    ("plan-without-domain", "id/yunxi-2016"),
}


def run(name: str, store: pyoxigraph.Store) -> list[tuple[str, str]]:
    return [(result.node, result.value) for result in check_rules(store, [RULES[name]])]


@pytest.mark.parametrize("name", sorted(RULES))
def test_what_conforms_breaks_no_rule(name: str) -> None:
    broken = {(name, node.removeprefix(DEFAULT_BASE)) for node, _ in run(name, whole_store())}
    assert broken - KNOWN == set()


@pytest.mark.parametrize(("name", "fault", "node", "value"), FAULTS, ids=lambda part: part if len(part) < 30 else "")
def test_the_planted_fault_is_found_and_nothing_else(name: str, fault: str, node: str, value: str) -> None:
    store = whole_store()
    before = set(run(name, store)) if fault else set()
    if fault:
        store.update(PREFIX_LINES + fault)
    found = set(run(name, store)) - before
    node = node if node.startswith("https:") else DEFAULT_BASE + node
    if name == "passage-of-another-plan":
        # The passage proves the plan's issuer, the body and its responsibility.
        assert (node, value) in found
        assert {place for _, place in found} == {value}
    elif name == "unstated-place":
        # Both editions are for the place.
        assert found == {(node, value), (f"{DEFAULT_BASE}id/yunxi-2016", value)}
    else:
        assert found == {(node, value)}


def test_every_rule_has_a_planted_fault() -> None:
    assert {name for name, *_ in FAULTS} == set(RULES)


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_has_the_row_of_a_rule_and_words_in_both_languages(name: str) -> None:
    query = RULES[name].query
    assert tuple(column.name for column in query.columns) == COLUMNS
    assert query.question.zh.endswith("?")
    assert query.question.en.endswith("?")
    assert query.title.zh != query.title.en
    assert "ORDER BY ?entity" in query.text


@pytest.mark.parametrize(
    ("profile", "message"),
    [("", "rules and profile.tsv differ in a"), ("a\tgrave\n", "grave"), ("a\tinfo\nb\tinfo\n", "differ in b")],
)
def test_a_profile_that_does_not_fit_its_rules_is_refused(tmp_path: Path, profile: str, message: str) -> None:
    (tmp_path / "a.rq").write_text("SELECT ?entity ?property ?value { ?entity ?property ?value }", encoding="utf-8")
    (tmp_path / "profile.tsv").write_text(f"# rule\tseverity\n{profile}", encoding="utf-8")
    with pytest.raises(QueryError, match=message):
        load_rules(tmp_path)
