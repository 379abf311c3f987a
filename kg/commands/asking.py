"""Commands that ask a build: query, diff."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.options import build_option, output_options, settings_of


@click.command()
@click.argument("name")
@click.option("--set", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter's value; can be given again.")
@output_options
@click.option("--endpoint", metavar="URL", help="A SPARQL endpoint to ask instead of the build.")
@build_option
def query(
    name: str, pairs: tuple[str, ...], form: str, out: Path | None, bom: bool, endpoint: str | None, build_folder: Path
) -> None:
    """Run a named query or a .rq file.

    Example: kg query indicator-side-by-side --set words=普惠性幼儿园 --format csv
    """
    from kg.export import emit
    from kg.query import load_query, run_query

    rows = run_query(load_query(name), settings_of(pairs), build=build_folder, endpoint=endpoint)
    emit(rows, form, out, bom=bom, name=name)


@click.command()
@click.argument("old")
@click.argument("new")
@output_options
@build_option
def diff(old: str, new: str, form: str, out: Path | None, bom: bool, build_folder: Path) -> None:
    """What changed from OLD to NEW, fact by fact: two build folders, two facts files, or two editions of a plan.

    Example: kg diff build.old build --format csv
    """
    from kg.diff import diff as changes_between
    from kg.export import emit

    changes = changes_between(old, new, build=build_folder)
    emit(changes.rows(), form, out, bom=bom, name="changes")
    click.echo(", ".join(f"{n} {kind}" for kind, n in changes.counts().items() if n) or "nothing changed", err=True)
