"""Sentences with planted quantities, filled with the words and numbers of one plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from tests.generator import words
from tests.generator.draft import Draft, Fact, number_of
from tests.generator.patterns import SENTENCES, Sentence

_SLOT = re.compile(r"\{(\w+)\}")

_HAN = "零一二三四五六七八九"


def han(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals.

    >>> han(85), han(10), han(20)
    ('八十五', '十', '二十')
    """
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十"
    return head + (_HAN[ones] if ones else "")


class Speaker:
    """Fills sentences for one plan: no name, sentence or number comes twice."""

    def __init__(self, random: Random, first_year: int, place: str) -> None:
        self._random = random
        self._whole = "全" + place[-1]
        self._base, self._last = first_year - 1, first_year + 4
        self._period = {2021: ("十三五", "十四五"), 2026: ("十四五", "十五五"), 2016: ("十二五", "十三五")}[first_year]
        self.rates = random.sample(words.RATES, len(words.RATES))
        self.levels = random.sample(words.LEVELS, len(words.LEVELS))
        self.stocks = random.sample(words.STOCKS, len(words.STOCKS))
        self._used: set[str] = set()
        self._patterns: dict[str, list[Sentence]] = {}
        for pattern in SENTENCES:
            self._patterns.setdefault(pattern.where, []).append(pattern)
        for patterns in self._patterns.values():
            random.shuffle(patterns)

    def _integer(self, low: int, high: int) -> str:
        while True:
            number = str(self._random.randint(low, high))
            if number not in self._used:
                self._used.add(number)
                return number

    def _decimal(self, low: int, high: int) -> str:
        while True:
            number = f"{self._random.randint(low * 100, high * 100) / 100:.2f}".rstrip("0").rstrip(".")
            if "." in number and number not in self._used:
                self._used.add(number)
                return number

    def _slots(self, wanted: frozenset[str]) -> dict[str, str]:
        """Words for the slots. A name is used up with its sentence: two statements of one measure would be a
        contradiction of the plan's own."""
        pick = self._random
        less, more = sorted((self._integer(12, 900), self._integer(12, 900)), key=int)
        low, high = sorted(int(self._integer(52, 99)) for _ in range(2))
        stocks, rates, levels = self.stocks, self.rates, self.levels
        a, ca = stocks.pop() if "a" in wanted else ("", "")
        b, cb = stocks.pop() if "b" in wanted else ("", "")
        level, unit, least, most, places_ = levels.pop() if "l" in wanted else ("", "", 1, 2, 0)
        place, classifier = pick.choice(words.PLACES_FOR_PERSONS)
        training, persons = pick.choice(words.TRAININGS)
        first = pick.randint(2, 7)
        value = pick.randint(least * 10**places_, most * 10**places_) / 10**places_
        self._used -= {str(low), str(high)}
        cheap, dear = sorted((pick.randint(5, 20) * 10, pick.randint(21, 40) * 10))
        return {
            "W": self._whole,
            "B": str(self._base),
            "Y": str(pick.randint(self._base + 3, self._last)),
            "F": self._period[0],
            "E": self._period[1],
            "r1": rates.pop() if "r1" in wanted else "",
            "r2": rates.pop() if "r2" in wanted else "",
            "p1": str(low),
            "p2": str(high),
            "hp1": han(low),
            "vp1": str(low),
            "a": a,
            "ca": ca,
            "b": b,
            "cb": cb,
            "n1": more,
            "n2": less,
            "n3": str(pick.randint(2, 11)),
            "B0": str(self._base - 5),
            "d1": self._decimal(1, 6),
            "d2": self._decimal(1, 6),
            "pl": place,
            "cpl": classifier,
            "t": training,
            "ct": persons,
            "l": level,
            "lu": unit,
            "lv": f"{value:.{places_}f}",
            "lw": f"{value + 0.1 * (most - least) + 10**-places_:.{places_}f}",
            "min": str(pick.choice((10, 15, 20, 30))),
            "m1": str(cheap),
            "m2": str(dear),
            "sr": f"{first}—{first + 3}",
            "sr1": str(first),
            "sr2": str(first + 3),
        }

    def sentences(self, where: str) -> Iterator[tuple[str, list[Fact]]]:
        """Sentences of one part with their facts, each pattern once."""
        for pattern in self._patterns[where]:
            slots = self._slots(frozenset(_SLOT.findall(pattern.text)))

            def fill(words_: str, slots: dict[str, str] = slots) -> str:
                return _SLOT.sub(lambda found: slots[found.group(1)], words_)

            text = fill(pattern.text)
            yield text, [_filled(fact, fill, text) for fact in pattern.facts]


def _filled(fact: Fact, fill: Any, text: str) -> Fact:
    out: Fact = {
        "year": None,
        "year_lost": False,
        "masked": False,
        "change": False,
        "approximate": False,
        "per": None,
        "period": None,
        "base_year": None,
    }
    for name, value in fact.items():
        if isinstance(value, str):
            out[name] = fill(value)
        elif isinstance(value, tuple):
            out[name] = [fill(v) if isinstance(v, str) else v for v in value]
        else:
            out[name] = value
    for name in ("year", "base_year"):
        out[name] = None if out[name] is None else int(out[name])
    if "years" in out:
        out["years"] = [None if y is None else int(y) for y in out["years"]]
    out["value"] = number_of(out["raw"]) if "value" not in out else out["value"] and float(out["value"])
    return out | {"quote": text}


def speak(draft: Draft, speaker: Iterator[tuple[str, list[Fact]]], count: int) -> str:
    """The next sentences as one stretch of text, their facts planted in the domain under way."""
    out = []
    for _, (text, facts) in zip(range(count), speaker, strict=False):
        out.append(text)
        for fact in facts:
            draft.plant("quantities", **fact, domain=draft.domain)
    return "".join(out)
