"""The pipeline on one page: plans in; facts, graph, tables and site out, published as a whole."""

from __future__ import annotations

import dataclasses
import json
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pyoxigraph import Store

from kg import __version__
from kg.align.corpus import align_corpus
from kg.align.sssom import mappings_table
from kg.align.vocabulary import references
from kg.check.results import Result
from kg.check.run import check_readings
from kg.cluster import Cluster
from kg.extract.corrections import Corrected, correct
from kg.extract.facts import extract_facts
from kg.graph.alignment import alignment_quads
from kg.graph.description import write_description
from kg.graph.dumps import write_dumps
from kg.graph.plans import plan_quads
from kg.graph.reference import reference_quads
from kg.graph.store import load_store, ontology_quads
from kg.inputs import digest_inputs
from kg.library import write_library
from kg.model.document import Document
from kg.model.exchange import dumps
from kg.model.facts import Facts
from kg.model.plan import Manifest
from kg.namespaces import DEFAULT_BASE
from kg.publish import staged
from kg.read.corrections import read_corrections
from kg.read.manifest import find_plans, read_manifest
from kg.read.reader import read_document
from kg.report.render import write_site
from kg.tables import write_tables

#: Called as a stage begins: its name, and the plan that it is about ("" for all).
Step = Callable[[str, str], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. `jobs` is how many processes work at once: leave it at 1 in a program that has threads.
    `scheduler` is the address of a Dask scheduler whose workers do the work instead, None for this machine."""

    base: str = DEFAULT_BASE
    jobs: int = 1
    force: bool = False
    curated: bool = True
    scheduler: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One plan, read: its record, its document, its facts with people's corrections laid over them."""

    manifest: Manifest
    document: Document
    corrected: Corrected

    @property
    def facts(self) -> Facts:
        """The facts after correction."""
        return self.corrected.facts


@dataclass(frozen=True, slots=True)
class Report:
    """What a build came to. `facts` counts by plan and kind, `checks` by severity. `seconds` is wall time, and the
    one figure that is not written into the build. `unchanged`: nothing had to be built."""

    facts: dict[str, dict[str, int]]
    checks: dict[str, int]
    seconds: float
    unchanged: bool = False

    @property
    def violations(self) -> int:
        """How many checks say that the graph itself is wrong."""
        return self.checks.get("violation", 0)


def build_corpus(plans: Path, out: Path, options: Options, step: Step) -> Report:
    """Builds everything from a folder of plans and publishes it.

    Raises KgError where a plan cannot be read; then, and when killed, the previous build stays as it was.
    """
    began = time.perf_counter()
    folders = find_plans(plans)
    manifests = [read_manifest(folder) for folder in folders]
    inputs = digest_inputs(folders, options.base, options.curated)
    previous = read_record(out)
    if not options.force and previous.get("inputs") == inputs:
        return Report(previous["facts"], previous["checks"], time.perf_counter() - began, unchanged=True)
    with workers(min(options.jobs, len(folders)), options.scheduler) as pool, staged(out) as new:
        readings = []
        for reading in pool.map(read_plan, folders):
            step("read", reading.manifest.plan)
            readings.append(reading)
        facts, graph = new / "facts", new / "graph"
        facts.mkdir()
        graph.mkdir()
        written = [pool.submit(write_plan, reading, facts, graph, options.base) for reading in readings]
        written.append(pool.submit(write_common, graph, options.base))
        step("align", "")
        alignment = align_corpus(
            [(r.manifest, r.document, r.facts, r.corrected.identities) for r in readings], curated=options.curated
        )
        step("graph", "")
        write_lines(graph / "alignment.nq", alignment_quads(alignment, options.base))
        write_lines(graph / "mappings.sssom.tsv", [mappings_table(alignment)])
        for work in written:
            work.result()
        checks = pool.submit(checked, graph, readings, options.base)
        tables = pool.submit(tabulate, graph, new / "tables", options.base)
        dumps = pool.submit(write_dumps, graph, graph / "dumps")
        step("site", "")
        store = load_graph(graph)
        write_site(store, new / "site", {r.manifest.plan: r.document for r in readings}, options.base)
        step("check", "")
        results = checks.result()
        step("tables", "")
        tables.result()
        dumps.result()
        write_description(store, new, manifests, options.base)
        report = Report(count_facts(readings), count_checks(results), time.perf_counter() - began)
        write_record(new, manifests, inputs, report, results, options)
        step("publish", "")
    return dataclasses.replace(report, seconds=time.perf_counter() - began)


class Here(Executor):
    """Carries work out at once, in this process."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The future of a call that has been made already."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def workers(jobs: int, scheduler: str | None = None) -> Executor:
    """As many processes as there are jobs, or the cluster of a Dask scheduler.

    On Linux they are forked, which saves importing everything again; they are forked at the first submission, before
    any library has started a thread whose locks a fork would copy.
    """
    if scheduler is not None:
        return Cluster(scheduler)
    if jobs == 1:
        return Here()
    return ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    )


def load_graph(graph: Path) -> Store:
    """The graph of a folder, in memory."""
    return load_store(sorted(graph.glob("*.nq")))


def checked(graph: Path, readings: Sequence[Reading], base: str) -> tuple[Result, ...]:
    """What the checks find in the graph of a folder."""
    return check_readings(load_graph(graph), [(r.manifest, r.document, r.corrected) for r in readings], base)


def tabulate(graph: Path, out: Path, base: str) -> None:
    """The tables of the graph of a folder."""
    write_tables(load_graph(graph), out, base)


def read_plan(folder: Path) -> Reading:
    """One plan folder: its record checked against the source, the document, and the facts."""
    manifest = read_manifest(folder)
    document = read_document(folder / manifest.source)
    return Reading(manifest, document, correct(extract_facts(document), read_corrections(folder)))


def write_plan(reading: Reading, facts: Path, graph: Path, base: str) -> None:
    """One plan's facts as `kg extract` prints them, the stored text that their spans refer to, and its N-Quads."""
    name, corrected = reading.manifest.plan, reading.corrected
    (facts / f"{name}.json").write_text(dumps(reading.facts), encoding="utf-8", newline="\n")
    (facts / f"{name}.txt").write_text(reading.document.text, encoding="utf-8", newline="\n")
    quads = plan_quads(reading.manifest, corrected.facts, base, corrected.identities, corrected.applied)
    write_lines(graph / f"{name}.nq", quads)


def write_common(graph: Path, base: str) -> None:
    """The parts of the graph that are the same whatever the plans say."""
    write_lines(graph / "ontology.nq", ontology_quads(base))
    write_lines(graph / "reference.nq", reference_quads(references(), base))
    write_library(graph, base)


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Lines that end in a line feed already, as a UTF-8 file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)


