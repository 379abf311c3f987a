"""A build on a Dask cluster: the same bytes as on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import Options, build_corpus
from kg.cluster import Cluster
from kg.errors import BuildError
from kg.paths import HOME


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with two workers, each a process of its own."""
    known = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    env = os.environ | {"DASK_DISTRIBUTED__DASHBOARD__LINK": ""}
    shared = ["--scheduler-file", str(known), "--no-dashboard"]
    started = [subprocess.Popen([*dask, "--host", "127.0.0.1", "--port", "0", *shared], env=env, cwd=HOME, **quiet)]
    started += [
        subprocess.Popen(
            [*worker, "--nthreads", "1", "--local-directory", str(tmp_path), *shared], env=env, cwd=HOME, **quiet
        )
        for _ in range(2)
    ]
    try:
        until = time.monotonic() + 120
        while not known.is_file() and time.monotonic() < until:
            time.sleep(0.1)
        yield json.loads(known.read_text())["address"]
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(timeout=30)


def test_a_build_on_a_cluster_gives_the_same_bytes(scheduler: str, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "xcity").symlink_to(HOME / "plans" / "xcity")
    for out, where in (("here", None), ("there", scheduler)):
        build_corpus(plans, tmp_path / out, Options(scheduler=where), lambda _stage, _plan: None)
    here, there = (
        {p.relative_to(tmp_path / out): p.read_bytes() for p in _files(tmp_path / out)} for out in ("here", "there")
    )
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []


def _files(out: Path) -> list[Path]:
    return [p for part in ("facts", "graph", "tables", "site") for p in sorted((out / part).rglob("*")) if p.is_file()]


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cluster._SECONDS_TO_ANSWER", 1)
    with pytest.raises(BuildError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers"):
        Cluster("tcp://127.0.0.1:9")
