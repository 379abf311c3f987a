"""The parts of a page that are no part of the plan."""

from __future__ import annotations

import pytest

from tests.read.documents import furniture, outline, read

_PROSE = "完善公共服务体系,推进均等化普惠化便捷化,补齐短板,提高质量,让改革发展成果更多更公平惠及全体人民,增进民生福祉。"
_PLAN = f"某县公共服务规划\n一、总体要求\n{_PROSE}\n二、重点任务\n{_PROSE}{_PROSE}\n"


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 规划计划",
        "您當前的位置：首頁",
        "当前位置:首页>信息公开",
        "发布时间:2022-03-30 08:23:46",
        "来源：县政府办",
        "2022-09-16 16:50 来源:某局 浏览量:",
        "索引号: 0001/2019-01 发布机构: 办公室 公开方式: 主动公开",
        "字体:【大 中 小】",
        "【打印本页】 【关闭窗口】",
        "(此件公开发布)",
        "浏览次数:120次",
    ],
)
def test_a_line_above_the_plan_is_furniture(line: str) -> None:
    document = read(f"{line}\n{_PLAN}")
    assert furniture(document) == [line]
    assert outline(document) == ["一 总体要求", "二 重点任务"]


@pytest.mark.parametrize(
    "tail",
    [
        "扫一扫在手机打开当前页",
        "相关链接\n某市公共服务规划\n某县养老规划",
        "网友评论\n网友评论仅供参考。",
        "免责声明:本文仅限学习分享。",
        "来源:网络整理 免责声明:如有侵权请联系删除。",
        "上一篇:关于秸秆禁烧的通知\n下一篇:无",
        "主办:某县政府 承办:县府办\n版权所有:某县政府",
        "作者:李某\nProduced By 某系统",
        "猜你喜欢\n100个城市名单\n一、二、三线城市",
    ],
)
def test_what_stands_below_the_plan_is_furniture(tail: str) -> None:
    document = read(f"{_PLAN}{tail}\n")
    assert furniture(document) == [tail]
    assert document.prose.text.endswith("福祉。")


@pytest.mark.parametrize(
    "line",
    [
        "责任单位:县教育局",
        "完成时限:2025年底",
        "(牵头单位:县民政局,配合单位:县财政局)",
        "资金来源主要是财政投入和社会资本,多渠道筹措建设资金。",
        "推进信息公开,畅通网友评论渠道。",
        "声明和承诺制度全面建立,信用监管不断加强,服务质量明显提高,群众满意。",
    ],
)
def test_a_line_of_the_plan_is_none(line: str) -> None:
    assert furniture(read(f"{_PLAN}{line}\n三、保障\n{_PROSE}\n")) == []


def test_a_plan_goes_on_below_related_links() -> None:
    document = read(f"某县规划的通知\n\n相关推荐\n\n某县规划的通知\n\n{_PLAN}\n三、保障\n{_PROSE}{_PROSE}{_PROSE}\n")
    assert furniture(document) == ["相关推荐"]
    assert outline(document)[-1] == "三 保障"


def test_a_page_number_inside_a_sentence_is_skipped() -> None:
    wrapped = "\n".join(_PROSE[i : i + 20] for i in range(0, len(_PROSE), 20))
    lines = wrapped.split("\n")
    lines.insert(1, "- 12 -")
    document = read(
        f"一、要求\n{wrapped}\n二、任务\n" + "\n".join(lines) + f"\n三、保障\n{wrapped}\n四、其他\n{wrapped}\n"
    )
    assert document.prose.text.count(_PROSE.translate(str.maketrans("", ""))) == 4
