"""The trust page: how well each kind of fact is read, what people corrected, what is unverified, and the method."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from kg.report.edition import Edition, Page
from kg.report.pages import TrustPage
from kg.report.views import QualityRow


@cache
def quality_rows(name: str = "quality.tsv") -> tuple[QualityRow, ...]:
    """How well each kind is read, by plan, from a table beside this module; empty where it was not measured."""
    table = files("kg.report") / name
    if not table.is_file():
        return ()
    reader = csv.DictReader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return tuple(
        QualityRow(r["kind"], r.get("plan", ""), r["f1"], r["precision"], r["recall"], r["annotated"]) for r in reader
    )


def trust_page(edition: Edition) -> Page:
    """The trust page."""
    path = "trust.html"
    rows = quality_rows()
    measured = {row.plan for row in rows}
    record = TrustPage(
        frame=edition.frame(edition.words["nav.trust"], path),
        quality=rows,
        first_sight=quality_rows("first_sight.tsv"),
        unmeasured=tuple(name for plan, name in edition.names.items() if plan not in measured),
        names=tuple(edition.names.items()),
        tables=(
            edition.table(path, "corrections", ("plan", "field", "before", "after", "reason", "reader")),
            edition.table(path, "verification-counts", (edition.own("scheme"), "verification", "terms")),
        ),
    )
    return Page(path, "trust.html", record)
