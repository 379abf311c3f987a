"""Cutting a text by the spans of its facts loses nothing and anchors everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.report.source import Mark, anchor, cut_lines


def test_overlapping_marks_are_cut_at_every_edge():
    marks = (Mark(0, 4, "Task", "t", "f1"), Mark(2, 6, "Value", "v", "f2"))
    (line,) = cut_lines("一二三四五六七", marks)
    assert [(p.text, p.marks, p.kinds) for p in line.pieces] == [
        ("一二", (0,), ("Task",)),
        ("三四", (0, 1), ("Task", "Value")),
        ("五六", (1,), ("Value",)),
        ("七", (), ()),
    ]


def test_the_shortest_mark_is_drawn_last():
    marks = (Mark(1, 2, "Value", "v", "f1"), Mark(0, 5, "Task", "t", "f2"))
    (line,) = cut_lines("一二三四五", marks)
    assert [p.kinds for p in line.pieces] == [("Task",), ("Task", "Value"), ("Task",)]


def test_a_mark_over_two_lines_is_marked_on_both_and_anchored_once():
    first, second = cut_lines("甲乙\n丙丁", (Mark(1, 4, "Task", "t", "f"),))
    assert [p.anchors for p in first.pieces] == [(), ("c1-4",)]
    assert [(p.text, p.anchors, p.marks) for p in second.pieces] == [("丙", (), (0,)), ("丁", (), ())]
    assert (first.start, second.start) == (0, 3)


@st.composite
def marked_texts(draw):
    text = draw(st.text(alphabet="甲乙丙\n 1", max_size=30))
    edges = st.integers(0, max(len(text) - 1, 0))
    pairs = draw(st.lists(st.tuples(edges, edges), max_size=8)) if text else []
    return text, tuple(Mark(min(p), max(p) + 1, "Task", "t", str(i)) for i, p in enumerate(pairs))


@given(marked_texts())
def test_the_pieces_give_the_text_back_and_hold_every_anchor_once(case):
    text, marks = case
    lines = cut_lines(text, marks)
    assert "\n".join("".join(p.text for p in line.pieces) for line in lines) == text.removesuffix("\n")
    anchors = [a for line in lines for p in line.pieces for a in p.anchors]
    assert sorted(anchors) == sorted({anchor(m.start, m.end) for m in marks})
    covered = dict.fromkeys(range(len(marks)), "")
    for line in lines:
        for piece in line.pieces:
            for i in piece.marks:
                covered[i] += piece.text
    for i, mark in enumerate(marks):
        assert covered[i] == text[mark.start : mark.end].replace("\n", "")
