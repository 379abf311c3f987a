"""What the numbers of one sentence share."""

from __future__ import annotations

import pytest

from kg.extract.sentences import grammar
from kg.extract.sharing import split_names

NAMES = [
    ("入园率、巩固率", 2, ["入园率", "巩固率"]),
    ("入园率、巩固率", 3, []),
    ("职工和居民医保报销比例", 2, ["职工和居民医保报销比例"] * 2),
    ("养老保险、失业保险、工伤保险参保", 3, ["养老保险", "失业保险", "工伤保险参保"]),
    ("城区和乡村", 2, []),
    ("教师持证率、生均面积", 2, ["教师持证率", "生均面积"]),
]


@pytest.mark.parametrize(("subject", "count", "names"), NAMES)
def test_a_subject_is_cut_into_its_names(subject: str, count: int, names: list[str]) -> None:
    assert [subject[a:b] for (a, b), _ in split_names(subject, 0, len(subject), count)] == names


def test_a_unit_printed_once_is_shared() -> None:
    found = grammar("入园率、巩固率较2018年分别提高6.4个、0.2个百分点。")
    assert [r.unit for r in found] == ["个百分点", "个百分点"]


def test_a_comparison_takes_the_subject_before_it() -> None:
    found = grammar("参保率达到97%,比上年提高2个百分点。")
    assert [(r.subject, r.change) for r in found] == [("参保率", False), ("参保率", True)]


def test_a_bare_rate_is_named_in_full() -> None:
    text = "全县参加基本养老保险11万人,参保率96.2%。"
    rate = grammar(text)[1]
    assert rate.subject == "参保率"
    assert "".join(text[a:b] for a, b in rate.whole) == "基本养老保险参保率"


def test_a_per_unit_holds_for_the_whole_list() -> None:
    assert [r.per is not None for r in grammar("每个乡镇建有1个球场、2个广场和1条步道。")] == [True, True, True]
