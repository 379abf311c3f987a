"""Running text without white space, with its way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.flow import flow, prose_of
from kg.read.reader import read_bytes


@given(st.text(alphabet="到 2025年\n率 达8%.a\t", max_size=60))
def test_every_character_leads_back_to_itself(text: str) -> None:
    found = flow(text)
    assert all(text[found.origin(at)] == char or text[found.origin(at)].isspace() for at, char in enumerate(found.text))


def test_two_numbers_are_not_glued_together_but_a_broken_one_is() -> None:
    assert flow("3.2 4.1 万").text == "3.2 4.1万"
    assert flow("1 00%", lambda _start, _end: True).text == "100%"


def test_spans_lie_in_the_text_of_the_document() -> None:
    document = read_bytes("a.txt", "一、目标\n到 2025 年,覆盖率达到 8 5 %。".encode())
    prose = prose_of(document)
    at = prose.flow.text.index("覆盖率")
    assert prose.span(at, at + 3).text == "覆盖率"
    assert prose.words(((at, at + 3), (at, at + 1))) == "覆盖率覆"


def test_the_parted_digits_of_one_number_are_joined_where_a_unit_follows() -> None:
    assert flow("新增床位 1 350 张,标准提高到每人每月7 10元").text == "新增床位1350张,标准提高到每人每月710元"
    assert flow("分别为 12 350,附表 2 15 项").text == "分别为12 350,附表2 15项"
