"""Commands that make a build: build, extract, check, add."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Literal

import click

from kg.commands.options import build_option, choice, file_path
from kg.namespaces import DEFAULT_BASE


@click.command()
@click.argument("plans", type=click.Path(path_type=Path), default=Path("plans"))
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True, help="Where the build goes."
)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Plans read at once.  [default: one per processor]")
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="The base of all IRIs.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("--force", is_flag=True, help="Build even where nothing has changed.")
@click.option("--no-curated", is_flag=True, help="Align by the rules alone, without the curated mappings.")
@click.option("--scheduler", metavar="URL", help="A Dask scheduler whose workers do the work.")
def build(
    plans: Path,
    out: Path,
    jobs: int | None,
    base: str,
    quiet: bool,
    force: bool,
    no_curated: bool,
    scheduler: str | None,
) -> int:
    """Build facts, graph, tables and site from a folder of PLANS.

    Example: kg build plans --out build
    """
    from kg.build import Options, build_corpus
    from kg.progress import Progress

    options = Options(
        base=base, jobs=jobs or os.cpu_count() or 1, force=force, curated=not no_curated, scheduler=scheduler
    )
    progress = Progress(quiet=quiet)
    report = build_corpus(plans, out, options, progress.step)
    progress.summary(report, out)
    return 1 if report.violations else 0


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=choice("json", "table"),
    default="table",
    show_default=True,
    help="The form of the output.",
)
@click.option("--no-text", is_flag=True, help="Leave the text out of the JSON.")
def extract(file: Path, form: str, no_text: bool) -> None:
    """Print the facts of one document; it reads FILE alone.

    Example: kg extract plans/zhangzhou/source.txt --format json
    """
    from kg.extract.facts import extract_facts
    from kg.model.exchange import dumps
    from kg.progress import facts_table
    from kg.read.reader import read_document

    facts = extract_facts(read_document(file))
    click.echo(dumps(facts, with_text=not no_text) if form == "json" else facts_table(facts), nl=False)


@click.command()
@build_option
@click.option("--shapes", type=file_path(exists=True), help="Check against the shapes of this file instead.")
@click.option(
    "--engine",
    type=choice("queries", "pyshacl"),
    default="queries",
    show_default=True,
    help="How our own shapes are evaluated: as queries, or slowly by pySHACL, with the same results.",
)
@click.option(
    "--threshold",
    type=choice("violation", "warning", "info"),
    default="violation",
    show_default=True,
    help="The mildest result that counts.",
)
@click.option(
    "--format",
    "form",
    type=choice("table", "json", "sarif"),
    default="table",
    show_default=True,
    help="The form of the output.",
)
def check(
    build_folder: Path, shapes: Path | None, engine: Literal["queries", "pyshacl"], threshold: str, form: str
) -> int:
    """Check a build: shapes, rules, and every fact's words against its source.

    Exit code 0: conforms (findings about the plans themselves do not count); 1: results at or above the threshold;
    2: cannot run.

    Example: kg check --threshold warning --format json
    """
    from kg.check.results import counts_at, render_results
    from kg.check.run import check_build

    results = check_build(build_folder, shapes=shapes, engine=engine)
    click.echo(render_results(results, form), nl=False)
    return 1 if counts_at(results, threshold) else 0


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--jurisdiction",
    required=True,
    metavar="ID",
    help="The place, by its id (cn-350600) or its name; `anonymous` where the plan hides it.",
)
@click.option(
    "--period", metavar="YEAR-YEAR", help="First and last year, such as 2021-2025.  [default: as the text tells]"
)
@click.option("--plan", "plan_id", metavar="NAME", help="The plan's id.  [default: made from place and period]")
@click.option(
    "--plans", type=click.Path(path_type=Path), default=Path("plans"), show_default=True, help="The folder of plans."
)
@click.option("--replace", is_flag=True, help="Renew a plan that is there already.")
def add(file: Path, jurisdiction: str, period: str | None, plan_id: str | None, plans: Path, replace: bool) -> None:
    """Make a plan folder from a document: its source as received, and a plan.toml with what the text tells.

    Example: kg add notice.pdf --jurisdiction cn-350600 --period 2021-2025
    """
    from kg.align.places import find_place
    from kg.extract.facts import extract_facts
    from kg.read.reader import read_document
    from kg.read.scaffold import scaffold_plan

    place, names = find_place(jurisdiction)
    document = read_document(file)
    metadata = extract_facts(document).plan
    made = scaffold_plan(
        file, document, metadata,
        jurisdiction=place, plans=plans, period=_years(period), plan=plan_id, names=names, replace=replace,
    )  # fmt: skip
    click.echo(f"{made.folder / 'plan.toml'}: {made.manifest.title}")
    click.echo(f"  from the text: {', '.join(made.told) or 'nothing'}")
    for field, advice in made.missing:
        click.echo(f"  not told: {field}: {advice}")


def _years(period: str | None) -> tuple[int, int] | None:
    """The two years of YEAR-YEAR, None where no period is given; raises click.UsageError for anything else."""
    if period is None:
        return None
    match = re.fullmatch(r"(\d{4})-(\d{4})", period.strip())
    if not match or match[1] > match[2]:
        raise click.UsageError(f"--period takes two years such as 2021-2025, not {period!r}")
    return int(match[1]), int(match[2])
