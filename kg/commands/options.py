"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.model.result import Rows

Command = TypeVar("Command", bound=Callable[..., Any])

#: The forms that rows of an answer can take.
FORMS = ("table", "csv", "tsv", "json", "md", "xlsx", "parquet")


def choice(*names: str) -> click.Choice[str]:
    """One of the names, whatever the case."""
    return click.Choice(names, case_sensitive=False)


def file_path(*, exists: bool = False) -> click.Path:
    """A path to a file."""
    return click.Path(path_type=Path, dir_okay=False, exists=exists)


def build_option(command: Command) -> Command:
    """--build: the folder of the build that a command works on."""
    return click.option(
        "--build",
        "build_folder",
        type=click.Path(path_type=Path),
        default=Path("build"),
        show_default=True,
        help="The folder that a build made.",
    )(command)


def output_options(command: Command) -> Command:
    """--format, --columns, --out and --bom: which part of the rows is written, how, and where to."""
    command = click.option("--bom", is_flag=True, help="Begin CSV and TSV with a byte order mark, for Excel.")(command)
    command = click.option("--out", type=file_path(), help="A file for the output instead of the terminal.")(command)
    command = click.option("--columns", metavar="A,B,…", help="Only these columns, in this order.")(command)
    return click.option(
        "--format", "form", type=choice(*FORMS), default="table", show_default=True, help="The form of the output."
    )(command)


def selected(rows: Rows, columns: str | None) -> Rows:
    """The rows with the named columns alone; all where None is named. Raises click.UsageError for an unknown one."""
    if columns is None:
        return rows
    names = [name.strip() for name in columns.split(",")]
    for name in names:
        if name not in rows.columns:
            raise click.UsageError(f"no column is called {name!r}; there are {', '.join(rows.columns)}")
    places = [rows.columns.index(name) for name in names]
    types = tuple(rows.types[place] for place in places) if rows.types else ()
    return Rows(tuple(names), tuple(tuple(row[place] for place in places) for row in rows.rows), types)


def settings_of(pairs: tuple[str, ...]) -> dict[str, str]:
    """Names and values of --set NAME=VALUE; raises click.UsageError for one without an equals sign."""
    settings: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise click.UsageError(f"--set takes NAME=VALUE, not {pair!r}")
        settings[name] = value
    return settings
