"""Scores of the extractors on invented plans, by kind and field, layout and format.

python -m tests.generator.measure [--seeds N] [--layout NAME] [--format NAME] [--misses KIND]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from kg.extract.facts import extract_facts
from kg.model.exchange import to_json
from kg.read.reader import read_bytes
from tests.generator.compare import Score, compare, misplaced
from tests.generator.layouts import LAYOUTS
from tests.generator.made import DRESSES, TABLES, Made, formats_of, make

Key = tuple[str, str, str]


def settings(layout: str, form: str, seed: int) -> dict[str, str]:
    """How the plan of a seed is dressed: every dress, table and encoding comes up as the seeds run on."""
    dress = DRESSES[seed % len(DRESSES)]
    if form == "pdf" and dress == "wrapped":
        dress = "full"
    table = TABLES[seed % len(TABLES)]
    if layout in ("annex-list", "sheet-list", "sheet-tasks", "two-line-header") and table == "stacked":
        table = "pipe"
    codes = ("utf-8", "gb18030", "utf-8-sig", "big5" if dress == "traditional" else "utf-8", "utf-16")
    return {"dress": dress, "table": table, "encoding": codes[seed % len(codes)]}


def cases(
    seeds: Iterable[int], layouts: Iterable[str] = LAYOUTS, forms: Iterable[str] | None = None
) -> Iterator[tuple[str, str, int]]:
    """Layout, format and seed of every plan to be made."""
    for layout in layouts:
        for form in formats_of(layout):
            if forms is None or form in forms:
                for seed in seeds:
                    yield layout, form, seed


def made(layout: str, form: str, seed: int) -> Made:
    """The plan of one case."""
    chosen = settings(layout, form, seed)
    try:
        return make(seed, layout, form, **chosen)
    except UnicodeEncodeError:
        return make(seed, layout, form, **chosen | {"encoding": "utf-8"})


def scores_of(plan: Made) -> dict[str, Score]:
    """The scores of one plan; `placing` counts the facts whose span does not hold them."""
    found = to_json(extract_facts(read_bytes(plan.name, plan.data)))
    scores = compare(plan.facts, found, plan.tolerated)
    astray = misplaced(found)
    scores["placing"] = Score(wrong=astray, found=len(astray))
    return scores


def main() -> None:
    """Prints F1 by kind; then the kinds that fall short, by layout and by format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--layout", action="append")
    parser.add_argument("--format", action="append")
    parser.add_argument("--misses", action="append", default=[])
    parser.add_argument("--least", type=float, default=0.98)
    args = parser.parse_args()
    total: dict[Key, Score] = {}
    seeds = range(args.first, args.first + args.seeds)
    for layout, form, seed in cases(seeds, args.layout or LAYOUTS, args.format):
        try:
            scores = scores_of(made(layout, form, seed))
        except Exception as fault:
            total.setdefault((layout, form, "FAULT"), Score()).wrong.append(
                f"seed {seed}: {type(fault).__name__}: {fault}"
            )
            continue
        for kind, score in scores.items():
            total_score = total.setdefault((layout, form, kind), Score())
            total_score += score
            if kind in args.misses:
                for what, lines in (("missed", score.missed), ("wrong ", score.wrong)):
                    for line in lines:
                        print(f"{layout}/{form}/{seed} {kind} {what} {line}")
    kinds = sorted({kind for *_, kind in total})
    for kind in kinds:
        pooled = Score()
        for (_, _, k), score in total.items():
            if k == kind:
                pooled += score
        if kind == "FAULT":
            for (layout, form, k), score in total.items():
                if k == kind:
                    print(f"FAULT {layout}/{form}: {len(score.wrong)} × {score.wrong[0]}")
            continue
        low = sorted(
            (round(s.f1, 2), layout, form)
            for (layout, form, k), s in total.items()
            if k == kind and s.f1 < args.least and (s.wanted or s.found)
        )
        short = "; ".join(f"{layout}/{form} {f1}" for f1, layout, form in low[:6])
        print(
            f"{kind:<36}{pooled.wanted:>6}{pooled.found:>6}{pooled.right:>6} {pooled.f1:6.3f}  {short}"
            + (" …" if len(low) > 6 else "")
        )


if __name__ == "__main__":
    main()
