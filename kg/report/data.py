"""The data page: what can be taken away, with sizes and checksums, and the reference of the vocabulary."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from kg import __version__
from kg.export import render
from kg.query import load_query, query_names
from kg.query_store import quads_text
from kg.report.answers import Answers
from kg.report.diagram import Relation, draw_classes
from kg.report.edition import Edition, Page
from kg.report.jsonld import data_ld
from kg.report.pages import DataPage
from kg.report.views import Download

#: Tables that travel with the report, each the answer of the query of its name.
TABLES = (
    "plans",
    "items-by-domain",
    "listed-items",
    "indicators",
    "indicator-values",
    "comparisons",
    "item-coverage",
    "responsibilities",
    "agency-load",
    "function-bodies",
    "agency-ties",
    "citations",
    "findings",
    "count-mismatches",
)


#: The file of the whole graph.
GRAPH = "plan-kg.nq.gz"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the download folder: its name and its bytes."""

    name: str
    content: bytes


def data_files(answers: Answers) -> tuple[File, ...]:
    """The whole graph, packed, and the tables as CSV that spreadsheets open as they are."""
    files = [File(GRAPH, gzip.compress(quads_text(answers.store).encode(), compresslevel=2, mtime=0))]
    for name in TABLES:
        files.append(File(f"{name}.csv", render(answers.rows(name), "csv", bom=True)))
    files.append(File("findings.sarif", findings_sarif(answers)))
    return tuple(files)


def findings_sarif(answers: Answers) -> bytes:
    """The findings in SARIF 2.1.0, the form that review tools read; regions count characters of the stored text."""
    results: dict[str, dict[str, Any]] = {}
    for row in answers.records("findings"):
        rule = str(row["kind"]).rsplit("finding-", 1)[-1]
        result = results.setdefault(
            str(row["finding"]),
            {
                "ruleId": rule,
                "level": "warning",
                "message": {"text": f"{row['messageEn']} · {row['messageZh']}"},
                "locations": [],
            },
        )
        start, end = (int(part) for part in str(row["passage"]).rsplit("=", 1)[1].split(","))
        result["locations"].append(
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": f"plans/{row['plan']}/{str(row['passage']).split('#')[0].rsplit('/', 1)[1]}"
                    },
                    "region": {"charOffset": start, "charLength": end - start, "snippet": {"text": str(row["quote"])}},
                }
            }
        )
    rules = sorted({result["ruleId"] for result in results.values()})
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "plan-kg", "version": __version__, "rules": [{"id": rule} for rule in rules]}
                },
                "columnKind": "unicodeCodePoints",
                "results": list(results.values()),
            }
        ],
    }
    return (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode()


def data_page(edition: Edition, files: tuple[File, ...]) -> Page:
    """The data page."""
    path = "data.html"
    downloads = []
    for file in files:
        stem = file.name.split(".")[0]
        title = (
            load_query(stem).title.in_language(edition.language)
            if stem in query_names()
            else (edition.words["data.graph"])
        )
        downloads.append(
            Download(
                title,
                f"../data/{file.name}",
                file.name,
                _size(len(file.content)),
                hashlib.sha256(file.content).hexdigest(),
            )
        )
    record = DataPage(
        frame=edition.frame(edition.words["nav.data"], path),
        downloads=tuple(downloads),
        jsonld=data_ld(edition, downloads),
        diagram=draw_classes(_relations(edition)),
        tables=(
            edition.table(
                path, "vocabulary", ("name", "kind", edition.own("label"), edition.own("definition"), "example")
            ),
            edition.table(path, "vocabulary-alignment", ("name", edition.own("label"), "relation", "other")),
            edition.table(path, "vocabulary-relations", tuple(map(edition.own, ("source", "relation", "target")))),
        ),
    )
    return Page(path, "data.html", record)


def _relations(edition: Edition) -> list[Relation]:
    """How the classes hang together, in the words of the edition."""
    source, label, target = map(edition.own, ("source", "relation", "target"))
    return [
        Relation(
            str(row["source"]),
            str(row[source]),
            str(row[label]),
            str(row["target"]),
            str(row[target]),
            row["relation"] == "rdfs:subClassOf",
        )
        for row in edition.answers.records("vocabulary-relations")
    ]


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(count / 1000, 0.1):.1f} kB"
