"""No text, however hostile, makes reading and extracting raise, and no fact leaves its place."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.extract.facts import extract_facts
from kg.model.exchange import from_json, to_json
from kg.model.facts import Facts
from kg.read.reader import read_bytes
from tests.generator.compare import misplaced
from tests.strategies import hostile_texts


def _facts(name: str, data: bytes) -> Facts | None:
    """The facts of a file, None where it is refused as a file: reading alone may refuse."""
    try:
        document = read_bytes(name, data)
    except KgError:
        return None
    return extract_facts(document)


@given(hostile_texts(), st.sampled_from(("txt", "md", "html", "csv")))
@example("到", "txt")
@example("责任单位:", "txt")
@example("|\n|\n", "md")
@example("<table><tr><td rowspan=99999>2025年</table>", "html")
@example('"', "csv")
def test_nothing_raises_and_every_fact_stands_in_its_span(text: str, form: str) -> None:
    facts = _facts(f"hostile.{form}", text.encode("utf-8"))
    if facts is not None:
        plain = to_json(facts)
        assert not misplaced(plain)
        assert from_json(plain) == facts


@given(st.binary(max_size=400), st.sampled_from(("txt", "html", "pdf", "docx", "xlsx", "xls", "csv")))
@example(b"", "txt")
@example(b"%PDF-1.4", "pdf")
@example(b"PK\x03\x04", "docx")
@example(b"\xff\xfe", "txt")
def test_bytes_that_are_no_document_are_refused_in_words(data: bytes, form: str) -> None:
    try:
        document = read_bytes(f"bytes.{form}", data)
    except KgError as fault:
        assert str(fault)
    else:
        assert not misplaced(to_json(extract_facts(document)))


@pytest.mark.parametrize(
    "word", ["(", "《", "、", "2", "到", "一是", "|", "2025年", "责任单位:市", "1.", "专栏1 \n", "分别"]
)
def test_a_word_repeated_many_times_is_read_in_linear_time(word: str) -> None:
    """Eight times the text takes less than thirty times as long, where a square would take sixty-four."""
    from time import process_time

    def seconds(count: int) -> float:
        data = (word * count).encode()
        best = float("inf")
        for _ in range(3):
            start = process_time()
            _facts("repeated.txt", data)
            best = min(best, process_time() - start)
        return best

    assert seconds(16_000) < 30 * max(seconds(2_000), 0.002)
