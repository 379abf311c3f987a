"""Functions of bodies from their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.align.functions import functions_of
from kg.align.tables import own_rows
from kg.align.vocabulary import references


@pytest.mark.parametrize(
    ("name", "functions"),
    [
        ("县教育局", ["education"]),
        ("區教育體育局", ["education", "sports"]),
        ("市文化广电和旅游局", ["culture", "tourism", "radio-and-television"]),
        ("县卫生健康和中医药管理局", ["health", "traditional-chinese-medicine"]),
        ("县委编办", ["institutional-staffing"]),
        ("市政务服务和数据管理局", ["government-services-and-big-data"]),
        ("市政务服务和公共资源交易中心", ["public-resource-trading"]),
        ("东河县人民政府办公室", ["people-government"]),
        ("西岭经济技术开发区管委会", ["zone-management-committee"]),
        ("西岭高新区", ["zone-management-committee"]),
        ("团县委", ["communist-youth-league"]),
        ("县乡村振兴局", ["poverty-alleviation"]),
        ("县人社局", ["human-resources-social-security"]),
        ("县级有关部门(单位)", []),
        ("各相关单位", []),
        ("", []),
    ],
)
def test_a_body_has_the_functions_of_its_name(name, functions):
    assert [function for function, _ in functions_of(name)] == functions


def test_every_function_has_words_and_every_word_a_function():
    assert {row["function"] for row in own_rows("functions.tsv")} == {f.id for f in references().functions}


@given(st.text(max_size=20))
def test_functions_are_those_of_the_list(name):
    assert {function for function, _ in functions_of(name)} <= {f.id for f in references().functions}
