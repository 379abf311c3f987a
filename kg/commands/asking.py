"""Commands that ask a build: query, compare, gaps, diff."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import build_option, choice, output_options, selected, settings_of

if TYPE_CHECKING:
    from kg.model.result import Rows


@click.command()
@click.argument("name")
@click.option("--set", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter's value; can be given again.")
@output_options
@click.option("--endpoint", metavar="URL", help="A SPARQL endpoint to ask instead of the build.")
@build_option
def query(
    name: str,
    pairs: tuple[str, ...],
    form: str,
    columns: str | None,
    out: Path | None,
    bom: bool,
    endpoint: str | None,
    build_folder: Path,
) -> None:
    """Run a named query or a .rq file.

    Example: kg query indicator-side-by-side --set words=普惠性幼儿园 --format csv
    """
    from kg.export import emit
    from kg.query import load_query, run_query

    rows = run_query(load_query(name), settings_of(pairs), build=build_folder, endpoint=endpoint)
    emit(selected(rows, columns), form, out, bom=bom, name=name)


@click.command()
@click.argument("old")
@click.argument("new")
@output_options
@build_option
def diff(old: str, new: str, form: str, columns: str | None, out: Path | None, bom: bool, build_folder: Path) -> None:
    """What changed from OLD to NEW, fact by fact: two build folders, two facts files, or two editions of a plan.

    Example: kg diff build.old build --format csv
    """
    from kg.diff import diff as changes_between
    from kg.export import emit

    changes = changes_between(old, new, build=build_folder)
    emit(selected(changes.rows(), columns), form, out, bom=bom, name="changes")
    click.echo(", ".join(f"{n} {kind}" for kind, n in changes.counts().items() if n) or "nothing changed", err=True)


@click.command()
@click.argument("plan")
@click.option(
    "--against",
    type=choice("national-2021", "national-135"),
    default="national-2021",
    show_default=True,
    help="The national list.",
)
@output_options
@build_option
def gaps(
    plan: str, against: str, form: str, columns: str | None, out: Path | None, bom: bool, build_folder: Path
) -> None:
    """Hold a PLAN against a national list, item by item: state, words, who leads, how other places state it.

    Example: kg gaps minqin --against national-2021 --format csv
    """
    from kg.export import emit
    from kg.planner import gaps as gaps_of

    rows = gaps_of(_asking(build_folder), plan, against)
    emit(selected(rows, columns), form, out, bom=bom, name="gaps")


@click.command()
@click.argument("plans", nargs=-1, required=True)
@click.option("--domain", help="Only this field of service: words of its name in the national list.")
@click.option("--indicator", help="Only this reference indicator: its id, or words of its name.")
@click.option("--diff", "only_differences", is_flag=True, help="Only rows in which the plans differ.")
@output_options
@build_option
def compare(
    plans: tuple[str, ...],
    domain: str | None,
    indicator: str | None,
    only_differences: bool,
    form: str,
    columns: str | None,
    out: Path | None,
    bom: bool,
    build_folder: Path,
) -> None:
    """Set PLANS side by side: items, indicators and tasks by domain, with a verdict or a typed absence in every cell.

    Example: kg compare minqin zhangzhou --diff
    """
    from kg.export import emit
    from kg.planner import compare as compare_plans

    if len(plans) < 2:
        raise click.UsageError("give at least two plans to compare")
    rows = compare_plans(_asking(build_folder), plans, domain, indicator, only_differences)
    emit(selected(rows, columns), form, out, bom=bom, name="compare")


def _asking(build_folder: Path) -> Callable[[str, dict[str, str]], Rows]:
    """Answers named queries from a build that is loaded once."""
    from kg.query import load_query, run_on
    from kg.query_store import build_base, open_build

    store, base = open_build(build_folder), build_base(build_folder)
    return lambda name, settings: run_on(store, load_query(name), settings, base)
