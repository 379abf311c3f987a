"""Many words as one pattern."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.text.alternation import alternation

_WORDS = st.lists(st.text(alphabet="ab达到.(", min_size=1, max_size=5), min_size=1, max_size=12)


@given(_WORDS)
def test_every_word_is_matched_whole(words: list[str]) -> None:
    pattern = re.compile(alternation(words))
    assert all(pattern.fullmatch(word) for word in words)


@given(_WORDS, st.text(alphabet="ab达到.(", max_size=8))
def test_the_longest_word_at_a_place_is_matched(words: list[str], text: str) -> None:
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    match = re.compile(alternation(words)).match(text)
    assert (match.group() if match else None) == longest


def test_no_words_match_nothing() -> None:
    assert re.search(alternation([]), "ab") is None
