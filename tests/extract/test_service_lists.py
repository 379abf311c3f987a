"""Announcements of lists of services, however they are worded, with the number declared and the names."""

from __future__ import annotations

import pytest

from kg.extract.facts import extract_facts
from kg.extract.service_lists import service_lists
from kg.read.reader import read_bytes
from tests.extract.made import document, facts

_THREE = ["就业援助", "创业服务", "职业介绍"]

IN_SENTENCES = [
    ("本领域服务项目3项,即孕前检查、儿童健康管理和困境儿童保障。", 3, 3),
    ("服务项目包括:就业援助、创业服务、职业介绍,共3项。", 3, 3),
    ("政府重点保障劳有所得领域3项服务:就业援助、创业服务、职业介绍。", 3, 3),
    ("提供就业援助、创业服务、职业介绍等3项服务项目。", 3, 3),
    ("保障公民享有就业援助、创业服务、职业介绍三项服务。", 3, 3),
    ("住房保障服务项目为公租房保障、棚户区改造和危房改造3项。", 3, 3),
    ("服务项目有3项,包括就业援助、创业服务、职业介绍。", 3, 3),
    ("重点提供以下服务:就业援助、创业服务、职业介绍,共计3项。", 3, 3),
    ("本领域共设3项服务:(1)就业援助;(2)创业服务;(3)职业介绍。", 3, 3),
    ("纳入清单的有就业援助、创业服务和职业介绍等3项。", 3, 3),
    ("列入清单的服务共3项,即就业援助、创业服务、职业介绍。", 3, 3),
    ("清单所列项目3项:就业援助、创业服务、职业介绍。", 3, 3),
    ("本领域服务项目3项,依次是就业援助,创业服务,职业介绍。", 3, 3),
    ("本领域有就业援助、创业服务、职业介绍等3项服务项目。", 3, 3),
    ("主要包括就业援助、创业服务、职业介绍等3项服务项目。", 3, 3),
    ("本领域服务项目只有3项:就业援助、创业服务、职业介绍。", 3, 3),
    ("本领域服务项目共2项,包括:就业信息发布和职业介绍;失业、工伤保险。", 2, 2),
    ("坚持以人为本、服务优先,由政府负责提供就业援助、创业服务以及职业介绍,计3项。", 3, 3),
    ("坚持就业是民生、是根本的定位,本领域服务主要是就业援助、创业服务、职业介绍三项。", 3, 3),
    ("把就业援助、创业服务、职业介绍等3项纳入服务范围,由各级财政予以保障。", 3, 3),
    ("劳动者在就业、创业等方面可获得3项服务,分别为就业援助、创业服务、职业介绍。", 3, 3),
    ("就业服务领域共安排3项服务:一是就业援助,二是创业服务,三是职业介绍。", 3, 3),
    ("\n【服务清单】就业援助、创业服务、职业介绍(共3项)", 3, 3),
    ("将就业援助、创业服务、职业介绍等3项服务纳入清单,由各级财政予以保障。", 3, 3),
    ("在就业方面,提供就业援助和创业服务;职工依法享有失业保险、工伤保险待遇。以上服务共4项。", 4, 4),
]


@pytest.mark.parametrize(("sentence", "count", "names"), IN_SENTENCES)
def test_a_sentence_announces_a_list(sentence: str, count: int, names: int) -> None:
    (services,) = service_lists(document("一、就业服务", "完善制度。" + sentence))
    assert services.declared is not None and services.declared[0] == count
    assert len(services.names) == names


@pytest.mark.parametrize(("sentence", "count", "names"), IN_SENTENCES)
def test_a_field_has_the_services_and_the_number_of_its_list(sentence: str, count: int, names: int) -> None:
    read = facts("一、就业服务", "完善制度。" + sentence)
    assert [(c.scope, c.what, c.count) for c in read.declared_counts] == [("就业服务", "service items", count)]
    assert len(read.service_items) == names
    assert all(item.span.text == item.name for item in read.service_items)


