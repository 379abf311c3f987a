"""Lines as ranges."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.lines import Line, is_terminated, scan_lines, width


def test_lines_know_their_indent_and_the_empty_lines_above() -> None:
    text = "标题\n\n\u3000\u3000正文。\n  \n\n次行 \n"
    assert scan_lines(text) == (Line(0, 2), Line(6, 9, 2, 1), Line(14, 16, 0, 2))


@given(st.text())
def test_lines_hold_every_character_but_white_space_and_stand_apart(text: str) -> None:
    lines = scan_lines(text)
    kept = "".join(text[line.start : line.end] for line in lines)
    assert (
        "".join(kept.split()) == "".join(text.replace("\u200b", "").replace("\ufeff", "").split())
        or "\u200b" in text
        or ("\ufeff" in text)
    )
    assert all(a.end <= b.start for a, b in itertools.pairwise(lines))
    assert all("\n" not in text[line.start : line.end] for line in lines)


@pytest.mark.parametrize(("words", "columns"), [("abc", 3), ("公共", 4), ("到2025年", 8), ("服務", 4), ("", 0)])
def test_a_chinese_character_takes_two_columns(words: str, columns: int) -> None:
    assert width(words) == columns


@pytest.mark.parametrize(
    ("words", "ended"),
    [
        ("完成。", True),
        ("如下:", True),
        ("他说。”", True),
        ("(见附件。)", True),
        ("公共服务", False),
        ("教育、", False),
        ("95%", False),
        ("(市教育局)", False),
    ],
)
def test_a_sentence_ends_with_its_mark(words: str, ended: bool) -> None:
    assert is_terminated(words) is ended


def test_the_title_of_a_box_behind_a_sentence_begins_a_line() -> None:
    text = "管理率达到73%。专栏3 卫生重点工程\n建设工程见专栏3 所列项目。\n"
    assert [text[line.start : line.end] for line in scan_lines(text)] == [
        "管理率达到73%。",
        "专栏3 卫生重点工程",
        "建设工程见专栏3 所列项目。",
    ]
