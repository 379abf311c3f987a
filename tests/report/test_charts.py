"""Where the marks of a chart go."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.report.charts import Interval, interval_chart, nice_ticks
from kg.report.network import SIZE, draw_network


def value(group="甲", lower=None, upper=None, role="target"):
    """An interval to draw."""
    ends = (None if end is None else Decimal(end) for end in (lower, upper))
    return Interval(group, "text", *ends, role, None, "title")


def test_a_point_an_open_interval_and_a_value_that_cannot_be_placed():
    chart = interval_chart([value("甲", 80, 80), value("甲", 90, None), value("乙", None, 100), value("乙")])
    point, at_least, at_most, lost = chart.marks
    assert point.x1 == point.x2 and not point.open_left and not point.open_right
    assert at_least.open_right and at_least.x2 == chart.right and not at_least.open_left
    assert at_most.open_left and at_most.x1 == chart.left
    assert (lost.x1, lost.x2) == (None, None)
    assert point.x1 < at_least.x1 < at_most.x2
    assert [group.text for group in chart.groups] == ["甲", "乙"]
    assert chart.groups[0].bottom == chart.groups[1].top


def test_nothing_to_place_makes_no_chart():
    assert interval_chart([value()]) is None
    assert interval_chart([]) is None


@pytest.mark.parametrize(
    ("low", "high", "ticks"), [(0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]), (3, 3, [2, 3, 4]), (0, 0, [-1, 0, 1])]
)
def test_ticks_are_round(low, high, ticks):
    assert nice_ticks(low, high) == ticks


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=6))
def test_every_mark_lies_inside_the_axis(numbers):
    chart = interval_chart([value("甲", number, number) for number in numbers])
    assert all(chart.left <= mark.x1 <= chart.right for mark in chart.marks)
    assert 2 <= len(chart.ticks) <= 12


def test_a_network_measures_degree_and_betweenness():
    drawn = draw_network((("甲", "乙", 3), ("乙", "丙", 1)))
    by_name = {node.name: node for node in drawn.nodes}
    assert (by_name["乙"].degree, by_name["乙"].strength, by_name["乙"].betweenness) == (2, 4, "1.000")
    assert (by_name["甲"].degree, by_name["甲"].betweenness) == (1, "0.000")
    assert drawn.nodes[0].name == "乙"
    assert drawn.ties[0].width > drawn.ties[1].width
    assert all(0 <= node.x <= SIZE and 0 <= node.y <= SIZE for node in drawn.nodes)


def test_two_bodies_make_no_network():
    assert draw_network((("甲", "乙", 3),)) is None


def test_the_drawing_does_not_depend_on_the_order_of_the_ties():
    ties = tuple((f"部门{i}", f"部门{j}", i + j) for i in range(9) for j in range(i))
    assert draw_network(ties) == draw_network(tuple(reversed(ties)))
