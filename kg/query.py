"""Named queries: a .rq file as a record, its parameters bound to values, and its rows.

A parameter is a `VALUES` line of its own in the query, so that the file runs as it is in any SPARQL 1.1 engine:

    VALUES ?words { "幼儿园" }        the example of a required parameter, or the default of another
    VALUES ?plan { UNDEF }            no restriction unless somebody sets one

Binding replaces the terms between the braces by terms written out from typed values; nothing else of the text
changes, so a value cannot change the query. A `BASE` line names the base of the graph's own IRIs and is replaced by
that of the graph at hand.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from kg.errors import QueryError
from kg.model.result import Rows
from kg.namespaces import DEFAULT_BASE
from kg.paths import QUERIES
from kg.query_header import Column, Example, Header, Parameter, Words, parse_header
from kg.query_store import ask_endpoint, ask_store, build_base, iri_text, literal_text, open_build
from kg.text.sparql import position
from kg.text.sparql_paths import unanchored_paths

__all__ = ["Query", "bind", "load_query", "query_names", "read_query", "refuse_unheld_paths", "run_on", "run_query"]

#: What a caller may give for one parameter: a value, or several where the parameter takes several.
Setting = str | Sequence[str]

_VALUES = re.compile(r"^(?P<indent>\s*)VALUES\s+\?(?P<name>\w+)\s*\{(?P<terms>[^}]*)\}\s*$")
_BASE = re.compile(r"^BASE\s+<[^<>]*>\s*$", re.MULTILINE)
_LINE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<what>.*)", re.DOTALL)
_FOLDERS = ("compare", "examples")


@dataclass(frozen=True, slots=True)
class Query:
    """One named question. `name` is the file's stem, `text` the file as it is, `place` where it stands."""

    name: str
    place: str
    text: str
    title: Words
    question: Words
    topic: str
    columns: tuple[Column, ...]
    parameters: tuple[Parameter, ...]
    example: Example | None
    note: Words | None
    empty: Words | None

    def preset(self, parameter: Parameter) -> tuple[str, ...]:
        """What stands in the query for the parameter: its default, or its example where it is required; empty for
        no restriction."""
        for line in self.text.splitlines():
            found = _VALUES.match(line)
            if found and found["name"] == parameter.name:
                return tuple(_preset_values(found["terms"]))
        return ()


def query_names(folder: str | None = None) -> tuple[str, ...]:
    """The names of all shipped queries, sorted; with a folder (`compare`, `examples`) those of that folder."""
    return tuple(sorted(name for name, path in _shipped().items() if folder in (None, path.parent.name)))


def load_query(name: str) -> Query:
    """The shipped query of that name, or the query of a .rq file.

    Raises QueryError where there is none (with the closest names) or where its header is malformed.
    """
    if name.endswith(".rq"):
        return read_query(Path(name))
    path = _shipped().get(name)
    if path is None:
        close = difflib.get_close_matches(name, query_names(), n=3, cutoff=0.4)
        advice = f"Did you mean {' or '.join(close)}?" if close else f"There are: {', '.join(query_names())}."
        raise QueryError(f"no query is called {name!r}\n  {advice}")
    return _shipped_query(path)


def read_query(path: Path) -> Query:
    """The query of a file. Raises QueryError where it cannot be read or its header and text do not fit."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: the query cannot be read ({error})") from error
    header = parse_header(text, str(path)) if text.startswith("# # ") else _bare_header(path)
    query = Query(
        path.stem,
        str(path),
        text,
        header.title,
        header.question,
        header.topic,
        header.columns,
        header.parameters,
        header.example,
        header.note,
        header.empty,
    )
    _check_parameters(query)
    refuse_unheld_paths(text, str(path))
    return query


def refuse_unheld_paths(text: str, place: str) -> None:
    """Raises QueryError for a path of any length that nothing holds at either end: it would walk the whole graph."""
    for walked, offset in unanchored_paths(text):
        line, column = position(text, offset)
        raise QueryError(
            f"{place}, line {line}, column {column}: the path {walked} is held at neither end and would walk the whole "
            "graph\n  Name one end, or bind it with another pattern:"
            " ?item a plan:ReferenceItem . ?item skos:broader* ?above"
        )


def bind(query: Query, settings: Mapping[str, Setting], base: str = DEFAULT_BASE) -> str:
    """The query's text with the settings bound, lines where they were.

    Raises QueryError for a parameter that does not exist, is missing, or has a value not of its type.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in settings:
        if name not in known:
            takes = f"It takes {', '.join(known)}." if known else "It takes none."
            raise QueryError(f"{query.name} has no parameter {name!r}\n  {takes}")
    terms = {name: _terms(query, known[name], value, base) for name, value in settings.items()}
    for parameter in query.parameters:
        if parameter.required and not terms.get(parameter.name):
            example = ",".join(query.preset(parameter))
            raise QueryError(
                f"{query.name} needs a value for {parameter.name!r} ({parameter.label.en})\n"
                f"  For example: --set {parameter.name}={example}"
            )
    lines = [_bound(line, terms, known) for line in query.text.splitlines()]
    return _BASE.sub(lambda _: f"BASE {iri_text(base, query.name)}", "\n".join(lines) + "\n")


def run_query(
    query: Query, settings: Mapping[str, Setting], *, build: Path | None = None, endpoint: str | None = None
) -> Rows:
    """The query's rows from a build folder, or from a SPARQL endpoint where one is named.

    Raises QueryError where the settings do not fit, the build has no graph, or the query cannot be carried out.
    """
    if endpoint is not None:
        return _typed(query, ask_endpoint(endpoint, bind(query, settings)))
    folder = build or Path("build")
    return run_on(open_build(folder), query, settings, build_base(folder))


