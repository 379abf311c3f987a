"""Projects of boxes."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


def test_projects_run_on_in_one_line_are_told_apart_and_end_at_the_full_stop() -> None:
    read = facts(
        "一、学有所教",
        "办好教育。",
        "专栏2 学有所教重点工程",
        "一是实施学校标准化工程。改善办学条件。 二是推动特殊教育发展。建立体系。",
    )
    assert [(p.box, p.box_title, p.number, p.title, p.parent) for p in read.projects] == [
        ("专栏2", "学有所教重点工程", "一是", "实施学校标准化工程", None),
        ("专栏2", "学有所教重点工程", "二是", "推动特殊教育发展", None),
    ]


def test_a_list_inside_a_project_carries_its_parent() -> None:
    read = facts(
        "一、劳有所得",
        "促进就业。",
        "专栏4 劳有所得重点工程",
        "一是提升就业服务能力。 二是完善协调机制。 ——加强监察执法。全面推行备案制度。 ——保障工资支付。落实条例。"
        " 三是完善保障制度。扩大覆盖。",
    )
    assert [(p.number, p.title, p.parent) for p in read.projects] == [
        ("一是", "提升就业服务能力", None),
        ("二是", "完善协调机制", None),
        ("——", "加强监察执法", "二是"),
        ("——", "保障工资支付", "二是"),
        ("三是", "完善保障制度", None),
    ]


def test_a_box_of_indicators_has_no_projects() -> None:
    assert facts("一、总体要求", "略。", "专栏1 主要指标", "1.带*的为累计数。").projects == ()


def test_numbers_in_brackets_and_projects_line_by_line() -> None:
    read = facts(
        "一、病有所医", "办好医院。", "专栏3 重点项目", "(1)医院提升工程。新建医院。", "(2)疾控工程。建设中心。"
    )
    assert [(p.number, p.title) for p in read.projects] == [("(1)", "医院提升工程"), ("(2)", "疾控工程")]


@pytest.mark.parametrize(
    "lines",
    [
        ("就业服务提升工程。建设服务站9个。“银龄”技能培训计划。培训老人。",),
        ("就业服务提升工程:建设服务站9个。", "“银龄”技能培训计划:培训老人。"),
    ],
)
def test_works_without_a_mark_are_projects_wherever_they_begin(lines: tuple[str, ...]) -> None:
    read = facts("一、劳有所得", "促进就业。", "专栏4 劳有所得重点工程", *lines)
    assert [p.title for p in read.projects] == ["就业服务提升工程", "“银龄”技能培训计划"]


def test_the_rows_of_a_table_of_works_are_projects_and_no_services() -> None:
    read = facts(
        "一、文体服务",
        "办好场馆。",
        "专栏5 文体重点项目",
        "序号 | 项目名称 | 建设内容 | 建设年限",
        "1 | 县文化中心 | 建筑面积3万平方米 | 2021-2023年",
        "2 | 河滨体育公园 | 占地200亩 | 2022-2024年",
    )
    assert [(p.number, p.title) for p in read.projects] == [("1", "县文化中心"), ("2", "河滨体育公园")]
    assert read.service_items == ()


def test_a_box_ends_where_the_list_around_it_goes_on() -> None:
    read = facts(
        "一、推进基本公共服务均等化",
        "(一)幼有所育",
        "1.增加托育供给。建设托育中心。",
        "专栏2 幼有所育重点工程",
        "1.妇幼中心迁建工程。建设业务用房。",
        "2.托育扩容工程。新建中心。",
        "(二)学有所教",
        "1.推动学前教育普及。新建幼儿园。",
    )
    assert [p.title for p in read.projects] == ["妇幼中心迁建工程", "托育扩容工程"]
    assert [d.name for d in read.domains] == ["幼有所育", "学有所教"]


def test_a_list_headed_as_works_in_a_field_is_no_box() -> None:
    read = facts(
        "一、公共教育",
        "扩大资源。建设学校,优化布局,提升办学水平。",
        "重点项目",
        "甲学校建设项目:新建校舍,增加学位。",
        "乙幼儿园提升工程:改造用房,更新设施。",
        "责任单位:县教育局。",
    )
    assert [(p.box, p.box_title, p.title) for p in read.projects] == [
        (None, "重点项目", "甲学校建设项目"),
        (None, "重点项目", "乙幼儿园提升工程"),
    ]


def test_names_behind_a_label_are_those_of_the_works() -> None:
    read = facts(
        "一、项目",
        "专栏1 补短板项目",
        "1.项目名称:县第三幼儿园  建设内容:新建校舍。",
        "2.项目名称:县养老中心  建设内容:改造床位。",
    )
    assert [(p.number, p.title) for p in read.projects] == [("1", "县第三幼儿园"), ("2", "县养老中心")]
