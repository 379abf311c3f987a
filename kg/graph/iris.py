"""The IRI of everything: one method per kind, all under a base that can be chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import UsageError
from kg.model.identity import agency_id, document_id
from kg.namespaces import DEFAULT_BASE

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`]+[/#]")
#: The jurisdiction of a plan that hides its place. Every such plan gets a place of its own.
ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Iris:
    """IRIs under `base`, which ends in a slash. Plans are named by the names of their folders."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise UsageError(
                f"{self.base!r} cannot be the base of the graph's IRIs\n"
                "  Give an absolute http or https IRI that ends in / or #, such as https://example.org/kg/"
            )

    def plan(self, plan: str) -> str:
        """A plan."""
        return f"{self.base}id/{plan}"

    def fact(self, plan: str, local: str) -> str:
        """A fact of a plan by its local id, `value/k3f9x2ab`."""
        return f"{self.base}id/{plan}/{local}"

    def agency(self, plan: str, name: str) -> str:
        """A body by the plan and the name that the plan uses."""
        return self.fact(plan, agency_id(name))

    def source(self, plan: str) -> str:
        """The stored text of a plan."""
        return f"{self.base}id/{plan}/source.txt"

    def passage(self, plan: str, start: int, end: int) -> str:
        """A stretch of the stored text: the fragment of RFC 5147, half-open, in characters."""
        return f"{self.base}id/{plan}/source.txt#char={start},{end}"

    def selector(self, plan: str, start: int, end: int) -> str:
        """The Web Annotation selector of a passage."""
        return f"{self.base}id/{plan}/selector/{start}-{end}"

    def document(self, title: str) -> str:
        """A document that is cited, by its title; the same for all plans that cite it."""
        return f"{self.base}document/{document_id(title)}"

    def jurisdiction(self, jurisdiction: str, plan: str) -> str:
        """A place by its id in the list of places; a hidden place is the plan's own."""
        own = f"{ANONYMOUS}-{plan}" if jurisdiction == ANONYMOUS else jurisdiction
        return f"{self.base}jurisdiction/{own}"

    def period(self, first: int, last: int) -> str:
        """A span of years, both included."""
        return f"{self.base}period/{first}-{last}"

    def reference(self, kind: str, local: str) -> str:
        """An entry of a list: kind `item`, `indicator`, `function` or `unit`; `bps2021:11` becomes `bps2021-11`."""
        return f"{self.base}reference/{kind}/{local.replace(':', '-')}"

    def scheme(self, local: str) -> str:
        """A reference list: `national-2021`."""
        return f"{self.base}scheme/{local}"

    def coverage(self, plan: str, item: str) -> str:
        """What a plan says of a reference item."""
        return f"{self.base}coverage/{plan}/{item.replace(':', '-')}"

    def mapping(self, local: str) -> str:
        """A mapping by its hash."""
        return f"{self.base}mapping/{local}"

    def comparison(self, local: str) -> str:
        """A comparison of two values by its hash."""
        return f"{self.base}comparison/{local}"

    def normalised(self, plan: str, value: str) -> str:
        """The normalised form of a value, by the value's local id."""
        return f"{self.base}id/{plan}/normalised/{value.rpartition('/')[2]}"

    def activity(self, plan: str) -> str:
        """The reading of a plan."""
        return f"{self.base}activity/{plan}"

    def software(self, version: str) -> str:
        """The software in a version."""
        return f"{self.base}software/plan-kg-{version}"

    def observations(self, plan: str) -> str:
        """The data set of a plan's values."""
        return f"{self.base}id/{plan}/values"

    def graph(self, name: str, plan: str | None = None) -> str:
        """A named graph: `plan` and `evidence` by plan, the others one for all."""
        return f"{self.base}graph/{name}" if plan is None else f"{self.base}graph/{name}/{plan}"
