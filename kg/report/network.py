"""Which bodies of a plan work together, as a drawing and as measures. The one door to networkx."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

SIZE = 760
#: At most so many ties are drawn, the strongest; the table has all.
MOST_TIES = 160


@dataclass(frozen=True, slots=True)
class Node:
    """A body: its place in the drawing, its size, how many bodies it works with, and how often it stands between two
    others that do not work together (betweenness, 0 to 1, three places)."""

    name: str
    x: int
    y: int
    radius: float
    degree: int
    strength: int
    betweenness: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two bodies that answer for the same work: the ends of the line and its width."""

    x1: int
    y1: int
    x2: int
    y2: int
    width: float


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing of one plan; nodes from the best connected down."""

    size: int
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


def draw_network(ties: Sequence[tuple[str, str, int]]) -> Network | None:
    """The network of ties (body, other body, times together); None for fewer than three bodies."""
    graph: nx.Graph[str] = nx.Graph()
    for one, other, together in sorted(ties):
        graph.add_edge(one, other, weight=together)
    if graph.number_of_nodes() < 3:
        return None
    between = nx.betweenness_centrality(graph)
    strengths = dict(graph.degree(weight="weight"))
    # The seed fixes the drawing: the same ties give the same picture.
    places = nx.spring_layout(graph, seed=7, weight="weight", k=2.4 / graph.number_of_nodes() ** 0.5, iterations=120)
    at = _fitted({name: (float(x), float(y)) for name, (x, y) in places.items()})
    most = max(strengths.values())
    nodes = tuple(
        Node(
            name,
            *at[name],
            round(4 + 13 * (strengths[name] / most) ** 0.5, 1),
            graph.degree(name),
            strengths[name],
            f"{between[name]:.3f}",
        )
        for name in sorted(graph, key=lambda n: (-strengths[n], n))
    )
    weighed = ((one, other, int(graph[one][other]["weight"])) for one, other in graph.edges)
    drawn = sorted(weighed, key=lambda tie: (-tie[2], tie[0], tie[1]))[:MOST_TIES]
    heaviest = drawn[0][2]
    lines = tuple(Tie(*at[a], *at[b], round(0.4 + 3.6 * weight / heaviest, 1)) for a, b, weight in drawn)
    return Network(SIZE, nodes, lines)


def _fitted(places: dict[str, tuple[float, float]]) -> dict[str, tuple[int, int]]:
    """The places in whole units inside the drawing, with a margin for the names."""
    margin = 70
    xs, ys = [float(p[0]) for p in places.values()], [float(p[1]) for p in places.values()]
    wide, high = (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
    return {
        name: (
            round(margin + (float(x) - min(xs)) / wide * (SIZE - 2 * margin)),
            round(margin / 2 + (float(y) - min(ys)) / high * (SIZE - margin)),
        )
        for name, (x, y) in places.items()
    }
