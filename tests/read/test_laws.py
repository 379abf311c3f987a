"""Laws of every document, whatever the text: spans, trees, grids, ranges, time."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model.document import Document
from kg.read.reader import read_bytes
from tests.conftest import PLANS
from tests.strategies import hostile_texts

_NAMES = ("plan.txt", "plan.md", "plan.html", "plan.csv", "plan.tsv")
#: Full width and back: what a typesetter changes and a reader must not notice.
_WIDE = str.maketrans("(),:;!?%", "（），：；！？％")


def _holds(document: Document) -> None:
    text = document.text
    for section in document.sections:
        for span in (section.heading, section.title):
            assert text[span.start : span.end] == span.text
        assert section.start == section.heading.start <= section.title.start < section.title.end <= section.heading.end
        assert section.heading.end <= section.body <= section.end <= len(text)
        if section.parent is None:
            assert section.level == 1
        else:
            above = document.sections[section.parent]
            assert (section.level, above.start <= section.start, section.end <= above.end) == (
                above.level + 1,
                True,
                True,
            )
    assert [s.start for s in document.sections] == sorted(s.start for s in document.sections)
    for table in document.tables:
        places = [
            (r, c)
            for cell in table.cells
            for r in range(cell.row, cell.row + cell.rows)
            for c in range(cell.column, cell.column + cell.columns)
        ]
        assert len(places) == len(set(places))
        assert all(r < table.rows and c < table.columns for r, c in places)
        for span in (cell.span for cell in table.cells if cell.span is not None):
            assert text[span.start : span.end] == span.text
            assert table.start <= span.start < span.end <= table.end
    parts = sorted([*document.furniture, *document.paragraphs, *((t.start, t.end) for t in document.tables)])
    assert all(0 <= start < end <= len(text) for start, end in parts)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(parts))
    origins = [document.prose.origin(i) for i in range(0, len(document.prose.text), 7)]
    assert origins == sorted(origins)


@given(hostile_texts(), st.sampled_from(_NAMES))
@settings(max_examples=150)
def test_any_text_gives_a_document_in_order(text: str, name: str) -> None:
    try:
        document = read_bytes(name, text.encode())
    except SourceError:
        return
    _holds(document)


@given(st.binary(max_size=400), st.sampled_from((*_NAMES, "plan.pdf", "plan.docx", "plan.xlsx", "plan.xls")))
@settings(max_examples=100)
def test_any_bytes_give_a_document_or_a_reason(data: bytes, name: str) -> None:
    try:
        _holds(read_bytes(name, data))
    except SourceError as error:
        assert "\n  " in str(error)


@pytest.mark.parametrize("plan", sorted(folder.name for folder in PLANS.iterdir() if (folder / "source.txt").exists()))
def test_punctuation_of_full_width_is_read_alike(plan: str) -> None:
    text = (PLANS / plan / "source.txt").read_text(encoding="utf-8")
    plain, wide = read_bytes("plan.txt", text.encode()), read_bytes("plan.txt", text.translate(_WIDE).encode())
    _holds(plain)
    assert [(s.kind, s.start, s.title.start, s.end) for s in plain.sections] == [
        (s.kind, s.start, s.title.start, s.end) for s in wide.sections
    ]
    assert (plain.paragraphs, plain.furniture, plain.body_start) == (wide.paragraphs, wide.furniture, wide.body_start)
    assert [len(t.cells) for t in plain.tables] == [len(t.cells) for t in wide.tables]


@given(hostile_texts())
@settings(max_examples=40)
def test_the_same_bytes_give_the_same_document(text: str) -> None:
    words = f"一、目标\n{text}\n完善公共服务体系。\n".encode()
    assert read_bytes("plan.txt", words) == read_bytes("plan.txt", words)


@pytest.mark.parametrize(
    "piece",
    [
        "一、\n",
        "1.甲乙丙\n",
        "专栏1 工程\n1.甲。乙\n",
        "一是甲。一是乙。二是丙。",
        "甲" + " " * 50 + "乙",
        "a|b|c\n",
        "|" * 50 + "\n",
        "甲\t乙\n",
        "一、甲......1\n",
        "网友评论\n",
        "指标\n2020年\n2025年\n率\n95\n96\n",
        "甲  乙  丙\n",
        "(一)",
        "附件1\n",
        "《甲\n",
    ],
)
def test_ten_times_the_text_does_not_take_a_hundred_times_the_time(piece: str) -> None:
    def seconds(characters: int) -> float:
        data = (piece * (characters // len(piece))).encode()
        start = time.process_time()
        read_bytes("plan.txt", data)
        return time.process_time() - start

    seconds(200)
    assert seconds(20_000) < 40 * max(seconds(2_000), 0.01)
