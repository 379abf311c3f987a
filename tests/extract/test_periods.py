"""Years and periods in scope."""

from __future__ import annotations

import pytest

from kg.extract.periods import period_at, period_years, periods, read_year, scope_at, scopes

SENTENCES = [
    ("到2026年,X", (2026, False)),
    ("2026年底前X", (2026, False)),
    ("到二〇三五年X", (2035, False)),
    ("到,X", (None, True)),
    ("前,X", (None, True)),
    ("20××年X", (None, True)),
    ("力争到每千名老人X", (None, True)),
    ("2021-2025年X", (None, False)),
    ("2000年以前建成的X", (None, False)),
    ("到2026年;X", (None, False)),
    ("较2020年X", (None, False)),
    ("到现场办公,X", (None, False)),
    ("到年底,X", (None, False)),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_the_year_in_scope(sentence: str, expected: tuple[int | None, bool]) -> None:
    scope = scope_at(scopes(sentence, 0, len(sentence)), sentence.index("X"))
    assert (scope.year, scope.lost) == expected


def test_a_period_holds_until_another_is_named() -> None:
    text = "“十三五”期间X,“十四五”时期Y".replace("“", '"').replace("”", '"')
    named = periods(text, 0, len(text))
    assert period_at(named, text.index("X")) == "十三五"
    assert period_at(named, text.index("Y")) == "十四五"
    assert periods("比十三五末提高X", 0, 8) == ()


def test_named_periods_have_their_years() -> None:
    assert [period_years(name) for name in ("十一五", "十五五", "某五")] == [(2006, 2010), (2026, 2030), None]


def test_years_are_read_in_both_kinds_of_digits() -> None:
    assert [read_year(words) for words in ("2025", "二〇二五", "二零三五")] == [2025, 2025, 2035]
