"""Values with their years: printed, of a period, of the record, of the plan, lost; ranges, repeats, narrowings."""

from __future__ import annotations

import pytest

from kg.align.subjects import align_subjects
from kg.align.surroundings import last_year, period_years
from kg.align.values import align_values
from kg.align.vocabulary import references
from kg.model.identity import identify
from tests.align.plans import manifest, plan_of, read

KINDERGARTENS = "inclusive-kindergarten-coverage-rate"
INDICATORS = {indicator.id: indicator for indicator in references().indicators}


def values(text, period=(2021, 2025)):
    """The values of a text for reference indicators."""
    document, facts = read(text)
    measured = align_subjects("donghe", document, facts, identify(facts), tuple(INDICATORS.values()), ())[1]
    found = align_values(manifest(period=period), facts, measured, INDICATORS)
    assert all(document.text[v.span.start : v.span.end] == v.span.text for v in found)
    return found


@pytest.mark.parametrize(
    ("text", "indicator", "year", "label", "basis"),
    [
        (plan_of("到2024年,普惠性幼儿园覆盖率达到90%。"), KINDERGARTENS, 2024, "2024", "printed"),
        (plan_of("普惠性幼儿园覆盖率达到90%。"), KINDERGARTENS, 2025, "none", "plan-end"),
        (plan_of("到,普惠性幼儿园覆盖率达到90%。"), KINDERGARTENS, None, "lost", "lost"),
        (
            plan_of("残疾人辅助器具适配率每年达到90%。"),
            "assistive-device-fitting-rate", 2025, "every year", "every-year",
        ),
        (
            plan_of(record="“十三五”期间参加失业保险1.5万人。"),
            "unemployment-insurance-members", 2020, "十三五", "period",
        ),
        (
            plan_of(record="2019年参加失业保险1.5万人。居民电子健康档案建档率达到91%。"),
            "electronic-health-record-rate", 2019, "none", "record",
        ),
    ],
)  # fmt: skip
def test_the_year_of_a_number_in_prose(text, indicator, year, label, basis):
    found = [v for v in values(text) if v.indicator == indicator]
    assert [(v.year, v.year_label, v.year_basis) for v in found] == [(year, label, basis)]


def test_without_years_of_its_own_a_plan_lends_none():
    assert [v.year for v in values("东河县规划\n一、任务\n普惠性幼儿园覆盖率达到90%。\n", period=None)] == [None]


TABLE = (
    "东河县规划\n一、主要目标\n专栏1 主要指标\n指标 | 2020年 | 2025年 |\n人均体育场地面积(平方米) | 2.1 | 2.6 |\n"
    "城镇新增就业人数(万人) | 0.3 | 1.6* |\n注:带*的为五年累计数。\n"
    "二、任务\n到2025年,人均体育场地面积达到2.6平方米。\n"
)


def test_a_table_gives_the_year_of_its_column_and_a_total_its_mark():
    found = {(v.indicator, v.raw): v for v in values(TABLE)}
    assert found["sports-venue-area-per-capita", "2.1"].year_basis == "table"
    jobs = found["urban-new-employment", "1.6*"]
    assert (jobs.decimal, jobs.factor, jobs.cumulative, jobs.year) == (16000, 10000, True, 2025)


def test_what_table_and_prose_both_say_is_one_value():
    areas = [v for v in values(TABLE) if v.indicator == "sports-venue-area-per-capita"]
    assert [(v.raw, v.source) for v in areas] == [("2.1", "table"), ("2.6", "table")]


def test_a_printed_range_is_one_value():
    found = [v for v in values(plan_of("建设“10—15分钟健身圈”。")) if v.indicator == "fitness-circle-minutes"]
    assert [(v.interval.lower, v.interval.upper) for v in found] == [(10, 15)]


def test_a_level_in_words_has_no_number():
    found = [v for v in values(plan_of("对城镇低收入住房困难家庭实现应保尽保。")) if v.in_words]
    assert [(v.indicator, v.raw, v.decimal, v.is_level) for v in found] == [
        ("public-rental-housing-guarantee-rate", "应保尽保", None, False)
    ]


def test_a_masked_number_is_masked_and_has_no_value():
    found = values("x市工作要点\n一、任务\n普惠性幼儿园覆盖率达到xx%。\n", period=None)
    assert [(v.masked, v.decimal, v.raw) for v in found] == [(True, None, "xx%")]


@pytest.mark.parametrize(
    ("sentence", "indicator", "population", "denominator"),
    [
        (
            "三类残疾儿童少年义务教育入学率达到97%。",
            "disabled-children-compulsory-enrolment-rate",
            "三类残疾儿童少年",
            "",
        ),
        ("养老机构护理型床位占比达到55%。", "nursing-care-bed-share", "", "养老机构床位"),
        ("养老床位中护理型床位占比达到55%。", "nursing-care-bed-share", "", "全部养老床位"),
        (
            "有康复需求的持证残疾人基本康复服务率达到85%。",
            "disability-rehabilitation-coverage",
            "有康复需求的持证残疾人",
            "",
        ),
    ],
)
def test_what_a_value_is_narrowed_to(sentence, indicator, population, denominator):
    found = [v for v in values(plan_of(sentence)) if v.indicator == indicator]
    assert [(v.population, v.denominator) for v in found] == [(population, denominator)]


@pytest.mark.parametrize(("name", "years"), [("十三五", (2016, 2020)), ("“十四五”", (2021, 2025)), ("三年", None)])
def test_a_named_period_has_its_years(name, years):
    assert period_years(name) == years


@pytest.mark.parametrize(
    ("words", "found"), [("2017年建成,", 2017), ("2015年起,“十三五”期间", "十三五"), ("去年", None)]
)
def test_the_last_year_that_words_print(words, found):
    assert last_year(words) == found
