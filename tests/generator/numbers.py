"""Scores of numbers in prose against planted ones."""

from __future__ import annotations

from collections.abc import Iterable

from tests.generator.scoring import Fact, Score, same_value
from tests.gold.score import Text, digits, fold, number, overlaps, same_name

#: What a planted number may say beside its value.
FIELDS = (
    "unit",
    "comparator",
    "year",
    "year_lost",
    "subject",
    "role",
    "per",
    "period",
    "change",
    "approximate",
    "masked",
    "base_year",
    "domain",
)


def quantities(wanted: list[Fact], found: list[Fact], text: Text, excused: Iterable[str] = ()) -> dict[str, Score]:
    """Numbers in prose: in their place; then each field over those in place that name it. `excused` are printed
    numbers that count neither way."""
    spare = {fold(raw) for raw in excused}
    found = [q for q in found if fold(q.get("raw")) not in spare]
    spots = [text.places(w["quote"]) for w in wanted]
    have = [q for q in found if text.holds(q, q.get("raw"))]
    score = Score(len(wanted), len(found))
    score.wrong = [f"{q.get('raw')} (its span does not hold it)" for q in found if q not in have]
    fields = {}
    for name in FIELDS:
        unasked = sum(name not in want for want in wanted)
        fields[name] = Score(len(wanted) - unasked, max(0, len(found) - unasked))

    def checks(want: Fact, fact: Fact) -> dict[str, bool]:
        subjects = [want["subject"], *want.get("also", [])]
        agreed = {
            "year": fact.get("year") in want.get("years", [want.get("year")]),
            "subject": any(same_name(n, fact.get("subject"), 0.6) for n in subjects),
            "role": fact.get("role") in want.get("roles", [want.get("role")]),
        }
        return {
            name: agreed[name] if name in agreed else same_value(want[name], fact.get(name))
            for name in FIELDS
            if name in want
        }

    used: set[int] = set()
    for want, places in zip(wanted, spots, strict=True):
        value = number(want["value"])

        def fits(
            fact: Fact, want: Fact = want, value: float | None = value, places: list[tuple[int, int]] = places
        ) -> bool:
            alike = number(fact.get("value")) == value
            if value is None:
                alike = alike and digits(fact.get("raw")) == digits(want["raw"])
            return alike and overlaps(fact.get("span"), places)

        candidates = [i for i, fact in enumerate(have) if i not in used and fits(fact)]
        if not candidates:
            score.missed.append(f"{want['raw']} in {want['quote']}")
            continue
        best = max(candidates, key=lambda i: sum(checks(want, have[i]).values()))
        used.add(best)
        score.right += 1
        for name, right in checks(want, have[best]).items():
            fields[name].right += right
            if not right:
                fields[name].missed.append(
                    f"{want['raw']}: want {want.get(name)!r}, got {have[best].get(name)!r} in {want['quote']}"
                )
    score.wrong += [
        f"{q['raw']} ({q.get('subject')}) in …{text.text[max(0, q['span'][0] - 12) : q['span'][1] + 8]!r}"
        for i, q in enumerate(have)
        if i not in used
    ]
    return {"quantities": score, **{f"quantities.{name}": part for name, part in fields.items()}}
