"""Coverage of the national lists: a matrix of items and plans, and the gaps of one plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from kg.report.edition import Edition, Page
from kg.report.pages import CoveragePage, GapsPage
from kg.report.views import Bar, BarPart, Matrix, MatrixCell, MatrixGroup, MatrixRow

#: The states of coverage from most to least, each with the sign that stands for it beside its colour.
STATES = (("listed", "●"), ("committed", "◕"), ("mentioned", "◔"), ("absent", "–"), ("unknown", "?"))
_SIGNS = dict(STATES)
_PATHS = {"2021": "coverage.html", "135": "coverage-135.html"}
#: So many plans stand side by side on one page; more of them make more pages.
MOST_PLANS = 12


def coverage_pages(edition: Edition, number: str) -> Iterator[Page]:
    """The matrix of one national list, in parts of at most `MOST_PLANS` plans."""
    plans = list(edition.names)
    parts = [tuple(plans[i : i + MOST_PLANS]) for i in range(0, len(plans), MOST_PLANS)] or [()]
    paths = [_PATHS[number].replace(".html", f"-{i}.html") if i else _PATHS[number] for i in range(len(parts))]
    links = tuple(
        (path, f"{edition.names[part[0]]} – {edition.names[part[-1]]}")
        for path, part in zip(paths, parts, strict=True)
        if part
    )
    for path, part in zip(paths, parts, strict=True):
        yield _coverage_page(edition, number, path, part, links if len(parts) > 1 else ())


def _coverage_page(
    edition: Edition, number: str, path: str, plans: tuple[str, ...], parts: tuple[tuple[str, str], ...]
) -> Page:
    record = CoveragePage(
        frame=edition.frame(edition.words[f"coverage.title.{number}"], path),
        number=number,
        others=tuple((_PATHS[n], edition.words[f"coverage.title.{n}"]) for n in _PATHS if n != number),
        states=tuple((state, sign, _state(edition, state)) for state, sign in STATES),
        parts=parts,
        bars=coverage_bars(edition, number, plans),
        matrix=coverage_matrix(edition, path, number, plans),
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


def coverage_bars(edition: Edition, number: str, plans: Sequence[str]) -> tuple[Bar, ...]:
    """For each of these plans how its states divide the list; widths in per cent of the list."""
    bars = []
    rows = edition.answers.records("coverage-counts", list=f"national-{number}")
    for plan, group in groupby(rows, key=lambda row: str(row["plan"])):
        if plan not in plans:
            continue
        counts = {_code(row["state"]): int(str(row["items"])) for row in group}
        total = sum(counts.values())
        parts = tuple(
            BarPart(state, _state(edition, state), counts[state], round(100 * counts[state] / total, 2))
            for state, _ in STATES
            if counts.get(state)
        )
        bars.append(Bar(edition.names[plan], f"gaps/{plan}.html", parts))
    return tuple(bars)


def coverage_matrix(edition: Edition, path: str, number: str, plans: tuple[str, ...]) -> Matrix:
    """Items by area down, these plans across; each cell a state with its sign, its word and its quotation."""
    settings = {"list": f"national-{number}"}
    query = edition.answers.query("item-coverage")
    rows = edition.answers.records("item-coverage", **settings)
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
    href = edition.place(path).passage(row["passage"])
    return MatrixCell(state, _SIGNS[state], _state(edition, state), href, str(row["quote"] or ""))


def _code(iri: object) -> str:
    return str(iri).rsplit("coverage-", 1)[-1]


def _state(edition: Edition, state: str) -> str:
    return edition.words[f"coverage.{state}"]
