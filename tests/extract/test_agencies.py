"""Bodies in sentences, letters and lists."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("配合省人社厅推动省级统筹。", ["省人社厅"]),
        ("托管在市大数据局的信息平台。", ["市大数据局"]),
        ("经县级以上教育部门批准设立。", ["县级以上教育部门"]),
        ("推动乡镇人民政府和街道办事处设置平台。", ["乡镇人民政府", "街道办事处"]),
        ("认真贯彻党中央、国务院和省委省政府、市委市政府决策部署。", ["党中央", "国务院", "省委省政府", "市委市政府"]),
        ("落实市委、市政府部署,团市委、市妇联、市残联参与。", ["市委", "市政府", "团市委", "市妇联", "市残联"]),
        ("《甲山省住房和城乡建设厅等4部门关于住房的通知》", ["甲山省住房和城乡建设厅"]),
        ("依托医保经办机构开展审核。", ["医保经办机构"]),
        ("根据x市教育局部署开展工作。", ["x市教育局"]),
        ("落实甲山省推进公共服务工作领导小组办公室要求。", ["省推进公共服务工作领导小组办公室"]),
        ("市、县(区)人民政府要落实责任。", ["市人民政府", "县(区)人民政府"]),
        ("推动蘇木鎮人民政府設置平臺。", ["蘇木鎮人民政府"]),
    ],
)
def test_a_sentence_names_bodies(sentence: str, names: list[str]) -> None:
    assert [agency.name for agency in facts("一、基本社会服务", sentence).agencies] == names


@pytest.mark.parametrize(
    "sentence",
    [
        "建设村级综合文化服务中心和县级综合医院。",
        "改造县妇幼保健计划生育服务中心,建设社区卫生服务中心。",
        "全市卫生健康委托机构开展服务,推进城市教育发展。",
        "有关部门和单位要落实责任,各级人民政府要加大投入。",
        "支持社区教育和小区教育办学。",
    ],
)
def test_facilities_and_bodies_in_general_are_no_agencies(sentence: str) -> None:
    assert facts("一、基本社会服务", sentence).agencies == ()


def test_a_letter_names_who_sends_it_and_to_whom() -> None:
    read = facts(
        "沙河市人民政府关于印发沙河市公共服务规划的通知",
        "沙政发〔2022〕1号",
        "各县(市、区)人民政府,东岭、西岭开发区管委会,市直各单位:",
        "现将《沙河市公共服务规划》印发给你们,请认真贯彻执行。",
        "沙河市人民政府",
        "2022年1月5日",
        "沙河市公共服务规划",
        "一、总体要求",
        "略。",
    )
    assert [(agency.name, agency.printed) for agency in read.agencies] == [
        ("沙河市人民政府", None),
        ("各县(市、区)人民政府", None),
        ("东岭开发区管委会", "东岭"),
        ("西岭开发区管委会", None),
        ("市直各单位", None),
    ]


def test_a_place_stands_before_the_level_where_it_is_one() -> None:
    read = facts(
        "沙河市公共服务规划", "一、总体要求", "沙河市教育局负责。方案由沙河市民政局社会福利科解释。请沙河市财政局配合。"
    )
    assert [agency.name for agency in read.agencies] == ["沙河市教育局", "沙河市民政局", "沙河市财政局"]


def test_each_name_stands_once_at_its_first_place() -> None:
    read = facts("一、基本公共教育", "支持市教育局工作。", "1.扩大学位。新建学校。(责任单位:市教育局、市财政局)")
    assert [(agency.name, agency.span.start) for agency in read.agencies] == [
        ("市教育局", read.text.index("市教育局")),
        ("市财政局", read.text.index("市财政局")),
    ]
