"""Levels in words."""

from __future__ import annotations

import pytest

from kg.extract.facts import extract_facts
from kg.read.reader import read_bytes

SENTENCES = [
    ("符合条件的困难家庭实现应保尽保。", [("符合条件的困难家庭", "应保尽保")]),
    ("推进社区日间照料全覆盖。", [("社区日间照料", "全覆盖")]),
    ("对失能老人应养尽养。", [("失能老人", "应养尽养")]),
    ("村级活动室全部达标。", [("村级活动室", "全部达标")]),
    ("为学生免费提供教科书。", [("教科书", "免费提供")]),
    ("坚持全覆盖、保基本、多层次。", []),
    ("落实免费义务教育政策。", []),
    ("开展“全覆盖”专项行动。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_levels_are_read_with_their_subjects(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = extract_facts(read_bytes("plan.txt", f"一、保障\n{sentence}".encode())).word_targets
    assert [(target.subject, target.words) for target in found] == expected
