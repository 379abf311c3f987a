"""Where the plan proper begins."""

from __future__ import annotations

import pytest

from tests.read.documents import outline, read

_PROSE = "完善公共服务体系,推进均等化普惠化便捷化,补齐短板,提高质量,增进民生福祉。"
_BODY = f"一、目标\n{_PROSE}\n二、任务\n{_PROSE}\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param(
            "某县人民政府办公室\n关于印发《某县公共服务规划》的通知\n\n各乡镇人民政府:"
            "\n\n现将《某县公共服务规划》印发给你们,请认真贯彻执行。\n\n"
            "某县人民政府办公室\n2022年6月16日\n\n",
            "某县公共服务规划\n",
            id="notice",
        ),
        pytest.param(
            "某政发〔2023〕8号\n各单位:\n《某县行动计划》已审议通过,现印发给你们,"
            "并提出要求。\n一、提高认识。各单位要重视。\n二、落实责任。各单位要落实。\n"
            "附件:某县行动计划\n某县人民政府\n5月18日\n(此件公开发布)\n",
            "某县推进公共服务高质量发展\n三年行动计划\n(2023—2025年)\n",
            id="numbered-letter",
        ),
        pytest.param(
            "关于公开征求《某市实施方案\n(征求意见稿)》意见的公告\n为认真落实有关规定,"
            "现将实施方案向社会公开征求意见,时间为9月16日至26日。\n"
            "一、通过信函方式寄至某路1号。\n二、通过电子邮件发送。\n某市发展和改革委员会\n2022年9月16日\n",
            "某市贯彻落实《某省“十四五”\n\n公共服务规划》实施方案\n\n(征求意见稿)\n",
            id="consultation",
        ),
        pytest.param("", "某县公共服务规划\n", id="no-letter"),
    ],
)
def test_the_plan_begins_with_its_title(head: str, title: str) -> None:
    document = read(head + title + _BODY)
    assert document.body_start == len(head) if head else document.body_start == 0
    assert outline(document) == ["一 目标", "二 任务"]
    assert "".join(title.split()).replace("“", '"').replace("”", '"').replace("—", "-") in document.prose.text
