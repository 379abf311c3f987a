"""The table of measured quality that the report shows: `python -m tests.gold.quality` writes it anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.extract.facts import extract_facts
from kg.model.exchange import to_json
from kg.read.reader import read_document
from tests.gold.score import Tally, figures, score

_GOLD = Path(__file__).parent
_ROOT = _GOLD.parent.parent

#: Where the report reads the figures.
TABLE = _ROOT / "kg" / "report" / "quality.tsv"

#: Kinds of the exchange format, each with the tallies that measure it.
KINDS = {
    "plan": ("plan metadata",),
    "domains": ("domains",),
    "declared_counts": ("declared_counts",),
    "service_items": ("service_items",),
    "indicators": ("indicator values (year, value, comparator)",),
    "quantities": ("quantities in prose",),
    "tasks": ("tasks (number, title)", "tasks (domain, title)"),
    "responsibilities": ("responsibilities (scope, role, agency)",),
    "projects": ("projects",),
    "mechanisms": ("mechanisms",),
    "agencies": ("agencies (distinct names)",),
    "citations": ("citations",),
    "findings": ("conflicts (recall)",),
}


def tallies() -> dict[str, list[Tally]]:
    """The tallies of the scorer for each annotated plan."""
    out = {}
    for gold in sorted(_GOLD.glob("*.json")):
        document = read_document(_ROOT / "plans" / gold.stem / "source.txt")
        facts = to_json(extract_facts(document))
        out[gold.stem] = score(json.loads(gold.read_text(encoding="utf-8")), facts, document.text)
    return out


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def table() -> str:
    """The figures by kind and plan, tab-separated. `annotated` counts what readers marked by hand; precision and F1 of
    findings are empty, for only their recall is annotated."""
    lines = ["kind\tplan\tf1\tprecision\trecall\tannotated"]
    measured = tallies()
    for kind, names in KINDS.items():
        counts: dict[str, tuple[int, int, int]] = {}
        for plan, found in measured.items():
            mine = [tally for tally in found if tally.kind in names]
            if any(tally.gold for tally in mine):
                counts[plan] = tuple(sum(getattr(t, n) for t in mine) for n in ("gold", "found", "hits"))  # type: ignore[assignment]
        counts["pooled"] = tuple(sum(c[i] for c in counts.values()) for i in range(3))  # type: ignore[assignment]
        for plan, triple in counts.items():
            row: dict[str, Any] = figures(kind, *triple)
            if kind == "findings":
                row |= {"precision": None, "f1": None}
            measures = "\t".join(_shown(row[name]) for name in ("f1", "precision", "recall"))
            lines.append(f"{kind}\t{plan}\t{measures}\t{row['gold']}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
