"""Scores of facts against the hand-made annotations of three plans that lie beside this module.

A fact counts only where it is: its span must hold its words (its name, title or raw, compared after folding), and be no
longer than four times those words and twenty characters. Annotations marked `borderline` count neither way.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable

_EMPHASIS = re.compile(r"\*\*|__")
_DROP = re.compile(r"[\s“”\"'‘’《》〈〉<>「」『』]+")
_SPACE = re.compile(r"\s+")


def fold(text: object) -> str:
    """Words in the form in which they are compared: NFKC, no space, no quotation or title marks."""
    return _DROP.sub("", unicodedata.normalize("NFKC", str(text or ""))).rstrip("。.,;:、")


def same_name(left: object, right: object, least: float = 1.0) -> bool:
    a, b = fold(left), fold(right)
    if a == b:
        return True
    return (
        least < 1
        and bool(a)
        and bool(b)
        and (a in b or b in a or difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= least)
    )


def number(value: object) -> float | None:
    try:
        return None if value is None else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None


def digits(raw: object) -> str:
    """What identifies a number as printed: its digits, points and mask letters."""
    return "".join(
        re.findall(r"[0-9.xX×*〇○一二三四五六七八九十百千两]+", unicodedata.normalize("NFKC", str(raw or "")))
    ).lower()


class Text:
    """The text that spans refer to, searchable without regard to white space."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places_of = [i for i, c in enumerate(text) if not c.isspace()]
        self.bare = "".join(text[i] for i in self.places_of)

    def places(self, quote: str) -> list[tuple[int, int]]:
        """Where the quote stands, as (start, end) in the text; white space may differ."""
        wanted = _SPACE.sub("", quote or "")
        found, at = [], self.bare.find(wanted) if wanted else -1
        while at >= 0:
            found.append((self.places_of[at], self.places_of[at + len(wanted) - 1] + 1))
            at = self.bare.find(wanted, at + 1)
        return found

    def holds(self, fact: dict, words: object) -> bool:
        """Whether the fact's span holds its words and little else."""
        span = fact.get("span")
        if not (isinstance(span, (list, tuple)) and len(span) == 2 and 0 <= span[0] < span[1] <= len(self.text)):
            return False
        inside, want = fold(self.text[span[0] : span[1]]), fold(words)
        # Signs of emphasis inside a heading of Markdown (1.**完善**制度) are no part of its words.
        inside = inside if want in inside else fold(_EMPHASIS.sub("", self.text[span[0] : span[1]]))
        return bool(want) and want in inside and span[1] - span[0] <= 4 * max(len(want), 1) + 20


def overlaps(span: object, spots: Iterable[tuple[int, int]], longest: int | None = None) -> bool:
    if not (isinstance(span, (list, tuple)) and len(span) == 2):
        return False
    if longest is not None and span[1] - span[0] > longest:
        return False
    return any(span[0] < end and start < span[1] for start, end in spots)


class Tally:
    """Counts for one kind of fact."""

    def __init__(self, kind: str) -> None:
        self.kind, self.gold, self.hits, self.found = kind, 0, 0, 0
        self.missed: list[str] = []
        self.wrong: list[str] = []

    def pairs(self, gold: list, found: list, key: Callable, placed: Callable = lambda _: True) -> Tally:
        """Match two lists by an exact key, each gold entry once; what is not in its place is wrong."""
        left = [key(g) for g in gold]
        self.gold, self.found = len(left), len(found)
        for entry in found:
            k = key(entry)
            if k in left and placed(entry):
                left.remove(k)
                self.hits += 1
            else:
                self.wrong.append(f"{k}{'' if k not in left else ' (span does not hold it)'}")
        self.missed = [str(k) for k in left]
        return self

    def row(self) -> dict:
        return figures(self.kind, self.gold, self.found, self.hits)


