"""Who answers for what, in the wordings of the genre."""

from __future__ import annotations

import pytest

from kg.model.facts import Responsibility
from tests.extract.made import facts

Said = tuple[list[str], list[str], list[str], bool, str | None]

#: What stands behind a task, and what it says: lead, cooperating, unmarked, open list, deadline.
WORDINGS: list[tuple[str, Said]] = [
    ("(责任单位:市教育局)", ([], [], ["市教育局"], False, None)),
    ("(责任单位:市教育局、市财政局)", ([], [], ["市教育局", "市财政局"], False, None)),
    ("(市教育局负责)", ([], [], ["市教育局"], False, None)),
    ("(市教育局牵头,市财政局、市民政局配合)", (["市教育局"], ["市财政局", "市民政局"], [], False, None)),
    ("(市教育局牵头,市财政局等部门配合)", (["市教育局"], ["市财政局"], [], True, None)),
    ("(市教育局牵头,市财政局、市民政局按职责分工负责)", (["市教育局"], ["市财政局", "市民政局"], [], False, None)),
    ("(由市教育局负责,市财政局参与)", (["市教育局"], ["市财政局"], [], False, None)),
    ("〔市教育局主办,市财政局协助〕", (["市教育局"], ["市财政局"], [], False, None)),
    ("(牵头单位:市教育局;配合单位:市财政局)", (["市教育局"], ["市财政局"], [], False, None)),
    ("(牵头单位:市教育局,责任单位:市财政局)", (["市教育局"], ["市财政局"], [], False, None)),
    ("(牵头责任单位:市教育局,配合单位:市财政局)", (["市教育局"], ["市财政局"], [], False, None)),
    ("(市教育局牵头,市财政局配合,2024年底前完成)", (["市教育局"], ["市财政局"], [], False, "2024年底前")),
    ("(牵头单位:市教育局;完成时限:2024年6月)", (["市教育局"], [], [], False, "2024年6月")),
    ("(责任单位:市教育局、市财政局等;长期坚持)", ([], [], ["市教育局", "市财政局"], True, "长期坚持")),
    ("(2024年12月底前完成)", ([], [], [], False, "2024年12月底前")),
    ("(牵头单位:市教育局,配合单位:各项目牵头单位)", (["市教育局"], ["各项目牵头单位"], [], False, None)),
    ("(市发展改革委会同市统计局负责)", (["市发展改革委"], ["市统计局"], [], False, None)),
]


def said(record: Responsibility) -> Said:
    """What a record says, as in the table."""
    return (
        list(record.lead),
        list(record.cooperating),
        list(record.unmarked),
        record.open_list,
        record.deadline,
    )


@pytest.mark.parametrize(("wording", "expected"), WORDINGS, ids=[wording for wording, _ in WORDINGS])
def test_a_bracket_behind_a_task_says_who_does_what(wording: str, expected: Said) -> None:
    read = facts("一、基本公共教育", f"1.扩大学位供给。新建学校。{wording}", "2.改善办学条件。建设操场。(市民政局负责)")
    (record,) = [record for record in read.responsibilities if record.task == "1"]
    assert said(record) == expected


def test_lines_behind_a_task_are_one_statement_with_the_deadline() -> None:
    read = facts(
        "一、基本公共教育",
        "1.扩大学位供给。新建学校。",
        "牵头单位:市教育局",
        "责任单位:市财政局、市民政局",
        "完成时限:持续推进",
        "2.改善办学条件。建设操场。",
        "牵头领导:某某某",
        "责任单位:市教育局",
        "完成时限:2025年12月底前",
    )
    first, second = read.responsibilities
    assert (first.task, *said(first)) == ("1", ["市教育局"], ["市财政局", "市民政局"], [], False, "持续推进")
    assert (second.task, *said(second)) == ("2", [], [], ["市教育局"], False, "2025年12月底前")


