"""Groups of people that services are for."""

from __future__ import annotations

import pytest

from kg.extract.groups import find_groups

TEXTS = [
    ("为65岁及以上老年人体检", ["65岁及以上老年人"]),
    ("关爱农村留守儿童和困境儿童", ["农村留守儿童", "困境儿童"]),
    ("重度残疾人护理补贴", ["重度残疾人"]),
    ("儿童医院和老年人口", []),
    ("退役军人就业", ["退役军人"]),
    ("家庭经济困难学生资助", ["家庭经济困难学生"]),
    ("居民和职工", []),
    ("城乡居民", ["城乡居民"]),
    ("符合条件的困难群众", ["符合条件的困难群众"]),
    ("妇女儿童发展", []),
    ("0-6岁残疾儿童康复", ["0-6岁残疾儿童"]),
    ("残疾人联合会", []),
]


@pytest.mark.parametrize(("text", "groups"), TEXTS)
def test_groups_are_found_by_their_names(text: str, groups: list[str]) -> None:
    assert [text[a:b] for a, b in find_groups(text)] == groups
