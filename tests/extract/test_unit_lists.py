"""Lists of bodies: separators, shared endings, notes, open lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.unit_lists import is_complete, split_units
from tests.extract.made import document

CASES = [
    ("市教育局、市财政局", ["市教育局", "市财政局"], False),
    ("市教育局和市财政局", ["市教育局", "市财政局"], False),
    ("市自然资源和规划局、市文化和旅游局", ["市自然资源和规划局", "市文化和旅游局"], False),
    ("市、县人民政府", ["市人民政府", "县人民政府"], False),
    ("省、市发展改革委", ["省发展改革委", "市发展改革委"], False),
    ("各县(市、区)人民政府、市财政局", ["各县(市、区)人民政府", "市财政局"], False),
    ("东岭、西岭、北岭开发区管委会", ["东岭开发区管委会", "西岭开发区管委会", "北岭开发区管委会"], False),
    ("东岭台商投资区、东岭高新区管委会", ["东岭台商投资区管委会", "东岭高新区管委会"], False),
    ("甲镇、乙镇党委政府", ["甲镇党委政府", "乙镇党委政府"], False),
    ("各乡镇、县财政局", ["各乡镇", "县财政局"], False),
    ("市残联、东岭经开区、文旅新区管委会", ["市残联", "东岭经开区", "文旅新区管委会"], False),
    ("开发区各部、局", ["开发区各部、局"], False),
    ("各乡镇党委、政府", ["各乡镇党委", "各乡镇政府"], False),
    ("各縣市區委、人民政府", ["各縣市區委", "各縣市區人民政府"], False),
    ("各县市区委、人民政府", ["各县市区委", "各县市区人民政府"], False),
    ("市民政局、市财政局等市级有关部门(单位)", ["市民政局", "市财政局"], True),
    ("市民政局、市财政局等部门", ["市民政局", "市财政局"], True),
    ("市残联(未明确牵头单位的按职责分工负责,下同)", ["市残联"], False),
    ("市教育局(市委教育工委)、市财政局", ["市教育局(市委教育工委)", "市财政局"], False),
    ("市高等教育局", ["市高等教育局"], False),
    ("市教育局 市财政局", ["市教育局", "市财政局"], False),
    ("", [], False),
    ("、,。", [], False),
]


@pytest.mark.parametrize(("words", "names", "open_list"), CASES, ids=[case[0] for case in CASES])
def test_a_list_gives_its_bodies_each_with_its_whole_name(words: str, names: list[str], open_list: bool) -> None:
    read = document(words or "无")
    found = split_units(read, read.prose, 0, len(words))
    assert [unit.name for unit in found.units] == names
    assert found.open_list is open_list


def test_a_name_with_a_shared_ending_keeps_the_words_that_are_printed() -> None:
    read = document("东岭、西岭开发区管委会")
    first, second = split_units(read, read.prose, 0, 11).units
    assert (first.printed, first.span.text) == ("东岭", "东岭")
    assert (second.printed, second.span.text) == (None, "西岭开发区管委会")


def test_a_body_with_a_lead_note_leads() -> None:
    read = document("市教育局(牵头)、市财政局")
    units = split_units(read, read.prose, 0, len(read.text)).units
    assert [(unit.name, unit.leads) for unit in units] == [("市教育局", True), ("市财政局", False)]


def test_groups_count_the_bodies_before_each_comma() -> None:
    words = "市发展改革委、市财政局,市教育局(含体育,下同)、市民政局"
    read = document(words)
    assert split_units(read, read.prose, 0, len(words)).groups == (2, 2)


@pytest.mark.parametrize(
    ("name", "complete"), [("市教育局", True), ("团市委", True), ("东岭", False), ("市自然资源", False)]
)
def test_a_name_is_complete_when_it_ends_like_a_body(name: str, complete: bool) -> None:
    assert is_complete(name) is complete


@given(st.text(alphabet="市县区各教育财政局委办和与及、,;()等 牵头\n", max_size=60))
def test_any_list_gives_units_whose_spans_hold_their_words(words: str) -> None:
    read = document("责任单位:" + words + "。")
    view = read.prose
    for unit in split_units(read, view, 0, len(view.text)).units:
        assert read.text[unit.span.start : unit.span.end] == unit.span.text
        assert "".join(unit.span.text.split()) == (unit.printed or unit.name)
