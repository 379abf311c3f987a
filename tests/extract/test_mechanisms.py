"""Mechanisms of implementation."""

from __future__ import annotations

from kg.extract.facts import extract_facts
from kg.read.reader import read_bytes
from tests.extract.made import facts


def names(*lines: str) -> list[str]:
    """The names of the mechanisms of some lines."""
    return [mechanism.name for mechanism in facts(*lines).mechanisms]


def test_heads_below_a_section_on_mechanisms_are_its_names() -> None:
    assert names(
        "一、制度框架",
        "以统筹协调、财力保障等两大实施机制为支撑。",
        "二、实施机制",
        "统筹协调机制。加强合作。",
        "财力保障机制。拓宽来源。",
    ) == ["统筹协调机制", "财力保障机制"]


def test_a_declared_list_names_them_where_the_marks_are_lost() -> None:
    lines = (
        "一、制度框架",
        "以產品供給機制、服務清單機制、監督評估機制等三實施機制為支撐。",
        "三大實施機制包括:①產品供給機制。建立體系。服務清單機制。",
    )
    assert names(*lines) == ["產品供給機制", "服務清單機制", "監督評估機制"]


def test_mechanisms_in_passing_are_not_named() -> None:
    assert (
        names(
            "一、病有所医", "完善分级诊疗机制、双向转诊机制,健全“三社联动”机制。", "二、完善监管监督机制", "加强监管。"
        )
        == []
    )


def test_three_heads_in_a_row_are_mechanisms_under_any_title() -> None:
    lines = ("三、制度安排", "1.统筹协调机制。加强联动。", "2.财政保障机制。稳定投入。", "3.监督评估机制。接受监督。")
    assert names(*lines) == ["统筹协调机制", "财政保障机制", "监督评估机制"]


def test_mechanisms_are_told_one_by_one() -> None:
    lines = ("三、制度安排", "建立两项实施机制:一是统筹协调机制,由市发改委牵头;二是建立健全监督评估机制,接受监督。")
    assert names(*lines) == ["统筹协调机制", "监督评估机制"]


def test_what_is_done_about_a_mechanism_is_no_part_of_its_name() -> None:
    lines = ("八、实施机制", "(一)健全统筹协调机制。加强联动。", "(二)建立财政保障机制。稳定投入。")
    assert names(*lines) == ["统筹协调机制", "财政保障机制"]


def test_mechanisms_run_on_in_brackets() -> None:
    lines = ("四、建立健全两项机制。(一)动态调整机制。适时调整。(二)经费保障机制。列入预算。",)
    assert names("三、任务", "完善服务。", *lines) == ["动态调整机制", "经费保障机制"]


def test_points_below_a_section_on_mechanisms_begin_with_their_names() -> None:
    text = (
        "# 某旗分工方案\n\n## 一、总体要求\n\n加强统筹。\n\n## 五、推进机制\n\n建立两项推进机制:\n\n"
        "- **清单管理机制**:逐项建立台账,明确责任人和进度安排,实行销号管理。\n"
        "- **调度通报机制**:按季度调度任务进展,通报存在问题,推动限期整改。\n"
    )
    found = extract_facts(read_bytes("plan.md", text.encode())).mechanisms
    assert [(m.name, text[m.span.start : m.span.end]) for m in found] == [
        ("清单管理机制", "清单管理机制"),
        ("调度通报机制", "调度通报机制"),
    ]
