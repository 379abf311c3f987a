"""Fixtures that several rooms share: the five plans, and one build of them for the whole run."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
PLANS = ROOT / "plans"

# No deadline: the two processors of a busy machine make a wall-clock limit per example a coin toss.
settings.register_profile(
    "suite", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.register_profile("fuzz", deadline=None, max_examples=10_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


def quiet(_stage: str, _plan: str) -> None:
    """Progress that tells nothing."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the five plans, made once for all workers of a run; tests must not change it."""
    from kg.build import Options, build_corpus

    shared = (
        tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else tmp_path_factory.getbasetemp()
    )
    out = shared / "corpus"
    with (shared / "corpus.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (out / "build.json").exists():
            build_corpus(PLANS, out, Options(jobs=1), quiet)
    return out
