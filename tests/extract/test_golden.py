"""Golden cases: a small source and the facts that it states, a folder each, one trap of the genre each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.extract.facts import extract_facts
from kg.model.exchange import to_json
from kg.read.reader import read_document
from tests.generator.compare import compare, misplaced

_GOLDEN = Path(__file__).parent.parent / "golden"
_CASES = sorted(folder.name for folder in _GOLDEN.iterdir() if (folder / "facts.json").exists())


def _read(case: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is expected of a case, and what is found in its source."""
    expected: dict[str, Any] = json.loads((_GOLDEN / case / "facts.json").read_text(encoding="utf-8"))
    (source,) = (_GOLDEN / case).glob("source.*")
    return expected, to_json(extract_facts(read_document(source)))


def test_all_cases_are_collected() -> None:
    assert len(_CASES) == 92


@pytest.mark.parametrize("case", _CASES)
def test_a_case_gives_its_facts_and_no_others(case: str) -> None:
    expected, found = _read(case)
    scores = compare(expected["facts"], found, expected.get("tolerated"))
    assert scores
    short = {
        kind: {"missed": score.missed, "wrong": score.wrong}
        for kind, score in scores.items()
        if not score.wanted == score.found == score.right
    }
    assert not short, f"{expected['about']} {short}"


@pytest.mark.parametrize("case", _CASES)
def test_every_fact_of_a_case_stands_in_its_span(case: str) -> None:
    assert not misplaced(_read(case)[1])


@pytest.mark.parametrize("speech", ["speech", "speech-of-a-worker"])
def test_a_speech_is_hardly_taken_for_a_plan(speech: str) -> None:
    """Of the numbers of a speech that are no quantities at most one in twenty is taken for one."""
    spoken = json.loads((_GOLDEN / speech / "numbers.json").read_text(encoding="utf-8"))
    found = to_json(extract_facts(read_document(_GOLDEN / speech / "source.txt")))["quantities"]
    subjects = {quantity["raw"]: quantity["subject"] for quantity in found}
    for wanted in spoken["quantities"]:
        assert wanted["subject"] in subjects[wanted["raw"]]
    meant = {wanted["raw"] for wanted in spoken["quantities"]} | set(spoken.get("either", ()))
    taken = [quantity["raw"] for quantity in found if quantity["raw"] not in meant]
    assert len(spoken["others"]) > 60
    assert len(taken) <= len(spoken["others"]) / 20, taken
