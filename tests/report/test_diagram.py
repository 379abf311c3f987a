"""The drawing of the classes: what is drawn, where, and that it is always the same."""

from __future__ import annotations

import itertools

import pytest

from kg.report.diagram import Diagram, Relation, draw_classes


def relation(source: str, label: str, target: str, *, kind: bool = False) -> Relation:
    return Relation(f"plan:{source}", source, label, f"plan:{target}", target, kind)


RELATIONS = (
    relation("Plan", "jurisdiction", "Jurisdiction"),
    relation("Plan", "title stated in", "Passage"),
    relation("Plan", "issuer stated in", "Passage"),
    relation("Plan", "is a", "Document", kind=True),
    relation("Plan", "revision of", "Plan"),
    relation("Plan", "status", "Code"),
    relation("Town", "is a", "Jurisdiction", kind=True),
    relation("Software", "made by", "Person"),
)


@pytest.fixture
def diagram() -> Diagram:
    drawn = draw_classes(RELATIONS)
    assert drawn is not None
    return drawn


def test_what_the_plan_is_tied_to_is_drawn_and_nothing_else(diagram: Diagram) -> None:
    assert {box.label for box in diagram.boxes} == {"Plan", "Jurisdiction", "Passage", "Document", "Town"}


def test_columns_are_the_distance_from_the_plan(diagram: Diagram) -> None:
    left = {box.label: box.x for box in diagram.boxes}
    assert left["Plan"] < left["Jurisdiction"] == left["Passage"] == left["Document"] < left["Town"]


def test_properties_of_the_same_two_classes_share_a_line(diagram: Diagram) -> None:
    assert [(line.label, line.title, line.kind) for line in diagram.lines] == [
        ("is a", "Plan → Document: is a", True),
        ("jurisdiction", "Plan → Jurisdiction: jurisdiction", False),
        ("title stated in +1", "Plan → Passage: title stated in · issuer stated in", False),
        ("is a", "Town → Jurisdiction: is a", True),
    ]


def test_no_box_covers_another_or_leaves_the_drawing(diagram: Diagram) -> None:
    for one, other in itertools.combinations(diagram.boxes, 2):
        assert abs(one.x - other.x) >= diagram.box or abs(one.y - other.y) >= diagram.high
    for box in diagram.boxes:
        assert 0 <= box.x <= diagram.width - diagram.box
        assert 0 <= box.y <= diagram.height - diagram.high


def test_the_order_of_the_relations_changes_no_box(diagram: Diagram) -> None:
    turned = draw_classes(tuple(reversed(RELATIONS)))
    assert turned is not None
    assert turned.boxes == diagram.boxes


def test_without_the_plan_nothing_is_drawn() -> None:
    assert draw_classes(RELATIONS[-1:]) is None
