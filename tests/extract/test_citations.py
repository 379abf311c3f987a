"""Documents named in title marks."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


def cited(*lines: str) -> list[tuple[str, str | None, str]]:
    """Title, number and relation of what some lines cite."""
    return [(c.title, c.document_number, c.relation) for c in facts(*lines).citations]


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("宣传《幼儿园工作规程》要求。", "《幼儿园工作规程》", None),
        (
            "宣传《甲省人民政府关于印发<甲省“十四五”公共服务规划>的通知》(甲府发〔2021〕47号)。",
            "《甲省人民政府关于印发<甲省“十四五”公共服务规划>的通知》",
            "甲府发〔2021〕47号",
        ),
        ("宣传《关于印发<贯彻《甲省规划》分工方案>的通知》。", "《关于印发<贯彻《甲省规划》分工方案>的通知》", None),
        ("宣传《关于保障性住房的通知》(甲建住〔〕19号)规定。", "《关于保障性住房的通知》", "甲建住〔〕19号"),
        ("宣传《关于政府购买服务的通知》(甲署办发〔201526号)。", "《关于政府购买服务的通知》", "甲署办发〔201526号"),
        (
            "宣传《甲省国民经济和社会发展\n第十四个五年规划纲要》。",
            "《甲省国民经济和社会发展第十四个五年规划纲要》",
            None,
        ),
        ("宣傳《全民閱讀中長期規劃(2016-2025年)》。", "《全民閱讀中長期規劃(2016-2025年)》", None),
        ("宣传《3~6岁儿童学习与发展指南》。", "《3~6岁儿童学习与发展指南》", None),
    ],
)
def test_a_title_is_cited_with_its_number(text: str, title: str, number: str | None) -> None:
    assert cited("一、基本公共教育", text) == [(title, number, "mentions")]


@pytest.mark.parametrize(
    "text",
    [
        "创排《花儿与少年》等歌舞剧。",
        "推行《就业创业证》实名制管理。",
        "进一步完善学校《章程》。",
        "组织开展《条例》专题宣传。",
        "一个没有关上的《标题,后面再也没有。",
    ],
)
def test_what_is_no_document_is_not_cited(text: str) -> None:
    assert cited("一、基本公共教育", text) == []


def test_a_short_form_is_not_cited() -> None:
    lines = ("一、服务清单", "《沙河市基本公共服务清单》(以下简称《服务清单》)向社会公布。", "《服务清单》动态调整。")
    assert [title for title, _, _ in cited(*lines)] == ["《沙河市基本公共服务清单》"]


def test_the_plan_itself_is_not_cited_but_what_its_title_carries_out_is() -> None:
    lines = (
        "关于公开征求《沙河市贯彻落实<甲省“十四五”公共服务规划>实施方案(征求意见稿)》意见的公告",
        "沙河市贯彻落实《甲省“十四五”公共服务规划》实施方案",
        "(征求意见稿)",
        "一、总体要求",
        "略。",
    )
    assert cited(*lines) == [("《甲省“十四五”公共服务规划》", None, "implements")]


def test_the_founding_sentence_tells_what_the_plan_rests_on_and_what_it_carries_out() -> None:
    lines = (
        "沙河市公共服务规划",
        "为贯彻落实《甲省公共服务规划》,根据《沙河市发展规划纲要》,结合我市实际,制定本规划。",
        "一、总体要求",
        "落实《幼儿园工作规程》。再次落实《甲省公共服务规划》(甲发〔2021〕1号)。",
    )
    assert cited(*lines) == [
        ("《甲省公共服务规划》", "甲发〔2021〕1号", "implements"),
        ("《沙河市发展规划纲要》", None, "based_on"),
        ("《幼儿园工作规程》", None, "implements"),
    ]


def test_the_plan_of_the_state_is_not_the_plan_itself_where_the_plan_rests_on_it() -> None:
    lines = (
        "沙河市“十四五”公共服务规划",
        "根据《“十四五”公共服务规划》,制定本规划。《沙河市“十四五”公共服务规划》分五章。",
        "一、总体要求",
        "略。",
    )
    assert cited(*lines) == [("《“十四五”公共服务规划》", None, "based_on")]
