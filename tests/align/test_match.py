"""The ladder from an entry of a plan's list to a national item."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.align.match import decided, likeness, match_item
from kg.align.vocabulary import references
from kg.model.mapping import Curated

FIRST = tuple(item for item in references().items if item.scheme == "135")
SECOND = tuple(item for item in references().items if item.scheme == "2021")


@pytest.mark.parametrize(
    ("name", "items", "found", "predicate"),
    [
        ("免费义务教育", FIRST, "bps135:01", "skos:exactMatch"),
        ("創業服務", FIRST, "bps135:10", "skos:exactMatch"),
        ("“12333”人力资源和社会保障服务热线电话咨询", FIRST, "bps135:15", "skos:exactMatch"),
        ("12333人力资源和社会保障服务热线电话咨询", FIRST, "bps135:15", "skos:exactMatch"),
        ("城镇职工基本养老保险", FIRST, "bps135:19", "skos:closeMatch"),
        ("农村牧区留守儿童关爱保护", FIRST, "bps135:54", "skos:closeMatch"),
        ("国家基本药物制度", FIRST, "bps135:41", "skos:closeMatch"),
        ("0—6岁儿童健康管理", FIRST, "bps135:30", "skos:closeMatch"),
        ("困难残疾人生活补贴和重度残疾人护理补贴制度", FIRST, "bps135:72", "skos:closeMatch"),
        ("公租房保障", SECOND, "bps2021:51", "skos:exactMatch"),
    ],
)
def test_an_entry_finds_its_item(name, items, found, predicate):
    step = match_item(name, items)
    assert (step.object_id, step.predicate) == (found, predicate)


@pytest.mark.parametrize(
    "name",
    ["机关事业单位养老保险", "农房抗震改造", "12349便民热线", "社区图书漂流", "免费提供避孕药具", "疾病应急救助"],
)
def test_another_service_of_the_place_is_no_national_item(name):
    assert match_item(name, FIRST).object_id is None


def test_what_people_refused_is_not_proposed_again():
    assert match_item("创业服务", FIRST, frozenset({"bps135:10"})).object_id != "bps135:10"


def _line(**fields):
    return Curated(
        **{
            "plan": "donghe", "kind": "item", "label": "暖心餐", "predicate": "skos:closeMatch",
            "object_id": "bps135:02",
            "confidence": Decimal("0.9"), **fields,
        }
    )  # fmt: skip


def test_a_decision_holds_for_its_plan_its_words_and_its_list():
    lines = [_line()]
    ids = frozenset(item.id for item in FIRST)
    assert decided(lines, "donghe", "item", "暖心餐", "", ids)[0].object_id == "bps135:02"
    assert decided(lines, "xishan", "item", "暖心餐", "", ids) == ()
    assert decided(lines, "donghe", "indicator", "暖心餐", "") == ()
    assert decided(lines, "donghe", "item", "暖心餐", "", frozenset({"bps2021:14"})) == ()


def test_a_decision_can_be_narrowed_to_the_place_that_its_words_name():
    lines = [_line(quote="为乡村小学")]
    assert decided(lines, "donghe", "item", "暖心餐", "为乡村小学提供暖心餐")
    assert decided(lines, "donghe", "item", "暖心餐", "为老年人提供暖心餐") == ()


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == pytest.approx(likeness(other, one), abs=0.02)


@given(st.text(max_size=30))
def test_no_name_makes_the_ladder_fail(name):
    step = match_item(name, FIRST)
    assert step.object_id is None or step.object_id in {item.id for item in FIRST}
