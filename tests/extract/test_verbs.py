"""Verbs around a number."""

from __future__ import annotations

import pytest

from kg.extract.verbs import TOWARDS, alternation, at_start, verb_at_end, verbs

ENDS = [
    ("doing", "计划新建", "新建"),
    ("doing", "新建了约", "新建"),
    ("level", "提高到", "提高到"),
    ("having", "都有", "有"),
    ("having", "所有", None),
    ("rise", "同比下降", "下降"),
    ("doing", "覆盖率", None),
    ("doing", "原则上至少办好", "办好"),
]


@pytest.mark.parametrize(("kind", "text", "verb"), ENDS)
def test_the_verb_before_a_number(kind: str, text: str, verb: str | None) -> None:
    found = verb_at_end(kind, text, 0, len(text))
    assert (text[slice(*found)] if found else None) == verb


@pytest.mark.parametrize("text", ["开发区服务", "安置率", "建档立卡户", "有效期", "办公室"])
def test_a_noun_that_begins_like_a_verb_is_none(text: str) -> None:
    assert at_start("doing").match(text) is None
    assert at_start("having").match(text) is None


def test_every_verb_is_found_by_its_pattern() -> None:
    import re

    for kind in ("doing", "having", "level", "rise"):
        pattern = re.compile(alternation(kind))
        assert all(pattern.fullmatch(verb) for verb in verbs(kind))


def test_words_that_end_a_pair() -> None:
    assert TOWARDS.search("提高至") and not TOWARDS.search("提高")