def test_a_rule_stated_once_holds_for_the_lists_behind_it() -> None:
    read = facts(
        "一、基本公共教育",
        "1.扩大学位供给。新建学校。",
        "责任单位:市教育局、市发展改革委,市财政局(逗号前为牵头单位,下同;以下工作均需各县(区)人民政府负责,不再列出)",
        "2.改善办学条件。建设操场。",
        "责任单位:市教育局,市财政局",
        "3.加强教师队伍。招聘教师。",
        "责任单位:市教育局、市财政局",
    )
    by_task = {record.task: said(record) for record in read.responsibilities}
    assert by_task["1"] == (["市教育局", "市发展改革委"], ["市财政局"], [], False, None)
    assert by_task["2"] == (["市教育局"], ["市财政局"], [], False, None)
    assert by_task["3"] == ([], [], ["市教育局", "市财政局"], False, None)
    assert by_task[None] == ([], [], ["各县(区)人民政府"], False, None)


def test_the_first_of_a_list_leads_where_the_plan_says_so() -> None:
    read = facts(
        "一、基本公共教育",
        "1.扩大学位供给。新建学校。",
        "责任单位:市教育局、市财政局(排名第一的为牵头单位,下同)",
        "2.改善办学条件。建设操场。",
        "责任单位:市民政局、市财政局",
    )
    assert [said(record)[:2] for record in read.responsibilities] == [
        (["市教育局"], ["市财政局"]),
        (["市民政局"], ["市财政局"]),
    ]


def test_a_line_for_a_whole_field_stays_with_the_field() -> None:
    read = facts(
        "一、基本公共教育",
        "(一)扩大学位供给。新建学校。",
        "(二)改善办学条件。建设操场。",
        "(牵头责任单位:市教育局,配合单位:市财政局、市民政局)",
        "二、基本医疗卫生",
        "1.加强医院建设。新建医院。",
        "2.提升服务能力。培训医师。",
        "牵头单位:市卫生健康委;配合单位:市财政局",
    )
    assert [(r.task, r.domain, r.lead, r.cooperating) for r in read.responsibilities] == [
        (None, "基本公共教育", ("市教育局",), ("市财政局", "市民政局")),
        (None, "基本医疗卫生", ("市卫生健康委",), ("市财政局",)),
    ]


@pytest.mark.parametrize(
    ("sentence", "lead", "cooperating"),
    [
        ("由市发展改革委牵头,会同市统计局等部门开展评估。", ("市发展改革委",), ("市统计局",)),
        ("市发展改革委会同市统计局等有关部门加强跟踪监测。", ("市发展改革委",), ("市统计局",)),
        ("本方案由市发展改革委牵头,市财政局、市统计局等部门配合。", ("市发展改革委",), ("市财政局", "市统计局")),
        ("建设学校。市发展改革委牵头,市财政局配合。", ("市发展改革委",), ("市财政局",)),
        ("市发展改革委牵头,市财政局按职责分工负责。", ("市发展改革委",), ("市财政局",)),
    ],
)
def test_running_text_says_who_leads(sentence: str, lead: tuple[str, ...], cooperating: tuple[str, ...]) -> None:
    (record,) = facts("三、组织实施", sentence).responsibilities
    assert (record.task, record.domain, record.lead, record.cooperating) == (None, None, lead, cooperating)


@pytest.mark.parametrize(
    "sentence",
    [
        "推动建立牵头医院负责制,配合开展家庭医生签约服务。",
        "健全分级负责、双向转介的合作机制(含社区康复)。",
        "由8.66‰下降至5.84‰,由政府负责的兜底保障更加有力。",
        "责任单位和个人要增强意识。",
    ],
)
def test_sentences_about_duty_in_general_name_nobody(sentence: str) -> None:
    assert facts("一、基本医疗卫生", sentence).responsibilities == ()


