"""Commands for the people who curate: mappings."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.options import file_path


@click.group()
def mappings() -> None:
    """Review what the rules matched by likeness; what is accepted or refused wins over the rules from then on.

    Example: kg mappings review > review.tsv
    """


@mappings.command()
@click.argument("plans", type=click.Path(path_type=Path), default=Path("plans"))
@click.option("--out", type=file_path(), help="A file for the table instead of the terminal.")
def review(plans: Path, out: Path | None) -> None:
    """Print the proposals as a tab-separated table, with an empty column for `accept` or `refuse`.

    Example: kg mappings review plans --out review.tsv
    """
    from kg.align.corpus import align_corpus
    from kg.align.curation import review_table
    from kg.build import read_plan
    from kg.read.manifest import find_plans

    readings = [read_plan(folder) for folder in find_plans(plans)]
    alignment = align_corpus([(r.manifest, r.document, r.facts, r.corrected.identities) for r in readings])
    table = review_table(alignment)
    if out is None:
        click.echo(table, nl=False)
    else:
        out.write_text(table, encoding="utf-8", newline="\n")
        click.echo(f"{out}: {table.count(chr(10)) - 1} proposals", err=True)


@mappings.command()
@click.argument("table", type=file_path(exists=True))
def accept(table: Path) -> None:
    """Join the decided lines of a reviewed TABLE to the curated mappings.

    Example: kg mappings accept review.tsv
    """
    from kg.align.curation import take_decisions
    from kg.align.vocabulary import references

    for plan, count in take_decisions(table, references()).items():
        click.echo(f"{plan}: {count} decisions")
