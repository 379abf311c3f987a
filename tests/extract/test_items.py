"""Items of services in prose, in annexes and in blocks."""

from __future__ import annotations

import pytest

from kg.extract.facts import extract_facts
from kg.read.reader import read_bytes
from tests.extract.made import facts


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "本领域服务项目共3项,具体包括:免费义务教育、寄宿生补助、职业技能培训和技能鉴定。",
            ["免费义务教育", "寄宿生补助", "职业技能培训和技能鉴定"],
        ),
        (
            "本领域服务项目共3项,具体包括:免费义务教育、寄宿生补助和营养改善。",
            ["免费义务教育", "寄宿生补助", "营养改善"],
        ),
        ("本领域设2个服务项目,包括:“12333”热线咨询、就业援助。", ["“12333”热线咨询", "就业援助"]),
        ("该领域共有2项服务,具体包括就业援助、创业服务。", ["就业援助", "创业服务"]),
        ("本领域服务项目共2项,具体为:就业援助;创业服务。", ["就业援助", "创业服务"]),
        ("本领域服务项目包括救助(含医疗、临时救助)、法律援助等。", ["救助(含医疗、临时救助)", "法律援助"]),
    ],
)
def test_a_list_in_prose_gives_its_items(sentence: str, names: list[str]) -> None:
    read = facts("一、基本公共教育", "完善制度。" + sentence)
    assert [item.name for item in read.service_items] == names
    assert {(item.domain, item.state) for item in read.service_items} == {("基本公共教育", "standards_lost")}


def test_an_annex_gives_items_with_their_fields_each_in_its_place() -> None:
    read = facts(
        "沙河市基本公共服务清单",
        "领域 | 序号 | 服务项目 | 服务对象 | 服务内容 | 服务标准 | 支出责任 | 牵头负责单位 |",
        "公共教育 | 1 | 免费义务教育 | 在校学生 | 免学杂费 | 每生每年650元 | 市、县共同负担 | 市教育局 |",
        "公共教育 | 2 | 学生资助 | 困难学生 | 发放助学金 | 每生每年2000元 | 市级承担 | 市教育局、市财政局 |",
    )
    first, second = read.service_items
    assert (first.domain, first.name, first.state) == ("公共教育", "免费义务教育", "complete")
    words = [
        field.text for field in (first.beneficiaries, first.content, first.standard, first.funding, first.lead) if field
    ]
    assert words == ["在校学生", "免学杂费", "每生每年650元", "市、县共同负担", "市教育局"]
    assert second.lead is not None and second.lead.span.text == "市教育局、市财政局"
    assert [agency.name for agency in read.agencies] == ["市教育局", "市财政局"]


def test_a_row_across_the_table_names_the_field_of_the_rows_below() -> None:
    html = (
        "<table><tr><td>服务项目</td><td>服务对象</td><td>服务标准</td></tr>"
        "<tr><td colspan=3>一、幼有所育(1项)</td></tr><tr><td>1.预防接种</td><td>儿童</td><td>按规范</td></tr>"
        "<tr><td colspan=3>二、学有所教</td></tr><tr><td>2.学生资助</td><td>学生</td><td>按标准</td></tr></table>"
    )
    read = facts("<html><body><h1>沙河市基本公共服务清单</h1>", html, "</body></html>")
    assert [(item.domain, item.name) for item in read.service_items] == [
        ("幼有所育", "预防接种"),
        ("学有所教", "学生资助"),
    ]


def test_an_annex_wins_over_the_list_in_prose() -> None:
    read = facts(
        "一、公共教育",
        "本领域服务项目共2项,具体包括:预防接种、学生资助。",
        "附件 清单",
        "领域 | 服务项目 | 服务对象 | 服务标准 |",
        "公共教育 | 预防接种 | 儿童 | 按规范 |",
        "公共教育 | 学生资助 | 学生 | 按标准 |",
    )
    assert [(item.name, item.beneficiaries is not None) for item in read.service_items] == [
        ("预防接种", True),
        ("学生资助", True),
    ]


