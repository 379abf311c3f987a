"""What a planner asks: the gaps of a plan against a national list, and plans side by side with a verdict in every cell.

Both are made of the answers to named queries alone; `ask` runs a query of the library by name with settings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

from kg.errors import UsageError
from kg.model.result import STRING, Rows, Term

#: Runs a named query with settings and gives its rows.
Ask = Callable[[str, dict[str, str]], Rows]
LISTS = ("national-2021", "national-135")
#: What stands in a cell where a plan says nothing: typed, never empty.
NOT_STATED = "not-stated"
#: From the best to the gravest: which of several pairs of values stands for two plans.
_VERDICTS = (
    "comparable",
    "converted",
    "different-year",
    "different-denominator",
    "different-population",
    "cumulative-vs-annual",
    "year-lost",
    "one-side-not-a-level",
    "masked",
)
Row = dict[str, Any]


def gaps(ask: Ask, plan: str, against: str = "national-2021") -> Rows:
    """Every item of a national list, in its order: what the plan says of it, in which words, who leads, and how the
    other plans state it, one column each.

    Raises UsageError for an unknown list or plan.
    """
    if against not in LISTS:
        raise UsageError(f"{against}: no such list\n  There are: {', '.join(LISTS)}.")
    rows = _records(ask("item-coverage", {"list": against}))
    plans = list(dict.fromkeys(sorted(str(row["plan"]) for row in rows)))
    _known((plan,), plans)
    others = [one for one in plans if one != plan]
    leads = _leads(ask, against)
    by_item: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        by_item[str(row["id"])][str(row["plan"])] = row
    columns = ("item", "area", "national item", "national item (en)", "state", "match", "quote", "lead", *others)
    out = []
    for item, cells in by_item.items():
        own = cells[plan]
        out.append((
            item, own["areaZh"], own["itemZh"], own["itemEn"], _local(own["state"]), _local(own["match"]),
            _one_line(own["quote"]) or NOT_STATED, leads.get((item, plan), NOT_STATED),
            *(_stated(cells[one]) for one in others),
        ))  # fmt: skip
    return _table(columns, out)


def compare(
    ask: Ask,
    plans: Sequence[str],
    domain: str | None = None,
    indicator: str | None = None,
    only_differences: bool = False,
    against: str = "national-2021",
) -> Rows:
    """Plans side by side: national items, reference indicators and tasks by national area, one column per plan.

    Every cell holds a state, a value or a typed absence; `verdict` says of each pair of plans whether their values
    can be compared. `domain` keeps the rows of the areas whose name holds the words, `indicator` those of the
    indicators whose id or name does; `only_differences` leaves out rows in which all plans say the same.

    Raises UsageError for fewer than two plans and for unknown ones.
    """
    chosen = list(dict.fromkeys(plans))
    if len(chosen) < 2:
        raise UsageError("compare needs two plans or more\n  kg compare PLAN PLAN…")
    coverage = _records(ask("item-coverage", {"list": against}))
    _known(chosen, sorted({str(row["plan"]) for row in coverage}))
    out: list[tuple[Any, ...]] = []
    if indicator is None:
        out.extend(_items(coverage, chosen, domain))
    if domain is None or indicator is not None:
        out.extend(_indicators(ask, chosen, indicator))
    if indicator is None:
        out.extend(_tasks(ask, chosen, domain, against))
    if only_differences:
        out = [row for row in out if len(set(row[4 : 4 + len(chosen)])) > 1]
    return _table(("kind", "id", "what", "what (en)", *chosen, "verdict"), out)


def _items(rows: Iterable[Row], plans: Sequence[str], domain: str | None) -> Iterable[tuple[Any, ...]]:
    by_item: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        by_item[str(row["id"])][str(row["plan"])] = row
    for item, cells in by_item.items():
        first = next(iter(cells.values()))
        if _wanted(domain, first["areaZh"], first["areaEn"]):
            states = {_local(cells[plan]["state"]) for plan in plans}
            verdict = "same-state" if len(states) == 1 else "different-state"
            yield ("item", item, first["itemZh"], first["itemEn"], *(_stated(cells[plan]) for plan in plans), verdict)


def _indicators(ask: Ask, plans: Sequence[str], indicator: str | None) -> Iterable[tuple[Any, ...]]:
    names: dict[str, tuple[str, str]] = {}
    values: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _records(ask("aligned-values", {})):
        if _wanted(indicator, row["id"], row["nameZh"], row["nameEn"]):
            names[str(row["id"])] = (str(row["nameZh"]), str(row["nameEn"]))
            values[str(row["id"]), str(row["plan"])].append(_value(row["printed"], row["year"]))
    pairs: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in _records(ask("pairs", {})):
        one, other = sorted((str(row["plan_a"]), str(row["plan_b"])))
        pairs[str(row["indicator_id"]), one, other].append(row)
    for key, (zh, en) in names.items():
        cells = ["; ".join(dict.fromkeys(values[key, plan])) or NOT_STATED for plan in plans]
        if all(cell == NOT_STATED for cell in cells):
            continue
        verdicts = []
        for one, other in combinations(plans, 2):
            found = pairs.get((key, min(one, other), max(one, other)), [])
            verdicts.append(f"{one}–{other}: {_verdict(found, one)}")
        yield ("indicator", key, zh, en, *cells, "; ".join(verdicts))


def _verdict(pairs: Sequence[Row], first: str) -> str:
    """The best verdict among the pairs of two plans, with the values that it is about, that of the first plan first;
    not-stated without a pair."""
    if not pairs:
        return NOT_STATED
    best = min(pairs, key=lambda row: _VERDICTS.index(str(row["verdict"])))
    values = [_value(best["raw_a"], best["year_a"]), _value(best["raw_b"], best["year_b"])]
    sides = " / ".join(values if best["plan_a"] == first else reversed(values))
    return f"{best['verdict']} ({sides}; {len(pairs)} pairs)" if len(pairs) > 1 else f"{best['verdict']} ({sides})"


def _tasks(ask: Ask, plans: Sequence[str], domain: str | None, against: str) -> Iterable[tuple[Any, ...]]:
    areas: dict[str, tuple[str, str]] = {}
    titles: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _records(ask("tasks-by-area", {"list": against})):
        if _wanted(domain, row["areaZh"], row["areaEn"]):
            areas[str(row["id"])] = (str(row["areaZh"]), str(row["areaEn"]))
            titles[str(row["id"]), str(row["plan"])].append(_one_line(row["title"]))
    for area, (zh, en) in areas.items():
        cells = [_listing(titles.get((area, plan), [])) for plan in plans]
        yield ("tasks", area, zh, en, *cells, "side-by-side")


def _listing(titles: Sequence[str]) -> str:
    return f"{len(titles)}: {'; '.join(titles)}" if titles else NOT_STATED


def _leads(ask: Ask, against: str) -> dict[tuple[str, str], str]:
    """Who leads by item and plan; bodies whose role is not marked stand there with a question mark."""
    named: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in _records(ask("item-leads", {"list": against})):
        role = _local(row["role"])
        if role in ("lead", "unmarked"):
            named[str(row["id"]), str(row["plan"])].setdefault(str(row["agency"]), role)
    out = {}
    for key, bodies in named.items():
        leading = [body for body, role in bodies.items() if role == "lead"]
        out[key] = "、".join(leading) if leading else "、".join(f"{body}?" for body in bodies)
    return out


def _records(rows: Rows) -> list[Row]:
    return [dict(zip(rows.columns, (None if t is None else t.native for t in row), strict=True)) for row in rows.rows]


def _known(wanted: Sequence[str], plans: Sequence[str]) -> None:
    for plan in wanted:
        if plan not in plans:
            raise UsageError(f"{plan}: no such plan\n  There are: {', '.join(plans)}.")


def _wanted(words: str | None, *among: object) -> bool:
    return words is None or any(words.lower() in str(one).lower() for one in among)


def _stated(row: Row) -> str:
    state = _local(row["state"])
    return f"{state}: {_one_line(row['quote'])}" if row.get("quote") else state


def _value(printed: object, year: object) -> str:
    return f"{printed or '?'} ({year})"


def _local(address: object) -> str:
    """The last word of a code's address: `committed` for …/code#coverage-committed."""
    words = str(address).rpartition("#")[2]
    return words.partition("-")[2] or words


def _one_line(words: object) -> str:
    return "" if words is None else "".join(str(words).split())


def _table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Rows:
    return Rows(tuple(columns), tuple(tuple(Term("literal", str(cell), STRING) for cell in row) for row in rows))
