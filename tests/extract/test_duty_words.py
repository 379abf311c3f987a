"""One statement of duty, read from mark to mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.duty_words import Rule, read_duty
from tests.extract.made import document


@pytest.mark.parametrize(
    ("words", "lead", "cooperating", "unmarked"),
    [
        ("牵头单位:市教育局;配合单位:市财政局", ["市教育局"], ["市财政局"], []),
        ("市教育局牵头,市财政局落实", ["市教育局"], ["市财政局"], []),
        ("责任单位:市教育局,市财政局", [], [], ["市教育局", "市财政局"]),
        ("责任人:某某某", [], [], []),
        ("没有单位的一句话", [], [], []),
    ],
)
def test_names_stand_behind_a_label_or_before_a_verb(
    words: str, lead: list[str], cooperating: list[str], unmarked: list[str]
) -> None:
    read = document(words)
    duty = read_duty(read, 0, len(read.prose.text))
    assert [unit.name for unit in duty.lead] == lead
    assert [unit.name for unit in duty.cooperating] == cooperating
    assert [unit.name for unit in duty.unmarked] == unmarked


@pytest.mark.parametrize(("kind", "leading"), [("comma", 2), ("first", 1)])
def test_a_rule_of_the_plan_tells_who_leads(kind: str, leading: int) -> None:
    read = document("责任单位:市教育局、市民政局,市财政局")
    duty = read_duty(read, 0, len(read.prose.text), (Rule(0, kind),))
    assert (len(duty.lead), len(duty.cooperating)) == (leading, 3 - leading)


@given(st.text(alphabet="市教育财政局委牵头配合负责单位责任:、,;()年底前2024会同等由 ", max_size=60))
def test_no_words_make_the_reader_raise_and_names_stand_in_their_places(words: str) -> None:
    read = document("一、任务。" + words)
    duty = read_duty(read, 0, len(read.prose.text))
    for unit in duty.units:
        assert read.text[unit.span.start : unit.span.end] == unit.span.text
