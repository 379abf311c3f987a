"""Laws that hold for every plan: spans, exchange, names of files, order of plans."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings

from kg.extract.facts import extract_facts
from kg.model.exchange import dumps, from_json, to_json
from kg.model.span import Span
from kg.read.reader import read_bytes, read_document
from tests.conftest import PLANS
from tests.generator.compare import misplaced
from tests.generator.made import Made
from tests.strategies import hostile_texts, invented_plans

_NAMES = sorted(folder.name for folder in PLANS.iterdir() if (folder / "source.txt").exists())


def _spans(value: object) -> list[Span]:
    """Every span inside a record."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for inner in value for span in _spans(inner)]
    names = getattr(type(value), "__slots__", ())
    return [span for name in names for span in _spans(getattr(value, name, None))]


def test_five_plans_are_there() -> None:
    assert len(_NAMES) == 5


@pytest.mark.parametrize("name", _NAMES)
def test_every_span_of_a_plan_holds_its_words(name: str) -> None:
    facts = extract_facts(read_document(PLANS / name / "source.txt"))
    spans = _spans(facts)
    assert len(spans) > 50
    assert all(facts.text[span.start : span.end] == span.text for span in spans)
    assert not misplaced(to_json(facts))


@given(invented_plans())
@settings(max_examples=40)
def test_every_fact_of_an_invented_plan_stands_in_its_span(plan: Made) -> None:
    facts = extract_facts(read_bytes(plan.name, plan.data))
    assert all(facts.text[span.start : span.end] == span.text for span in _spans(facts))
    assert not misplaced(to_json(facts))


@given(invented_plans())
@settings(max_examples=20)
def test_facts_survive_the_exchange_format(plan: Made) -> None:
    facts = extract_facts(read_bytes(plan.name, plan.data))
    assert from_json(json.loads(dumps(facts))) == facts


@given(hostile_texts())
@settings(max_examples=150)
def test_hostile_text_is_read_the_same_twice(text: str) -> None:
    data = text.encode()
    try:
        first = read_bytes("once.txt", data)
    except Exception as refused:
        with pytest.raises(type(refused)):
            read_bytes("once.txt", data)
        return
    assert dumps(extract_facts(first)) == dumps(extract_facts(read_bytes("once.txt", data)))


@pytest.mark.parametrize("name", _NAMES)
def test_a_renamed_copy_in_an_empty_folder_gives_the_same_facts(name: str, tmp_path: Path) -> None:
    copy = tmp_path / "甲.txt"
    shutil.copyfile(PLANS / name / "source.txt", copy)
    ours = to_json(extract_facts(read_document(PLANS / name / "source.txt")))
    theirs = to_json(extract_facts(read_document(copy)))
    assert theirs["source"].pop("name") == "甲.txt"
    ours["source"].pop("name")
    assert theirs == ours


def test_what_was_read_before_does_not_matter() -> None:
    alone = {name: dumps(extract_facts(read_document(PLANS / name / "source.txt"))) for name in _NAMES}
    for seed in range(2):
        order = random.Random(seed).sample(_NAMES, len(_NAMES))
        assert {name: dumps(extract_facts(read_document(PLANS / name / "source.txt"))) for name in order} == alone