def figures(kind: str, gold: int, found: int, hits: int) -> dict:
    precision = hits / found if found else None
    recall = hits / gold if gold else None
    f1 = 2 * precision * recall / (precision + recall) if precision and recall else (0.0 if gold else None)
    return {
        "kind": kind,
        "gold": gold,
        "found": found,
        "hits": hits,
        "precision": precision,
        "recall": recall,
        "f1": f1,
    }


def score_plan(gold: dict, facts: dict) -> Tally:
    tally = Tally("plan metadata")
    fields = {
        "title": ["title"],
        "jurisdiction": ["jurisdiction"],
        "issuer": ["issuer"],
        "doc_number": ["document_number"],
        "date": ["issued", "issued_raw"],
        "status": ["status"],
    }
    for g, names in fields.items():
        value = gold.get("plan", {}).get(g)
        if value is None:
            continue
        tally.gold += 1
        tally.found += 1
        got = [facts.get("plan", {}).get(n) for n in names]
        variants = [
            value,
            *gold["plan"].get(f"{g}_variants", []),
            gold["plan"].get(f"{g}_normalized"),
            gold["plan"].get(f"{g}_raw"),
        ]
        if any(v is not None and same_name(v, x) for v in variants for x in got):
            tally.hits += 1
        else:
            tally.missed.append(f"{g}: want {value}, got {got}")
    return tally


def score_indicators(gold: dict, facts: dict, text: Text) -> list[Tally]:
    """Indicator tables: the rows, every cell (year, value, comparator), unit and binding."""
    have = facts.get("indicators", [])
    rows = Tally("indicator rows").pairs(
        gold.get("indicators", []),
        have,
        lambda i: fold(i["name"]),
        lambda i: text.holds(i, i["name"]) or overlaps(i.get("span"), [(0, len(text.text))], 400),
    )

    def flat(side: dict) -> list[dict]:
        return [{"name": i["name"], **v} for i in side.get("indicators", []) for v in i.get("values", [])]

    cells = Tally("indicator values (year, value, comparator)").pairs(
        flat(gold),
        flat(facts),
        lambda v: (
            fold(v["name"]),
            v.get("year"),
            number(v.get("value")),
            v.get("comparator", "="),
            bool(v.get("cumulative")),
        ),
        lambda v: text.holds(v, v.get("raw")),
    )
    binding = Tally("indicator unit and binding").pairs(
        gold.get("indicators", []), have, lambda i: (fold(i["name"]), fold(i.get("unit")), i.get("binding"))
    )
    return [rows, cells, binding]


def _told(quantity: dict) -> str:
    return " ".join(str(quantity.get(name)) for name in ("unit", "comparator", "year", "role", "subject"))