def count_facts(readings: Sequence[Reading]) -> dict[str, dict[str, int]]:
    """How many facts of each kind each plan has."""
    kinds = [f.name for f in dataclasses.fields(Facts) if f.name not in ("source", "text", "plan")]
    return {r.manifest.plan: {kind: len(getattr(r.facts, kind)) for kind in kinds} for r in readings}


def count_checks(results: Iterable[Result]) -> dict[str, int]:
    """How many results of each severity the checks gave."""
    counts = Counter(result.severity for result in results)
    return {severity: counts[severity] for severity in ("violation", "warning", "info")}


def read_record(out: Path) -> dict[str, Any]:
    """The record of the build in a folder; empty where there is none that can be read."""
    try:
        record = json.loads((out / "build.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def write_record(
    folder: Path,
    manifests: Sequence[Manifest],
    inputs: str,
    report: Report,
    results: Sequence[Result],
    options: Options,
) -> None:
    """What was built from what: versions, checksums, counts, and what the checks said."""
    record = {
        "version": __version__,
        "base": options.base,
        "curated": options.curated,
        "inputs": inputs,
        "plans": {m.plan: {"title": m.title, "sha256": m.sha256} for m in manifests},
        "facts": report.facts,
        "checks": report.checks,
        "results": [dataclasses.asdict(result) for result in results],
    }
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    (folder / "build.json").write_text(text, encoding="utf-8", newline="\n")
