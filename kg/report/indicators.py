"""Indicators: the list of those that values are held against, and a page for each."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kg.report.charts import Interval, interval_chart
from kg.report.edition import Edition, Page
from kg.report.pages import IndicatorPage, IndicatorsPage
from kg.report.tables import spoken
from kg.report.views import IndicatorCard

_VALUES = ("plan", "words", "role", "printed", "lower", "upper", "unit", "yearLabel", "binding", "state")

#: So many values are drawn; the tables have all.
MOST_DRAWN = 120
_PAIR = ("left", "leftPrinted", "leftYear", "right", "rightPrinted", "rightYear")


def indicators_page(edition: Edition) -> Page:
    """The index of indicators, and what the plans' own tables say."""
    path = "indicators.html"
    record = IndicatorsPage(
        frame=edition.frame(edition.words["nav.indicators"], path),
        cards=tuple(_card(edition, row, "") for row in edition.answers.records("reference-indicators")),
        tables=(
            edition.table(path, "verdict-counts", ("verdict", "pairs", "indicators")),
            edition.table(
                path,
                "indicators",
                ("plan", "domain", "indicator", "unit", "binding", "baseline", "baselineYear", "target", "targetYear"),
                "target",
            ),
        ),
    )
    return Page(path, "indicators.html", record)


def indicator_page(edition: Edition, row: dict[str, Any]) -> Page:
    """The page of one indicator."""
    ident = str(row["id"])
    path = f"indicator/{ident}.html"
    intervals = _intervals(edition, ident, path)
    record = IndicatorPage(
        frame=edition.frame(str(row[edition.own("name")]), path),
        card=_card(edition, row, "../"),
        definition=str(row["definition"] or ""),
        goal=str(row["goal"] or ""),
        verification=edition.label(row["verification"]),
        chart=interval_chart(intervals[:MOST_DRAWN]),
        drawn=f"{MOST_DRAWN} / {len(intervals)}" if len(intervals) > MOST_DRAWN else "",
        values=edition.table(path, "indicator-values", _VALUES, "printed", id=ident),
        ranked=edition.table(path, "comparisons", (*_PAIR, "verdict", "ahead"), "leftPrinted", id=ident, ranked="yes"),
        apart=edition.table(
            path, "comparisons", (*_PAIR, "verdict", edition.own("explanation")), "leftPrinted", id=ident, ranked="no"
        ),
    )
    return Page(path, "indicator.html", record)


def _card(edition: Edition, row: dict[str, Any], root: str) -> IndicatorCard:
    other = "nameEn" if edition.language == "zh" else "nameZh"
    return IndicatorCard(
        id=str(row["id"]),
        href=f"{root}indicator/{row['id']}.html",
        name=str(row[edition.own("name")]),
        other=str(row[other]),
        unit=str(row["unit"]),
        direction=edition.label(row["direction"]),
        plans=int(row["plans"]),
        values=int(row["values"]),
    )


def _intervals(edition: Edition, ident: str, path: str) -> list[Interval]:
    out = []
    for row in edition.answers.records("indicator-values", id=ident):
        role = str(row["role"] or "role-target").rsplit("role-", 1)[-1]
        label = (edition.label(row["role"]),) if row["role"] else ()
        out.append(
            Interval(
                group=edition.names[str(row["plan"])],
                text=f"{row['printed']} ({spoken('yearLabel', str(row['yearLabel']), edition.language)})",
                lower=_decimal(row["lower"]),
                upper=_decimal(row["upper"]),
                role=role,
                href=edition.place(path).passage(row["passage"]),
                title=" · ".join((str(row["words"]), *label, str(row["printed"]), str(row["yearLabel"]))),
            )
        )
    return out


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))
