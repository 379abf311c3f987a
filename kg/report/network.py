"""Which bodies of a plan work together, as a drawing and as measures."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

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


@cache
def draw_network(ties: tuple[tuple[str, str, int], ...]) -> Network | None:
    """The network of ties (body, other body, times together); None for fewer than three bodies."""
    graph: nx.Graph[str] = nx.Graph()
    for one, other, together in sorted(ties):
        graph.add_edge(one, other, weight=together)
    if graph.number_of_nodes() < 3:
        return None
    between = nx.betweenness_centrality(graph)
    strengths = dict(graph.degree(weight="weight"))
    order = sorted(graph, key=lambda name: (-strengths[name], name))
    at = _rings(order)
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
        for name in order
    )
    weighed = ((one, other, int(graph[one][other]["weight"])) for one, other in graph.edges)
    drawn = sorted(weighed, key=lambda tie: (-tie[2], tie[0], tie[1]))[:MOST_TIES]
    heaviest = drawn[0][2]
    lines = tuple(Tie(*at[a], *at[b], round(0.4 + 3.6 * weight / heaviest, 1)) for a, b, weight in drawn)
    return Network(SIZE, nodes, lines)


def _rings(order: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Places on rings around the middle, the best connected innermost: every name keeps room, and the picture is the
    same wherever it is drawn."""
    count = 1
    while 5 * count * (count + 1) / 2 < len(order):
        count += 1
    # A ring holds as many as its length allows: twice as far out, twice as many.
    edges = [round(len(order) * k * (k + 1) / (count * (count + 1))) for k in range(count + 1)]
    rings = [order[left:right] for left, right in itertools.pairwise(edges) if left < right]
    middle, widest = SIZE / 2, SIZE / 2 - 58
    at = {}
    for number, ring in enumerate(rings, start=1):
        radius = widest * number / len(rings)
        for place, name in enumerate(ring):
            turn = 2 * math.pi * (place + number / 2) / len(ring)
            at[name] = (round(middle + radius * math.sin(turn)), round(middle - radius * math.cos(turn)))
    return at
