"""Principles."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    "lines",
    [
        ("保障基本,动态调整。立足市情。", "政府主导,社会参与。转变职能。"),
        ("——保障基本,动态调整。立足市情。", "——政府主导,社会参与。转变职能。"),
        ("1.保障基本,动态调整。立足市情。", "2.政府主导,社会参与。转变职能。"),
    ],
)
def test_the_heads_below_the_principles_are_their_names(lines: tuple[str, ...]) -> None:
    read = facts(
        "一、总体要求", "(一)指导思想", "略。", "(二)基本原则", *lines, "(三)主要目标", "制度规范健全。建立机制。"
    )
    assert [p.name for p in read.principles] == ["保障基本,动态调整", "政府主导,社会参与"]
