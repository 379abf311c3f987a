"""What plans of the genre say of every national item, in sentences of no plan in particular."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.align.tables import read_rows
from kg.align.vocabulary import references
from tests.align.plans import plan_of
from tests.align.test_coverage import states

CASES = [
    (row["sentence"], *pair.split("="))
    for row in read_rows(Path(__file__).parent / "sentences.tsv")
    for pair in row["states"].split()
]


def test_every_item_of_the_standard_has_a_sentence():
    told = {f"bps{item}" for _, item, state in CASES if state == "committed"}
    assert {item.id for item in references().items if item.scheme == "2021"} <= told


@pytest.mark.parametrize(("sentence", "item", "state"), CASES)
def test_a_sentence_of_the_genre(sentence, item, state):
    found = states(plan_of(forward=sentence))[f"bps{item}"]
    assert found.state == state
    assert found.span is None or found.span.text.rstrip("。") in sentence
