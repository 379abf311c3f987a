"""The notebooks in examples/ run from the first cell to the last on the build of the five plans."""

from __future__ import annotations

import ast
import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))


def cells(path: Path) -> list[dict[str, Any]]:
    """The cells of a notebook (nbformat 4)."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    found: list[dict[str, Any]] = notebook["cells"]
    return found


def run(path: Path) -> dict[str, Any]:
    """Runs the code cells in one namespace, as a kernel does, and gives that namespace."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(cells(path)):
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{path.name}[{number}]", "exec"), names)
    return names


def test_there_are_two_notebooks_without_stored_output() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["network", "researcher"]
    for path in NOTEBOOKS:
        code = [cell for cell in cells(path) if cell["cell_type"] == "code"]
        assert len(code) >= 6
        assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
        assert all(ast.parse("".join(cell["source"])).body for cell in code)


@pytest.fixture
def here(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that has the build where a reader of the notebook has it."""
    (tmp_path / "build").symlink_to(built)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("here")
def test_the_researcher_finds_targets_reasons_and_the_words_behind_a_number() -> None:
    names = run(ROOT / "examples" / "researcher.ipynb")
    assert len(names["plans"]) == 5
    assert names["quote"] in names["text"]
    assert len(names["side_by_side"]) >= 3
    assert len(names["by_reason"]) >= 3
    assert names["workbook"].stat().st_size > 5_000


@pytest.mark.usefixtures("here")
def test_the_analyst_gets_a_network_that_other_tools_read() -> None:
    with warnings.catch_warnings():
        # networkx looks for plugins with an interface that Python is about to drop.
        warnings.simplefilter("ignore", DeprecationWarning)
        names = run(ROOT / "examples" / "network.ipynb")
    assert names["again"].number_of_edges() == names["network"].number_of_edges() > 50
    assert names["table"][0][1] >= names["table"][-1][1]
