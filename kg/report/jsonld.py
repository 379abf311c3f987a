"""What pages say to machines that read them, in the words of schema.org and CPSV."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kg.report.edition import Edition
from kg.report.views import Download

#: The words of schema.org, CPSV and Dublin Core.
CONTEXT = [
    "https://schema.org/",
    {"cpsv": "http://purl.org/vocab/cpsv#", "dct": "http://purl.org/dc/terms/"},
]
#: So many services of a plan are told to machines on its page; the graph has all of them.
MOST_SERVICES = 100


def script_json(data: object) -> str:
    """JSON that may stand inside a script element: no closing tag in the data can end the element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def plan_ld(edition: Edition, plan: str) -> str:
    """The plan in schema.org's words, and the services that it lists in those of CPSV."""
    record = edition.records[plan]
    iri = f"{edition.answers.base}id/{plan}"
    data: dict[str, object] = {
        "@type": "Legislation",
        "@id": iri,
        "name": record["title"] or edition.names[plan],
        "inLanguage": "zh",
        "legislationIdentifier": plan,
    }
    if record["issued"]:
        data["datePublished"] = str(record["issued"])
    if record["firstYear"] and record["lastYear"]:
        data["temporalCoverage"] = f"{record['firstYear']}/{record['lastYear']}"
    services = [
        {
            "@type": "cpsv:PublicService",
            "@id": str(row["fact"]),
            "dct:title": {"@language": "zh", "@value": str(row["item"])},
            "cpsv:follows": {"@id": iri},
        }
        for row in edition.answers.records("listed-items", plan=plan)[:MOST_SERVICES]
    ]
    return script_json({"@context": CONTEXT, "@graph": [data, *services]})


def data_ld(edition: Edition, downloads: Sequence[Download]) -> str:
    """The graph and the tables as a data set with its downloads, in schema.org's words."""
    data = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": edition.answers.base,
        "name": edition.words["site"],
        "description": edition.words["lead"],
        "license": "https://www.apache.org/licenses/LICENSE-2.0",
        "distribution": [
            {"@type": "DataDownload", "name": file.title, "contentUrl": file.href, "sha256": file.sha256}
            for file in downloads
        ],
    }
    return script_json(data)
