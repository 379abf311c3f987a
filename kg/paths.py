"""Where the files are that belong to the package but are no code: beside it in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _data(name: str) -> Path:
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def ontology_folder() -> Path:
    """The folder of the vocabulary, its shapes, the reference lists and the curated mappings."""
    return _data("ontology")


def queries_folder() -> Path:
    """The folder of the named queries."""
    return _data("queries")


def plans_folder() -> Path:
    """The folder of the plans that come with the package."""
    return _data("plans")