def run_on(
    store: object, query: Query, settings: Mapping[str, Setting] | None = None, base: str = DEFAULT_BASE
) -> Rows:
    """The query's rows from a pyoxigraph store that holds the graph. Raises QueryError as `run_query` does."""
    text = bind(query, settings or {}, base)
    try:
        answer = ask_store(store, text)
    except SyntaxError as error:
        raise QueryError(_syntax_message(query, text, str(error))) from error
    return _typed(query, answer)


@cache
def _shipped_query(path: Path) -> Query:
    """A query of the library, read once: nothing changes it while a command runs."""
    return read_query(path)


@cache
def _shipped() -> dict[str, Path]:
    return {path.stem: path for name in _FOLDERS for path in sorted((QUERIES / name).glob("*.rq"))}


def _bare_header(path: Path) -> Header:
    """The header of a file that has none: somebody's own query, whose columns are named by its variables."""
    title = Words(path.stem, path.stem)
    return Header(title, title, "other", (), (), None, None, None)


def _check_parameters(query: Query) -> None:
    for parameter in query.parameters:
        lines = [m for m in map(_VALUES.match, query.text.splitlines()) if m and m["name"] == parameter.name]
        if len(lines) != 1:
            raise QueryError(
                f"{query.place}: ?{parameter.name} needs exactly one line VALUES ?{parameter.name} "
                f"{{ … }} of its own; there are {len(lines)}"
            )
        if parameter.required and "UNDEF" in lines[0]["terms"]:
            raise QueryError(f"{query.place}: ?{parameter.name} is required, so its VALUES line holds an example")


def _bound(line: str, terms: Mapping[str, tuple[str, ...]], known: Mapping[str, Parameter]) -> str:
    found = _VALUES.match(line)
    if found is None or found["name"] not in known:
        return line
    if chosen := terms.get(found["name"]):
        return f"{found['indent']}VALUES ?{found['name']} {{ {' '.join(chosen)} }}"
    # A line that restricts nothing is left out: engines plan better without it, and an old one trips over UNDEF.
    return "" if found["terms"].strip() == "UNDEF" else line


def _terms(query: Query, parameter: Parameter, setting: Setting, base: str) -> tuple[str, ...]:
    values = [setting] if isinstance(setting, str) else list(setting)
    if parameter.several and isinstance(setting, str):
        values = setting.split(",")
    values = [value.strip() for value in values if value.strip()]
    if len(values) > 1 and not parameter.several:
        raise QueryError(f"{query.name}: {parameter.name!r} takes one value, not {len(values)}")
    return tuple(_term(query, parameter, value, base) for value in values)


def _term(query: Query, parameter: Parameter, value: str, base: str) -> str:
    where = f"{query.name}: {parameter.name} = {value!r}"
    if parameter.choices and value not in parameter.choices:
        raise QueryError(f"{where} is none of its choices\n  Choose one of {', '.join(parameter.choices)}.")
    match parameter.type:
        case "iri" | "fact" | "passage":
            return iri_text(value if re.match(r"[a-z][a-z0-9+.-]*:", value) else base + value, where)
        case "integer":
            if not re.fullmatch(r"[+-]?[0-9]+", value):
                raise QueryError(f"{where} is no whole number")
            return literal_text(str(int(value)), "integer")
        case "decimal":
            if not re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)", value):
                raise QueryError(f"{where} is no number")
            return literal_text(format(Decimal(value), "f"), "decimal")
        case "boolean":
            if value not in ("true", "false"):
                raise QueryError(f"{where} is neither true nor false")
            return literal_text(value, "boolean")
        case "date":
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
                raise QueryError(f"{where} is no date\n  Write it as 2025-12-31.")
            return literal_text(value, "date")
        case "plan":
            if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", value):
                raise QueryError(f"{where} is no id of a plan\n  A plan's id is the name of its folder, as minqin.")
            return literal_text(value)
        case _:
            return literal_text(value)


_PRESET = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"(?:\^\^\S+)?|<(?P<iri>[^<>]*)>|(?P<bare>[^\s"<>]+)')


def _preset_values(terms: str) -> list[str]:
    found = (m["text"] or m["iri"] or m["bare"] for m in _PRESET.finditer(terms))
    return [value for value in found if value and value != "UNDEF"]


def _syntax_message(query: Query, text: str, error: str) -> str:
    found = _LINE.search(error)
    if found is None:
        return f"{query.place}: {error}"
    line = int(found["line"])
    lines = text.splitlines()
    shown = lines[line - 1] if 0 < line <= len(lines) else ""
    pointer = " " * (int(found["column"]) - 1) + "^"
    return f"{query.place}, line {line}, column {found['column']}: {found['what'].strip()}\n  {shown}\n  {pointer}"


def _typed(query: Query, answer: Rows) -> Rows:
    """The answer's columns in the order of the header, with its types; as they come where there is no header."""
    if not query.columns:
        return answer
    names = tuple(column.name for column in query.columns)
    for name in names:
        if name not in answer.columns:
            raise QueryError(f"{query.place}: the header names ?{name}, which the query does not select")
    at = [answer.columns.index(name) for name in names]
    types = tuple(column.type for column in query.columns)
    return Rows(names, tuple(tuple(row[i] for i in at) for row in answer.rows), types)
