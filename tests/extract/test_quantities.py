"""Numbers of whole documents: where they stand, what they belong to."""

from __future__ import annotations

from kg.extract.facts import extract_facts
from kg.model.facts import Facts
from kg.read.reader import read_bytes
from tests.extract.made import facts


def _facts(text: str) -> Facts:
    return extract_facts(read_bytes("plan.txt", text.encode()))


def test_a_part_that_looks_back_tells_of_what_is_reached() -> None:
    facts = _facts("一、发展基础\n电子病历建档率达到81%。\n二、主要任务\n电子病历建档率达到92%。")
    assert [q.role for q in facts.quantities] == ["actual", "target"]


def test_aims_in_a_chapter_on_the_background_look_ahead() -> None:
    text = "第一章 规划背景\n第一节 发展基础\n签约率达到61%。\n第二节 主要目标\n签约率达到72%,累计培训3万人次。"
    assert [q.role for q in _facts(text).quantities] == ["actual", "target", "commitment"]


def test_a_paragraph_holds_to_the_year_that_it_opened_with() -> None:
    head = "甲县“十四五”公共服务规划\n一、公共教育\n"
    facts = _facts(head + "2020年,全县有学校90所。累计培训教师2100人次。\n累计培训教师3500人次。")
    assert [(q.raw, q.role) for q in facts.quantities] == [
        ("90所", "actual"),
        ("2100人次", "actual"),
        ("3500人次", "commitment"),
    ]
    facts = _facts("一、讲话\n去年,我们新建学校2所,覆盖率达到88%。\n今年,新建学校5所。")
    assert [q.role for q in facts.quantities] == ["actual", "actual", "commitment"]


def test_an_office_in_a_tale_is_heard() -> None:
    facts = _facts("大爷每天倒2趟车。全市累计建成书房58座,新增学位900个。")
    assert [q.raw for q in facts.quantities] == ["58座", "900个"]


def test_words_are_those_that_the_plan_prints() -> None:
    (quantity,) = _facts("一、發展目標\n養老機構護理員達到3.4萬名以上。").quantities
    assert (quantity.subject, quantity.unit, quantity.raw) == ("養老機構護理員", "萬名", "3.4萬名")


def test_white_space_and_full_width_stay_in_the_span_alone() -> None:
    (quantity,) = _facts("一、目标\n到 ２０２６ 年,全县 签约率 达到 ７８．５ ％ 以上。").quantities
    assert (quantity.year, quantity.subject, quantity.raw, quantity.comparator) == (2026, "签约率", "７８．５％", ">=")
    assert quantity.span.text == "７８．５ ％"


def test_numbers_of_declared_counts_and_titles_are_not_taken_again() -> None:
    facts = _facts("一、公共教育\n本领域服务项目共2项,具体包括:学生资助、营养改善。依据《办好12件实事的通知》实施。")
    assert facts.quantities == ()


def test_list_marks_are_no_numbers() -> None:
    assert _facts("一、任务\n①家庭医生签约。②个人缴费资助。").quantities == ()


def test_a_tale_holds_no_quantities() -> None:
    assert _facts("我妈说,那年走了40分钟山路,敲了9户人家的门。").quantities == ()


def test_the_cells_of_tables_of_tasks_and_works_are_read_as_prose() -> None:
    facts = _facts(
        "沙河市公共服务任务分工表\n序号 | 领域 | 任务 | 目标 | 牵头单位\n"
        "1 | 就业创业 | 稳定就业 | 全年城镇新增就业1.7万人 | 市人社局\n"
        "2 | 公共教育 | 扩大学位 | 新增学位4100个 | 市教育局\n"
        "以上任务到2025年完成率达到95%。"
    )
    assert [(q.raw, q.subject, q.domain) for q in facts.quantities] == [
        ("1.7万人", "城镇新增就业", "就业创业"),
        ("4100个", "学位", "公共教育"),
        ("95%", "完成率", None),
    ]


def test_the_cells_of_indicators_and_of_services_are_no_prose() -> None:
    facts = _facts(
        "沙河市公共服务规划\n一、公共教育\n指标 | 2020年 | 2025年\n普惠性幼儿园覆盖率(%) | 81 | 90\n"
        "高中毛入学率(%) | 92 | 95\n附件 清单\n服务项目 | 服务对象 | 服务标准\n学生资助 | 困难学生 | 每生每年1200元\n"
        "营养改善 | 农村学生 | 每生每天5元"
    )
    assert facts.quantities == ()


def test_how_often_a_thing_is_done_is_a_quantity() -> None:
    read = facts(
        "一、任务", "每周至少探访1次。县发展改革局每半年召开1次联席会议。每年组织一次评估。一次性补助按规定发放。"
    )
    assert [(q.raw, q.unit, q.comparator) for q in read.quantities] == [
        ("1次", "次", ">="),
        ("1次", "次", "="),
        ("一次", "次", "="),
    ]


def test_works_that_a_plan_of_some_years_sets_out_are_commitments() -> None:
    read = facts("一、任务", "三年计划实施重点项目26个。建设停车场,同步配套停车位320个。")
    assert [(q.subject, q.role) for q in read.quantities] == [("重点项目", "commitment"), ("停车位", "commitment")]
