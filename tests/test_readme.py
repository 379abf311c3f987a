"""What the README shows is what the commands print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.cli import cli
from tests.readme import PAGES, ROOT, examples, output_of

CASES = [pytest.param(call, output, id=f"{page}: kg {call}") for page in PAGES for call, output in examples(page)]


def test_there_are_examples() -> None:
    assert len(CASES) >= 4


@pytest.mark.parametrize(("call", "output"), CASES)
def test_an_example_prints_what_the_page_shows(
    call: str, output: str, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert output_of(call, built) == output


@pytest.mark.parametrize("page", [page for page in PAGES if (ROOT / page).exists()])
def test_every_command_and_path_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for name in re.findall(r"(?<![\w/.-])kg ([a-z]+)(?![\w.])", text):
        assert name in cli.commands, name
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / link).exists(), link
