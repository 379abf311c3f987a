"""A plan folder for a document."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

import pytest

from kg.errors import ManifestError, UsageError
from kg.model.facts import PlanMetadata
from kg.read.manifest import read_manifest
from kg.read.reader import read_document
from kg.read.scaffold import Scaffolded, scaffold_plan

_TOLD = PlanMetadata(
    title='某县"十四五"公共服务规划', jurisdiction="某县", period=(2021, 2025), issued="2022-06-16", status="final"
)
_WORDS = "一、目标\n完善公共服务体系。\n"


def _add(file: Path, plans: Path, told: PlanMetadata = _TOLD, **options: object) -> Scaffolded:
    arguments: dict[str, object] = {"jurisdiction": "cn-990001", "plans": plans, **options}
    return scaffold_plan(file, read_document(file), told, **arguments)  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "下载.txt"
    path.write_text(_WORDS, encoding="utf-8")
    return path


def test_a_folder_is_made_with_what_the_text_tells(file: Path, tmp_path: Path) -> None:
    made = _add(file, tmp_path / "plans", names=("某县", "Some county"))
    assert made.folder == tmp_path / "plans" / "cn-990001-2021"
    assert read_manifest(made.folder) == made.manifest
    assert (made.folder / "source.txt").read_bytes() == file.read_bytes()
    data = tomllib.loads((made.folder / "plan.toml").read_text(encoding="utf-8"))
    assert data["title"] == _TOLD.title
    assert data["period"] == [2021, 2025]
    assert data["issued"] == datetime.date(2022, 6, 16)
    assert data["name"] == {"zh": "某县", "en": "Some county"}
    assert made.told == ("title", "period", "issued", "status", "script", "sha256")
    assert [field for field, _ in made.missing] == ["source.origin"]


def test_what_nobody_told_is_reported(file: Path, tmp_path: Path) -> None:
    made = _add(file, tmp_path / "plans", PlanMetadata())
    assert [field for field, _ in made.missing] == ["title", "period", "issued", "name", "source.origin"]
    assert all(advice.endswith(".") for _, advice in made.missing)
    assert (made.manifest.title, made.manifest.period, made.folder.name) == ("下载", None, "cn-990001")


def test_a_period_that_the_text_contradicts_is_reported(file: Path, tmp_path: Path) -> None:
    made = _add(file, tmp_path / "plans", period=(2023, 2025), plan="some-county")
    assert made.folder.name == "some-county"
    assert made.manifest.period == (2023, 2025)
    assert "2021-2025" in dict(made.missing)["period"]


@pytest.mark.parametrize(
    ("words", "script"), [(_WORDS, "Hans"), ("一、發展目標\n完善公共服務體系,實現均等化。\n", "Hant")]
)
def test_the_script_is_told_by_the_characters(tmp_path: Path, words: str, script: str) -> None:
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")
    assert _add(tmp_path / "a.txt", tmp_path / "plans").manifest.script == script


def test_a_plan_that_is_there_is_only_replaced_on_demand(file: Path, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    folder = _add(file, plans).folder
    record = folder / "plan.toml"
    record.write_text(
        record.read_text(encoding="utf-8").replace('origin = "Not recorded."', 'origin = "By hand."  # kept'),
        encoding="utf-8",
    )
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(UsageError, match="--replace"):
        _add(file, plans)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before

    newer = tmp_path / "newer.md"
    newer.write_text("# 一、目标\n\n# 二、任务\n\n新的文字。\n", encoding="utf-8")
    renewed = _add(newer, plans, replace=True)
    assert sorted(path.name for path in folder.iterdir()) == ["plan.toml", "source.md"]
    assert renewed.manifest == read_manifest(folder)
    assert (renewed.manifest.origin, renewed.manifest.title) == ("By hand.", _TOLD.title)
    assert "# kept" in record.read_text(encoding="utf-8")


def test_a_source_that_was_changed_in_its_folder_is_renewed_there(file: Path, tmp_path: Path) -> None:
    folder = _add(file, tmp_path / "plans").folder
    (folder / "source.txt").write_text(_WORDS + "二、任务\n", encoding="utf-8")
    with pytest.raises(ManifestError, match="checksum"):
        read_manifest(folder)
    assert _add(folder / "source.txt", tmp_path / "plans", replace=True).folder == folder
    assert read_manifest(folder).sha256 == read_document(folder / "source.txt").source.sha256


@pytest.mark.parametrize("options", [{"jurisdiction": "某县"}, {"jurisdiction": "CN-1"}, {"plan": "../up"}])
def test_ids_that_cannot_be_are_refused(file: Path, tmp_path: Path, options: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="id"):
        _add(file, tmp_path / "plans", **options)
    assert not (tmp_path / "plans").exists()


def test_a_broken_record_leaves_the_folder_as_it_was(file: Path, tmp_path: Path) -> None:
    folder = _add(file, tmp_path / "plans").folder
    (folder / "plan.toml").write_text("title = [", encoding="utf-8")
    with pytest.raises(ManifestError):
        _add(file, tmp_path / "plans", replace=True)
    assert (folder / "plan.toml").read_text(encoding="utf-8") == "title = ["
    assert sorted(path.name for path in (tmp_path / "plans").iterdir()) == [folder.name]
