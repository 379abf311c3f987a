"""Which reference indicator a counted subject means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.align.indicators import match_indicator
from kg.align.names import measure, subject
from kg.align.tables import own_rows
from kg.align.vocabulary import references

INDICATORS = references().indicators
#: The indicators without the aliases that were seen in plans: the rules must not lean on them.
BARE = tuple(i.__class__(**{f: getattr(i, f) for f in i.__slots__ if f != "aliases"}, aliases=()) for i in INDICATORS)


@pytest.mark.parametrize("indicators", [INDICATORS, BARE], ids=["with aliases", "rules alone"])
@pytest.mark.parametrize(
    ("name", "unit", "context", "found"),
    [
        ("每千常住人口执业(助理)医师数(人)", "人", "", "licensed-doctors-per-1000"),
        ("每千名老年人养老床位数", "张", "", "elderly-care-beds-per-1000-elderly"),
        ("每千老年人口養老床位數(張)", "張", "", "elderly-care-beds-per-1000-elderly"),
        ("普惠性幼儿园在园幼儿占比", "%", "", "inclusive-kindergarten-coverage-rate"),
        ("全县学前三年毛入园率", "%", "", "preschool-gross-enrolment-rate"),
        ("九年义务教育巩固率", None, "", "compulsory-education-retention-rate"),
        ("城镇职工基本医疗保险参保率", "%", "", "employee-medical-insurance-participation-rate"),
        ("城乡居民基本养老保险参保率", "%", "", "resident-pension-participation-rate"),
        ("5岁以下儿童死亡率", "‰", "", "under-5-mortality-rate"),
        ("人均体育场地面积", "平方米", "", "sports-venue-area-per-capita"),
        ("村(社区)综合性文化服务中心覆盖率", "%", "", "village-cultural-centre-coverage"),
        ("安置率", "%", "政府安排工作退役士兵安置率达到100%", "veteran-placement-rate"),
        ("适配率", "%", "残疾人辅助器具适配率达到90%", "assistive-device-fitting-rate"),
        ("低收入住房困难家庭应保尽保", None, "", "public-rental-housing-guarantee-rate"),
    ],
)
def test_a_name_finds_its_indicator(indicators, name, unit, context, found):
    assert match_indicator(name, indicators, context=context, unit=unit, clause=context).object_id == found


@pytest.mark.parametrize(
    ("name", "unit", "context"),
    [
        ("人均用地", "平方米", "按人均用地不少于0.1平方米配建养老服务设施"),
        ("回访率", "%", "对用人单位的回访率达到100%"),
        ("安置率", "%", "易地搬迁群众安置率达到100%"),
        ("公办示范性养老机构", "所", "至少建有一所公办示范性养老机构"),
        ("每千名老年人养老床位数", "%", ""),
        ("职工基本医疗保险参保人数", "万人", ""),
        ("幼儿园", "所", "新建幼儿园3所"),
        ("", None, ""),
    ],
)
def test_another_measure_finds_none(name, unit, context):
    assert match_indicator(name, INDICATORS, context=context, unit=unit, clause=context).object_id is None


def test_what_people_refused_is_not_found_again():
    found = match_indicator("人均体育场地面积", INDICATORS, refused=frozenset({"sports-venue-area-per-capita"}))
    assert found.object_id is None


def test_every_indicator_has_a_rule_and_every_rule_an_indicator():
    assert {row["indicator"] for row in own_rows("indicators.tsv")} == {indicator.id for indicator in INDICATORS}


def test_the_own_name_of_every_indicator_finds_it():
    wrong = [i.id for i in BARE if match_indicator(i.name_zh, BARE).object_id != i.id]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "bare"), [("全市人均体育场地面积(平方米)", "人均体育场地面积"), ("城鎮職工養老保險(%", "职工养老保险")]
)
def test_a_subject_is_bare_of_place_and_unit(name, bare):
    assert subject(name) == bare


@given(st.text(max_size=24))
def test_ways_of_writing_have_one_form(name):
    assert measure(measure(name)) == measure(measure(measure(name)))
