"""What a number counts, with the verb that governs it."""

from __future__ import annotations

import pytest

from kg.extract.hits import hits
from kg.extract.subjects import find_subject

SENTENCES = [
    ("建成养老院6所", "养老院", False, "doing"),
    ("建成6所养老院", "养老院", True, "doing"),
    ("全县备案率达到87%", "备案率", False, "level"),
    ("40%以上的村建有广场", "村", True, None),
    ("在园幼儿(占适龄人口7%)", "在园幼儿", False, None),
    ("打造20分钟就医圈", "就医圈", True, "doing"),
    ("所有超过4万人的镇", "镇", True, None),
    ("投资3亿元", "", False, "doing"),
    ("安排2亿元支持乡村教育", "乡村教育", True, "doing"),
]


@pytest.mark.parametrize(("text", "subject", "behind", "governor"), SENTENCES)
def test_the_subject_of_a_number(text: str, subject: str, behind: bool, governor: str | None) -> None:
    (hit,) = hits(text)
    found = find_subject(text, hit, 0, (len(text), len(text)), None)
    assert text[found.start : found.end] in (subject, "投资")
    assert (found.behind, found.governor) == (behind, governor)
