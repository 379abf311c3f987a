"""The Compare page: any number of plans side by side; the selection is made in the page and held by its address."""

from __future__ import annotations

from typing import Any

from kg.report.coverage import STATES
from kg.report.edition import Edition, Page
from kg.report.jsonld import script_json
from kg.report.pages import ComparePage
from kg.report.tables import spoken

_SUBJECTS = ("indicators", "items-2021", "items-135", "functions")


def compare_page(edition: Edition) -> Page:
    """The page; its data is a script of its own, one for each language (see `compare_script`)."""
    path = "compare.html"
    frame = edition.frame(edition.words["nav.compare"], path)
    record = ComparePage(
        frame=frame,
        plans=tuple(edition.names.items()),
        subjects=tuple((subject, edition.words[f"compare.{subject}"]) for subject in _SUBJECTS),
        scripts=(f"{frame.assets}compare-{edition.language}.js", f"{frame.assets}compare.js"),
    )
    return Page(path, "compare.html", record)


def compare_script(edition: Edition) -> str:
    """A script that hands the page every row that can be compared.

    A row is [id, name, area, {plan: [[text, state, address, title], …]}], for indicators with a fifth member
    {"one|other": [[verdict, label, explanation], …]}.
    """
    data = {
        "plans": edition.names,
        "words": {key: word for key, word in edition.words.items() if key.startswith(("compare.", "table."))},
        "subjects": {
            "indicators": _indicators(edition),
            "items-2021": _items(edition, "national-2021"),
            "items-135": _items(edition, "national-135"),
            "functions": _functions(edition),
        },
        "queries": {
            "indicators": "q=indicator-values",
            "items-2021": "q=item-coverage&list=national-2021",
            "items-135": "q=item-coverage&list=national-135",
            "functions": "q=function-bodies",
        },
    }
    return f"window.planKgCompare={script_json(data)};\n"


def _items(edition: Edition, scheme: str) -> list[list[Any]]:
    signs = dict(STATES)
    rows: dict[str, list[Any]] = {}
    for row in edition.answers.records("item-coverage", list=scheme):
        ident = str(row["id"])
        line = rows.setdefault(ident, [ident, row[edition.own("item")], row[edition.own("area")], {}])
        state = str(row["state"]).rsplit("coverage-", 1)[-1]
        text = f"{signs[state]} {edition.words[f'coverage.{state}']}"
        line[3][str(row["plan"])] = [[text, state, _address(edition, row["passage"]), row["quote"] or ""]]
    return list(rows.values())


def _indicators(edition: Edition) -> list[list[Any]]:
    names = {str(r["id"]): r for r in edition.answers.records("reference-indicators")}
    rows: dict[str, list[Any]] = {
        ident: [ident, names[ident][edition.own("name")], names[ident]["unit"], {}, {}] for ident in names
    }
    for row in edition.answers.records("indicator-values"):
        role = str(row["role"]).rsplit("role-", 1)[-1]
        text = f"{row['printed']} ({spoken('yearLabel', str(row['yearLabel']), edition.language)})"
        title = f"{row['words']} · {edition.label(row['role'])}"
        cell = [text, role, _address(edition, row["passage"]), title]
        rows[str(row["id"])][3].setdefault(str(row["plan"]), []).append(cell)
    for row in edition.answers.records("comparisons"):
        pair = "|".join(sorted((str(row["left"]), str(row["right"]))))
        verdict = str(row["verdict"]).rsplit("verdict-", 1)[-1]
        said = f"{row['leftPrinted']} – {row['rightPrinted']}: {row[edition.own('explanation')]}"
        rows[str(row["id"])][4].setdefault(pair, []).append([verdict, edition.label(row["verdict"]), said])
    return list(rows.values())


def _functions(edition: Edition) -> list[list[Any]]:
    rows: dict[str, list[Any]] = {}
    for row in edition.answers.records("function-bodies"):
        ident = str(row["id"])
        line = rows.setdefault(ident, [ident, row[edition.own("function")], "", {}])
        counts = [(edition.words["agencies.led"], row["led"]), (edition.words["agencies.supported"], row["supported"])]
        told = ", ".join(f"{word} {count}" for word, count in counts if count)
        text = f"{row['agency']} ({told})" if told else str(row["agency"])
        line[3].setdefault(str(row["plan"]), []).append([text, "", _address(edition, row["passage"]), ""])
    return list(rows.values())


def _address(edition: Edition, passage: object) -> str | None:
    return edition.place("compare.html").passage(passage)
