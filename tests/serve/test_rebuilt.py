"""A build that is published while it is served is the one that answers from then on."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
import requests

from kg.build import Options, build_corpus
from kg.serve.served import forget_other_stores, open_served
from tests.conftest import PLANS, quiet
from tests.serve.conftest import command
from tests.servers import free_port, running

COUNT = "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a plan:Plan }"


@pytest.fixture
def mutable(built: Path, tmp_path: Path) -> Path:
    """A copy of the build of the five plans that may be built anew."""
    return Path(shutil.copytree(built, tmp_path / "build", symlinks=True))


@pytest.fixture
def two_plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    for plan in ("xcity", "minqin"):
        shutil.copytree(PLANS / plan, folder / plan)
    return folder


def plans(server: str) -> int:
    answer = requests.post(f"{server}/sparql", data={"query": COUNT}, timeout=30)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize("store", [None, "store"])
def test_answers_come_from_the_new_build_without_a_restart(
    mutable: Path, two_plans: Path, tmp_path: Path, store: str | None
) -> None:
    port = free_port()
    server = f"http://127.0.0.1:{port}"
    folder = tmp_path / store if store else None
    with running(command(mutable, port, folder), f"{server}/sparql", seconds=60):
        assert plans(server) == 5
        assert requests.get(f"{server}/id/bazhong.ttl", timeout=30).status_code == 200
        build_corpus(two_plans, mutable, Options(jobs=1), quiet)
        seen, until = {plans(server)}, time.monotonic() + 30
        while plans(server) != 2 and time.monotonic() < until:
            seen.add(plans(server))
        # Whole answers of the one build or of the other, never a mixture and never an error.
        assert seen <= {5, 2}
        assert plans(server) == 2
        assert requests.get(f"{server}/id/bazhong.ttl", timeout=30).status_code == 404
        assert requests.get(f"{server}/id/minqin.ttl", timeout=30).status_code == 200


def test_a_store_on_disk_is_kept_for_the_same_graph_and_made_for_another(mutable: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_served(mutable, folder) as first:
        made = first.store.stat().st_mtime_ns
    with open_served(mutable, folder) as again:
        assert (again.store, again.store.stat().st_mtime_ns) == (first.store, made)
    (mutable / "graph" / "queries.nq").unlink()
    with open_served(mutable, folder) as other:
        assert other.store != first.store
        forget_other_stores(other.store)
    assert list(folder.iterdir()) == [other.store]
