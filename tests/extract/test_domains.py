"""Fields of service in the layouts of the genre."""

from __future__ import annotations

import pytest

from kg.extract.domains import names_field, tier_of
from tests.extract.made import facts

BASIC, AFFORDABLE, LIFE = "基本公共服务", "普惠性非基本公共服务", "生活服务"


def cut(*lines: str) -> list[tuple[str, str | None]]:
    """The names and tiers of the domains of some lines."""
    return [(domain.name, domain.tier) for domain in facts(*lines).domains]


def test_chapters_that_name_a_field_are_domains_and_the_others_are_not() -> None:
    assert cut(
        "一、发展基础",
        "成绩显著。",
        "二、总体要求",
        "(一)指导思想",
        "略。",
        "(二)基本原则",
        "略。",
        "三、基本公共服务制度",
        "(一)制度框架",
        "略。",
        "四、基本公共教育",
        "办好教育。",
        "五、基本医疗卫生",
        "办好医院。",
        "六、残疾人基本公共服务",
        "关爱残疾人。",
        "七、强化要素保障",
        "(一)人才建设",
        "略。",
        "八、推进实施监督",
        "略。",
    ) == [("基本公共教育", None), ("基本医疗卫生", None), ("残疾人基本公共服务", None)]


def test_sections_below_a_tier_are_domains_of_the_tier() -> None:
    assert cut(
        "第一章 规划背景",
        "第一节 发展基础",
        "略。",
        "第二章 推进基本公共服务均等化",
        "第一节 幼有善育",
        "加强托育。",
        "第二节 学有优教",
        "办好学校。",
        "第三章 扩大普惠性非基本公共服务供给",
        "第一节 普惠养老",
        "增加床位。",
        "第四章 推动生活服务高品质发展",
        "第一节 家政服务",
        "培育企业。",
        "第五章 强化规划实施保障",
        "第一节 组织领导",
        "略。",
    ) == [("幼有善育", BASIC), ("学有优教", BASIC), ("普惠养老", AFFORDABLE), ("家政服务", LIFE)]


def test_sections_below_a_frame_are_domains_and_a_tier_that_holds_tasks_is_one_too() -> None:
    assert cut(
        "一、总体要求",
        "略。",
        "二、重点任务责任分工",
        "(一)完善公共服务制度。",
        "1.完善衔接机制。健全体系。",
        "(二)推进基本公共服务均等化。",
        "2.制定实施标准。明确标准。",
        "(三)发展公平优质教育。",
        "3.扩大学位供给。新建学校。",
        "(四)强化公共服务要素支撑。",
        "4.加大投入力度。增加投入。",
        "三、保障要素",
        "(一)加强组织领导。落实责任。",
    ) == [
        ("完善公共服务制度", None),
        ("推进基本公共服务均等化", BASIC),
        ("发展公平优质教育", None),
        ("强化公共服务要素支撑", None),
    ]


def test_a_chapter_with_a_field_is_the_domain_and_its_sections_are_tasks() -> None:
    read = facts(
        "一、发展基础",
        "略。",
        "二、构建优质均衡的教育服务体系",
        "(一)发展学前教育",
        "新建幼儿园。",
        "(二)提升高中教育",
        "推进多样化。",
        "三、构建优质高效的健康服务体系",
        "(一)加强公共卫生",
        "完善体系。",
        "(二)提升医疗服务",
        "建设医院。",
        "四、保障措施",
        "略。",
    )
    assert [domain.name for domain in read.domains] == ["构建优质均衡的教育服务体系", "构建优质高效的健康服务体系"]
    assert [task.title for task in read.tasks] == ["发展学前教育", "提升高中教育", "加强公共卫生", "提升医疗服务"]


def test_chapters_of_projects_and_guarantees_that_name_a_field_below_are_none() -> None:
    assert cut(
        "一、优质教育服务",
        "办好教育。",
        "二、健康服务",
        "办好医院。",
        "三、重点工程",
        "(一)教育提升工程",
        "新建学校。",
        "(二)健康提升工程",
        "新建医院。",
        "四、政策保障",
        "(一)加强人才保障。引进教育卫生人才。",
    ) == [("优质教育服务", None), ("健康服务", None)]


def test_a_plan_sent_as_an_annex_has_its_domains() -> None:
    assert cut("附件", "沙河市基本公共服务清单", "一、幼有所育(共2大类、3项)", "略。", "二、学有所教", "略。") == [
        ("幼有所育", None),
        ("学有所教", None),
    ]


def test_an_annex_of_services_gives_its_fields() -> None:
    assert cut(
        "沙河市基本公共服务清单",
        "领域 | 服务项目 | 服务对象 | 服务标准 |",
        "公共教育 | 免费义务教育 | 学生 | 免学杂费 |",
        "医疗卫生 | 预防接种 | 儿童 | 按规范 |",
    ) == [("公共教育", None), ("医疗卫生", None)]


def test_the_heading_is_the_whole_line_and_the_span_the_name() -> None:
    (domain,) = facts("一、總體要求", "略。", "二、基本公共教育", "辦好教育。").domains
    assert (domain.heading, domain.name, domain.span.text) == ("二、基本公共教育", "基本公共教育", "基本公共教育")


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("基本公共教育", True),
        ("文体服务", True),
        ("创新家政服务模式", True),
        ("弱有所扶", True),
        ("推进基本公共服务均等化", False),
        ("扩大普惠性非基本公共服务供给", False),
        ("教育事业发展现状", False),
        ("组织领导", False),
    ],
)
def test_a_heading_names_a_field_or_not(title: str, field: bool) -> None:
    assert names_field(title) is field


@pytest.mark.parametrize(
    ("title", "tier"),
    [
        ("推进基本公共服务均等化", BASIC),
        ("扩大普惠性非基本公共服务供给", AFFORDABLE),
        ("促进生活服务发展", LIFE),
        ("保障措施", None),
    ],
)
def test_a_heading_names_a_tier_or_not(title: str, tier: str | None) -> None:
    assert tier_of(title) == tier
