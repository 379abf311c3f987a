"""Check results: counted against a threshold, ordered, and shown as table, JSON and SARIF 2.1.0."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.check.results import FORMS, SEVERITIES, Result, counts_at, in_order, render_results
from kg.namespaces import DEFAULT_BASE, PLAN, SHAPE

PASSAGE = f"{DEFAULT_BASE}id/yunxi/source.txt#char=3,9"
RESULTS = (
    Result("violation", f"{SHAPE}Value-statedIn", f"{DEFAULT_BASE}id/yunxi/value/k3f9x2ab", f"{PLAN}statedIn", "",
           "数值要注明证明它的原文。", "A value names the passage that states it."),
    Result("warning", "correction/unfit", "yunxi/value/k3f9x2ab", "unit", "户", "不再适用。", "It no longer fits.",
           "plans/yunxi/corrections.tsv:3"),
    Result("info", "evidence/passage", PASSAGE, f"{PLAN}exact", "字", "不同。", "It differs.", PASSAGE),
)  # fmt: skip


@pytest.mark.parametrize(("threshold", "count"), [("violation", 1), ("warning", 2), ("info", 3)])
def test_results_are_counted_from_the_threshold_up(threshold: str, count: int) -> None:
    assert counts_at(RESULTS, threshold) == count
    assert counts_at((), threshold) == 0


def test_a_threshold_that_is_no_severity_is_refused() -> None:
    with pytest.raises(ValueError, match="grave"):
        counts_at(RESULTS, "grave")


def test_results_stand_once_and_the_gravest_first() -> None:
    assert in_order([*reversed(RESULTS), *RESULTS]) == RESULTS
    assert [result.severity for result in in_order(RESULTS)] == list(SEVERITIES)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_ends_in_a_line_feed_and_shows_nothing_for_nothing(form: str) -> None:
    assert render_results(RESULTS, form).endswith("\n")
    assert "k3f9x2ab" in render_results(RESULTS, form)
    assert "k3f9x2ab" not in render_results((), form)


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="html"):
        render_results(RESULTS, "html")


def test_the_table_names_check_node_and_property_and_says_both_languages() -> None:
    lines = render_results(RESULTS, "table").splitlines()
    assert lines[0] == f"violation\tshape:Value-statedIn\t{DEFAULT_BASE}id/yunxi/value/k3f9x2ab\tplan:statedIn"
    assert lines[1:3] == ["\t数值要注明证明它的原文。", "\tA value names the passage that states it."]
    assert "\t→ plans/yunxi/corrections.tsv:3" in lines
    assert lines[-1] == "1 violation, 1 warning, 1 info"


def test_json_holds_every_field() -> None:
    rows = json.loads(render_results(RESULTS, "json"))
    assert [Result(**row) for row in rows] == list(RESULTS)


def log() -> dict[str, Any]:
    out: dict[str, Any] = json.loads(render_results(RESULTS, "sarif"))
    return out


def test_sarif_has_what_the_standard_requires() -> None:
    """Sections 3.13, 3.14, 3.18, 3.19, 3.27 and 3.49 of SARIF 2.1.0."""
    assert log()["version"] == "2.1.0"
    (run,) = log()["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "plan-kg"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids)) == 3
    for result, level in zip(run["results"], ("error", "warning", "note"), strict=True):
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] == level
        assert result["message"]["text"]
        assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]


def test_sarif_gives_the_place_in_characters_where_there_is_one() -> None:
    first, second, third = log()["runs"][0]["results"]
    assert "physicalLocation" not in first["locations"][0]
    assert second["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "plans/yunxi/corrections.tsv"},
        "region": {"startLine": 3},
    }
    assert third["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": f"{DEFAULT_BASE}id/yunxi/source.txt"},
        "region": {"charOffset": 3, "charLength": 6},
    }
