"""Check results as SARIF 2.1.0, the format of code-review tools.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kg import __version__
from kg.namespaces import shorten

if TYPE_CHECKING:
    from kg.check.results import Result

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: Our severities in the words of section 3.27.10.
LEVELS = {"violation": "error", "warning": "warning", "info": "note"}


def sarif(results: Sequence[Result]) -> dict[str, Any]:
    """One SARIF log with one run: a rule for every check that found something, a result for every fault."""
    checks = sorted({result.check for result in results})
    index = {check: at for at, check in enumerate(checks)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "plan-kg",
                        "version": __version__,
                        "rules": [_rule(check, results) for check in checks],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(result, index) for result in results],
            }
        ],
    }


def _rule(check: str, results: Sequence[Result]) -> dict[str, Any]:
    first = next(result for result in results if result.check == check)
    return {
        "id": shorten(check),
        "shortDescription": {"text": first.message_en},
        "fullDescription": {"text": f"{first.message_zh} {first.message_en}"},
        "defaultConfiguration": {"level": LEVELS[first.severity]},
    }


def _result(result: Result, index: dict[str, int]) -> dict[str, Any]:
    about = " ".join(part for part in (shorten(result.property), result.value) if part)
    text = f"{result.message_en} ({about})" if about else result.message_en
    out: dict[str, Any] = {
        "ruleId": shorten(result.check),
        "ruleIndex": index[result.check],
        "level": LEVELS[result.severity],
        "message": {"text": text},
        "locations": [{"logicalLocations": [{"fullyQualifiedName": result.node, "kind": "resource"}]}],
        "properties": {"message_zh": result.message_zh},
    }
    if result.place:
        out["locations"][0]["physicalLocation"] = _place(result.place)
    return out


def _place(place: str) -> dict[str, Any]:
    """A passage as a region in characters, `file:3` as a line of a file, any other place as a file."""
    address, _, fragment = place.partition("#char=")
    file, _, line = address.rpartition(":")
    if not fragment and line.isdecimal():
        return {"artifactLocation": {"uri": _uri(file)}, "region": {"startLine": int(line)}}
    where: dict[str, Any] = {"artifactLocation": {"uri": _uri(address)}}
    if fragment:
        start, _, end = fragment.partition(",")
        where["region"] = {"charOffset": int(start), "charLength": int(end) - int(start)}
    return where


def _uri(address: str) -> str:
    return quote(address, safe=":/#?%=,+-._~")
