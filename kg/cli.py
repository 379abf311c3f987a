"""The command line: alone prints and exits. 0: done, conforms. 1: findings at the threshold. 2: cannot run."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from kg import __version__
from kg.commands import asking, curating, making, sharing
from kg.errors import KgError

#: The commands in the order of the work.
COMMANDS: tuple[click.Command, ...] = (
    making.build,
    making.extract,
    making.check,
    making.add,
    asking.query,
    asking.compare,
    asking.gaps,
    curating.mappings,
    asking.diff,
    sharing.serve,
    sharing.push,
    sharing.verify,
)


class _InOrder(click.Group):
    """Lists its commands in the order of the work, not of the alphabet."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Read public-service plans into a knowledge graph, compare them, and prove every statement."""


for _command in COMMANDS:
    cli.add_command(_command)


def main() -> NoReturn:
    """Runs the command line; an error that a user can mend is one message and exit code 2."""
    try:
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except KgError as error:
        _fail(str(error))
    except click.UsageError as error:
        help_line = f"\n  {error.ctx.command_path} --help tells how it is called." if error.ctx else ""
        _fail(error.format_message() + help_line)
    except click.ClickException as error:
        _fail(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped; nothing was changed")
    except BrokenPipeError:
        # Whoever reads our output has closed it (a pager, head): nothing is wrong.
        sys.stderr.close()
        sys.exit(0)


def _fail(message: str) -> NoReturn:
    click.echo(f"Error: {message}", err=True)
    sys.exit(2)
