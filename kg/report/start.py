"""The start page: the question, the plans, what stands out."""

from __future__ import annotations

from collections import Counter

from kg.report.coverage import MOST_PLANS, coverage_bars
from kg.report.edition import Edition, Page
from kg.report.pages import StartPage
from kg.report.placemap import place_map
from kg.report.views import Figure, Link

#: Kinds of facts that the start page counts, in this order.
_SHOWN = ("ServiceItem", "Value", "Task", "Responsibility", "Agency", "Project")


def start_page(edition: Edition) -> Page:
    """The start page."""
    path = "index.html"
    plans = list(edition.names)
    totals: Counter[str] = Counter()
    for row in edition.answers.records("facts-by-kind"):
        totals[str(row["type"]).rsplit("#", 1)[-1]] += int(str(row["facts"]))
    figures = [Figure(str(len(edition.names)), edition.words["plans"], "#plans")]
    figures += [
        Figure(f"{totals[kind]:,}", edition.words[f"kind.{kind}"], "#facts-by-kind") for kind in _SHOWN if totals[kind]
    ]
    return Page(
        path,
        "start.html",
        StartPage(
            frame=edition.frame(edition.words["site"], path),
            figures=tuple(figures),
            headlines=_headlines(edition),
            cards=tuple(edition.card(plan, "") for plan in plans[:MOST_PLANS]),
            others=tuple(Link(f"plan/{plan}.html", edition.names[plan], False) for plan in plans[MOST_PLANS:]),
            bars=coverage_bars(edition, "2021", plans[:MOST_PLANS]),
            map=place_map(edition),
            mismatches=edition.table(
                path, "count-mismatches", ("plan", "scope", "what", "declared", "listed"), "declared"
            ),
            verdicts=edition.table(path, "verdict-counts", ("verdict", "pairs", "indicators")),
            kinds=edition.table(path, "facts-by-kind", ("plan", "type", "facts")),
        ),
    )


def _headlines(edition: Edition) -> tuple[Figure, ...]:
    """What stands out, each as a number with the page that proves it."""
    verdicts = {
        str(r["verdict"]).rsplit("verdict-", 1)[-1]: int(str(r["pairs"]))
        for r in edition.answers.records("verdict-counts")
    }
    pairs, fit = sum(verdicts.values()), verdicts.get("comparable", 0) + verdicts.get("converted", 0)
    found = {row["finding"] for row in edition.answers.records("findings")}
    absent = sum(
        int(str(r["items"]))
        for r in edition.answers.records("coverage-counts", list="national-2021")
        if str(r["state"]).endswith("-absent")
    )
    out = [
        Figure(f"{fit} / {pairs}", edition.words["start.comparable"], "indicators.html#verdict-counts"),
        Figure(
            str(len(edition.answers.records("count-mismatches"))),
            edition.words["start.mismatches"],
            "findings.html#count-mismatches",
        ),
        Figure(str(len(found)), edition.words["start.findings"], "findings.html#findings"),
        Figure(str(absent), edition.words["start.absent"], "coverage.html"),
    ]
    return tuple(figure for figure in out if not figure.number.startswith("0"))