def score_quantities(gold: dict, facts: dict, text: Text) -> list[Tally]:
    """Numbers in prose: found in their place; then with unit and comparator, year, subject, role, flags."""
    want = gold.get("prose_quantities", [])
    firm = [g for g in want if not g.get("borderline")]
    have = [q for q in facts.get("quantities", []) if text.holds(q, q.get("raw"))]
    astray = len(facts.get("quantities", [])) - len(have)
    spots = {id(g): text.places(g["quote"]) for g in want}
    found = Tally("quantities in prose")
    parts = {name: Tally(f"- with {name}") for name in ("unit and comparator", "year", "lost year", "subject", "role")}
    found.gold = len(firm)
    for tally in parts.values():
        tally.gold = len(firm)
    used: set[int] = set()

    def same(g: dict, q: dict) -> bool:
        value = number(g.get("value"))
        alike = (
            number(q.get("value")) == value
            if value is not None
            else number(q.get("value")) is None and digits(q.get("raw")) == digits(g.get("raw"))
        )
        return alike and overlaps(q.get("span"), spots[id(g)])

    def checks(g: dict, q: dict) -> dict[str, bool]:
        names = [g.get("subject"), g.get("subject_full"), *(g.get("subject_alt") or [])]
        return {
            "unit and comparator": fold(q.get("unit")) in {fold(u) for u in (g.get("unit"), *(g.get("unit_alt") or []))}
            and q.get("comparator") == g.get("comparator"),
            "year": q.get("year") in (g.get("year"), g.get("year_context")),
            "lost year": bool(q.get("year_lost")) == bool(g.get("year_missing_in_source")),
            "subject": any(same_name(n, q.get("subject"), 0.6) for n in names if n),
            "role": q.get("role") in {g.get("role"), *(g.get("role_alt") or [])},
        }

    for g in firm:
        fits = [i for i, q in enumerate(have) if i not in used and same(g, q)]
        if not fits:
            found.missed.append(f"{g['raw']} in {g['quote']}")
            continue
        best = max(fits, key=lambda i: sum(checks(g, have[i]).values()))
        used.add(best)
        found.hits += 1
        for name, right in checks(g, have[best]).items():
            if right:
                parts[name].hits += 1
            else:
                q = have[best]
                parts[name].missed.append(f"{g['raw']}: want {_told(g)}, got {_told(q)} in {g['quote']}")
    soft = [g for g in want if g.get("borderline")]
    extra = [q for i, q in enumerate(have) if i not in used and not any(same(g, q) for g in soft)]
    if gold.get("annotated_span"):
        start, end = gold["annotated_span"]
        extra = [q for q in extra if start <= q["span"][0] < end]
    found.wrong = [f"{q.get('raw')} ({q.get('subject')}) at {q.get('span')}" for q in extra] + (
        ["(span does not hold the number)"] * astray
    )
    found.found = found.hits + len(extra) + astray
    for tally in parts.values():
        tally.found = found.found
    return [found, *parts.values()]


def score_tasks(gold: dict, facts: dict, text: Text) -> list[Tally]:
    """Tasks, by number where the plan numbers them, else by domain and title."""
    want, have = gold.get("tasks", []), facts.get("tasks", [])
    numbered = any(t.get("no") for t in want)
    if numbered:
        tasks = Tally("tasks (number, title)").pairs(
            [t for t in want if t.get("no")],
            [t for t in have if t.get("number")],
            lambda t: (str(t.get("no", t.get("number"))), fold(t["title"])),
            lambda t: text.holds(t, t["title"]),
        )
    else:
        listed = [t for t in want if t.get("domain")]
        tasks = Tally("tasks (domain, title)").pairs(
            listed,
            [t for t in have if t.get("domain")] if listed else [],
            lambda t: (fold(t.get("domain")), fold(t["title"])),
            lambda t: text.holds(t, t["title"]),
        )
    return [tasks, *score_responsibilities(want, gold.get("agencies", []), facts)]


def score_responsibilities(tasks: list, agencies: list, facts: dict) -> list[Tally]:
    """Who leads and who supports: by task number, or by domain; what the plan says for all is not scored."""
    want: list[tuple] = []
    for t in tasks:
        if not t.get("no"):
            continue
        roles = {"lead": t.get("lead", []), "cooperating": t.get("coop", [])}
        if not t.get("lead") and t.get("all_units"):
            roles = {"unmarked": t["all_units"]}
        want += [(str(t["no"]), role, fold(a)) for role, names in roles.items() for a in names]
    for a in agencies:
        role = (
            {"lead": "lead", "coop": "cooperating", "unmarked": "unmarked"}.get(a.get("role"))
            if isinstance(a, dict)
            else None
        )
        if role and a.get("domain"):
            want.append((fold(a["domain"]), role, fold(a["name"])))
    have: list[tuple] = []
    for r in facts.get("responsibilities", []):
        scope = str(r["task"]) if r.get("task") else fold(r.get("domain"))
        if scope:
            have += [(scope, role, fold(a)) for role in ("lead", "cooperating", "unmarked") for a in r.get(role, [])]
    duty = Tally("responsibilities (scope, role, agency)").pairs(want, have if want else [], lambda t: t)
    dated = [t for t in tasks if t.get("no") and t.get("deadline")]
    due = Tally("deadlines").pairs(
        [(str(t["no"]), fold(t["deadline"])) for t in dated],
        [
            (str(r["task"]), fold(r["deadline"]))
            for r in facts.get("responsibilities", [])
            if r.get("task") and r.get("deadline")
        ]
        if dated
        else [],
        lambda t: t,
    )
    return [duty, due]


