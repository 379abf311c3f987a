"""Bodies: the functions that they carry, how much falls to each, and who works with whom."""

from __future__ import annotations

from itertools import groupby

from kg.report.coverage import MOST_PLANS
from kg.report.edition import Edition, Page
from kg.report.network import draw_network
from kg.report.pages import AgenciesPage
from kg.report.views import Body, FunctionRow, NetworkView

#: The agencies page draws the largest networks; every plan's own page draws its own.
MOST_NETWORKS = 3


def agencies_page(edition: Edition) -> Page:
    """The page of bodies and duties."""
    path = "agencies.html"
    plans = list(edition.names)[:MOST_PLANS]
    networks = [view for plan in plans if (view := network_view(edition, plan)) is not None]
    record = AgenciesPage(
        frame=edition.frame(edition.words["nav.agencies"], path),
        plans=tuple((plan, edition.names[plan]) for plan in plans),
        functions=_functions(edition, path, plans),
        networks=tuple(sorted(networks, key=lambda view: -len(view.network.nodes))[:MOST_NETWORKS]),
        more=len(plans) < len(edition.names) or len(networks) > MOST_NETWORKS,
        tables=(
            edition.table(path, "agency-load", ("plan", "agency", "led", "supported", "unmarked", "total")),
            edition.table(path, "tasks-without-lead", ("plan", "number", "subject", "agencies"), "subject"),
            edition.table(
                path, "responsibilities", ("plan", "scope", "number", "subject", "agency", "role", "openList"), "agency"
            ),
        ),
    )
    return Page(path, "agencies.html", record)


def _functions(edition: Edition, path: str, plans: list[str]) -> tuple[FunctionRow, ...]:
    """Functions down, plans across: the bodies that carry each, with how often they lead and support."""
    out = []
    place = edition.place(path)
    rows = edition.answers.records("function-bodies")
    for ident, group in groupby(rows, key=lambda row: str(row["id"])):
        cells: dict[str, list[Body]] = {plan: [] for plan in plans}
        title = ""
        for row in group:
            title = str(row[edition.own("function")])
            if row["plan"] not in cells:
                continue
            cells[str(row["plan"])].append(
                Body(
                    str(row["agency"]),
                    place.passage(row["passage"]) or "",
                    int(str(row["led"])),
                    int(str(row["supported"])),
                    int(str(row["unmarked"])),
                )
            )
        out.append(FunctionRow(ident, title, tuple(tuple(cells[plan]) for plan in plans)))
    return tuple(out)


def network_view(edition: Edition, plan: str) -> NetworkView | None:
    """The network of a plan's bodies, None where there are too few to draw."""
    rows = edition.answers.records("agency-ties", plan=plan)
    ties = tuple((str(row["one"]), str(row["other"]), int(str(row["together"]))) for row in rows)
    drawn = draw_network(ties)
    return None if drawn is None else NetworkView(plan, edition.names[plan], drawn)
