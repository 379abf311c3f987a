"""Coverage of the national lists: a matrix of items and plans, and the gaps of one plan."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from kg.report.edition import Edition, Page
from kg.report.pages import Bar, BarPart, CoveragePage, GapsPage, Matrix, MatrixCell, MatrixGroup, MatrixRow
from kg.report.tables import passage_href

#: The states of coverage from most to least, each with the sign that stands for it beside its colour.
STATES = (("listed", "●"), ("committed", "◕"), ("mentioned", "◔"), ("absent", "–"), ("unknown", "?"))
_SIGNS = dict(STATES)
_PATHS = {"2021": "coverage.html", "135": "coverage-135.html"}


def coverage_page(edition: Edition, number: str) -> Page:
    """The matrix of one national list."""
    path = _PATHS[number]
    record = CoveragePage(
        frame=edition.frame(edition.words[f"coverage.title.{number}"], path),
        number=number,
        others=tuple((_PATHS[n], edition.words[f"coverage.title.{n}"]) for n in _PATHS if n != number),
        states=tuple((state, sign, _state(edition, state)) for state, sign in STATES),
        bars=coverage_bars(edition, number),
        matrix=coverage_matrix(edition, path, number),
    )
    return Page(path, "coverage.html", record)


def gaps_page(edition: Edition, plan: str) -> Page:
    """What a plan does not list or commit to of either national list, to be printed and worked through."""
    path = f"gaps/{plan}.html"
    columns = ("id", edition.own("item"), edition.own("area"), "state", "quote")
    record = GapsPage(
        frame=edition.frame(f"{edition.words['gaps.title']}: {edition.names[plan]}", path),
        plan=plan,
        name=edition.names[plan],
        tables=tuple(
            edition.table(path, "gaps", columns, "quote", plan=plan, list=f"national-{number}") for number in _PATHS
        ),
    )
    return Page(path, "gaps.html", record)


def coverage_bars(edition: Edition, number: str) -> tuple[Bar, ...]:
    """For each plan how its states divide the list; widths in per cent of the list."""
    bars = []
    rows = edition.answers.records("coverage-counts", list=f"national-{number}")
    for plan, group in groupby(rows, key=lambda row: str(row["plan"])):
        counts = {_code(row["state"]): int(str(row["items"])) for row in group}
        total = sum(counts.values())
        parts = tuple(
            BarPart(state, _state(edition, state), counts[state], round(100 * counts[state] / total, 2))
            for state, _ in STATES
            if counts.get(state)
        )
        bars.append(Bar(edition.names[plan], f"gaps/{plan}.html", parts))
    return tuple(bars)


def coverage_matrix(edition: Edition, path: str, number: str) -> Matrix:
    """Items by area down, plans across; each cell a state with its sign, its word and its quotation."""
    settings = {"list": f"national-{number}"}
    query = edition.answers.query("item-coverage")
    rows = edition.answers.records("item-coverage", **settings)
    plans = sorted({str(row["plan"]) for row in rows})
    groups = []
    for area, of_area in groupby(rows, key=lambda row: str(row[edition.own("area")])):
        lines = []
        for ident, of_item in groupby(of_area, key=lambda row: str(row["id"])):
            cells = {str(row["plan"]): row for row in of_item}
            some = next(iter(cells.values()))
            shown = tuple(_cell(edition, path, cells.get(plan)) for plan in plans)
            lines.append(
                MatrixRow(
                    ident,
                    ident.split(":")[-1],
                    str(some[edition.own("item")]),
                    shown,
                    len({cell.state for cell in shown}) > 1,
                )
            )
        groups.append(MatrixGroup(area, tuple(lines)))
    return Matrix(
        id="coverage",
        query="item-coverage",
        settings=tuple(settings.items()),
        ask=f"{edition.place(path).root}ask.html#{urlencode([('q', 'item-coverage'), *settings.items()])}",
        title=query.title.in_language(edition.language),
        question=query.question.in_language(edition.language),
        columns=tuple((plan, edition.names[plan], f"plan/{plan}.html") for plan in plans),
        groups=tuple(groups),
    )


def _cell(edition: Edition, path: str, row: dict[str, Any] | None) -> MatrixCell:
    if row is None:
        return MatrixCell("unknown", _SIGNS["unknown"], _state(edition, "unknown"), None, "")
    state = _code(row["state"])
    href = passage_href(str(row["passage"]), edition.place(path).root) if row["passage"] else None
    return MatrixCell(state, _SIGNS[state], _state(edition, state), href, str(row["quote"] or ""))


def _code(iri: object) -> str:
    return str(iri).rsplit("coverage-", 1)[-1]


def _state(edition: Edition, state: str) -> str:
    return edition.words[f"coverage.{state}"]