def score_conflicts(gold: dict, facts: dict, text: Text) -> list[Tally]:
    """Where the plan disagrees with itself or lost something: how many of the hard ones were found."""
    hard = {"contradiction", "count_mismatch", "target_below_baseline", "unit", "missing_sign", "not_comparable"}
    tally = Tally("conflicts (recall)")
    want = [c for c in gold.get("conflicts", []) if c.get("kind") in hard]
    tally.gold = len(want)
    findings = [f for f in facts.get("findings", []) if f.get("spans")]
    for c in want:
        spots = [text.places(q) for q in c["quotes"]]
        longest = [4 * len(q) + 200 for q in c["quotes"]]
        need = min(2, len(spots))
        if any(
            sum(any(overlaps(s, spot, most) for s in f["spans"]) for spot, most in zip(spots, longest, strict=True))
            >= need
            for f in findings
        ):
            tally.hits += 1
        else:
            tally.missed.append(c["description"])
    tally.found = tally.hits
    return [tally]


def score(gold: dict, facts: dict, source: str) -> list[Tally]:
    text = Text(facts.get("text") or source)
    out = [score_plan(gold, facts)]
    simple: dict[str, tuple[Callable, Callable]] = {
        "domains": (lambda d: fold(d["name"] if isinstance(d, dict) else d), lambda d: text.holds(d, d["name"])),
        "service_items": (lambda s: (fold(s.get("domain")), fold(s["name"])), lambda s: text.holds(s, s["name"])),
        "declared_counts": (lambda c: (fold(c.get("scope")), int(c["count"])), lambda _: True),
        "mechanisms": (lambda m: fold(m["name"] if isinstance(m, dict) else m), lambda m: text.holds(m, m["name"])),
        "projects": (
            lambda p: (fold(p.get("box")), fold(p.get("no", p.get("number"))), fold(p["title"])),
            lambda p: text.holds(p, p["title"]),
        ),
    }
    own = re.compile(
        r"^(service items|domains|mechanisms|tasks|(服务|服務)?(项目|項目)|[领領]域(公共服务)?"
        r"|(实施|實施)?(机制|機制))$"
    )
    for kind, (key, placed) in simple.items():
        want, have = gold.get(kind, []), facts.get(kind, [])
        if kind == "declared_counts":
            want, have = ([c for c in side if own.search(str(c.get("what")))] for side in (want, have))
        if kind == "projects":
            want, have = ([p for p in side if not p.get("parent")] for side in (want, have))
        if want or kind in ("service_items", "projects", "mechanisms"):
            out.append(Tally(kind).pairs(want, have, key, placed))
    out += score_indicators(gold, facts, text)
    out += score_quantities(gold, facts, text)
    out += score_tasks(gold, facts, text)
    names = sorted({fold(a["name"] if isinstance(a, dict) else a) for a in gold.get("agencies", [])})
    out.append(
        Tally("agencies (distinct names)").pairs(
            names, sorted({fold(a["name"]) for a in facts.get("agencies", [])}) if names else [], lambda n: n
        )
    )
    cited = [c if isinstance(c, dict) else {"title": c} for c in gold.get("cited_documents", [])]
    out.append(
        Tally("citations").pairs(
            cited, facts.get("citations", []), lambda c: fold(c["title"]), lambda c: text.holds(c, c["title"])
        )
    )
    out += score_conflicts(gold, facts, text)
    return [t for t in out if t.gold or t.found]
