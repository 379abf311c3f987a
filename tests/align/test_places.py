"""Places by id or by name."""

from __future__ import annotations

import pytest

from kg.align.places import find_place
from kg.errors import UsageError


@pytest.mark.parametrize(
    ("words", "place", "names"),
    [
        ("cn-110000", "cn-110000", ("北京市", "Beijing Municipality")),
        ("110000", "cn-110000", ("北京市", "Beijing Municipality")),
        ("北京市", "cn-110000", ("北京市", "Beijing Municipality")),
        ("beijing municipality", "cn-110000", ("北京市", "Beijing Municipality")),
        ("cn-999999", "cn-999999", None),
        ("anonymous", "anonymous", None),
    ],
)
def test_a_place_is_found(words: str, place: str, names: tuple[str, str] | None) -> None:
    assert find_place(words) == (place, names)


@pytest.mark.parametrize("words", ["北京城", "Atlantis", "cn-12", "x市", "x-city", ""])
def test_an_unknown_place_is_answered_with_candidates(words: str) -> None:
    with pytest.raises(UsageError, match=r"no place is called .*\n.*Nearest names: \S+ \(\S+\)"):
        find_place(words)
