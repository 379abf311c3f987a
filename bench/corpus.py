"""Building a corpus: the five plans, and many invented ones."""

from __future__ import annotations

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.texts import PLANS
from kg.build import Options, build_corpus
from tests.generator import make

#: Layouts of the invented plans, in turns.
LAYOUTS = ("county-plan", "prose-lists", "bracket-duties", "section-duties", "nested-boxes", "annex-list")


def _quiet(_stage: str, _plan: str) -> None:
    """Progress that tells nothing."""


def _built(plans: Path) -> str:
    with TemporaryDirectory() as folder:
        start = perf_counter()
        report = build_corpus(plans, Path(folder) / "build", Options(), _quiet)
        seconds = perf_counter() - start
    facts = sum(sum(kinds.values()) for kinds in report.facts.values())
    return f"{len(report.facts)} plans, {facts:,} facts in {seconds:.1f} s ({seconds / len(report.facts):.2f} s a plan)"


def five_plans() -> list[tuple[str, str]]:
    """Seconds for a whole build of the five plans."""
    return [("five plans", _built(PLANS) + "  (asked: 10 s)")]


def write_plans(folder: Path, count: int) -> None:
    """So many invented plans as a folder of plans, each with its record."""
    for seed in range(count):
        plan = make(seed, LAYOUTS[seed % len(LAYOUTS)])
        home = folder / f"invented-{seed:04}"
        home.mkdir(parents=True)
        (home / "source.txt").write_bytes(plan.data)
        about = plan.facts["plan"]
        assert isinstance(about, dict)
        record = f"""jurisdiction = "anonymous"
title = "{about["title"]}"
status = "final"
language = "zh"
script = "Hans"

[name]
zh = "样本{seed}"
en = "Sample {seed}"

[source]
file = "source.txt"
sha256 = "{hashlib.sha256(plan.data).hexdigest()}"
origin = "Invented by the generator of the tests."
"""
        (home / "plan.toml").write_text(record, encoding="utf-8")


def many_plans(count: int = 300) -> list[tuple[str, str]]:
    """Seconds for a whole build of many invented plans."""
    with TemporaryDirectory() as folder:
        write_plans(Path(folder), count)
        return [(f"{count} invented plans", _built(Path(folder)))]
