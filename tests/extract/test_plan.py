"""What the head of a document tells of the plan."""

from __future__ import annotations

import pytest

from kg.model.facts import PlanMetadata
from tests.extract.made import facts

BODY = ("一、总体要求", "略。", "二、基本公共教育", "办好教育。")
LETTER = (
    "沙河市人民政府办公室",
    "关于印发《沙河市“十四五”公共服务规划》的通知",
    "沙政办发〔2022〕15号",
    "各县(市、区)人民政府:",
    "现将《沙河市“十四五”公共服务规划》印发给你们,请认真贯彻执行。",
    "沙河市人民政府办公室",
    "2022年3月5日",
)


def plan(*lines: str) -> PlanMetadata:
    """The metadata read from some lines."""
    return facts(*lines).plan


def test_a_letter_tells_title_issuer_number_and_date() -> None:
    read = plan(*LETTER, "沙河市“十四五”公共服务规划", *BODY)
    assert (read.title, read.jurisdiction, read.issuer) == (
        "沙河市“十四五”公共服务规划",
        "沙河市",
        "沙河市人民政府办公室",
    )
    assert (read.document_number, read.issued, read.status) == ("沙政办发〔2022〕15号", "2022-03-05", "final")
    assert (read.period_name, read.period) == ("十四五", (2021, 2025))


def test_every_field_stands_in_its_span() -> None:
    read = facts(*LETTER, "沙河市“十四五”", "公共服务规划", *BODY)
    spans = dict(read.plan.spans)
    assert spans["title"].text == "沙河市“十四五”\n公共服务规划"
    assert spans.keys() == {"title", "jurisdiction", "period", "issuer", "document_number", "issued"}
    for span in spans.values():
        assert read.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("lines", "title", "place"),
    [
        (("沙河市公共服务三年行动计划(2021-2023年)",), "沙河市公共服务三年行动计划(2021-2023年)", "沙河市"),
        (
            ("沙河市贯彻落实《甲省公共服务规划》", "实施方案", "(征求意见稿)"),
            "沙河市贯彻落实《甲省公共服务规划》实施方案(征求意见稿)",
            "沙河市",
        ),
        (
            ("中共沙河市委 沙河市人民政府关于加强公共服务的实施意见", "(沙发〔2018〕3号)"),
            "中共沙河市委沙河市人民政府关于加强公共服务的实施意见",
            "沙河市",
        ),
        (("甲州省“十四五”公共服务规划",), "甲州省“十四五”公共服务规划", "甲州省"),
        (("沙河市青州区公共服务规划",), "沙河市青州区公共服务规划", "沙河市青州区"),
        (("沙河縣基本公共服務標準清單",), "沙河縣基本公共服務標準清單", "沙河縣"),
        (("甲山自治区沙河市青田区公共服务规划",), "甲山自治区沙河市青田区公共服务规划", "甲山自治区沙河市青田区"),
        (("根据《x省通知》,结合x市实际,制定xxxx年公共服务工作要点。",), "xxxx年公共服务工作要点", "x市"),
    ],
)
def test_a_title_is_found_in_every_form(lines: tuple[str, ...], title: str, place: str | None) -> None:
    read = plan(*lines, *BODY)
    assert (read.title, read.jurisdiction) == (title, place)


@pytest.mark.parametrize(
    ("printed", "issued", "raw"),
    [
        ("2022年3月5日", "2022-03-05", None),
        ("二〇二二年三月五日", "2022-03-05", None),
        ("12月29日", None, "12月29日"),
        ("2019930", "2019-09-30", "2019930"),
        ("2019111", None, "2019111"),
        ("xxxx年x月x日", None, "xxxx年x月x日"),
    ],
)
def test_a_damaged_date_keeps_what_is_printed(printed: str, issued: str | None, raw: str | None) -> None:
    read = plan(*LETTER[:-1], printed, "沙河市“十四五”公共服务规划", *BODY)
    assert (read.issued, read.issued_raw) == (issued, raw)


@pytest.mark.parametrize("number", ["沙政综〔〕211号", "沙办发〔2019105", "沙政〔2022〕7号"])
def test_a_damaged_number_stays_as_printed(number: str) -> None:
    assert plan(*LETTER[:2], number, *LETTER[3:], "沙河市“十四五”公共服务规划", *BODY).document_number == number


def test_the_date_of_the_page_is_not_the_date_of_the_plan() -> None:
    read = plan("时间:2022-03-30 08:23:46", *LETTER, "沙河市“十四五”公共服务规划", *BODY)
    assert (read.issued, read.published) == ("2022-03-05", "2022-03-30")


def test_a_draft_and_a_template_say_so() -> None:
    assert plan("沙河市公共服务规划(征求意见稿)", *BODY).status == "draft"
    masked = "新建学校xx所,覆盖率达到xx.x%,xxxx年完成x个。" * 8
    read = plan("x市公共服务工作要点", "一、基本公共教育", masked)
    assert (read.status, read.jurisdiction) == ("template", "x市")


def test_a_text_that_tells_nothing_gives_nothing() -> None:
    assert plan("没有题目的一段话。") == PlanMetadata()
