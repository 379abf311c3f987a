"""All checks together: of readings and of finished builds."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from kg.check.run import check_build, check_readings
from kg.errors import UsageError
from kg.extract.corrections import Corrected
from kg.graph.store import ontology_quads
from kg.model.correction import Correction, Unfit
from kg.model.document import Document
from kg.model.identity import identify
from kg.namespaces import DEFAULT_BASE, SHAPE
from tests.graph.example import FACTS, MANIFEST, TEXT, example_quads, example_store

UNFIT = Unfit(Correction("value/aaaaaaaa", "unit", "户", "误读", "reader", 3), "不再适用。", "It no longer fits.")
READING = (MANIFEST, Document(FACTS.source, TEXT), Corrected(FACTS, identify(FACTS), (), ()))


def a_build(folder: Path, lines: list[str] | None = None) -> Path:
    (folder / "graph").mkdir(parents=True)
    (folder / "facts").mkdir()
    (folder / "graph" / "yunxi.nq").write_text("".join(lines or example_quads()), encoding="utf-8")
    (folder / "graph" / "ontology.nq").write_text("".join(ontology_quads()), encoding="utf-8")
    for plan in ("yunxi", "yunxi-2016"):
        (folder / "facts" / f"{plan}.txt").write_text(TEXT, encoding="utf-8")
    record = {
        "base": DEFAULT_BASE,
        "results": [dataclasses.asdict(r) for r in check_readings(example_store(), [_unfit_reading()])],
    }
    (folder / "build.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def _unfit_reading() -> tuple[object, ...]:
    return (MANIFEST, READING[1], dataclasses.replace(READING[2], unfit=(UNFIT,)))


def test_the_example_has_no_result_but_the_edition_without_domains() -> None:
    (result,) = check_readings(example_store(), [READING])
    assert (result.severity, result.check) == ("warning", "rule/plan-without-domain")
    assert result.message_zh
    assert result.message_en


def test_a_correction_that_no_longer_fits_is_a_warning_with_its_line() -> None:
    results = check_readings(example_store(), [_unfit_reading()])
    (result,) = [r for r in results if r.check == "correction/unfit"]
    assert (result.severity, result.place) == ("warning", "plans/yunxi/corrections.tsv:3")
    assert result.node == "yunxi/value/aaaaaaaa"


@pytest.mark.parametrize("engine", ["queries", "pyshacl"])
def test_a_finished_build_gives_the_results_of_its_readings(tmp_path: Path, engine: str) -> None:
    results = check_build(a_build(tmp_path), engine=engine)
    assert [r.check for r in results] == ["correction/unfit", "rule/plan-without-domain"]


def test_a_fault_in_the_graph_of_a_build_is_found_by_shape_rule_and_evidence(tmp_path: Path) -> None:
    lines = [line.replace('"幼儿园', '"托儿所') for line in example_quads() if "#comparator>" not in line]
    checks = {r.check for r in check_build(a_build(tmp_path, lines))}
    assert f"{SHAPE}Value-comparator" in checks
    lines = [line.replace('"85%"', '"86%"') for line in example_quads()]
    checks = {r.check for r in check_build(a_build(tmp_path / "second", lines))}
    assert {"evidence/passage"} <= checks


def test_shapes_of_others_take_the_place_of_ours(tmp_path: Path) -> None:
    shapes = tmp_path / "theirs.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix cpsv: <http://purl.org/vocab/cpsv#> . "
        "[] a sh:NodeShape ; sh:targetClass cpsv:PublicService ; sh:property <urn:p> . "
        "<urn:p> sh:path <urn:absent> ; sh:minCount 1 .",
        encoding="utf-8",
    )
    (result,) = check_build(a_build(tmp_path / "build"), shapes)
    assert (result.check, result.property) == ("urn:p", "urn:absent")


def test_shapes_of_others_are_applied_to_the_description_and_may_name_what_they_do_not_hold(tmp_path: Path) -> None:
    shapes = tmp_path / "theirs.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> . "
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
        "[] a sh:NodeShape ; sh:targetClass dcat:Distribution ; sh:property <urn:size>, <urn:nowhere>, <urn:p> . "
        "<urn:size> sh:path dcat:byteSize ; sh:datatype xsd:nonNegativeInteger . "
        "<urn:p> sh:path <urn:absent> ; sh:minCount 1 .",
        encoding="utf-8",
    )
    build = a_build(tmp_path / "build")
    (build / "graph" / "description.ttl").write_text(
        "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
        '<urn:d> a dcat:Distribution ; dcat:byteSize "7"^^xsd:nonNegativeInteger .',
        encoding="utf-8",
    )
    (result,) = check_build(build, shapes)
    assert (result.node, result.check) == ("urn:d", "urn:p")


@pytest.mark.parametrize("missing", ["graph", "build.json", "facts/yunxi.txt"])
def test_a_folder_that_is_no_build_is_refused_with_the_cure(tmp_path: Path, missing: str) -> None:
    build = a_build(tmp_path / "build")
    if (build / missing).is_dir():
        shutil.rmtree(build / missing)
    else:
        (build / missing).unlink()
    with pytest.raises(UsageError, match="kg build"):
        check_build(build)


@pytest.mark.slow
def test_the_five_plans_conform(built: Path) -> None:
    assert [r for r in check_build(built) if r.severity == "violation"] == []


def test_a_place_that_no_list_knows_is_a_warning_that_says_what_to_do() -> None:
    lines = [
        line for line in example_quads() if not line.startswith(f"<{DEFAULT_BASE}jurisdiction/") or "label" not in line
    ]
    results = check_readings(example_store(lines), [READING])
    assert {r.severity for r in results} == {"warning"}
    assert {"rule/unstated-place", f"{SHAPE}Jurisdiction-label"} <= {r.check for r in results}
