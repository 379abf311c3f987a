"""What pages say of their plan to machines, in the words of schema.org."""

from __future__ import annotations

import json

from kg.report.edition import Edition


def script_json(data: object) -> str:
    """JSON that may stand inside a script element: no closing tag in the data can end the element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def plan_ld(edition: Edition, plan: str) -> str:
    """The plan in schema.org's words, for machines that read pages."""
    record = edition.records[plan]
    data = {
        "@context": "https://schema.org/",
        "@type": "Legislation",
        "@id": f"{edition.answers.base}id/{plan}",
        "name": record["title"] or edition.names[plan],
        "inLanguage": "zh",
        "legislationIdentifier": plan,
    }
    if record["issued"]:
        data["datePublished"] = str(record["issued"])
    if record["firstYear"] and record["lastYear"]:
        data["temporalCoverage"] = f"{record['firstYear']}/{record['lastYear']}"
    return script_json(data)
