"""How the classes of the ontology hang together, as a drawing: boxes in columns by their distance from the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

#: Sizes in user units; the browser scales the drawing.
BOX, GAP, ROW, HIGH, EDGE = 170, 150, 46, 28, 20
#: The class that the drawing starts from.
START = "plan:Plan"
#: Nodes of closed lists are the values of a property rather than things that are described: the table has them.
LEFT_OUT = ("plan:Code",)
#: How often columns are set in order by what their boxes are tied to; more changes nothing on an ontology of this size.
SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Relation:
    """A property that leads from one class to another, by names and by labels; `kind` where it says that one class is
    a kind of the other."""

    source: str
    source_label: str
    label: str
    target: str
    target_label: str
    kind: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A class: its corner at the upper left and its words."""

    name: str
    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """All properties from one class to another: the path, where the words stand, the words and the whole list."""

    path: str
    x: int
    y: int
    label: str
    title: str
    kind: bool


@dataclass(frozen=True, slots=True)
class Diagram:
    """The drawing: its size, the size of a box, boxes and lines."""

    width: int
    height: int
    box: int
    high: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def draw_classes(relations: Sequence[Relation]) -> Diagram | None:
    """The drawing of these relations, the same wherever it is drawn; None where nothing leads from or to the plan.

    Relations of a class to itself are left to the table, as are classes that nothing ties to the plan.
    """
    shown = [
        relation
        for relation in relations
        if relation.source != relation.target and not {relation.source, relation.target} & set(LEFT_OUT)
    ]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(sorted({(relation.source, relation.target) for relation in shown}))
    if START not in graph:
        return None
    columns = _columns(graph)
    tallest = max(len(column) for column in columns)
    at = {}
    for number, column in enumerate(columns):
        step = (tallest - 1) / max(len(column) - 1, 1)
        for place, name in enumerate(column):
            row = place * step if len(column) > 1 else (tallest - 1) / 2
            at[name] = (EDGE + number * (BOX + GAP), EDGE + round(row * ROW))
    labels = {relation.source: relation.source_label for relation in shown}
    labels |= {relation.target: relation.target_label for relation in shown}
    boxes = tuple(Box(name, labels[name], *at[name]) for column in columns for name in column)
    together: dict[tuple[str, str], list[Relation]] = {}
    for relation in shown:
        if relation.source in at:
            together.setdefault((relation.source, relation.target), []).append(relation)
    lines = tuple(_line(at[one], at[other], group) for (one, other), group in sorted(together.items()))
    width = 2 * EDGE + len(columns) * BOX + (len(columns) - 1) * GAP
    return Diagram(width, 2 * EDGE + (tallest - 1) * ROW + HIGH, BOX, HIGH, boxes, lines)


def _columns(graph: nx.Graph[str]) -> list[list[str]]:
    """The classes by their distance from the plan, each column in the order that crosses the fewest lines: by the
    middle of what a box is tied to (Sugiyama, Tagawa, Toda 1981)."""
    distance = nx.single_source_shortest_path_length(graph, START)
    far = range(max(distance.values()) + 1)
    columns = [sorted(name for name in distance if distance[name] == number) for number in far]
    place = {name: row / len(column) for column in columns for row, name in enumerate(column)}

    def middle(name: str) -> tuple[float, str]:
        beside = [place[other] for other in graph[name] if distance[other] != distance[name]]
        return (sum(beside) / len(beside) if beside else 0.5, name)

    for sweep in range(SWEEPS):
        for number in far if sweep % 2 == 0 else reversed(far):
            columns[number].sort(key=middle)
            place |= {name: row / len(columns[number]) for row, name in enumerate(columns[number])}
    return columns


def _line(one: tuple[int, int], other: tuple[int, int], group: Sequence[Relation]) -> Line:
    """A curve from the side of one box to the facing side of the other; within a column, around the right."""
    (x1, y1), (x2, y2) = one, other
    y1, y2 = y1 + HIGH // 2, y2 + HIGH // 2
    if x1 == x2:
        x1, x2 = x1 + BOX, x2 + BOX
        bend = min(20 + abs(y1 - y2) // 4, GAP // 2)
        path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 + bend} {y2} {x2} {y2}"
        x, y = x1 + GAP // 2, (y1 + y2) // 2
    else:
        x1, x2 = (x1 + BOX, x2) if x1 < x2 else (x1, x2 + BOX)
        half = (x1 + x2) // 2
        path = f"M{x1} {y1}C{half} {y1} {half} {y2} {x2} {y2}"
        x, y = half, (y1 + y2) // 2
    labels = [relation.label for relation in group]
    label = labels[0] if len(labels) == 1 else f"{labels[0]} +{len(labels) - 1}"
    title = f"{group[0].source_label} → {group[0].target_label}: {' · '.join(labels)}"
    return Line(path, x, y - 2, label, title, all(relation.kind for relation in group))
