"""The evidence is read again: 100 % holds, and a passage or a fact that differs by one character is found."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from kg.check.evidence import check_evidence
from kg.graph.store import load_store
from kg.model.span import Span
from tests.graph.example import FACTS, MANIFEST, TEXT, example_quads, example_store

TEXTS = {"yunxi": TEXT, "yunxi-2016": TEXT}


def test_every_passage_and_statement_of_the_example_holds() -> None:
    results, fidelity = check_evidence(example_store(), TEXTS)
    assert results == ()
    assert fidelity.passages == fidelity.passages_hold > 40
    assert fidelity.facts == fidelity.facts_hold > 45


@pytest.mark.parametrize("at", range(0, len(TEXT), 97))
def test_one_character_more_in_the_source_breaks_every_passage_behind_it(at: int) -> None:
    results, _ = check_evidence(example_store(), TEXTS | {"yunxi": f"{TEXT[:at]}某{TEXT[at:]}"})
    broken = {result.node for result in results if result.check == "evidence/passage"}
    ends = {int(node.rpartition(",")[2]) for node in broken}
    assert broken or at > 500
    assert all(end > at for end in ends)


def test_words_that_do_not_stand_in_their_passage_are_found_at_their_fact() -> None:
    wrong = dataclasses.replace(FACTS.quantities[0], raw="86%")
    facts = dataclasses.replace(FACTS, quantities=(wrong, *FACTS.quantities[1:]))
    from kg.graph.plans import plan_quads

    (result,), fidelity = check_evidence(example_store(plan_quads(MANIFEST, facts)), {"yunxi": TEXT})
    assert (result.severity, result.check, result.value) == ("violation", "evidence/words", "86%")
    assert result.place.endswith("#char=" + _place(FACTS.quantities[0].span))
    assert fidelity.facts - fidelity.facts_hold == 1


@pytest.mark.parametrize("about", ["standard", "documentNumber", "deadline", "leadPrinted"])
def test_a_field_with_a_passage_of_its_own_is_held_against_it(about: str) -> None:
    lines = [
        line.replace('> "', '> "某') if f"ontology#{about}>" in line and "/graph/plan/" in line else line
        for line in example_quads()
    ]
    results, _ = check_evidence(example_store(lines), TEXTS)
    assert results
    assert {(r.check, r.value[0]) for r in results} == {("evidence/words", "某")}


def _place(span: Span) -> str:
    return f"{span.start},{span.end}"


def test_a_passage_under_a_false_address_is_found() -> None:
    span = FACTS.domains[0].span
    lines = [line.replace(f"#char={_place(span)}>", "#char=0,4>") for line in example_quads()]
    results, _ = check_evidence(example_store(sorted(set(lines))), TEXTS)
    assert {result.node.rpartition("=")[2] for result in results} == {"0,4"}


@pytest.mark.slow
def test_all_evidence_of_the_five_plans_holds(built: Path) -> None:
    store = load_store(sorted((built / "graph").glob("*.nq")))
    plans = json.loads((built / "build.json").read_text(encoding="utf-8"))["plans"]
    texts = {plan: (built / "facts" / f"{plan}.txt").read_text(encoding="utf-8") for plan in plans}
    results, fidelity = check_evidence(store, texts)
    assert results == ()
    assert len(texts) == 5
    assert fidelity.passages_hold == fidelity.passages > 1000
    assert fidelity.facts_hold == fidelity.facts > 1000