def test_a_field_that_names_its_services_without_saying_so_is_told_by_the_others() -> None:
    lines = [f"{field}\n本领域服务项目3项:就业援助、创业服务、职业介绍。" for field in ("一、学有所教", "二、劳有所得")]
    last = "三、优军服务保障\n发扬传统,退役军人按规定享受优待抚恤、退役军人安置、退役军人就业服务。"
    read = facts(*lines, last)
    assert [item.name for item in read.service_items if item.domain == "优军服务保障"] == [
        "优待抚恤",
        "退役军人安置",
        "退役军人就业服务",
    ]


LINES = [
    ["服务项目:", "就业援助;", "创业服务;", "职业介绍。", "加强培训。开展技能培训。"],
    ["完善制度。服务事项:", "就业援助", "创业服务:每年不少于2次", "职业介绍", "加强培训。开展技能培训。"],
    ["本领域提供3项服务:", "● 就业援助", "● 创业服务", "● 职业介绍", "加强培训。开展技能培训。"],
    ["保障项目为以下3项:", "◆就业援助", "◆创业服务:每人补助500元。", "◆职业介绍", "加强培训。开展技能培训。"],
    ["此类服务共3项:", "1.就业援助", "2.创业服务", "3.职业介绍", "加强培训。开展技能培训。"],
    ["努力扩大就业。纳入服务范围的项目(3项)如下:", "就业援助", "创业服务", "职业介绍", "加强培训。开展技能培训。"],
    ["第一节 服务清单", "①就业援助", "②创业服务", "③职业介绍", "第二节 重点任务", "加强培训。开展技能培训。"],
]


@pytest.mark.parametrize("lines", LINES)
def test_a_list_may_stand_line_by_line(lines: list[str]) -> None:
    read = facts("第一章 就业服务", *lines)
    assert [item.name for item in read.service_items] == _THREE


def test_what_a_line_says_of_its_service_is_its_own_and_no_quantity() -> None:
    read = facts("第一章 就业服务", "服务事项:", "就业援助", "创业服务:每人补助500元", "职业介绍")
    assert read.service_items[1].content is not None and read.service_items[1].content.text == "每人补助500元"
    assert read.quantities == ()


def test_marked_lines_beyond_the_number_declared_belong_to_the_list() -> None:
    read = facts("第一章 就业服务", "本领域提供2项服务:", "● 就业援助", "● 创业服务", "● 职业介绍")
    assert [item.name for item in read.service_items] == _THREE
    assert "count_mismatch" in {finding.kind for finding in read.findings}


@pytest.mark.parametrize(
    "sentence",
    [
        "丰富服务项目,提高服务水平,满足群众需求。",
        "人均基本公共卫生服务项目补助标准分别提高到60元、70元、80元。",
        "做好就业援助、创业服务、职业介绍工作。",
        "推动服务项目有序下沉、有效衔接、有力落实。",
        "健全就业援助、创业服务、职业介绍3项制度。",
        "建设3个服务站、5个服务点、8个服务中心。",
    ],
)
def test_a_sentence_that_lists_no_services(sentence: str) -> None:
    assert facts("一、就业服务", sentence).service_items == ()


def test_points_of_markdown_are_a_list_whatever_they_say_of_their_services() -> None:
    text = (
        "# 某市规划\n\n## 一、主要任务\n\n### (一)就业服务\n\n本领域服务项目共3项:\n\n"
        "- 就业援助:每人补助500元。\n- 创业服务。\n"
        "- 职业介绍:免费提供。对困难人员优先。\n\n**扩大就业。** 新增就业2万人。\n"
    )
    read = extract_facts(read_bytes("plan.md", text.encode()))
    assert [item.name for item in read.service_items] == _THREE
    assert [quantity.raw for quantity in read.quantities] == ["2万人"]
