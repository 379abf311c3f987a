"""Dates as they are printed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates import read_date, read_fused_date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2022年3月5日", "2022-03-05"),
        ("2022-03-05", "2022-03-05"),
        ("2022/3/5", "2022-03-05"),
        ("二〇二二年十一月二十三日", "2022-11-23"),
        ("2022年2月30日", None),
        ("12月29日", None),
        ("明年", None),
    ],
)
def test_a_date_is_read_or_not(words: str, date: str | None) -> None:
    assert read_date(words) == date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2019930", "2019-09-30"),
        ("20191105", "2019-11-05"),
        ("2019111", None),
        ("201913", "2019-01-03"),
        ("2019", None),
        ("二", None),
    ],
)
def test_fused_digits_are_split_only_where_one_day_is_possible(words: str, date: str | None) -> None:
    assert read_fused_date(words) == date


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_any_day_printed_in_chinese_comes_back(day: datetime.date) -> None:
    assert read_date(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()


@given(st.text(max_size=20))
def test_no_words_make_the_readers_raise(words: str) -> None:
    read_date(words)
    read_fused_date(words)
