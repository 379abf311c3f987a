"""Numerals as Chinese official texts print them, and the numbers that they stand for."""

from __future__ import annotations

import re
from decimal import Decimal

#: Digits and places of Chinese numerals, formal figures (大写) included.
DIGITS = {
    c: n
    for n, chars in enumerate(("零〇○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for c in chars
}
PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}

#: What a template prints where a digit belongs.
MASK_LETTERS = "xX×*○〇□"

ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
CHINESE = r"[一二三四五六七八九十百千万亿两〇零壹贰叁肆伍陆柒捌玖拾佰仟]+"
MASKED = r"[0-9]*[xX×*○〇□]+[0-9]*(?:\.[0-9xX×*○〇□]+)?"

_MOST_DIGITS = 15
_ARABIC = re.compile(ARABIC)
_MASKED = re.compile(rf"(?=.*[{re.escape(MASK_LETTERS)}]){MASKED}|[0-9]+\.[0-9]*[xX×*○〇□]+")
_CHINESE = re.compile(rf"{CHINESE}(?:点[一二三四五六七八九零〇]+)?")


def is_masked(words: str) -> bool:
    """Whether the words are a number with digits masked.

    >>> is_masked("xx.xx"), is_masked("20××"), is_masked("85"), is_masked("二〇二五")
    (True, True, False, False)
    """
    return _MASKED.fullmatch(words) is not None


def read_number(words: str) -> Decimal | None:
    """The number that a numeral in folded text stands for; None where it is no numeral, masked, or longer than any
    number that a plan prints, which is damage (and more than a double of JSON holds: RFC 8259, section 6).

    >>> read_number("1,200"), read_number("一千二百"), read_number("二〇二五"), read_number("一点五")
    (Decimal('1200'), Decimal('1200'), Decimal('2025'), Decimal('1.5'))
    >>> read_number("xx.x") is None, read_number("1234567890123456.5") is None
    (True, True)
    """
    if _ARABIC.fullmatch(words):
        number = Decimal(words.replace(",", ""))
        return number if len(number.as_tuple().digits) <= _MOST_DIGITS else None
    if _CHINESE.fullmatch(words):
        whole, _, rest = words.partition("点")
        count = read_chinese(whole)
        if count is None or not rest:
            return None if count is None else Decimal(count)
        return Decimal(f"{count}.{''.join(str(DIGITS[c]) for c in rest)}")
    return None


def read_chinese(words: str) -> int | None:
    """The whole number that Chinese numerals stand for, None where they form none.

    Digits alone are read one by one (二〇二五), with places they add up (三百零五), 万 and 亿 multiply what stands
    before them (两万三千). A place without a digit counts once at the head (十五).

    >>> [read_chinese(w) for w in ("十五", "三百零五", "两万三千", "一亿二千万", "二〇二五", "一百二", "百千")]
    [15, 305, 23000, 120000000, 2025, 120, None]
    """
    if not words:
        return None
    if all(c in DIGITS for c in words):
        return int("".join(str(DIGITS[c]) for c in words)) if len(words) <= 18 else None
    total = section = digit = 0
    last_place = 0
    seen_digit = False
    for at, char in enumerate(words):
        if char in DIGITS:
            if seen_digit and digit:
                return None
            digit, seen_digit = DIGITS[char], True
            if digit == 0:
                last_place = 0
        elif char in PLACES:
            place = PLACES[char]
            if not digit and ((at != 0 and words[at - 1] not in "零〇") or place != 10):
                return None
            section += (digit or 1) * place
            digit, seen_digit, last_place = 0, False, place
        else:
            myriad = MYRIADS.get(char)
            if myriad is None or not (section or digit or total):
                return None
            if section or digit:
                total = (total + section + digit) * myriad if total < myriad else total + (section + digit) * myriad
            else:
                total *= myriad
            section, digit, seen_digit, last_place = 0, 0, False, myriad
    if digit and last_place >= 100:
        digit *= last_place // 10
    return total + section + digit
