"""What the pages ask of the graph: named queries, each run once whatever the number of pages and languages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.model.result import Native, Rows
from kg.query import Query, load_query, run_on


@dataclass(slots=True)
class Answers:
    """The graph behind a report: a pyoxigraph store, the base of its IRIs, and the answers so far."""

    store: object
    base: str
    _rows: dict[tuple[str, tuple[tuple[str, str], ...]], Rows] = field(default_factory=dict)
    _labels: dict[str, dict[str, str]] = field(default_factory=dict)

    def query(self, name: str) -> Query:
        """The named query itself."""
        return load_query(name)

    def rows(self, name: str, **settings: str) -> Rows:
        """The rows of a named query with these settings."""
        key = (name, tuple(sorted(settings.items())))
        if key not in self._rows:
            self._rows[key] = run_on(self.store, load_query(name), settings, self.base)
        return self._rows[key]

    def records(self, name: str, **settings: str) -> list[dict[str, Native]]:
        """The rows as dictionaries by column."""
        return self.rows(name, **settings).records()

    def label(self, iri: str, language: str) -> str:
        """What a term of the vocabulary is called; its local name where the vocabulary does not say."""
        if not self._labels:
            for row in self.records("term-labels"):
                self._labels[str(row["term"])] = {"zh": str(row["zh"]), "en": str(row["en"])}
        found = self._labels.get(iri)
        return found[language] if found else iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]

    def counts(self, name: str, column: str, **settings: str) -> Counter[str]:
        """How many rows there are for each value of a column."""
        return Counter(str(row[column]) for row in self.records(name, **settings))
