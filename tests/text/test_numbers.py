"""Numerals and what they stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.numbers import is_masked, read_chinese, read_number

NUMERALS = [
    ("0", "0"),
    ("85", "85"),
    ("95.03", "95.03"),
    ("1,200", "1200"),
    ("12,345,678.5", "12345678.5"),
    ("007", "7"),
    ("十", "10"),
    ("十五", "15"),
    ("二十", "20"),
    ("一百", "100"),
    ("一百零五", "105"),
    ("一百二", "120"),
    ("三百二十一", "321"),
    ("一千二百", "1200"),
    ("一千零一", "1001"),
    ("两千", "2000"),
    ("一万", "10000"),
    ("两万三千", "23000"),
    ("十二万", "120000"),
    ("一亿二千万", "120000000"),
    ("二〇二五", "2025"),
    ("二零三五", "2035"),
    ("八十五点五", "85.5"),
    ("一点二五", "1.25"),
    ("壹仟贰佰", "1200"),
]
NO_NUMERALS = ["", "百千", "百百", "十十", "一二三四五六七八九十一", "xx", "12.5.3", "千里", "-", "1,23"]
MASKS = ["xx", "xx.x", "x", "××", "20××", "xx.xx", "**", "〇〇", "1x.x", "□□"]
NO_MASKS = ["85", "二〇二五", "x县", "", "12.5", "一"]


@pytest.mark.parametrize(("words", "value"), NUMERALS)
def test_a_numeral_is_read(words: str, value: str) -> None:
    assert read_number(words) == Decimal(value)


@pytest.mark.parametrize("words", NO_NUMERALS)
def test_what_is_no_numeral_is_not_read(words: str) -> None:
    assert read_number(words) is None


@pytest.mark.parametrize("words", MASKS)
def test_masked_digits_are_told(words: str) -> None:
    assert is_masked(words)


@pytest.mark.parametrize("words", NO_MASKS)
def test_digits_are_no_mask(words: str) -> None:
    assert not is_masked(words)


@given(st.text(alphabet="零〇一二三四五六七八九十百千万亿两", max_size=12))
def test_chinese_numerals_never_raise(words: str) -> None:
    number = read_chinese(words)
    assert number is None or number >= 0


@given(st.integers(min_value=1, max_value=99_999_999))
def test_what_is_written_is_read(number: int) -> None:
    assert read_chinese(_write(number)) == number


def _write(number: int) -> str:
    """A whole number under a hundred million in Chinese numerals."""
    if number >= 10_000:
        rest = number % 10_000
        low = ("零" if rest < 1000 else "") + _write(rest) if rest else ""
        return _write(number // 10_000) + "万" + low
    out = ""
    gap = False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            out += ("零" if gap else "") + "零一二三四五六七八九"[digit] + name
            gap = False
        elif out:
            gap = True
    return out
