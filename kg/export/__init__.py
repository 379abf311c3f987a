"""Rows in, files out: text forms, workbooks with real types, Parquet columns."""

from kg.export.emit import FORMS, emit, render

__all__ = ["FORMS", "emit", "render"]
