"""Answers are kept while they stay right and as far as there is room."""

from __future__ import annotations

import pytest

from kg.serve.cache import Answers


def job(query: str, accept: str = "csv") -> dict[str, object]:
    return {"query": query, "solution_type": accept}


def test_an_equal_job_gets_the_answer_and_another_does_not() -> None:
    answers = Answers(1_000)
    answers.keep(job("ASK {}"), ("text/csv", b"true"))
    assert answers.get(job("ASK {}")) == ("text/csv", b"true")
    assert answers.get(job("ASK {}", "json")) is None
    assert answers.get(job("ASK { }")) is None


def test_the_answer_that_nobody_asked_for_goes_first() -> None:
    answers = Answers(1_000)
    for name in "abcdefgh":
        answers.keep(job(name), ("t", b"x" * 100))
        answers.get(job("a"))
    assert answers.get(job("a")) is not None
    assert answers.get(job("b")) is None
    assert answers.get(job("h")) is not None


@pytest.mark.parametrize(
    "query", ["SELECT (NOW() AS ?x) {}", "SELECT (rand() AS ?x) {}", "SELECT (\\u004eOW() AS ?x) {}"]
)
def test_what_changes_from_call_to_call_is_not_kept(query: str) -> None:
    answers = Answers(1_000)
    answers.keep(job(query), ("t", b"1"))
    assert answers.get(job(query)) is None


def test_a_very_long_answer_is_not_kept() -> None:
    answers = Answers(1_000)
    answers.keep(job("ASK {}"), ("t", b"x" * 500))
    assert answers.get(job("ASK {}")) is None
