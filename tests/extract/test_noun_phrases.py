"""Noun phrases before and behind a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.noun_phrases import clause_end, clause_start, phrase_ahead, phrase_behind, verb_ahead

AHEAD = [
    ("到2026年,普惠性幼儿园覆盖率", "普惠性幼儿园覆盖率"),
    ("力争全市养老床位总量达到", "养老床位总量"),
    ("新建、改扩建公办幼儿园", "公办幼儿园"),
    ("应急避难场所", "应急避难场所"),
    ("可再生能源装机占比", "可再生能源装机占比"),
    ("保障性住房", "保障性住房"),
    ("有效期内高新技术企业达", "有效期内高新技术企业"),
    ("新建和改造高标准农田", "高标准农田"),
    ("开工转化率达", "开工转化率"),
    ("为农村学生发放营养餐", "营养餐"),
    ("参保率较2019年", "参保率"),
    ("劳动年龄人口平均受教育年限由", "劳动年龄人口平均受教育年限"),
    ("县里安排民生资金", "民生资金"),
    ("村级服务中心(站)", "村级服务中心(站)"),
    ("“点对点”输送农民工", "“点对点”输送农民工"),
]
BEHIND = [
    ("县级图书馆,", "县级图书馆"),
    ("名老人开展签约服务", "名老人"),
    ("标准化建设的卫生院", "卫生院"),
    ("在全省有影响的拔尖人才", "拔尖人才"),
    ("大型的培养基地", "培养基地"),
    ("按计划推进", None),
    ("全部达标", None),
    ("40-74周岁居民筛查", "40-74周岁居民筛查"),
    ("亿元以上续建项目", "续建项目"),
    ("镇、社区健身中心", "镇、社区健身中心"),
]


@pytest.mark.parametrize(("text", "phrase"), AHEAD)
def test_the_phrase_before_a_number(text: str, phrase: str) -> None:
    folded = text.replace("“", '"').replace("”", '"')
    found = phrase_ahead(folded, clause_start(folded, len(folded), 0), len(folded))
    assert found is not None
    assert folded[slice(*found)] == phrase.replace("“", '"').replace("”", '"')


@pytest.mark.parametrize(("text", "phrase"), BEHIND)
def test_the_phrase_behind_a_number(text: str, phrase: str | None) -> None:
    found = phrase_behind(text, 0, clause_end(text, 0, len(text)))
    assert (text[slice(*found)] if found else None) == phrase


def test_the_verb_stands_in_where_nothing_is_named() -> None:
    assert verb_ahead("计划投资", 0, 4) == (2, 4)
    assert verb_ahead("覆盖率", 0, 3) is None


@given(st.text(alphabet='率的建设有(),、。"达到以上应可1新', max_size=30))
def test_phrases_lie_in_their_text(text: str) -> None:
    for found in (phrase_ahead(text, 0, len(text)), phrase_behind(text, 0, len(text)) if text else None):
        assert found is None or 0 <= found[0] < found[1] <= len(text)
