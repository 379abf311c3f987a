"""Sentences of the genre and the quantities that they state."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.sentences import grammar

#: Sentence, then for each quantity: subject, value, unit, comparator.
LEVELS = [
    ("学前三年毛入园率达到88%。", [("学前三年毛入园率", "88", "%", "=")]),
    ("家庭医生签约率不低于75%。", [("家庭医生签约率", "75", "%", ">=")]),
    ("护理型床位占比达到60%以上。", [("护理型床位占比", "60", "%", ">=")]),
    ("城镇调查失业率控制在5.5%以内。", [("城镇调查失业率", "5.5", "%", "<=")]),
    ("在校生比例超过九成,大班额比例低于3%。", [("在校生比例", "9", "成", ">"), ("大班额比例", "3", "%", "<")]),
    ("每千人口托位数约4.6个。", [("每千人口托位数", "4.6", "个", "=")]),
    ("有306余名儿童得到救助。", [("儿童", "306", "名", ">")]),
    ("百分之七十以上的行政村建有文化广场。", [("行政村", "70", "%", ">=")]),
    ("补贴由每人每月80元提高到每人每月130元。", [("补贴", "80", "元", "="), ("补贴", "130", "元", "=")]),
    ("入园率、巩固率分别达到91.2%、99.5%。", [("入园率", "91.2", "%", "="), ("巩固率", "99.5", "%", "=")]),
    ("建成书屋12个、戏台3座。", [("书屋", "12", "个", "="), ("戏台", "3", "座", "=")]),
    ("建成3个图书馆、14个乡镇、社区阅览室。", [("图书馆", "3", "个", "="), ("乡镇、社区阅览室", "14", "个", "=")]),
    ("发放租赁补贴310户95万元。", [("租赁补贴", "310", "户", "="), ("租赁补贴", "95", "万元", "=")]),
    ("培育3-5个特色专业。", [("特色专业", "3", "个", ">="), ("特色专业", "5", "个", "<=")]),
    ("按土地收入4%~6%的比例计提。", [("土地收入", "4", "%", ">="), ("土地收入", "6", "%", "<=")]),
    ("医师数达到2.8万人。", [("医师数", "2.8", "万人", "=")]),
    ("参保率较2016年提高3.1个百分点。", [("参保率", "3.1", "个百分点", "=")]),
    ("孕产妇死亡率小于xx/xx万人。", [("孕产妇死亡率", None, "/xx万人", "<")]),
    ("培训家政人员一千三百人。", [("家政人员", "1300", "人", "=")]),
    ("每个街道至少建有一所养老院。", [("养老院", "1", "所", ">=")]),
    ("打造都市20分钟健身圈。", [("健身圈", "20", "分钟", "=")]),
    ("养老金提高,月人均达1980元。", [("养老金", "1980", "元", "=")]),
    ("医保财政补助标准由人均420元提高到610元。", [("医保财政补助标准", n, "元", "=") for n in ("420", "610")]),
    (
        "床位5张、医师2人,分别较“十二五”末增长41%、29%。",
        [("床位", "5", "张", "="), ("医师", "2", "人", "="), ("床位", "41", "%", "="), ("医师", "29", "%", "=")],
    ),
    ("公交补贴由每人每月30元起逐步提高到60元。", [("公交补贴", "30", "元", "="), ("公交补贴", "60", "元", "=")]),
    ("小学、初中班额分别控制在40人、46人以内。", [("小学、初中班额", n, "人", "<=") for n in ("40", "46")]),
    ("低保补差水平分别不低于410元和230元。", [("低保补差水平", n, "元", ">=") for n in ("410", "230")]),
    ("租金不高于同地段市场租金的85%。", [("租金", "85", "%", "<=")]),
    ("筹集保障性租赁住房3200套(间)。", [("保障性租赁住房", "3200", "套(间)", "=")]),
    ("低保标准提高到590元/月。", [("低保标准", "590", "元", "=")]),
    ("到2026年,入园率达到93%;到2028年,达到95%。", [("入园率", "93", "%", "="), ("入园率", "95", "%", "=")]),
    ("校际差异系数控制在0.48以内。", [("校际差异系数", "0.48", None, "<=")]),
    ("每所给予2万元运行补贴。", [("运行补贴", "2", "万元", "=")]),
    ("将人均住房面积低于14平方米的家庭纳入保障。", [("人均住房面积", "14", "平方米", "<")]),
    ("按每40名寄宿生不少于1名的比例配备生活教师。", [("生活教师", "1", "名", ">=")]),
    ("每个街道建有1个具备日托、助餐、助浴等功能的养老综合体。", [("养老综合体", "1", "个", "=")]),
    ("选派130名校长教师交流。", [("校长教师交流", "130", "名", "=")]),
    ("线索核处率达到百分之百。", [("线索核处率", "100", "%", "=")]),
]
#: Sentences that state no quantity.
NONE = [
    "(三)落实65岁及以上老年人健康管理。",
    "建设4A级景区和5G网络。",
    "推行“1+3+N”模式。",
    "第3期行动计划的第12条。",
    "2025年6月18日印发。",
    "政发〔2023〕15号文件。",
    "拨打12345热线。",
    "落实“三个一”机制,做到两个维护。",
    "千方百计、千家万户、百年大计。",
    "专栏3 重点工程。",
    "《关于做好20件民生实事的通知》已经印发。",
    "开展三年行动,深化四大战略。",
    "做好0-6岁儿童健康管理。",
    "x市人民政府、××区教育局。",
    "从1978年到2018年,40年来成就辉煌。",
    "坚持一张蓝图绘到底。",
    "抓好8个方面工作。",
    "24小时有人值守。",
    "56人以上大班额全部消除。",
    "抗震设防烈度8度地区的学校。",
    "实现艾滋病防治“三个95%”目标。",
    "老人自家掏了1.6万元。",
    "仅相当于平均水平的六成。",
]
ROLES = [
    ("新建幼儿园5所。", "commitment"),
    ("覆盖率达到90%。", "target"),
    ("每镇办好一所中心园。", "commitment"),
    ("截至目前,已建成养老院9所。", "actual"),
    ("按照人均用地不少于0.2平方米的标准配建。", "standard"),
    ("全市11家县级医院的能力提升。", "fact"),
    ("为200户残疾人家庭实施无障碍改造。", "commitment"),
    ("人均体育场地面积2.9平方米。", "target"),
    ("五年内新建幼儿园9所。", "commitment"),
    ("支持县职教中心建设实训基地4个。", "commitment"),
    ("市财政每年安排专项资金2亿元。", "commitment"),
    ("3个县通过国家评估认定。", "target"),
    ("特困供养标准不低于低保标准的1.3倍。", "standard"),
    ("灾害发生后10小时内得到救助。", "standard"),
    ("单套建筑面积不超过60平方米。", "standard"),
    ("在人口700人以上的安置区建设服务站。", "standard"),
    ("每个托位补助8000元。", "standard"),
    ("截至目前已开工70个。", "actual"),
]
#: Sentence, then for each quantity: year, whether it is lost, base year.
YEARS = [
    ("到2027年,入园率达到95%,巩固率达到99%。", [(2027, False, None), (2027, False, None)]),
    ("到2027年,入园率达到95%;新建学校3所。", [(2027, False, None), (None, False, None)]),
    ("到,全市入园率达到95%。", [(None, True, None)]),
    ("xxxx年,全市入园率达到95%。", [(None, True, None)]),
    ("入园率较2018年提高2.5个百分点。", [(None, False, 2018)]),
    ("2021-2025年,新建学校3所。", [(None, False, None)]),
    ("入学率从2015年的69%上升到80%。", [(2015, False, None), (None, False, None)]),
    ("到2026年,入学率由69%提高到80%。", [(None, False, None), (2026, False, None)]),
    ("到2026年,改造2000年底前建成的小区35个。", [(2026, False, None)]),
    (",全州新增就业2.2万人。", [(None, True, None)]),
]


@pytest.mark.parametrize(("sentence", "expected"), LEVELS)
def test_a_sentence_states_its_quantities(
    sentence: str, expected: list[tuple[str, str | None, str | None, str]]
) -> None:
    found = [(r.subject, r.value, r.unit, r.comparator) for r in grammar(sentence)]
    assert found == [(s, None if v is None else Decimal(v), u, c) for s, v, u, c in expected]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_quantity_is_left_out(sentence: str) -> None:
    assert [(r.subject, r.hit.numeral, r.unit) for r in grammar(sentence)] == []


@pytest.mark.parametrize(("sentence", "role"), ROLES)
def test_a_number_has_its_role(sentence: str, role: str) -> None:
    assert [r.role for r in grammar(sentence)] == [role]


@pytest.mark.parametrize(("sentence", "expected"), YEARS)
def test_a_number_has_its_year(sentence: str, expected: list[tuple[int | None, bool, int | None]]) -> None:
    assert [(r.years.year, r.years.lost, r.years.base) for r in grammar(sentence)] == expected


def test_a_rate_in_a_list_is_stated_for_what_its_head_says() -> None:
    sentence = "每千常住人口床位数、医师数分别达到7张和3人。"
    full = ["".join(sentence[a:b] for a, b in reading.whole) for reading in grammar(sentence)]
    assert full == ["", "每千常住人口医师数"]


def test_digits_that_ran_together_are_parted_only_where_one_way_is_possible() -> None:
    parted = grammar("城镇职工、城乡居民参保率分别达到9298%。")
    assert [(r.value, r.fused) for r in parted] == [(Decimal(92), True), (Decimal(98), True)]
    kept = grammar("参保率达到95100%。")
    assert [(r.value, r.fused) for r in kept] == [(None, True)]


_PIECES = st.lists(
    st.sampled_from(
        [
            "到2025年",
            "达到",
            "85%",
            "、",
            ",",
            "。",
            ";",
            "分别",
            "由",
            "提高到",
            "每人每月",
            "3个",
            "(",
            ")",
            "“",
            "”",
            "xx.x%",
            "建设",
            "一所",
            "不低于",
            "以上",
            "和",
            "12",
            "万",
            "\n",
            "《",
            "》",
            "第",
            "年",
            "~",
            "率",
            "的",
            "县",
            "较",
            "十四五",
            "余",
            "0",
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(_PIECES, st.text(max_size=120)))
def test_no_text_makes_the_grammar_raise_and_every_number_stands_where_it_is_printed(text: str) -> None:
    last = -1
    for reading in grammar(text):
        assert 0 <= reading.hit.start < reading.hit.end <= len(text)
        assert text[reading.start : reading.end] == reading.subject
        assert reading.hit.start >= last
        last = reading.hit.start
        assert reading.hit.masked <= (reading.value is None)
