"""What a check found: one record for shapes, rules and evidence, and how it is counted and shown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from kg.check.sarif import sarif
from kg.namespaces import shorten

Severity = Literal["violation", "warning", "info"]

#: From the gravest on.
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")
FORMS = ("table", "json", "sarif")


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One fault: which check found it at which node, for which property (empty where none is meant) and value.

    `check` is the name of a shape (`shape:Value-statedIn`), of a rule, or `evidence`. `place` is the passage or the
    file to look at, empty where there is none.
    """

    severity: Severity
    check: str
    node: str
    property: str
    value: str
    message_zh: str
    message_en: str
    place: str = ""


def counts_at(results: Iterable[Result], threshold: str) -> int:
    """How many results are at least as grave as the threshold.

    Raises ValueError for a threshold that is no severity.
    """
    if threshold not in SEVERITIES:
        raise ValueError(f"{threshold!r} is not one of {', '.join(SEVERITIES)}")
    counted = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return sum(result.severity in counted for result in results)


def in_order(results: Iterable[Result]) -> tuple[Result, ...]:
    """The results without repetitions, the gravest first, then by check and node."""
    return tuple(
        sorted(set(results), key=lambda r: (SEVERITIES.index(r.severity), r.check, r.node, r.property, r.value))
    )


def render_results(results: Sequence[Result], form: str) -> str:
    """The results as text in one of `FORMS`, ending in a line feed.

    Raises ValueError for another form.
    """
    if form == "json":
        return json.dumps([asdict(result) for result in results], ensure_ascii=False, indent=1) + "\n"
    if form == "sarif":
        return json.dumps(sarif(results), ensure_ascii=False, indent=1) + "\n"
    if form == "table":
        return _table(results)
    raise ValueError(f"{form!r} is not one of {', '.join(FORMS)}")


def _table(results: Sequence[Result]) -> str:
    lines = []
    for result in results:
        what = " ".join(part for part in (shorten(result.property), result.value) if part)
        lines.append(f"{result.severity}\t{shorten(result.check)}\t{result.node}\t{what}".rstrip("\t"))
        lines.append(f"\t{result.message_zh}\n\t{result.message_en}")
        if result.place:
            lines.append(f"\t→ {result.place}")
    total = ", ".join(f"{sum(r.severity == s for r in results)} {s}" for s in SEVERITIES)
    return "".join(f"{line}\n" for line in [*lines, total])
