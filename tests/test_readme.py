"""What the README shows is what the commands print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from tests.conftest import ROOT

#: A comment that names a command, and the output that the page shows for it.
EXAMPLE = re.compile(r"<!-- example: kg (?P<call>.+?) -->\n```text\n(?P<output>.*?)```", re.DOTALL)
PAGES = ("README.md", "README.zh.md")


def examples(page: str) -> list[tuple[str, str]]:
    path = ROOT / page
    return (
        [(m["call"], m["output"]) for m in EXAMPLE.finditer(path.read_text(encoding="utf-8"))] if path.exists() else []
    )


CASES = [pytest.param(call, output, id=f"{page}: kg {call}") for page in PAGES for call, output in examples(page)]


def test_there_are_examples() -> None:
    assert len(CASES) >= 4


@pytest.mark.parametrize(("call", "output"), CASES)
def test_an_example_prints_what_the_page_shows(
    call: str, output: str, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "120")
    words = shlex.split(call)
    if "--build" in {p.opts[0] for p in cli.commands[words[0]].params}:
        words += ["--build", str(built)]
    result = CliRunner().invoke(cli, words, catch_exceptions=False)
    assert result.stdout == output
