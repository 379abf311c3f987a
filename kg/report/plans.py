"""A plan's own page: outline, what it cites, findings, facts in the order of the text, provenance."""

from __future__ import annotations

from kg.report.agencies import network_view
from kg.report.chain import citation_chain
from kg.report.edition import Edition, Page
from kg.report.jsonld import plan_ld
from kg.report.outline import outline
from kg.report.pages import PlanPage

_TABLES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("items-by-domain", ("domain", "tier", "declared", "listed"), "domain"),
    (
        "indicators",
        ("domain", "indicator", "unit", "binding", "baseline", "baselineYear", "target", "targetYear"),
        "target",
    ),
    ("listed-items", ("item", "domain", "state"), "item"),
    ("responsibilities", ("scope", "number", "subject", "agency", "role"), "agency"),
    ("citations", ("relation", "title", "held"), "title"),
)


def plan_page(edition: Edition, plan: str) -> Page:
    """The page of a plan: its card and its tables, empty ones left out."""
    path = f"plan/{plan}.html"
    tables = [edition.table(path, name, columns, link, plan=plan) for name, columns, link in _TABLES]
    findings = edition.table(path, "findings", ("kind", edition.own("message"), "quote"), "quote", plan=plan)
    order = edition.table(path, "facts-in-order", ("start", "type", "label"), "label", plan=plan)
    record = PlanPage(
        frame=edition.frame(edition.names[plan], path),
        card=edition.card(plan, "../"),
        network=network_view(edition, plan),
        jsonld=plan_ld(edition, plan),
        outline=outline(edition, plan, path),
        chain=citation_chain(edition, plan, path),
        order=order,
        findings=findings,
        provenance=edition.table(path, "sources", ("sha256", "characters", "origin", edition.own("damage")), plan=plan),
        tables=tuple(t for t in tables if t.rows),
    )
    return Page(path, "plan.html", record)
