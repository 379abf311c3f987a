"""Places by id or by name."""

from __future__ import annotations

import re

from rapidfuzz import process

from kg.align.vocabulary import references
from kg.errors import UsageError
from kg.model.reference import Place

#: The jurisdiction of a plan that hides its place.
ANONYMOUS = "anonymous"
#: A place by its GB/T 2260 code; the list of places does not hold every county.
_CODED = re.compile(r"cn-\d{6}")


def find_place(words: str) -> tuple[str, tuple[str, str] | None]:
    """The id of a place and its names in Chinese and English, from its id or its name in either language.

    The names are None for `anonymous`, and for a code that is well formed but not in the list. Raises UsageError
    where nothing of that name is known or several places have it, with the nearest candidates.
    """
    if words == ANONYMOUS:
        return ANONYMOUS, None
    places = [place for place in references().places if not place.is_placeholder]
    found = [p for p in places if words in (p.id, p.code, p.name_zh)] or [
        p for p in places if p.name_en.casefold() == words.casefold()
    ]
    if len(found) == 1:
        return found[0].id, (found[0].name_zh, found[0].name_en)
    if not found and _CODED.fullmatch(words):
        return words, None
    if found:
        raise UsageError(f"several places are called {words!r}\n  Give an id: {_listed(found)}.")
    near = process.extract(words, {p: p.name_zh for p in places}, limit=3)
    raise UsageError(
        f"no place is called {words!r}\n"
        f"  Give the id of its GB/T 2260 code, such as cn-350600, or {ANONYMOUS}. Nearest names: "
        f"{_listed([place for _, _, place in near])}."
    )


def _listed(places: list[Place]) -> str:
    return ", ".join(f"{place.id} ({place.name_zh})" for place in places)
