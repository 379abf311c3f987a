"""The command line: alone prints and exits. 0: done, conforms. 1: findings at the threshold. 2: cannot run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from kg import __version__
from kg.errors import KgError

BASE = "https://w3id.org/plan-kg/"

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


class _Commands(click.Group):
    """Commands in the order of the work, not of the alphabet."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Commands, context_settings=_CONTEXT)
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Read public-service plans into a knowledge graph, compare them, and prove every statement."""


def main() -> NoReturn:
    """Runs the command line; an error that a user can mend is one message and exit code 2."""
    try:
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except KgError as error:
        _fail(str(error))
    except click.ClickException as error:
        hint = (
            f"\n  {error.ctx.command_path} --help tells how it is called."
            if isinstance(error, click.UsageError) and error.ctx
            else ""
        )
        _fail(error.format_message() + hint)
    except click.Abort:
        _fail("stopped; nothing was changed")
    except KeyboardInterrupt:
        _fail("stopped; nothing was changed")
    except BrokenPipeError:
        # Whoever reads our output has closed it (a pager, head): nothing is wrong.
        sys.stderr.close()
        sys.exit(0)


def _fail(message: str) -> NoReturn:
    click.echo(f"Error: {message}", err=True)
    sys.exit(2)


def _choice(*names: str) -> click.Choice[str]:
    return click.Choice(names, case_sensitive=False)


build_option: Callable[[Any], Any] = click.option(
    "--build",
    "build_folder",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    help="The folder that a build made.",
)


@cli.command()
@click.argument("plans", type=click.Path(path_type=Path), default=Path("plans"))
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True, help="Where the build goes."
)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Plans read at once.  [default: one per processor]")
@click.option("--base", default=BASE, show_default=True, help="The base of all IRIs.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("--force", is_flag=True, help="Build even where nothing has changed.")
@click.option("--no-curated", is_flag=True, help="Align by the rules alone, without the curated mappings.")
def build(plans: Path, out: Path, jobs: int | None, base: str, quiet: bool, force: bool, no_curated: bool) -> int:
    """Build facts, graph, tables and site from a folder of PLANS.

    Example: kg build plans --out build
    """
    from kg.build import Options, build_corpus
    from kg.progress import Progress

    with Progress(quiet=quiet) as progress:
        report = build_corpus(
            plans, out, Options(base=base, jobs=jobs, force=force, curated=not no_curated), progress.step
        )
    progress.summary(report, out)
    return 1 if report.violations else 0


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=_choice("json", "table"),
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
    from kg.read.reader import read_document

    facts = extract_facts(read_document(file))
    if form == "json":
        click.echo(dumps(facts, with_text=not no_text), nl=False)
    else:
        from kg.progress import facts_table

        click.echo(facts_table(facts), nl=False)


@cli.command()
@build_option
@click.option(
    "--shapes",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Check against the shapes of this file instead.",
)
@click.option(
    "--threshold",
    type=_choice("violation", "warning", "info"),
    default="violation",
    show_default=True,
    help="The mildest result that counts.",
)
@click.option(
    "--format",
    "form",
    type=_choice("table", "json", "sarif"),
    default="table",
    show_default=True,
    help="The form of the output.",
)
def check(build_folder: Path, shapes: Path | None, threshold: str, form: str) -> int:
    """Check a build: shapes, rules, and every fact's words against its source.

    Exit code 0: conforms (findings about the plans themselves do not count); 1: results at or above the threshold;
    2: cannot run.

    Example: kg check --threshold warning --format json
    """
    from kg.check.results import counts_at, render_results
    from kg.check.run import check_build

    results = check_build(build_folder, shapes=shapes)
    click.echo(render_results(results, form), nl=False)
    return 1 if counts_at(results, threshold) else 0


@cli.command()
@click.argument("name")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="A parameter's value; can be given again.")
@click.option(
    "--format",
    "form",
    type=_choice("table", "csv", "tsv", "json", "md", "xlsx", "parquet"),
    default="table",
    show_default=True,
    help="The form of the output.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="A file for the output instead of the terminal."
)
@click.option("--bom", is_flag=True, help="Begin CSV and TSV with a byte order mark, for Excel.")
@click.option("--endpoint", metavar="URL", help="A SPARQL endpoint to ask instead of the build.")
@build_option
def query(
    name: str,
    settings: tuple[str, ...],
    form: str,
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

    rows = run_query(load_query(name), dict(_setting(s) for s in settings), build=build_folder, endpoint=endpoint)
    emit(rows, form, out, bom=bom, name=name)


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise click.UsageError(f"--set takes NAME=VALUE, not {text!r}")
    return name, value
