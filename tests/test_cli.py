"""The command line: clear messages, exit codes, and help that can be copied."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import cli
from tests.conftest import PLANS


def kg(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", *map(str, words)],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_help_with_a_line_to_copy(name: str) -> None:
    command = cli.commands[name]
    assert command.help
    assert f"Example: kg {name}" in command.help


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["no-such-command"], "No such command 'no-such-command'"),
        (["extract"], "Missing argument 'FILE'"),
        (["extract", "{tmp}/missing.txt"], "missing.txt: no such file"),
        (["extract", "{tmp}/empty.txt"], "empty.txt: the file is empty"),
        (["extract", "{tmp}/noise.txt"], "noise.txt: "),
        (["build", "{tmp}/missing"], "missing: no such folder"),
        (["build", "{tmp}"], "holds no plan"),
        (["query", "no-such-query", "--build", "{built}"], "no-such-query"),
        (["query", "evidence", "--set", "fact", "--build", "{built}"], "--set takes NAME=VALUE"),
        (["check", "--build", "{tmp}/missing"], "missing"),
    ],
)
def test_a_wrong_call_is_one_message_and_exit_code_2(
    words: list[str], message: str, tmp_path: Path, built: Path
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    done = kg(*(word.format(tmp=tmp_path, built=built) for word in words))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_extract_prints_the_object_for_any_name_and_place(tmp_path: Path) -> None:
    """Nothing is looked up by name: a renamed copy in an empty folder gives the same facts."""
    copy = tmp_path / "renamed.txt"
    copy.write_bytes((PLANS / "minqin" / "source.txt").read_bytes())
    ours = json.loads(kg("extract", PLANS / "minqin" / "source.txt", "--format", "json").stdout)
    theirs = json.loads(kg("extract", copy.name, "--format", "json", cwd=tmp_path).stdout)
    assert theirs["source"].pop("name") == "renamed.txt"
    ours["source"].pop("name")
    assert ours == theirs
    assert ours["indicators"]
    assert "text" not in json.loads(kg("extract", copy, "--format", "json", "--no-text").stdout)


def test_extract_prints_a_table_for_reading() -> None:
    done = kg("extract", PLANS / "xcity" / "source.txt")
    assert done.returncode == 0
    assert "基层基本住房保障" in done.stdout


def test_the_five_plans_conform(built: Path) -> None:
    done = kg("check", "--build", built)
    assert done.returncode == 0, done.stdout + done.stderr
