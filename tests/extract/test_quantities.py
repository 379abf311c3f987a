"""Numbers of whole documents: where they stand, what they belong to."""

from __future__ import annotations

from kg.extract.facts import extract_facts
from kg.model.facts import Facts
from kg.read.reader import read_bytes


def _facts(text: str) -> Facts:
    return extract_facts(read_bytes("plan.txt", text.encode()))


def test_a_part_that_looks_back_tells_of_what_is_reached() -> None:
    facts = _facts("一、发展基础\n电子病历建档率达到81%。\n二、主要任务\n电子病历建档率达到92%。")
    assert [q.role for q in facts.quantities] == ["actual", "target"]


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
