"""plan-kg: public-service plans read into a knowledge graph, with proof for every statement."""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # `kg.open` opens a graph; looked up late, so that reading one document loads no query engine.
    if name == "open":
        from kg.api import open_graph

        return open_graph
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
