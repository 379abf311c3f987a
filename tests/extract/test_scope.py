"""Where a place stands, and the plan's own words at it."""

from __future__ import annotations

import re

from kg.extract.facts import extract_facts
from kg.extract.scope import Scope, has_above, own_words, printed, sections_inside
from kg.read.reader import read_bytes
from tests.extract.made import document

LINES = ("一、基本公共教育", "办好教育。", "1.扩大学位供给。新建学校。", "二、保障措施", "落实责任。")


def test_a_place_has_the_domain_and_the_task_around_it() -> None:
    read = document(*LINES)
    scope = Scope(read, extract_facts(read))
    inside, outside = read.text.index("新建学校"), read.text.index("落实责任")
    task = scope.task_at(inside)
    assert (scope.domain_at(inside), task.number if task else None) == ("基本公共教育", "1")
    assert (scope.domain_at(outside), scope.task_at(outside)) == (None, None)
    assert [scope.is_domain(section) for section in read.sections] == [True, False, False]


def test_words_are_the_plans_own_without_white_space() -> None:
    read = document("一、總 體 要 求", "略。")
    view = read.prose
    found = re.search("总.*求", view.text)
    assert found is not None
    words, span = printed(read, view, *found.span())
    assert (words, span.text) == ("總體要求", "總 體 要 求")


def test_markup_is_no_part_of_the_words() -> None:
    read = read_bytes("plan.md", "# 沙河市规划\n\n**责任单位:** 市教育局\n".encode())
    start = read.text.index("**责任")
    assert own_words(read, read.span(start, len(read.text))) == "责任单位:市教育局"


def test_the_sections_inside_and_above_a_section() -> None:
    read = document(*LINES)
    assert [section.title.text for section in sections_inside(read, 0)] == ["扩大学位供给"]
    assert has_above(read, read.sections[1], "han")
    assert not has_above(read, read.sections[2], "han", "box")
