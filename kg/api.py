"""The graph from Python: `kg.open("build").query("indicators", plan="minqin").to_pandas()`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.export.emit import emit
from kg.export.kinds import Kind, column_kinds
from kg.export.texts import cell_text, markdown_text, table_text
from kg.model.result import Native, Rows
from kg.namespaces import DEFAULT_BASE
from kg.query import Setting, load_query, query_names, refuse_unheld_paths, run_on, run_query
from kg.query_store import ask_endpoint, ask_store, build_base, open_build

if TYPE_CHECKING:
    import pandas
    import polars

#: What a parameter may be given as.
Value = str | int | Decimal | float | bool | datetime.date | Sequence[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query. Iterating gives one dictionary per row, with Python values and None for what is unbound."""

    rows: Rows

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the query."""
        return self.rows.columns

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Native]]:
        return iter(self.rows.records())

    def __str__(self) -> str:
        return table_text(self.rows)

    def _repr_markdown_(self) -> str:
        return markdown_text(self.rows)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of nullable types: Int64, Float64, boolean, string, and datetime64 for days.

        Raises UsageError where pandas is not installed.
        """
        _need("pandas")
        import pandas

        types = {"integer": "Int64", "decimal": "Float64", "boolean": "boolean", "iri": "string", "text": "string"}
        data = {}
        for name, kind, values in self._columns():
            if kind == "date":
                data[name] = pandas.Series(pandas.to_datetime(pandas.Series(values, dtype="object")), name=name)
            else:
                data[name] = pandas.Series(values, dtype=types[kind], name=name)
        return pandas.DataFrame(data, columns=list(self.columns))

    def to_polars(self) -> polars.DataFrame:
        """A data frame with Int64, Float64, Boolean, Date and String columns.

        Raises UsageError where polars is not installed.
        """
        _need("polars")
        import polars

        types: dict[Kind, Any] = {
            "integer": polars.Int64,
            "decimal": polars.Float64,
            "boolean": polars.Boolean,
            "date": polars.Date,
            "iri": polars.String,
            "text": polars.String,
        }
        return polars.DataFrame([polars.Series(n, values, dtype=types[kind]) for n, kind, values in self._columns()])

    def save(self, path: Path | str, *, bom: bool = False) -> None:
        """Writes the rows to a file in the form that its ending names: csv, tsv, json, srj, md, xlsx, parquet.

        Raises UsageError for another ending.
        """
        file = Path(path)
        emit(self.rows, file.suffix.removeprefix("."), file, bom=bom, name=file.stem)

    def _columns(self) -> Iterator[tuple[str, Kind, list[Any]]]:
        for index, (name, kind) in enumerate(zip(self.columns, column_kinds(self.rows), strict=True)):
            terms = [row[index] for row in self.rows.rows]
            if kind in ("text", "iri"):
                yield name, kind, [None if term is None else cell_text(term) for term in terms]
            elif kind == "decimal":
                yield name, kind, [None if term is None else float(str(term.native)) for term in terms]
            else:
                yield name, kind, [None if term is None else term.native for term in terms]


class Graph:
    """An open graph: a build on disk, held in memory, or a SPARQL endpoint."""

    def __init__(self, place: Path | str) -> None:
        """Opens a folder that `kg build` made, or the address of an endpoint. Raises QueryError where there is none."""
        self.endpoint = str(place) if str(place).startswith(("http://", "https://")) else None
        self.base = DEFAULT_BASE if self.endpoint else build_base(Path(place))
        self._store = None if self.endpoint else open_build(Path(place))

    def queries(self) -> tuple[str, ...]:
        """The names of the shipped queries."""
        return query_names()

    def query(self, name: str, **parameters: Value) -> Answer:
        """The answer to a shipped query, or to that of a .rq file, with its parameters by name.

        Raises QueryError for an unknown query or parameter and a value that does not fit.
        """
        query = load_query(name)
        settings = {key: _setting(value) for key, value in parameters.items()}
        if self.endpoint is not None:
            return Answer(run_query(query, settings, endpoint=self.endpoint))
        return Answer(run_on(self._store, query, settings, self.base))

    def sparql(self, text: str) -> Answer:
        """The answer to a SELECT query in SPARQL. Raises QueryError (an endpoint's no, or a path that would walk the
        whole graph) or SyntaxError (no SPARQL)."""
        refuse_unheld_paths(text, "query")
        if self.endpoint is not None:
            return Answer(ask_endpoint(self.endpoint, text))
        return Answer(ask_store(self._store, text))


def open_graph(place: Path | str = "build") -> Graph:
    """The graph of a build folder or an endpoint; as `kg.open`. Raises QueryError where there is none."""
    return Graph(place)


def _setting(value: Value) -> Setting:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    return value if isinstance(value, str) else list(value) if isinstance(value, Sequence) else str(value)


def _need(library: str) -> None:
    if find_spec(library) is None:
        raise UsageError(f"{library} is not installed\n  Install it with: pip install 'plan-kg[frames]'")