def test_blocks_of_labels_give_items() -> None:
    read = facts(
        "一、幼有所育",
        "(一)优孕优生服务",
        "1.孕产妇健康服务",
        "服务对象:辖区内孕产妇。",
        "服务内容:孕期保健5次。",
        "服务标准:按规范执行。",
        "支出责任:市、县共同负担。",
        "牵头负责单位:市卫生健康委。",
    )
    (item,) = read.service_items
    assert (item.domain, item.name) == ("幼有所育", "孕产妇健康服务")
    assert item.standard is not None and item.standard.span.text == "按规范执行"


def test_other_lists_hold_no_items() -> None:
    assert facts("一、基本公共教育", "提供公共服务,包括学校、医院、图书馆。服务项目要公开。").service_items == ()


def test_a_list_may_open_with_its_count_and_a_colon() -> None:
    read = facts("一、公共教育", "本领域服务项目3项:免费教育、学生资助、营养改善。")
    assert [item.name for item in read.service_items] == ["免费教育", "学生资助", "营养改善"]
    assert [(c.scope, c.count) for c in read.declared_counts] == [("公共教育", 3)]


def test_lines_between_the_rows_of_an_annex_are_its_fields() -> None:
    read = facts(
        "一、公共教育",
        "本领域服务项目共1项,具体包括:学生资助。",
        "二、医疗卫生",
        "本领域服务项目共1项,具体包括:预防接种。",
        "附件 清单",
        "序号\t服务项目\t服务对象\t服务标准\t牵头单位",
        "(一)公共教育",
        "1\t学生资助\t学生\t按标准\t市教育局",
        "(二)医疗卫生",
        "2\t预防接种\t儿童\t按规范\t市卫生健康委",
    )
    assert [(i.domain, i.name, i.lead and i.lead.text) for i in read.service_items] == [
        ("公共教育", "学生资助", "市教育局"),
        ("医疗卫生", "预防接种", "市卫生健康委"),
    ]


def test_a_table_of_fields_and_their_services_lists_them_in_its_cells() -> None:
    read = facts(
        "一、服务清单",
        "服务领域 | 服务项目 |",
        "幼有所育 | 预防接种、儿童健康管理、困境儿童保障 |",
        "住有所居 | 公租房保障;农村危房改造 |",
    )
    assert [(item.domain, item.name) for item in read.service_items] == [
        ("幼有所育", "预防接种"),
        ("幼有所育", "儿童健康管理"),
        ("幼有所育", "困境儿童保障"),
        ("住有所居", "公租房保障"),
        ("住有所居", "农村危房改造"),
    ]


def test_blocks_that_print_the_name_behind_a_label_give_items() -> None:
    read = facts(
        "附件 清单",
        "一、幼有所育(2项)",
        "服务项目:预防接种",
        "服务对象:儿童。",
        "服务标准:按规范接种。",
        "服务项目:孤儿保障",
        "服务对象:孤儿。",
        "服务标准:每人每月900元。",
    )
    assert [(item.domain, item.name) for item in read.service_items] == [
        ("幼有所育", "预防接种"),
        ("幼有所育", "孤儿保障"),
    ]
    assert read.service_items[1].standard is not None and read.service_items[1].standard.text == "每人每月900元"


def test_a_band_in_bold_names_the_field_without_its_mark() -> None:
    text = (
        "# 某省标准\n\n## 附件\n\n| 序号 | 服务项目 | 服务对象 | 服务标准 |\n|---|---|---|---|\n"
        "| **一、幼有所育** | | | |\n| 1 | 孕前检查 | 夫妇 | 免费检查 |\n| 2 | 预防接种 | 儿童 | 免费接种 |\n"
        "| **二、学有所教** | | | |\n| 3 | 学前资助 | 幼儿 | 按规定资助 |\n"
    )
    items = extract_facts(read_bytes("plan.md", text.encode())).service_items
    assert [(item.domain, item.name) for item in items] == [
        ("幼有所育", "孕前检查"),
        ("幼有所育", "预防接种"),
        ("学有所教", "学前资助"),
    ]
