"""The store that a worker reads: a graph in memory, or a store on disk that is opened read-only."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

#: The name of a file of N-Quads that is loaded into memory; every other place is a store on disk.
MEMORY = "graph.nq"


def open_store(place: Path) -> ox.Store:
    """The store of a place, ready to be queried. Raises OSError or SyntaxError where it cannot be opened."""
    if place.name != MEMORY:
        return ox.Store.read_only(str(place))
    store = ox.Store()
    store.bulk_load(path=str(place), format=ox.RdfFormat.N_QUADS)
    return store
