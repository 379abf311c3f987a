"""The comparison tables of a build: every named query that needs no parameter, as CSV and in one workbook, with a
Frictionless data package (https://specs.frictionlessdata.io/tabular-data-package/) and CSVW metadata
(https://www.w3.org/TR/tabular-metadata/) that say what each column is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph

from kg import __version__
from kg.export.kinds import Kind, column_kinds
from kg.export.parquet import can_write_parquet, parquet_bytes
from kg.export.texts import csv_text
from kg.export.workbook import workbook_bytes
from kg.graph.description import LICENCE
from kg.model.result import Rows
from kg.namespaces import DEFAULT_BASE
from kg.query import Query, load_query, query_names, run_on
from kg.query_header import Column, Words

#: The types of Table Schema and of CSVW for each kind of column.
_FRICTIONLESS: dict[Kind, dict[str, str]] = {
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date"},
    "iri": {"type": "string", "format": "uri"},
    "text": {"type": "string"},
}
_CSVW: dict[Kind, str] = {
    "integer": "integer",
    "decimal": "decimal",
    "boolean": "boolean",
    "date": "date",
    "iri": "anyURI",
    "text": "string",
}

#: The topic of queries that pages are made of and that say nothing by themselves.
_INTERNAL = "pages"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the query that made it and its rows."""

    query: Query
    rows: Rows

    @property
    def file(self) -> str:
        """The name of its files, without the ending: the query's name with underscores, as tables are named."""
        return self.query.name.replace("-", "_")


def query_tables(store: pyoxigraph.Store, base: str = DEFAULT_BASE) -> tuple[Table, ...]:
    """The answers to the comparisons that run without a value from the reader, by name. What the examples ask is
    answered by `kg query`."""
    queries = (load_query(name) for name in query_names("compare"))
    return tuple(
        Table(query, run_on(store, query, {}, base))
        for query in queries
        if query.topic != _INTERNAL and not any(parameter.required for parameter in query.parameters)
    )


def write_tables(store: pyoxigraph.Store, out: Path, base: str = DEFAULT_BASE) -> None:
    """Writes `<table>.csv` for every query, `tables.xlsx` with all of them, `datapackage.json` and
    `csv-metadata.json`; where pyarrow is installed also `<table>.parquet`.

    Rows stand in the order of the query; the files are the same bytes for the same graph.
    """
    tables = query_tables(store, base)
    out.mkdir(parents=True, exist_ok=True)
    resources = []
    for table in tables:
        data = csv_text(table.rows).encode("utf-8")
        (out / f"{table.file}.csv").write_bytes(data)
        resources.append(_resource(table, data))
        if can_write_parquet():
            (out / f"{table.file}.parquet").write_bytes(parquet_bytes(table.rows))
    sheets = {table.file: table.rows for table in tables}
    (out / "tables.xlsx").write_bytes(workbook_bytes(sheets, link=_passage))
    _write_json(out / "datapackage.json", _package(resources))
    _write_json(out / "csv-metadata.json", _metadata(tables))


def _passage(iri: str) -> str | None:
    """The address of a cell's link: that of a place in a text; codes and facts stay words."""
    return iri if "#char=" in iri else None


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _both(words: Words) -> str:
    return f"{words.en} · {words.zh}"


def _columns(table: Table) -> list[tuple[str, Kind, Column | None]]:
    known = {column.name: column for column in table.query.columns}
    kinds = column_kinds(table.rows)
    return [(name, kind, known.get(name)) for name, kind in zip(table.rows.columns, kinds, strict=True)]


def _package(resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "plan-kg-tables",
        "title": "Comparison of public-service plans: tables · 公共服务规划比较:数据表",
        "version": __version__,
        "homepage": DEFAULT_BASE,
        "licenses": [
            {
                "name": "Apache-2.0",
                "title": "Apache License 2.0",
                "path": LICENCE,
            }
        ],
        "resources": resources,
    }


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    fields = []
    for name, kind, column in _columns(table):
        field: dict[str, Any] = {"name": name, **_FRICTIONLESS[kind]}
        if column is not None:
            field |= {"title": _both(column.label)}
        fields.append(field)
    return {
        "profile": "tabular-data-resource",
        "name": table.file,
        "path": f"{table.file}.csv",
        "title": _both(table.query.title),
        "description": _both(table.query.question),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"lineTerminator": "\n", "doubleQuote": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _metadata(tables: tuple[Table, ...]) -> dict[str, Any]:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:license": {"@id": LICENCE},
        "dialect": {"lineTerminators": "\n", "encoding": "utf-8"},
        "tables": [
            {
                "url": f"{table.file}.csv",
                "dc:title": _words(table.query.title),
                "dc:description": _words(table.query.question),
                "tableSchema": {
                    "columns": [
                        {"name": name, "titles": [name]}
                        | ({"dc:description": _words(column.label)} if column else {})
                        | {"datatype": _CSVW[kind], "null": ""}
                        for name, kind, column in _columns(table)
                    ]
                },
            }
            for table in tables
        ],
    }


def _words(words: Words) -> list[dict[str, str]]:
    return [{"@value": words.en, "@language": "en"}, {"@value": words.zh, "@language": "zh"}]
