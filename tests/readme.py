"""The examples of the README pages: a comment that names a command, and the output that the page shows for it.

`python -m tests.readme BUILD` writes the outputs anew after a change that is meant to change them.
"""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

from click.testing import CliRunner

from kg.cli import cli

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "README.zh.md")
EXAMPLE = re.compile(r"(?P<head><!-- example: kg (?P<call>.+?) -->\n```text\n)(?P<output>.*?)(?P<tail>```)", re.DOTALL)
#: Examples of long answers show their first lines.
LINES = 14


def examples(page: str) -> list[tuple[str, str]]:
    """The calls of a page, each with the output that the page shows."""
    path = ROOT / page
    return [(m["call"], m["output"]) for m in EXAMPLE.finditer(path.read_text("utf-8"))] if path.exists() else []


def output_of(call: str, build: Path) -> str:
    """What a call prints on a build, as a page shows it: the first lines, and how many were left out."""
    words = shlex.split(call)
    if "--build" in {option for parameter in cli.commands[words[0]].params for option in parameter.opts}:
        words += ["--build", str(build)]
    result = CliRunner(env={"COLUMNS": "120"}).invoke(cli, words, catch_exceptions=False)
    lines = result.stdout.splitlines()
    if len(lines) > LINES:
        lines = [*lines[: LINES - 2], "…", lines[-1]]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def main() -> None:
    """Writes the outputs of all pages anew from a build."""
    build = Path(sys.argv[1])
    for page in PAGES:
        path = ROOT / page
        if path.exists():
            text = path.read_text("utf-8")
            path.write_text(EXAMPLE.sub(lambda m: m["head"] + output_of(m["call"], build) + m["tail"], text), "utf-8")


if __name__ == "__main__":
    main()
