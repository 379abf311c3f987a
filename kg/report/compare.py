"""The Compare page: any number of plans side by side; the selection is made in the page and held by its address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.report.coverage import MOST_PLANS, STATES
from kg.report.edition import Edition, Page
from kg.report.jsonld import script_json
from kg.report.pages import ComparePage
from kg.report.tables import spoken

_SUBJECTS = ("indicators", "items-2021", "items-135", "tasks", "functions")


def compare_page(edition: Edition) -> Page:
    """The page; its data are scripts of their own, for each language (see `compare_scripts`)."""
    path = "compare.html"
    frame = edition.frame(edition.words["nav.compare"], path)
    record = ComparePage(
        frame=frame,
        plans=tuple(edition.names.items()),
        subjects=tuple((subject, edition.words[f"compare.{subject}"]) for subject in _SUBJECTS),
        scripts=(f"{frame.assets}compare/{edition.language}.js", f"{frame.assets}compare.js"),
        many=len(edition.names) > MOST_PLANS,
    )
    return Page(path, "compare.html", record)


def compare_scripts(edition: Edition) -> Iterator[tuple[str, str]]:
    """The scripts that hand the page what can be compared, by their paths among the assets.

    The first has the plans, the words and the rows of every subject as [id, name, area]. Each plan has one of its own,
    loaded when the plan is chosen, so that hundreds of plans open as quickly as five: its cells by subject and row as
    [text, state, address, title], and by indicator the verdicts on its pairs with the plans behind it in the order as
    [verdict, explanation].
    """
    rows: dict[str, dict[str, list[Any]]] = {subject: {} for subject in _SUBJECTS}
    cells: dict[str, dict[str, dict[str, list[Any]]]] = {
        plan: {subject: {} for subject in _SUBJECTS} for plan in edition.names
    }
    for subject, row, plan, cell in (*_indicators(edition), *_items(edition), *_tasks(edition), *_functions(edition)):
        rows[subject].setdefault(row[0], row)
        if plan:
            cells[plan][subject].setdefault(row[0], []).append(cell)
    verdicts, labels = _verdicts(edition)
    folder = f"compare/{edition.language}"
    index = {
        "folder": f"{edition.frame('', 'compare.html').assets}{folder}/",
        "plans": edition.names,
        "words": {key: word for key, word in edition.words.items() if key.startswith(("compare.", "table."))},
        "verdicts": labels,
        "subjects": {subject: list(lines.values()) for subject, lines in rows.items()},
        "queries": {
            "indicators": "q=indicator-values",
            "items-2021": "q=item-coverage&list=national-2021",
            "items-135": "q=item-coverage&list=national-135",
            "tasks": "q=tasks-by-area",
            "functions": "q=function-bodies",
        },
    }
    yield f"{folder}.js", f"window.planKgCompare={script_json(index)};\n"
    for plan in edition.names:
        data = {"cells": cells[plan], "verdicts": verdicts.get(plan, {})}
        yield f"{folder}/{plan}.js", f"planKgCompare.add({script_json(plan)},{script_json(data)});\n"


#: A subject, a row as [id, name, area], a plan (empty for a row that no plan need fill), a cell of that plan.
_Cell = tuple[str, list[Any], str, list[Any]]


def _items(edition: Edition) -> Iterator[_Cell]:
    signs = dict(STATES)
    for number in ("2021", "135"):
        for row in edition.answers.records("item-coverage", list=f"national-{number}"):
            state = str(row["state"]).rsplit("coverage-", 1)[-1]
            text = f"{signs[state]} {edition.words[f'coverage.{state}']}"
            line = [str(row["id"]), row[edition.own("item")], row[edition.own("area")]]
            cell = [text, state, _address(edition, row["passage"]), row["quote"] or ""]
            yield f"items-{number}", line, str(row["plan"]), cell


def _indicators(edition: Edition) -> Iterator[_Cell]:
    lines = {}
    for row in edition.answers.records("reference-indicators"):
        lines[str(row["id"])] = [str(row["id"]), row[edition.own("name")], row["unit"]]
        yield "indicators", lines[str(row["id"])], "", []
    for row in edition.answers.records("indicator-values"):
        # A level in words (应保尽保) has no role of its own: it is what shall be.
        role = str(row["role"] or "role-target").rsplit("role-", 1)[-1]
        text = f"{row['printed']} ({spoken('yearLabel', str(row['yearLabel']), edition.language)})"
        title = f"{row['words']} · {edition.label(row['role'])}" if row["role"] else str(row["words"])
        yield (
            "indicators",
            lines[str(row["id"])],
            str(row["plan"]),
            [text, role, _address(edition, row["passage"]), title],
        )


def _verdicts(edition: Edition) -> tuple[dict[str, dict[str, dict[str, list[list[str]]]]], dict[str, str]]:
    """The verdicts on pairs by the first plan of the pair, indicator and the other plan; and what each is called."""
    verdicts: dict[str, dict[str, dict[str, list[list[str]]]]] = {}
    labels: dict[str, str] = {}
    for row in edition.answers.records("comparisons"):
        one, other = sorted((str(row["left"]), str(row["right"])))
        verdict = str(row["verdict"]).rsplit("verdict-", 1)[-1]
        labels[verdict] = edition.label(row["verdict"])
        said = f"{row['leftPrinted']} – {row['rightPrinted']}: {row[edition.own('explanation')]}"
        verdicts.setdefault(one, {}).setdefault(str(row["id"]), {}).setdefault(other, []).append([verdict, said])
    return verdicts, labels


def _tasks(edition: Edition) -> Iterator[_Cell]:
    """The tasks of each plan under the areas of the national standard."""
    for row in edition.answers.records("tasks-by-area"):
        title = str(row["title"])
        text = f"{row['number']} {title}" if row["number"] else title
        line = [str(row["id"]), row[edition.own("area")], ""]
        yield "tasks", line, str(row["plan"]), [text, "", _address(edition, row["passage"]), str(row["domain"])]


def _functions(edition: Edition) -> Iterator[_Cell]:
    for row in edition.answers.records("function-bodies"):
        counts = [(edition.words["agencies.led"], row["led"]), (edition.words["agencies.supported"], row["supported"])]
        told = ", ".join(f"{word} {count}" for word, count in counts if count)
        text = f"{row['agency']} ({told})" if told else str(row["agency"])
        line = [str(row["id"]), row[edition.own("function")], ""]
        yield "functions", line, str(row["plan"]), [text, "", _address(edition, row["passage"]), ""]


def _address(edition: Edition, passage: object) -> str | None:
    return edition.place("compare.html").passage(passage)
