"""How well facts agree with what was planted: found, right and wanted for every kind and field.

The same rules as for the hand-made annotations: names are compared folded, a fact counts only where its span holds its
words and little else, a quantity only where it stands in its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.gold.score import Text, digits, fold, number, overlaps, same_name

Fact = dict[str, Any]

#: Findings whose absence or excess is scored; the others are matters of judgement.
HARD_FINDINGS = frozenset(
    {"contradiction", "count_mismatch", "target_below_baseline", "unit", "missing_sign", "not_comparable"}
)


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


def _by_key(
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


def _fields(
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
            if _same(want[name], read(have.get(name))):
                part.right += 1
            else:
                part.missed.append(f"{_shown(want)}: want {name} {want[name]!r}, got {have.get(name)!r}")
        out[f"{kind}.{name}"] = part
    return out


def _same(want: Any, have: Any) -> bool:
    if isinstance(want, str) or isinstance(have, str):
        return fold(want) == fold(have)
    if isinstance(want, list):
        return [fold(w) for w in want] == [fold(h) for h in have or []]
    if isinstance(want, bool) or want is None:
        return bool(want) == bool(have)
    return number(want) == number(have)


def _words(value: Any) -> Any:
    """The text of a field that carries its span."""
    return value.get("text") if isinstance(value, Mapping) else value


def _cells(rows: Iterable[Fact]) -> list[Fact]:
    return [{"name": row["name"], **cell} for row in rows for cell in row.get("values", [])]


def _duties(rows: Iterable[Fact]) -> list[tuple[str, str, str]]:
    out = []
    for row in rows:
        scope = str(row["task"]) if row.get("task") else fold(row.get("domain"))
        out += [(scope, role, fold(name)) for role in ("lead", "cooperating", "unmarked") for name in row.get(role, [])]
    return out


def _bag(wanted: list[Any], found: list[Any]) -> Score:
    score, left = Score(len(wanted), len(found)), list(wanted)
    for entry in found:
        if entry in left:
            left.remove(entry)
            score.right += 1
        else:
            score.wrong.append(f"{entry}")
    score.missed = [f"{entry}" for entry in left]
    return score


def _quantities(wanted: list[Fact], found: list[Fact], text: Text, whole: str) -> dict[str, Score]:
    """Numbers in prose: in their place; then each of their fields over those in place."""
    spots = [text.places(w["quote"]) for w in wanted]
    have = [q for q in found if text.holds(q, q.get("raw"))]
    score = Score(len(wanted), len(found))
    score.wrong = [f"{q.get('raw')} (its span does not hold it)" for q in found if q not in have]
    fields = {
        name: Score(len(wanted), len(found))
        for name in (
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
    }

    def checks(want: Fact, fact: Fact) -> dict[str, bool]:
        subjects = [want["subject"], *want.get("also", [])]
        return {
            "unit": fold(fact.get("unit")) == fold(want["unit"]),
            "comparator": fact.get("comparator") == want["comparator"],
            "year": fact.get("year") in want.get("years", [want["year"]]),
            "year_lost": bool(fact.get("year_lost")) == want["year_lost"],
            "subject": any(same_name(n, fact.get("subject"), 0.6) for n in subjects),
            "role": fact.get("role") in want.get("roles", [want["role"]]),
            "per": fold(fact.get("per")) == fold(want["per"]),
            "period": fold(fact.get("period")) == fold(want["period"]),
            "change": bool(fact.get("change")) == want["change"],
            "approximate": bool(fact.get("approximate")) == want["approximate"],
            "masked": bool(fact.get("masked")) == want["masked"],
            "base_year": fact.get("base_year") == want["base_year"],
            "domain": fold(fact.get("domain")) == fold(want.get("domain")),
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
        f"{q['raw']} ({q.get('subject')}) in …{whole[max(0, q['span'][0] - 12) : q['span'][1] + 8]!r}"
        for i, q in enumerate(have)
        if i not in used
    ]
    return {"quantities": score, **{f"quantities.{name}": part for name, part in fields.items()}}


def compare(
    wanted: Mapping[str, Any],
    found: Mapping[str, Any],
    tolerated: Mapping[str, Any] | None = None,
    *,
    kinds: Iterable[str] | None = None,
) -> dict[str, Score]:
    """Scores by kind (`domains`) and by field of a kind (`domains.tier`).

    `wanted` has the shape of the exchange format without spans; kinds that it does not name are not scored, fields that
    a wanted fact does not name are not compared. `tolerated` names what is counted neither way. With `kinds`,
    these alone.
    """
    text = Text(str(found["text"]))
    excused = tolerated or {}
    out: dict[str, Score] = {}
    chosen = [kind for kind in wanted if kinds is None or kind in set(kinds)]

    def both(kind: str) -> tuple[list[Fact], list[Fact]]:
        return list(wanted[kind]), list(found.get(kind, []))

    if "plan" in chosen:
        told, have = wanted["plan"], found["plan"]
        score = Score(len(told), len(told))
        for name, value in told.items():
            got = have.get(name)
            if _same(value, got) or (isinstance(value, list) and value == got):
                score.right += 1
            else:
                score.missed.append(f"{name}: want {value!r}, got {got!r}")
        out["plan"] = score
    named: dict[str, tuple[Callable[[Fact], Any], tuple[str, ...]]] = {
        "domains": (lambda d: fold(d["name"]), ("heading", "tier")),
        "service_items": (
            lambda i: (fold(i.get("domain")), fold(i["name"])),
            ("beneficiaries", "standard", "funding", "lead", "state"),
        ),
        "mechanisms": (lambda m: fold(m["name"]), ()),
        "principles": (lambda m: fold(m["name"]), ()),
        "agencies": (lambda m: fold(m["name"]), ("printed",)),
        "beneficiary_groups": (lambda m: fold(m["name"]), ()),
        "citations": (lambda c: fold(c["title"]), ("document_number", "relation")),
        "projects": (
            lambda p: (fold(p["box"]), fold(p.get("parent")), fold(p.get("number")), fold(p["title"])),
            ("box_title",),
        ),
        "tasks": (
            lambda t: (fold(t.get("number")), "" if t.get("number") else fold(t.get("domain")), fold(t["title"])),
            ("domain", "section"),
        ),
        "word_targets": (lambda w: (fold(w["subject"]), fold(w["words"])), ("domain",)),
    }
    words = {"citations": "title", "projects": "title", "tasks": "title", "word_targets": "words"}
    for kind, (key, fields) in named.items():
        if kind not in chosen:
            continue
        left, right = both(kind)

        def placed(fact: Fact, kind: str = kind) -> bool:
            said = fact.get("printed") if kind == "agencies" and fact.get("printed") else fact[words.get(kind, "name")]
            return text.holds(fact, said)

        score, pairs = _by_key(left, right, key, placed, excused.get(kind, ()))
        out[kind] = score
        out |= _fields(kind, pairs, fields, _words)
    if "declared_counts" in chosen:
        left, right = both("declared_counts")
        out["declared_counts"], pairs = _by_key(
            left,
            right,
            lambda c: (fold(c["scope"]), c["what"], number(c["count"])),
            lambda c: c.get("span") is not None,
        )
    if "indicators" in chosen:
        left, right = both("indicators")
        out["indicators"], pairs = _by_key(left, right, lambda i: fold(i["name"]), lambda i: text.holds(i, i["name"]))
        out |= _fields("indicators", pairs, ("domain", "parent", "unit", "binding"))
        out["indicators.values"], cells = _by_key(
            _cells(left),
            _cells(right),
            lambda v: (
                fold(v["name"]),
                v.get("year"),
                number(v.get("value")),
                v.get("comparator", "="),
                bool(v.get("cumulative")),
            ),
            lambda v: text.holds(v, v.get("raw")),
        )
        out |= _fields(
            "indicators.values",
            cells,
            ("year_lost", "role", "annual_average", "masked", "change"),
        )
    if "quantities" in chosen:
        out |= _quantities(*both("quantities"), text, str(found["text"]))
    if "responsibilities" in chosen:
        left, right = both("responsibilities")
        out["responsibilities"] = _bag(_duties(left), _duties(right))
        out["responsibilities.deadline"] = _bag(
            *(
                [(str(r.get("task") or fold(r.get("domain"))), fold(r["deadline"])) for r in side if r.get("deadline")]
                for side in (left, right)
            )
        )
        out["responsibilities.open_list"] = _bag(
            *(
                [str(r.get("task") or fold(r.get("domain"))) for r in side if r.get("open_list")]
                for side in (left, right)
            )
        )
    if "findings" in chosen:
        out["findings"] = _findings(*both("findings"), text)
    return out


def _findings(wanted: list[Fact], found: list[Fact], text: Text) -> Score:
    """Findings match where the kind agrees and a span, not too long, touches every side that was planted."""
    score, left = Score(len(wanted)), list(wanted)
    planted = {w["kind"] for w in wanted} | HARD_FINDINGS
    for fact in found:
        if fact["kind"] not in planted:
            continue

        def touches(want: Fact, fact: Fact = fact) -> bool:
            return fact["kind"] == want["kind"] and all(
                any(overlaps(span, text.places(quote), 4 * len(quote) + 200) for span in fact["spans"])
                for quote in want["quotes"]
            )

        match = next((w for w in left if touches(w)), None)
        if match is None and any(touches(w) for w in wanted):
            continue
        score.found += 1
        if match is None:
            score.wrong.append(f"{fact['kind']}: {fact['message']['zh']}")
        else:
            left.remove(match)
            score.right += 1
    score.missed = [f"{w['kind']}: {w['quotes']}" for w in left]
    return score


def misplaced(found: Mapping[str, Any]) -> list[str]:
    """Facts of any kind whose span does not lie in the text or does not hold the fact's words."""
    text = Text(str(found["text"]))
    words = {
        "declared_counts": None,
        "responsibilities": None,
        "findings": None,
        "quantities": "raw",
        "word_targets": "words",
        "tasks": "title",
        "projects": "title",
        "citations": "title",
    }
    out = []
    size = len(text.text)
    for kind in (
        "domains",
        "declared_counts",
        "service_items",
        "indicators",
        "quantities",
        "word_targets",
        "tasks",
        "responsibilities",
        "projects",
        "mechanisms",
        "principles",
        "beneficiary_groups",
        "agencies",
        "citations",
    ):
        for fact in found.get(kind, []):
            said = words.get(kind, "name")
            want = None if said is None else (fact.get("printed") or fact[said]) if kind == "agencies" else fact[said]
            start, end = fact["span"]
            if not 0 <= start < end <= size or (want is not None and not text.holds(fact, want)):
                out.append(f"{kind}: {want!r} at {fact['span']}")
            for name, inner in fact.items():
                if isinstance(inner, Mapping) and "span" in inner and not text.holds(dict(inner), inner["text"]):
                    out.append(f"{kind}.{name}: {inner['text']!r} at {inner['span']}")
            out += [
                f"{kind}: {cell['raw']!r} at {cell['span']}"
                for cell in fact.get("values", [])
                if not text.holds(cell, cell["raw"])
            ]
    for finding in found.get("findings", []):
        out += [f"finding at {span}" for span in finding["spans"] if not 0 <= span[0] < span[1] <= size]
    return out
