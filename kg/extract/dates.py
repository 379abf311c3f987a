"""Dates as plans and their pages print them: 2022年3月5日, 二〇二二年三月五日, 2022-03-05, also damaged."""

from __future__ import annotations

import re

from kg.text.numbers import read_number

_HAN_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0", "O": "0"}
_PARTS = re.compile(
    r"(?P<y>\d{4}|[零〇○O一二三四五六七八九]{4})\s*[-年./]\s*(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[-月./]\s*"
    r"(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})"
)


def read_date(words: str) -> str | None:
    """The ISO date that folded words print, None where they print no possible day.

    >>> read_date("2022年3月5日"), read_date("二〇二一年十二月三十日"), read_date("12月29日")
    ('2022-03-05', '2021-12-30', None)
    """
    found = _PARTS.match(words.strip())
    if found is None:
        return None
    year = "".join(_HAN_DIGITS.get(c, c) for c in found["y"])
    return _iso(int(year), int(read_number(found["m"]) or 0), int(read_number(found["d"]) or 0))


def read_fused_date(words: str) -> str | None:
    """The one day that digits without 年, 月, 日 can be read as, None where they can be none or several.

    >>> read_fused_date("2019930"), read_fused_date("2019111"), read_fused_date("20191105")
    ('2019-09-30', None, '2019-11-05')
    """
    if not (words.isascii() and words.isdigit() and 6 <= len(words) <= 8):
        return None
    year, rest = int(words[:4]), words[4:]
    if len(rest) == 4:
        return _iso(year, int(rest[:2]), int(rest[2:]))
    readings = {
        day
        for cut in range(1, len(rest))
        if "0" not in (rest[0], rest[cut]) and (day := _iso(year, int(rest[:cut]), int(rest[cut:]))) is not None
    }
    return readings.pop() if len(readings) == 1 else None


def _iso(year: int, month: int, day: int) -> str | None:
    last = 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    return f"{year:04}-{month:02}-{day:02}" if 1949 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= last else None