def test_a_table_of_tasks_gives_a_statement_for_each_row() -> None:
    read = facts(
        "沙河市公共服务任务分工表",
        "序号 | 重点任务 | 牵头单位 | 配合单位 | 完成时限 |",
        "1 | 扩大学位供给 | 市教育局 | 市财政局、市民政局 | 2024年底前 |",
        "2 | 加强医院建设 | 市卫生健康委 | 各县(区)人民政府 | 持续推进 |",
    )
    assert [(t.number, t.title) for t in read.tasks] == [("1", "扩大学位供给"), ("2", "加强医院建设")]
    assert [(r.task, *said(r)) for r in read.responsibilities] == [
        ("1", ["市教育局"], ["市财政局", "市民政局"], [], False, "2024年底前"),
        ("2", ["市卫生健康委"], ["各县(区)人民政府"], [], False, "持续推进"),
    ]


def test_traditional_characters_stay_as_printed() -> None:
    read = facts("一、基本公共教育", "1.擴大學位供給。新建學校。", "責任單位:市教育局,市財政局(逗號前為牽頭單位,下同)")
    (record,) = read.responsibilities
    assert (record.lead, record.cooperating) == (("市教育局",), ("市財政局",))
    (record,) = facts("三、組織實施", "本方案由縣教育局牽頭,縣財政局、縣婦聯等部門配合。").responsibilities
    assert (record.lead, record.cooperating) == (("縣教育局",), ("縣財政局", "縣婦聯"))


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("(市人社局负责,市财政局配合)", (["市人社局"], ["市财政局"], [], False, None)),
        (
            "(市卫生健康委、市教育局按职责分工负责;完成时限:持续推进)",
            ([], [], ["市卫生健康委", "市教育局"], False, "持续推进"),
        ),
        (
            "(由市教育局负责,市财政局协助;完成时限:每年12月底前)",
            (["市教育局"], ["市财政局"], [], False, "每年12月底前"),
        ),
        ("(责任单位:市教育局(随班就读部分)、市残联)", ([], [], ["市教育局", "市残联"], False, None)),
        (
            "(责任单位:甲山、乙水、丙川县人民政府)",
            ([], [], ["甲山县人民政府", "乙水县人民政府", "丙川县人民政府"], False, None),
        ),
    ],
)
def test_a_bracket_behind_a_task_tells_who_answers(
    bracket: str, expected: tuple[list[str], list[str], list[str], bool, str | None]
) -> None:
    (record,) = facts("一、公共教育", f"1.扩大资源。新建学校。{bracket}", "2.提升质量。改造学校。").responsibilities
    assert said(record) == expected


def test_a_label_may_name_the_field_before_it() -> None:
    (record,) = facts("一、公共教育", "办好学校。", "(本领域牵头单位:市教育局,配合单位:市财政局)").responsibilities
    assert (record.domain, record.lead, record.cooperating) == ("公共教育", ("市教育局",), ("市财政局",))
    (record,) = facts("一、公共教育", "办好学校。", "(本领域由市教育局牵头,市财政局配合)").responsibilities
    assert (record.lead, record.cooperating) == (("市教育局",), ("市财政局",))


def test_a_sentence_may_name_the_fields_that_it_speaks_of() -> None:
    read = facts(
        "一、总则",
        "学有所教、劳有所得领域由县教育局牵头,县财政局、县工商联参与。老有所养领域由县民政局牵头。",
        "二、学有所教",
        "建设学校。",
        "三、劳有所得",
        "开展培训。",
        "四、老有所养",
        "建设食堂。",
    )
    assert [(r.task, r.domain, r.lead, r.cooperating) for r in read.responsibilities] == [
        (None, "学有所教", ("县教育局",), ("县财政局", "县工商联")),
        (None, "劳有所得", ("县教育局",), ("县财政局", "县工商联")),
        (None, "老有所养", ("县民政局",), ()),
    ]


def test_a_bracket_that_speaks_of_all_tasks_is_one_duty_of_the_plan() -> None:
    read = facts("一、公共教育", "(以下各项任务均需各乡镇人民政府落实,不再逐项列出)", "1.扩大学位供给。新建学校。")
    assert [(r.task, r.domain, r.unmarked) for r in read.responsibilities] == [(None, None, ("各乡镇人民政府",))]
    assert [agency.name for agency in read.agencies] == ["各乡镇人民政府"]
