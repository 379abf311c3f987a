"""Declared counts."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        (
            "《清单》包括公共教育、社会保险等八个领域的81个项目。",
            [("domains", 8, "八个领域"), ("service items", 81, "81个项目")],
        ),
        ("服务清单确定了七大领域63个服务项目。", [("domains", 7, "七大领域"), ("service items", 63, "63个服务项目")]),
        ("主要涵盖幼有所育、学有所教等九大领域公共服务。", [("domains", 9, "九大领域公共服务")]),
        ("标准涵盖9个方面、共80项服务。", [("service items", 80, "共80项服务")]),
        ("服务清单包括9个领域,21类58项。", [("domains", 9, "9个领域"), ("service items", 58, "21类58项")]),
        ("以统筹协调、监督评估等五大实施机制为支撑。", [("mechanisms", 5, "五大实施机制")]),
        ("以产品供给、监督评估等五实施机制为支撑。", [("mechanisms", 5, "五实施机制")]),
        ("方案明确59项重点任务。", [("tasks", 59, "59项重点任务")]),
        ("在四大重点改革上取得新成效,实施18项行动。", []),
        ("建设3个项目,新增学位1200个。", []),
        ("健全县、乡、村三级网络,落实三个文件。", []),
    ],
)
def test_a_sentence_declares_counts(sentence: str, counts: list[tuple[str, int, str]]) -> None:
    found = facts("一、总体要求", sentence).declared_counts
    assert [(c.scope, c.what, c.count, c.span.text) for c in found] == [("plan", *count) for count in counts]


def test_a_count_inside_a_domain_is_the_domains() -> None:
    read = facts(
        "一、基本公共教育",
        "本领域服务项目共8项,具体包括:资助等。",
        "二、基本医疗卫生",
        "本领域服务项目共20项。",
        "推进3个项目。",
    )
    assert [(c.scope, c.count) for c in read.declared_counts] == [("基本公共教育", 8), ("基本医疗卫生", 20)]


def test_the_same_count_is_declared_once() -> None:
    assert len(facts("一、总体要求", "五大实施机制包括许多。五大实施机制是基础。").declared_counts) == 1


@pytest.mark.parametrize("brackets", ["()", "\uff08\uff09"])
def test_a_heading_tells_how_many_items_its_field_has(brackets: str) -> None:
    left, right = brackets
    read = facts(
        f"一、基本公共教育{left}共2类、8项{right}",
        "1.扩大资源。到2025年,覆盖率达到90%。",
        "责任单位:县教育局。",
        f"二、基本医疗卫生{left}20项{right}",
        "1.建好医院。提升能力。",
        "责任单位:县卫生健康局。",
    )
    assert [(c.scope, c.what, c.count, c.span.text) for c in read.declared_counts] == [
        ("基本公共教育", "service items", 8, "8项"),
        ("基本医疗卫生", "service items", 20, "20项"),
    ]
    assert [q.raw for q in read.quantities] == ["90%"]


def test_fields_are_counted_by_a_sentence_that_names_them() -> None:
    read = facts(
        "围绕公共教育、医疗卫生、养老等3个领域,部署重点任务12项,建立3项机制。另有9个领域的经验。",
        "一、公共教育",
        "办好学校。",
        "二、医疗卫生",
        "办好医院。",
    )
    assert [(c.what, c.count) for c in read.declared_counts] == [("domains", 3), ("tasks", 12), ("mechanisms", 3)]


def test_a_sentence_goes_through_the_fields_and_their_counts() -> None:
    read = facts(
        "涵盖3个领域、5个类别、9项服务,其中公共教育4项、医疗卫生3项、养老服务2项。",
        "一、公共教育",
        "办好学校。",
        "二、医疗卫生",
        "办好医院。",
        "三、养老服务",
        "办好养老院。",
    )
    assert [(c.scope, c.what, c.count) for c in read.declared_counts] == [
        ("plan", "domains", 3),
        ("plan", "service items", 9),
        ("公共教育", "service items", 4),
        ("医疗卫生", "service items", 3),
        ("养老服务", "service items", 2),
    ]
    assert read.service_items == ()
