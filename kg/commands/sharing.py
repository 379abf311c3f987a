"""Commands that share a build: serve, push, verify."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.options import build_option, choice


@click.command()
@build_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one."
)
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="Seconds that a query may run."
)
@click.option(
    "--concurrent", type=click.IntRange(1), default=None, help="Queries run at once.  [default: one per processor]"
)
@click.option(
    "--store", type=click.Path(path_type=Path, file_okay=False), help="A folder that keeps the store between runs."
)
def serve(build_folder: Path, host: str, port: int, timeout: float, concurrent: int | None, store: Path | None) -> None:
    """Serve the site, the linked data and a SPARQL endpoint, read-only, until it is stopped.

    Example: kg serve --port 8000
    """
    from kg.serve.limits import Limits
    from kg.serve.server import serve as run

    limits = (
        Limits(timeout_seconds=timeout)
        if concurrent is None
        else Limits(timeout_seconds=timeout, concurrent=concurrent)
    )
    run(
        build_folder,
        host,
        port,
        limits=limits,
        store=store,
        started=lambda address: click.echo(f"Serving at {address}", err=True),
    )


@click.command()
@click.argument("endpoint", metavar="URL")
@build_option
@click.option("--update", metavar="URL", help="The SPARQL Update address, where it cannot be known from URL.")
@click.option(
    "--query", "query_address", metavar="URL", help="The SPARQL query address, where it cannot be known from URL."
)
@click.option("--user", help="A user name; the password is asked for, or taken from KG_PASSWORD.")
@click.option(
    "--auth", type=choice("basic", "digest"), default="basic", show_default=True, help="How the user signs in."
)
@click.option("--token", envvar="KG_TOKEN", help="A bearer token instead of a user.  [or KG_TOKEN]")
@click.option("--journal", type=click.Path(path_type=Path, dir_okay=False), help="Where to remember what has arrived.")
def push(
    endpoint: str,
    build_folder: Path,
    update: str | None,
    query_address: str | None,
    user: str | None,
    auth: str,
    token: str | None,
    journal: Path | None,
) -> None:
    """Put every graph of a build into a store over HTTP, and verify by counts and hashes that it is there.

    A push that broke off goes on where it stopped.

    Example: kg push http://localhost:7878/store
    """
    import os

    from kg.push import push as send
    from kg.push.remote import Login

    login = None
    if user is not None:
        password = os.environ.get("KG_PASSWORD") or click.prompt("Password", hide_input=True, err=True)
        login = Login(user=user, password=password, scheme=auth)
    elif token:
        login = Login(token=token)
    graphs = send(
        build_folder, endpoint, update=update, query=query_address, login=login, journal=journal,
        step=lambda graph: click.echo(f"  {graph}", err=True),
    )  # fmt: skip
    for one in graphs:
        click.echo(f"{one.done}\t{one.triples}\t{one.sha256}\t{one.graph}")


@click.command()
@click.argument("build_folder", metavar="[BUILD]", default=Path("build"), type=click.Path(path_type=Path))
def verify(build_folder: Path) -> int:
    """Hold a build against its own description: files, sizes, checksums, sorted graphs, spans.

    Exit code 0: whole; 1: something differs; 2: no build.

    Example: kg verify build
    """
    from kg.verify import verify as problems_of

    problems = problems_of(build_folder)
    for problem in problems:
        click.echo(f"{problem.file}: {problem.message}")
    if not problems:
        click.echo(f"{build_folder}: whole")
    return 1 if problems else 0
