"""All checks of a graph: shapes, rules, evidence; from readings while building, or from a finished build."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import pyoxigraph

from kg.check.evidence import check_evidence
from kg.check.results import Result, in_order
from kg.check.rules import check_rules, load_rules
from kg.check.shape_queries import compile_shapes, run_shape_queries
from kg.check.shapes import check_description, check_shapes, plans_in, read_shapes, shape_files
from kg.errors import UsageError
from kg.extract.corrections import Corrected
from kg.graph.store import load_store
from kg.model.correction import Unfit
from kg.model.document import Document
from kg.model.plan import Manifest
from kg.namespaces import DEFAULT_BASE

Engine = Literal["queries", "pyshacl"]


def check_readings(
    store: pyoxigraph.Store, readings: Sequence[tuple[Manifest, Document, Corrected]], base: str = DEFAULT_BASE
) -> tuple[Result, ...]:
    """What is wrong with the graph of these readings, the gravest first. What the plans themselves get wrong are
    findings, and no results; a correction that no longer fits its text is a warning."""
    texts = {manifest.plan: document.text for manifest, document, _ in readings}
    unfit = [result for manifest, _, corrected in readings for result in _unfit(manifest, corrected.unfit)]
    return in_order([*_check(store, texts, base), *unfit])


def check_build(build: Path, shapes: Path | None = None, *, engine: Engine = "queries") -> tuple[Result, ...]:
    """What is wrong with a finished build, the gravest first; with `shapes`, what these shapes find instead,
    in its description too.

    `engine` is how our own shapes are evaluated: as set-based queries, or slowly by pySHACL, with the same results.
    Shapes of others always go to pySHACL.

    Raises UsageError where the folder holds no build, and BuildError where its graph cannot be loaded.
    """
    files = sorted((build / "graph").glob("*.nq"))
    if not files:
        raise UsageError(f"{build}: holds no graph\n  Build one first with: kg build --out {build}")
    store = load_store(files)
    record = _record(build)
    base = str(record.get("base", DEFAULT_BASE))
    if shapes is not None:
        theirs, description = read_shapes([shapes]), build / "graph" / "description.ttl"
        described = check_description(description, store, theirs) if description.is_file() else ()
        return in_order([*check_shapes(store, theirs, base), *described])
    texts = {plan: _text(build, plan) for plan in plans_in(store, base)}
    return in_order([*_check(store, texts, base, engine), *_recorded_unfit(record)])


def _check(
    store: pyoxigraph.Store, texts: Mapping[str, str], base: str, engine: Engine = "queries"
) -> Iterable[Result]:
    if engine == "pyshacl":
        yield from check_shapes(store, read_shapes(shape_files()), base)
    else:
        yield from run_shape_queries(store, compile_shapes(shape_files()))
    yield from check_rules(store, load_rules(), base)
    yield from check_evidence(store, texts, base)[0]


def _unfit(manifest: Manifest, unfit: Iterable[Unfit]) -> Iterable[Result]:
    for one in unfit:
        place = f"plans/{manifest.plan}/corrections.tsv:{one.correction.line}"
        node = f"{manifest.plan}/{one.correction.fact}"
        yield Result(
            "warning",
            "correction/unfit",
            node,
            one.correction.field,
            one.correction.value,
            one.message_zh,
            one.message_en,
            place,
        )


def _recorded_unfit(record: Mapping[str, object]) -> Iterable[Result]:
    """The corrections that did not fit when the build was made: only the build saw their files."""
    results = record.get("results", [])
    assert isinstance(results, list)
    return [Result(**one) for one in results if one["check"] == "correction/unfit"]


def _record(build: Path) -> dict[str, object]:
    path = build / "build.json"
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read: {error}\n  Build again with: kg build --out {build}") from error
    assert isinstance(record, dict)
    return record


def _text(build: Path, plan: str) -> str:
    path = build / "facts" / f"{plan}.txt"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error}\n  Build again with: kg build --out {build}") from error
