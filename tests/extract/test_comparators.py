"""Words that bound a number."""

from __future__ import annotations

import pytest

from kg.extract.comparators import bound

WORDS = [
    ("率不低于", "。", ">="),
    ("不少于", "", ">="),
    ("至少", "", ">="),
    ("", "以上", ">="),
    ("", "及以上", ">="),
    ("", "(含)以上", ">="),
    ("≥", "", ">="),
    ("超过", "", ">"),
    ("突破", "", ">"),
    ("高于", "", ">"),
    ("不超过", "", "<="),
    ("", "以内", "<="),
    ("", "以下", "<="),
    ("控制在", "以内", "<="),
    ("≤", "", "<="),
    ("小于", "", "<"),
    ("低于", "", "<"),
    ("不足", "", "<"),
    ("达到", "", "="),
    ("约", "", "="),
    ("", "左右", "="),
    ("", "内部", "="),
    ("至少建成", "", ">="),
    ("不超过适龄幼儿的", "", "<="),
    ("不低于每人每年", "", ">="),
]


@pytest.mark.parametrize(("before", "after", "comparator"), WORDS)
def test_words_around_a_number_bound_it(before: str, after: str, comparator: str) -> None:
    assert bound(before, after, False)[0].comparator == comparator


def test_more_inside_a_number_makes_it_a_lower_bound() -> None:
    assert bound("", "", True)[0].comparator == ">"


@pytest.mark.parametrize(("before", "after"), [("约", ""), ("", "左右"), ("近", "")])
def test_some_words_only_say_about(before: str, after: str) -> None:
    assert bound(before, after, False)[0].approximate
