"""What a command tells on the terminal while it works and when it is done."""

from __future__ import annotations

import dataclasses
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from kg.model.facts import Facts

if TYPE_CHECKING:
    from kg.build import Report

#: Kinds of facts as the tables head them, in the order of the format.
KINDS = tuple(f.name for f in dataclasses.fields(Facts) if f.name not in ("source", "text", "plan"))

_STAGES = {
    "read": "reading and extracting",
    "align": "aligning to the references",
    "graph": "writing the graph",
    "check": "checking",
    "tables": "writing the tables",
    "site": "writing the site",
    "publish": "publishing",
}


class Progress:
    """Tells each stage of a build on stderr as it begins; nothing at all when quiet."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._console = Console(stderr=True, highlight=False)

    def step(self, stage: str, plan: str) -> None:
        """A stage begins (for the reading: a plan is done)."""
        if not self._quiet:
            self._console.print(f"  {_STAGES.get(stage, stage)} {plan}".rstrip(), style="dim")

    def summary(self, report: Report, out: Path) -> None:
        """The closing table: facts per kind and plan, checks, seconds, and where to look."""
        if self._quiet:
            return
        console = Console(highlight=False)
        plans = list(report.facts)
        table = Table("facts", *plans, "all", title=None, box=None, header_style="bold", pad_edge=False)
        for column in table.columns[1:]:
            column.justify = "right"
        for kind in KINDS:
            counts = [report.facts[plan][kind] for plan in plans]
            table.add_row(kind.replace("_", " "), *(str(n) if n else "·" for n in counts), str(sum(counts)))
        console.print(table)
        checks = (
            ", ".join(f"{n} {severity}" for severity, n in report.checks.items() if n)
            or "no result: everything conforms"
        )
        console.print(f"checks: {checks}")
        console.print(f"{'unchanged' if report.unchanged else 'built'} in {report.seconds:.1f} s")
        console.print(f"Open {out / 'site' / 'index.html'}")


def facts_table(facts: Facts) -> str:
    """The facts of one document for reading: a row per fact with its kind, its words and its place."""
    console = Console(file=StringIO(), width=160, highlight=False)
    table = Table("kind", "place", "fact", "more", box=None, header_style="bold", pad_edge=False)
    table.columns[2].overflow = table.columns[3].overflow = "fold"
    for name, span in facts.plan.spans:
        table.add_row("plan", f"{span.start}-{span.end}", f"{name}: {getattr(facts.plan, name)}", "")
    for kind in KINDS:
        for fact in getattr(facts, kind):
            values = {f.name: getattr(fact, f.name) for f in dataclasses.fields(fact)}
            spans = values.pop("spans", None) or (values.pop("span"),)
            head = next((values.pop(n) for n in _HEADS if n in values), "")
            more = "; ".join(f"{n} {_short(v)}" for n, v in values.items() if v not in (None, False, (), "="))
            table.add_row(kind, " ".join(f"{s.start}-{s.end}" for s in spans), str(head), more)
    console.print(table)
    out = console.file
    assert isinstance(out, StringIO)
    return out.getvalue()


#: The field that says what a fact is about, by preference.
_HEADS = ("message_zh", "raw", "title", "name", "words", "what", "task")


def _short(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(_short(v) for v in value)
    if dataclasses.is_dataclass(value):
        parts = (getattr(value, n) for n in ("raw", "text", "year") if hasattr(value, n))
        return " ".join(str(p) for p in parts if p is not None)
    return str(value)
