"""Rules of the house: size and names of modules, nothing of the five plans in the rules, help for every command."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.extract.facts import extract_facts
from kg.model.facts import Facts
from kg.read.reader import read_document
from tests.conftest import PLANS, ROOT

_OURS = ("kg", "tests", "bench", "queries", "ontology")
_FILES = sorted(
    path
    for folder in _OURS
    for path in (ROOT / folder).rglob("*")
    if not {"node_modules", "__pycache__"} & set(path.parts)
)
_MODULES = [path for path in _FILES if path.suffix == ".py"]
_RULES = sorted(
    path for path in (ROOT / "kg").rglob("*") if path.suffix in {".py", ".tsv", ".toml", ".json", ".html", ".js", ".rq"}
)

#: The longest that a module may be, in lines.
_MOST_LINES = 400

#: Names that say nothing of what a module holds.
_EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "base"}

#: Words that speak of where and how the project is worked on, or put work off.
_FOREIGN = re.compile(
    r"/work/|\.\./shared|\bissues? #?\d|(?<!\w)(?:TO"
    + r"DO|FIX"
    + r"ME)\b|raise NotImplemented"
    + r"Error|mark\.sk"
    + r"ip\b"
)

#: Stems of the places that the five plans speak of, in both scripts.
_PLACES = (
    "漳州", "民勤", "巴中", "腾格里", "騰格里", "阿拉善", "武威", "福建", "甘肃", "四川", "常山", "古雷", "漳浦",
    "嘉尔嘎勒", "南靖", "华安", "石羊河", "红崖山", "巴州区", "恩阳", "通江", "南江",
)  # fmt: skip


@cache
def _facts() -> dict[str, Facts]:
    return {path.parent.name: extract_facts(read_document(path)) for path in sorted(PLANS.glob("*/source.txt"))}


def _distinctive(raw: str) -> bool:
    """Whether a printed number can only have come from the plan: a decimal, or three digits that are not 100."""
    digits = re.search(r"\d+(?:\.\d+)?", raw)
    return (
        bool(digits) and ("." in digits.group() or len(digits.group()) >= 3) and digits.group() not in {"100", "1000"}
    )


def _printed() -> dict[str, str]:
    """Titles, names and figures with their unit that the five plans print, each with its plan."""
    out: dict[str, str] = {}
    for plan, facts in _facts().items():
        names = [facts.plan.title or "", *(project.title for project in facts.projects)]
        names += [task.title for task in facts.tasks if task.number]
        names += [indicator.name for indicator in facts.indicators if len(indicator.name) >= 20]
        names += [citation.title for citation in facts.citations if any(place in citation.title for place in _PLACES)]
        figures = [quantity.raw for quantity in facts.quantities if quantity.unit]
        figures += [value.raw for indicator in facts.indicators for value in indicator.values]
        out |= {name: plan for name in names if len(name) >= 8}
        out |= {raw: plan for raw in figures if _distinctive(raw) and not raw.replace(".", "").isdigit()}
    return out


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_there_are_modules_to_look_at() -> None:
    assert len(_MODULES) > 100
    assert len(_RULES) > 80
    assert len(_printed()) > 150


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_and_named_for_what_it_holds(path: Path) -> None:
    assert len(_text(path).splitlines()) <= _MOST_LINES
    assert path.stem not in _EMPTY_NAMES


def test_nothing_is_put_off_and_nothing_speaks_of_the_workplace() -> None:
    written = {".py", ".tsv", ".ttl", ".rq", ".md", ".html", ".toml"}
    texts = [path for path in _FILES if path.suffix in written]
    texts += [*ROOT.glob("*.md"), ROOT / "Makefile", ROOT / "pyproject.toml"]
    # Sources of golden cases are invented documents in any encoding.
    texts = [path for path in texts if path.stem != "source"]
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in texts
        if path != Path(__file__)
        for match in _FOREIGN.finditer(_text(path))
    }
    assert not found


@pytest.mark.parametrize("place", _PLACES)
def test_no_rule_knows_a_place_of_the_five_plans(place: str) -> None:
    assert not [str(path.relative_to(ROOT)) for path in _RULES if place in _text(path)]


def test_no_rule_knows_a_title_or_a_figure_of_the_five_plans() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {printed} ({plan})"
        for printed, plan in _printed().items()
        for path in _RULES
        if printed in _text(path) and re.search(r"(?<![\d.])" + re.escape(printed), _text(path))
    ]
    assert not found


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_help_that_ends_with_a_line_to_copy(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) >= 5
    assert f"kg {name}" in result.output
