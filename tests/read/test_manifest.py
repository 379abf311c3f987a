"""The record beside a source: every mistake is named, and a changed source stops the reading."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.errors import ManifestError
from kg.read.manifest import find_plans, read_manifest
from tests.conftest import PLANS

TEXT = "本规划依据国家标准编制。\n"
GOOD = """\
jurisdiction = "cn-000000"
title = "某县公共服务规划"
period = [2021, 2025]
status = "final"
issued = 2022-06-16
language = "zh"
script = "Hans"

[name]
zh = "某县"
en = "Some County"

[source]
file = "source.txt"
sha256 = "{sha256}"
origin = "Written for this test."

[[damage]]
zh = "表格丢失。"
en = "The table is lost."
"""


def plan_folder(parent: Path, record: str = GOOD, name: str = "some-county") -> Path:
    folder = parent / name
    folder.mkdir()
    (folder / "source.txt").write_text(TEXT, encoding="utf-8")
    (folder / "plan.toml").write_text(
        record.replace("{sha256}", hashlib.sha256(TEXT.encode()).hexdigest()), encoding="utf-8"
    )
    return folder


def test_a_good_record_is_read(tmp_path: Path) -> None:
    manifest = read_manifest(plan_folder(tmp_path))
    assert (manifest.plan, manifest.period, manifest.issued) == ("some-county", (2021, 2025), "2022-06-16")
    assert manifest.damage == (("表格丢失。", "The table is lost."),)
    assert manifest.revision_of is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('title = "某县公共服务规划"\n', "", "title is missing"),
        ('status = "final"', 'status = "finished"', "status is 'finished', not one of final, draft, template"),
        ("period = [2021, 2025]", "period = [2025, 2021]", "not two years"),
        ("period = [2021, 2025]", 'period = "2021-2025"', "not two years"),
        ("issued = 2022-06-16", 'issued = "2022-06-16"', "not a date"),
        ('script = "Hans"', 'script = "Latin"', "script is 'Latin'"),
        ("[[damage]]", "[[damage", "not valid TOML"),
        ('file = "source.txt"', 'file = "lost.txt"', "no such file"),
        ('en = "Some County"', 'en = ""', "name.en is missing"),
        ("{sha256}", "9f2c", "checksum differs"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(ManifestError, match=message):
        read_manifest(plan_folder(tmp_path, GOOD.replace(old, new)))


def test_a_changed_source_says_what_to_do(tmp_path: Path) -> None:
    folder = plan_folder(tmp_path)
    (folder / "source.txt").write_text("changed")
    with pytest.raises(ManifestError, match=r"(?s)source\.txt: checksum differs.*recorded.*found.*kg add .*--replace"):
        read_manifest(folder)


def test_an_id_must_be_usable_in_an_address(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="cannot be a plan's id"):
        read_manifest(plan_folder(tmp_path, name="Some County"))


def test_a_folder_without_plans_is_said(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="holds no plan"):
        find_plans(tmp_path)
    with pytest.raises(ManifestError, match="no such folder"):
        find_plans(tmp_path / "missing")


def test_the_sample_plans_are_whole() -> None:
    assert [read_manifest(folder).plan for folder in find_plans(PLANS)] == [
        "bazhong",
        "minqin",
        "tengger",
        "xcity",
        "zhangzhou",
    ]
