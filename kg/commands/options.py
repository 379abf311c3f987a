"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

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
    """--format, --out and --bom: how rows are written and where to."""
    command = click.option("--bom", is_flag=True, help="Begin CSV and TSV with a byte order mark, for Excel.")(command)
    command = click.option("--out", type=file_path(), help="A file for the output instead of the terminal.")(command)
    return click.option(
        "--format", "form", type=choice(*FORMS), default="table", show_default=True, help="The form of the output."
    )(command)


def settings_of(pairs: tuple[str, ...]) -> dict[str, str]:
    """Names and values of --set NAME=VALUE; raises click.UsageError for one without an equals sign."""
    settings: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise click.UsageError(f"--set takes NAME=VALUE, not {pair!r}")
        settings[name] = value
    return settings
