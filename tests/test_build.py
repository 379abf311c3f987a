"""The main job: same input, same bytes; a failed or repeated build changes nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build import Options, build_corpus
from kg.errors import ManifestError
from tests.conftest import PLANS, quiet


def checksums(out: Path) -> dict[str, str]:
    """The SHA-256 of every file of a build, by its path."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in ("facts", "graph", "tables", "site")
        for path in sorted((out / part).rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with two plans, and a build of it by two processes."""
    root = tmp_path_factory.mktemp("small")
    for plan in ("minqin", "xcity"):
        shutil.copytree(PLANS / plan, root / "plans" / plan)
    # As people do it, in a process of its own: several processes cannot be started safely from inside a test runner.
    call = ["-c", "from kg.cli import main; main()", "build", root / "plans", "--out", root / "build", "--jobs", "2"]
    subprocess.run([sys.executable, *call, "--quiet"], check=True, timeout=300)
    return root / "plans", root / "build"


def test_a_build_has_all_parts(small: tuple[Path, Path]) -> None:
    _, out = small
    names = set(checksums(out))
    assert {"facts/minqin.json", "facts/minqin.txt", "graph/minqin.nq", "graph/xcity.nq", "site/index.html"} <= names
    record = json.loads((out / "build.json").read_text(encoding="utf-8"))
    assert set(record["plans"]) == {"minqin", "xcity"}
    assert record["checks"]["violation"] == 0


def test_two_builds_give_the_same_bytes(small: tuple[Path, Path], tmp_path: Path) -> None:
    plans, out = small
    build_corpus(plans, tmp_path / "again", Options(jobs=1), quiet)
    assert checksums(tmp_path / "again") == checksums(out)


def test_the_stored_text_is_what_the_spans_refer_to(small: tuple[Path, Path]) -> None:
    _, out = small
    facts = json.loads((out / "facts" / "xcity.json").read_text(encoding="utf-8"))
    text = (out / "facts" / "xcity.txt").read_text(encoding="utf-8")
    assert facts["text"] == text
    assert facts["domains"]
    for domain in facts["domains"]:
        start, end = domain["span"]
        assert text[start:end] == domain["name"]


def test_nothing_is_built_where_nothing_has_changed(small: tuple[Path, Path]) -> None:
    plans, out = small
    before = checksums(out)
    report = build_corpus(plans, out, Options(jobs=1), quiet)
    assert report.unchanged
    assert report.facts["minqin"]["domains"] == 20
    assert checksums(out) == before


def test_a_failing_plan_leaves_the_previous_build(small: tuple[Path, Path], tmp_path: Path) -> None:
    plans, out = small
    broken = tmp_path / "plans"
    shutil.copytree(plans, broken)
    (broken / "xcity" / "source.txt").write_text("changed", encoding="utf-8")
    before = checksums(out)
    with pytest.raises(ManifestError, match="checksum differs"):
        build_corpus(broken, out, Options(jobs=1), quiet)
    assert checksums(out) == before


def test_the_graph_has_no_blank_node_and_is_sorted(built: Path) -> None:
    files = sorted((built / "graph").glob("*.nq"))
    assert len(files) >= 7
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()
        assert lines == sorted(set(lines)), file.name
        assert not any(line.startswith("_:") or " _:" in line.split('"')[0] for line in lines), file.name
