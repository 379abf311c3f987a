"""Counting what agrees: scores, and matches by key and by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.gold.score import fold, number

Fact = dict[str, Any]


@dataclass(slots=True)
class Score:
    """Counts for one kind or field, and the reasons why a count fell short."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was wanted and nothing found."""
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 1.0

    def __iadd__(self, other: Score) -> Score:
        self.wanted += other.wanted
        self.found += other.found
        self.right += other.right
        self.missed += other.missed
        self.wrong += other.wrong
        return self


def _shown(fact: Fact) -> str:
    return ", ".join(f"{k}={v}" for k, v in fact.items() if v not in (None, False, [], ()) and k not in ("spans",))


def by_key(
    wanted: Iterable[Fact],
    found: Iterable[Fact],
    key: Callable[[Fact], Any],
    placed: Callable[[Fact], bool],
    tolerated: Iterable[str] = (),
) -> tuple[Score, list[tuple[Fact, Fact]]]:
    """The score by an exact key, each wanted fact matched once, and the pairs that matched."""
    score, pairs = Score(), []
    left = list(wanted)
    score.wanted = len(left)
    excused = {fold(name) for name in tolerated}
    for fact in found:
        k = key(fact)
        match = next((w for w in left if key(w) == k), None)
        if match is None and fold(fact.get("name")) in excused:
            continue
        score.found += 1
        if match is not None and placed(fact):
            left.remove(match)
            score.right += 1
            pairs.append((match, fact))
        else:
            score.wrong.append(f"{k}" + (" (its span does not hold it)" if match is not None else ""))
    score.missed = [f"{key(w)}" for w in left]
    return score, pairs


def fields_of(
    kind: str,
    pairs: list[tuple[Fact, Fact]],
    names: Iterable[str],
    read: Callable[[Any], Any] = lambda value: value,
) -> dict[str, Score]:
    """How many of the matched facts also agree in a field that was planted."""
    out = {}
    for name in names:
        told = [(w, f) for w, f in pairs if name in w]
        if not told:
            continue
        part = Score(wanted=len(told), found=len(told))
        for want, have in told:
            if same_value(want[name], read(have.get(name))):
                part.right += 1
            else:
                part.missed.append(f"{_shown(want)}: want {name} {want[name]!r}, got {have.get(name)!r}")
        out[f"{kind}.{name}"] = part
    return out


def same_value(want: Any, have: Any) -> bool:
    if isinstance(want, str) or isinstance(have, str):
        return fold(want) == fold(have)
    if isinstance(want, list):
        return [fold(w) for w in want] == [fold(h) for h in have or []]
    if isinstance(want, bool) or want is None:
        return bool(want) == bool(have)
    return number(want) == number(have)


def words_of(value: Any) -> Any:
    """The text of a field that carries its span."""
    return value.get("text") if isinstance(value, Mapping) else value


def bag(wanted: list[Any], found: list[Any]) -> Score:
    score, left = Score(len(wanted), len(found)), list(wanted)
    for entry in found:
        if entry in left:
            left.remove(entry)
            score.right += 1
        else:
            score.wrong.append(f"{entry}")
    score.missed = [f"{entry}" for entry in left]
    return score
