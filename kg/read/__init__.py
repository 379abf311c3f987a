"""Bytes in, a `Document` out: formats, encodings, outline, tables, and the manifest of a plan."""
