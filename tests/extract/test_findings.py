"""What a plan contradicts, miscounts or lost; and what is no finding."""

from __future__ import annotations

import pytest

from kg.extract.facts import extract_facts
from kg.extract.levels import core_name
from kg.read.reader import read_bytes

_TABLE = "\n指标 | 2020年 | 2025年 |\n{rows}\n"

_LIST = "\n附件 清单\n\n服务项目 | 服务对象 | 服务标准 |\n{rows}\n"

CASES = [
    ("contradiction", "到2025年,托位备案率为82%。"
     + _TABLE.format(rows="托位备案率 | 60% | 75% |\n床位 | 9 | 12 |")),
    ("target_below_baseline", _TABLE.format(rows="养老参保率 | 97.1% | ≥95% |\n巩固率 | 96% | 97% |")),
    ("unit", _TABLE.format(rows="小区改造(户) | 0.05万户 | 0.7万户 |\n床位(张) | 300 | 480 |")),
    ("not_comparable", _TABLE.format(rows="培训(万人次) | 0.5 | 2.9* |\n藏书(万册) | 40 | 52 |") + "带*的为累计数。"),
    ("missing_sign", _TABLE.format(rows="签约率 | 62.5% | 77 |\n访视率 | 91% | 95% |")),
    ("missing_sign", "一、基础\n2019年,学前入园率达到87,巩固率达到99%。"),
    ("damaged", "一、目标\n城镇职工、城乡居民参保率分别达到9197%。"),
    ("masked", "一、目标\n毛入园率达到xx.x%。"),
    ("lost_text", "一、目标\n到,全市入园率达到95%。"),
    ("lost_text", "某政发〔〕12号\n一、目标\n提高水平。"),
    ("contradiction", "一、住房\n改造老旧小区9570套。\n二、财政\n安排资金用于改造老旧小区9750套。"),
    ("contradiction", "一、任务\n2025年,高龄津贴标准达到每人每月90元。\n2025年,高龄津贴标准达到每人每月95元。"),
    ("contradiction", "一、公共教育\n办好学校。\n牵头单位:市教育局、市民政局。配合单位:市财政局、市民政局。"),
    ("missing_sign", "一、基础\n2019年,代缴标准提高至350/人年。"),
    ("missing_sign", "一、基礎\n2019年,代繳標準提高至350/人年。"),
    (
        "contradiction",
        "一、目标\n到2025年,职工、居民医疗保险参保率均达到97%以上。"
        + _TABLE.format(rows="职工医疗保险(%) | 90 | 93 |\n居民医疗保险(%) | 95 | 97 |"),
    ),
    (
        "target_below_baseline",
        "甲县“十四五”公共服务规划\n\n"
        "指标 | 2015年 | 2020年 | 2025年 |\n医疗保险参保率(%) | 98 | 96 | 97 |\n巩固率(%) | 95 | 96 | 97 |",
    ),
    ("contradiction", "一、教育\n新增公办学前学位1.5万个。\n二、保障\n新增公办学前学位1.2万个。"),
    ("contradiction", "一、现状\n全县现有村级卫生室118所。\n二、卫生\n全县现有126所村级卫生室。"),
    ("contradiction", "一、卫生\n综合楼建筑面积1.2万平方米。\n二、项目\n综合楼建筑面积1.2平方米。"),
    ("contradiction", "一、总体\n三年计划总投资3.86亿元。\n二、资金\n三年计划总投资36800万元。"),
    ("contradiction", "一、范围\n全区现有11个街道、148个社区。\n二、养老\n全区12个街道实现覆盖。"),
    (
        "contradiction",
        "一、目标\n2025年,入学巩固率达到97%。\n" + _TABLE.format(rows="入学巩固率 | 95% | 96.5% |\n访视率 | 6% | 7% |"),
    ),
    ("unit", _TABLE.format(rows="床位总量(万张) | 28.6 | 350000 |\n签约率 | 61% | 70% |")),
    ("unit", _TABLE.format(rows="建档率(%) | 0.91 | 95.6 |\n签约率 | 61% | 70% |")),
    (
        "count_mismatch",
        "一、项目\n安排重点项目5个。\n专栏1 重点项目\n"
        "1.甲工程。建房。\n2.乙工程。建房。\n3.丙工程。建房。\n4.丁工程。建房。",
    ),
    (
        "contradiction",
        "一、养老\n对80—89周岁老年人发放高龄津贴,每人每月120元。\n\n附件 清单\n\n"
        "服务项目 | 服务对象 | 服务标准 |\n"
        "高龄津贴 | 80周岁以上老年人 | 80—89周岁每人每月100元 |\n临时救助 | 居民 | 按规定 |",
    ),
    ("count_mismatch", "规划设置5项主要指标。"
     + _TABLE.format(rows="托位备案率 | 60% | 75% |\n签约率 | 61% | 70% |")),
    ("count_mismatch", "一、公共教育\n本领域服务项目共4项,具体包括:免费义务教育、学生资助、营养改善。"),
    ("contradiction", "一、就业\n每年开展职业技能培训6万人次以上,五年累计职业技能培训25万人次。"),
    ("contradiction", "一、就业\n面向农户开展免费培训,每年培训1500人次,“十三五”期间共培训6000人次。"),
    ("contradiction", "一、评估\n每年组织一次标准执行情况评估。\n二、监测\n每两年组织一次标准执行情况评估。"),
    ("contradiction", "一、教育\n改扩建校舍1.2万平方米。\n二、工程\n新建教学楼等校舍1.2平方米。"),
    ("contradiction", "一、现状\n2020年末,学校186所。托位备案率达到62.6%。"
        + _TABLE.format(rows="托位备案率 | 63.6% | 75% |\n签约率 | 61% | 75% |")),
    ("contradiction", _LIST.format(rows="接种服务 | 儿童 | 适龄儿童疫苗接种率达到95%以上。 |\n"
        "儿童管理 | 儿童 | 适龄儿童疫苗接种率不低于90%。 |")),
    ("missing_sign", _LIST.format(rows="孕产服务 | 孕产妇 | 建册率达到90以上,访视率达到90%以上。 |\n"
        "临时救助 | 居民 | 按规定。 |")),
    ("unit", "一、奖扶\n农村家庭奖励扶助每人每年960元。\n"
        + _LIST.format(rows="农村家庭奖励扶助 | 家庭 | 每人每月960元。 |\n临时救助 | 居民 | 按规定。 |")),
    ("count_mismatch", "健全甲乙协调、财力保障两项实施机制。\n一、协调机制\n加强协调。\n二、保障机制\n加强投入。\n"
        "三、监督机制\n加强监督。"),
    ("contradiction", "某县标准\n现印发给你们,自2023年10月1日起施行。\n一、要求\n本标准自2023年11月1日起施行。"),
    ("contradiction", "一、保障\n孤儿集中养育标准由每人每月1500元提高到每人每月1600元。\n" + _LIST.format(
        rows="儿童生活保障 | 孤儿、弃婴 | 集中养育每人每月1650元,散居每人每月1300元。 |\n"
        "临时救助 | 居民 | 按规定。 |")),
    ("contradiction", "一、文化\n公共图书馆每周开放时间不少于56小时。\n" + _LIST.format(
        rows="设施开放 | 居民 | 公共图书馆每周开放时间不少于48小时,美术馆每周开放时间不少于56小时。 |\n"
        "临时救助 | 居民 | 按规定。 |")),
    ("contradiction", "一、目标\n五年累计城镇新增就业2.6万人。\n" + _TABLE.replace("2025年", "累计").format(
        rows="城镇新增就业(万人) | — | 2.3 |\n签约率(%) | 61 | — |")),
]  # fmt: skip
NO_FINDINGS = [
    "一、目标\n到2023年,备案率达到70%;到2025年,备案率达到90%。",
    _TABLE.format(rows="死亡率(‰) | 5.5 | 5.0 |\n签约率(%) | 61 | 75 |"),
    _TABLE.format(rows="失业率(%) | 4.0 | 3.5 |\n危房改造(户) | 900 | 300 |"),
    "一、目标\n到2025年,备案率达到90%以上。" + _TABLE.format(rows="备案率 | 52% | ≥90% |\n签约率 | 61% | 75% |"),
    "一、现状\n2020年,备案率达到52%以上。" + _TABLE.format(rows="备案率 | 52.4% | 90% |\n签约率 | 61% | 75% |"),
    "一、任务\n改造老旧小区120套。\n二、任务\n改造危房210套。",
    "本规划设置2项主要指标。" + _TABLE.format(rows="托位备案率 | 60% | 75% |\n签约率 | 61% | 70% |"),
    "一、教育\n新增公办学前学位1.5万个。\n二、保障\n改造公办学前学位1.2万个。",
    "一、养老\n对90周岁以上老年人发放高龄津贴,每人每月200元。\n\n附件 清单\n\n"
    "服务项目 | 服务对象 | 服务标准 |\n高龄津贴 | 80—89周岁老年人 | 每人每月100元 |\n临时救助 | 居民 | 按规定 |",
    "一、养老\n到2025年,高龄津贴提高到每人每月150元。\n\n附件 清单\n\n"
    "服务项目 | 服务对象 | 服务标准 |\n高龄津贴 | 老年人 | 每人每月100元 |\n临时救助 | 居民 | 按规定 |",
    "一、就业\n每年开展职业技能培训6万人次以上,五年累计职业技能培训35万人次以上。",
    "一、评估\n每年组织一次标准执行情况评估。\n二、监测\n每两年组织一次居民满意状况调查,向社会公布。",
    _LIST.format(
        rows="接种服务 | 儿童 | 适龄儿童疫苗接种率达到95%以上。 |\n儿童管理 | 儿童 | 适龄儿童疫苗接种率不低于95%。 |"
    ),
    "一、总则\n依据《某条例》,自2020年1月1日起施行的规定继续有效。\n二、附则\n本标准自2023年11月1日起施行。",
    "一、保障\n孤儿集中养育标准由每人每月1500元提高到每人每月1650元。\n"
    + _LIST.format(
        rows="儿童生活保障 | 孤儿、弃婴 | 集中养育每人每月1650元,散居每人每月1300元。 |\n临时救助 | 居民 | 按规定。 |"
    ),
    "一、就业\n“十二五”期间累计新增就业6.1万人,年均新增就业超过1.2万人。",
    _TABLE.format(rows="养老床位数(张) | 22 | 9.7% |\n护理床位数(张) | 12 | 8% |").replace("2025年", "年均增长"),
    "一、目标\n甲县、乙县床位分别达到120张、180张。",
]


@pytest.mark.parametrize(("kind", "text"), CASES)
def test_what_is_wrong_is_found_with_its_places(kind: str, text: str) -> None:
    findings = [f for f in extract_facts(read_bytes("plan.txt", text.encode())).findings if f.kind == kind]
    assert len(findings) == 1
    assert findings[0].message_zh and findings[0].message_en
    assert all(text[span.start : span.end] == span.text for span in findings[0].spans)


@pytest.mark.parametrize("text", NO_FINDINGS)
def test_what_is_right_is_no_finding(text: str) -> None:
    assert extract_facts(read_bytes("plan.txt", text.encode())).findings == ()


def test_measures_are_compared_by_their_core() -> None:
    assert core_name("每千名老年人拥有床位数") == core_name("每千人老年人床位数")
    assert core_name("全市学前三年毛入园率") == core_name("学前入园率")
    assert core_name("男生入学率") != core_name("女生入学率")
