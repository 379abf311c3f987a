"""Bodies: the functions that they carry, how much falls to each, and who works with whom."""

from __future__ import annotations

from itertools import groupby

from kg.report.edition import Edition, Page
from kg.report.network import draw_network
from kg.report.pages import AgenciesPage, Body, FunctionRow, NetworkView
from kg.report.tables import passage_href


def agencies_page(edition: Edition) -> Page:
    """The page of bodies and duties."""
    path = "agencies.html"
    record = AgenciesPage(
        frame=edition.frame(edition.words["nav.agencies"], path),
        plans=tuple(edition.names.items()),
        functions=_functions(edition, path),
        networks=_networks(edition),
        tables=(
            edition.table(path, "agency-load", ("plan", "agency", "led", "supported", "unmarked", "total")),
            edition.table(path, "tasks-without-lead", ("plan", "number", "subject", "agencies"), "subject"),
            edition.table(
                path, "responsibilities", ("plan", "scope", "number", "subject", "agency", "role", "openList"), "agency"
            ),
        ),
    )
    return Page(path, "agencies.html", record)


def _functions(edition: Edition, path: str) -> tuple[FunctionRow, ...]:
    """Functions down, plans across: the bodies that carry each, with how often they lead and support."""
    out = []
    rows = edition.answers.records("function-bodies")
    for ident, group in groupby(rows, key=lambda row: str(row["id"])):
        cells: dict[str, list[Body]] = {plan: [] for plan in edition.names}
        title = ""
        for row in group:
            title = str(row[edition.own("function")])
            cells[str(row["plan"])].append(
                Body(
                    str(row["agency"]),
                    passage_href(str(row["passage"]), edition.place(path).root) or "",
                    int(str(row["led"])),
                    int(str(row["supported"])),
                    int(str(row["unmarked"])),
                )
            )
        out.append(FunctionRow(ident, title, tuple(tuple(cells[plan]) for plan in edition.names)))
    return tuple(out)


def _networks(edition: Edition) -> tuple[NetworkView, ...]:
    views = []
    rows = edition.answers.records("agency-ties")
    for plan, group in groupby(rows, key=lambda row: str(row["plan"])):
        drawn = draw_network([(str(r["one"]), str(r["other"]), int(str(r["together"]))) for r in group])
        if drawn is not None:
            views.append(NetworkView(plan, edition.names[plan], drawn))
    return tuple(views)
