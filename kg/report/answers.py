"""What the pages ask of the graph: named queries, each run once whatever the number of pages and languages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.model.result import Native, Rows, Term
from kg.query import Query, load_query, run_on


@dataclass(slots=True)
class Answers:
    """The graph behind a report: a pyoxigraph store, the base of its IRIs, and the answers so far."""

    store: object
    base: str
    _rows: dict[tuple[str, tuple[tuple[str, str], ...]], Rows] = field(default_factory=dict)
    _cut: dict[tuple[str, str, tuple[tuple[str, str], ...]], dict[str, Rows]] = field(default_factory=dict)
    _records: dict[tuple[str, tuple[tuple[str, str], ...]], list[dict[str, Native]]] = field(default_factory=dict)
    _labels: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many quads the graph has."""
        return len(self.store)  # type: ignore[arg-type]

    def query(self, name: str) -> Query:
        """The named query itself."""
        return load_query(name)

    def rows(self, name: str, **settings: str) -> Rows:
        """The rows of a named query with these settings.

        A setting that restricts one of the answer's own columns is a selection from the answer without it, in the
        same order; hundreds of pages that each show a part then share one run of the query.
        """
        key = (name, tuple(sorted(settings.items())))
        if key not in self._rows:
            query = load_query(name)
            optional = {p.name for p in query.parameters if not p.required and not p.choices}
            column = next((s for s in sorted(settings) if s in optional and s in {c.name for c in query.columns}), None)
            if column is None:
                self._rows[key] = run_on(self.store, query, settings, self.base)
            else:
                rest = {setting: value for setting, value in settings.items() if setting != column}
                self._rows[key] = self._parts(name, column, rest).get(settings[column], self._nothing(name, rest))
        return self._rows[key]

    def _parts(self, name: str, column: str, rest: dict[str, str]) -> dict[str, Rows]:
        """The answer cut by the values of a column."""
        key = (name, column, tuple(sorted(rest.items())))
        if key not in self._cut:
            whole = self.rows(name, **rest)
            at = whole.columns.index(column)
            parts: dict[str, list[tuple[Term | None, ...]]] = {}
            for row in whole.rows:
                if (term := row[at]) is not None:
                    parts.setdefault(term.value, []).append(row)
            self._cut[key] = {value: Rows(whole.columns, tuple(rows), whole.types) for value, rows in parts.items()}
        return self._cut[key]

    def _nothing(self, name: str, rest: dict[str, str]) -> Rows:
        whole = self.rows(name, **rest)
        return Rows(whole.columns, (), whole.types)

    def records(self, name: str, **settings: str) -> list[dict[str, Native]]:
        """The rows as dictionaries by column."""
        key = (name, tuple(sorted(settings.items())))
        if key not in self._records:
            self._records[key] = self.rows(name, **settings).records()
        return self._records[key]

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
