"""How well facts agree with what was planted: found, right and wanted for every kind and field.

The same rules as for the hand-made annotations: names are compared folded, a fact counts only where its span holds its
words and little else, a quantity only where it stands in its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tests.generator.numbers import quantities
from tests.generator.scoring import Fact, Score, bag, by_key, fields_of, same_value, words_of
from tests.gold.score import Text, fold, number, overlaps, same_name

#: Findings whose absence or excess is scored; the others are matters of judgement.
HARD_FINDINGS = frozenset(
    {"contradiction", "count_mismatch", "target_below_baseline", "unit", "missing_sign", "not_comparable"}
)


def _cells(rows: Iterable[Fact]) -> list[Fact]:
    return [{"name": row["name"], **cell} for row in rows for cell in row.get("values", [])]


def _duties(rows: Iterable[Fact]) -> list[tuple[str, str, str]]:
    out = []
    for row in rows:
        scope = fold(row.get("task") or row.get("domain"))
        out += [(scope, role, fold(name)) for role in ("lead", "cooperating", "unmarked") for name in row.get(role, [])]
    return out


def _nearest(found: Fact, wanted: Iterable[Fact]) -> Fact:
    """The found level in words, under the name of the planted one that it means."""
    alike = [want for want in wanted if fold(want["words"]) == fold(found["words"])]
    if any(fold(want["subject"]) == fold(found["subject"]) for want in alike):
        return found
    for want in alike:
        if same_name(want["subject"], found["subject"], 0.6):
            return found | {"subject": want["subject"]}
    return found


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
            if same_value(value, got) or (isinstance(value, list) and value == got):
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
    }
    words = {"citations": "title", "projects": "title", "tasks": "title", "word_targets": "words"}
    for kind, (key, fields) in named.items():
        if kind not in chosen:
            continue
        left, right = both(kind)

        def placed(fact: Fact, kind: str = kind) -> bool:
            said = fact.get("printed") if kind == "agencies" and fact.get("printed") else fact[words.get(kind, "name")]
            return text.holds(fact, said)

        score, pairs = by_key(left, right, key, placed, excused.get(kind, ()))
        if kind == "beneficiary_groups" and excused.get("open"):
            score.found, score.wrong = score.right, []
        out[kind] = score
        out |= fields_of(kind, pairs, fields, words_of)
    if "word_targets" in chosen:
        left, right = both("word_targets")
        out["word_targets"], pairs = by_key(
            left,
            [_nearest(w, left) for w in right],
            lambda w: (fold(w["subject"]), fold(w["words"])),
            lambda w: text.holds(w, w["words"]),
        )
        out |= fields_of("word_targets", pairs, ("domain",))
    if "declared_counts" in chosen:
        left, right = both("declared_counts")
        out["declared_counts"], pairs = by_key(
            left,
            right,
            lambda c: (fold(c["scope"]), c["what"], number(c["count"])),
            lambda c: c.get("span") is not None,
        )
    if "indicators" in chosen:
        left, right = both("indicators")
        out["indicators"], pairs = by_key(left, right, lambda i: fold(i["name"]), lambda i: text.holds(i, i["name"]))
        out |= fields_of("indicators", pairs, ("domain", "parent", "unit", "binding"))
        out["indicators.values"], cells = by_key(
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
        out |= fields_of(
            "indicators.values",
            cells,
            ("year_lost", "role", "annual_average", "masked", "change"),
        )
    if "quantities" in chosen:
        out |= quantities(*both("quantities"), text, excused.get("quantities", ()))
    if "responsibilities" in chosen:
        left, right = both("responsibilities")
        out["responsibilities"] = bag(_duties(left), _duties(right))
        out["responsibilities.deadline"] = bag(
            *(
                [(fold(r.get("task") or r.get("domain")), fold(r["deadline"])) for r in side if r.get("deadline")]
                for side in (left, right)
            )
        )
        out["responsibilities.open_list"] = bag(
            *([fold(r.get("task") or r.get("domain")) for r in side if r.get("open_list")] for side in (left, right))
        )
    if "findings" in chosen:
        out["findings"] = _findings(*both("findings"), text, excused.get("findings", ()))
    return out


def _findings(wanted: list[Fact], found: list[Fact], text: Text, excused: Iterable[str]) -> Score:
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
        spare = any(overlaps(span, text.places(quote)) for span in fact["spans"] for quote in excused)
        if match is None and (spare or any(touches(w) for w in wanted)):
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

    def holds(fact: Fact, said: str) -> bool:
        """The words and nothing else, or the words and little else after folding."""
        start, end = fact["span"]
        return "".join(text.text[start:end].split()) == "".join(said.split()) or text.holds(fact, said)

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
            if not 0 <= start < end <= size or (want is not None and not holds(fact, want)):
                out.append(f"{kind}: {want!r} at {fact['span']}")
            for name, inner in fact.items():
                if isinstance(inner, Mapping) and "span" in inner and not holds(dict(inner), inner["text"]):
                    out.append(f"{kind}.{name}: {inner['text']!r} at {inner['span']}")
            out += [
                f"{kind}: {cell['raw']!r} at {cell['span']}"
                for cell in fact.get("values", [])
                if not holds(cell, cell["raw"])
            ]
    for finding in found.get("findings", []):
        out += [f"finding at {span}" for span in finding["spans"] if not 0 <= span[0] < span[1] <= size]
    return out
