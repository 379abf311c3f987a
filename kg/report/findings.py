"""What the plans contradict, lost, or leave unclear, and what found no counterpart."""

from __future__ import annotations

from kg.report.edition import Edition, Page
from kg.report.pages import FindingsPage
from kg.report.views import Figure


def findings_page(edition: Edition) -> Page:
    """The findings page."""
    path = "findings.html"
    kinds: dict[str, set[object]] = {}
    for row in edition.answers.records("findings"):
        kinds.setdefault(str(row["kind"]), set()).add(row["finding"])
    record = FindingsPage(
        frame=edition.frame(edition.words["nav.findings"], path),
        figures=tuple(
            Figure(str(len(found)), edition.label(kind), "#findings")
            for kind, found in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
        tables=(
            edition.table(path, "count-mismatches", ("plan", "scope", "what", "declared", "listed"), "declared"),
            edition.table(path, "findings", ("plan", "kind", edition.own("message"), "quote"), "quote"),
            edition.table(path, "unaligned", ("plan", "kind", "words", edition.own("nearest"), "comment"), "words"),
        ),
    )
    return Page(path, "findings.html", record)
