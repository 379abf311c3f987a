"""Norms: every rule of the table holds of its own example."""

from __future__ import annotations

import pytest

from kg.extract.norms import NORMS, Norm
from kg.extract.sentences import grammar


@pytest.mark.parametrize("norm", NORMS, ids=[norm.example for norm in NORMS])
def test_a_rule_holds_of_its_example(norm: Norm) -> None:
    assert "standard" in [reading.role for reading in grammar(norm.example)]


@pytest.mark.parametrize(
    "sentence",
    [
        "打造城乡15分钟以内的生活圈。",
        "急救反应时间压缩至10分钟以内。",
        "对低保对象的补助比例提高到60%。",
        "低保标准达到每人每月600元。",
        "人均体育场地面积不低于2.4平方米。",
        "90%以上的行政村建有服务站。",
    ],
)
def test_a_level_to_be_reached_is_no_norm(sentence: str) -> None:
    assert [reading.role for reading in grammar(sentence)] == ["target"]
