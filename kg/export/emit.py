"""An answer in the form that was asked for, to a file or the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from kg.errors import UsageError
from kg.export.texts import csv_text, json_text, markdown_text, srj_text, table_text, tsv_text
from kg.model.result import Rows

_TEXTS: dict[str, Callable[[Rows], str]] = {
    "table": table_text,
    "csv": csv_text,
    "tsv": tsv_text,
    "json": json_text,
    "srj": srj_text,
    "md": markdown_text,
}
_BINARY = ("xlsx", "parquet")

#: The names of all forms: aligned columns, CSV, TSV, JSON objects, SPARQL results JSON, Markdown, workbook, Parquet.
FORMS: tuple[str, ...] = (*_TEXTS, *_BINARY)

_BOM = b"\xef\xbb\xbf"


def emit(rows: Rows, form: str, out: Path | None = None, *, bom: bool = False, name: str = "rows") -> None:
    """Writes the rows to a file, or to the terminal where no file is named.

    `bom` puts a byte order mark before CSV and TSV, which tells Excel that the file is UTF-8; `name` is the name of
    a workbook's sheet. Raises UsageError for an unknown form, for a binary form on a terminal, and for a file that
    cannot be written.
    """
    data = render(rows, form, bom=bom, name=name)
    if out is not None:
        try:
            out.write_bytes(data)
        except OSError as error:
            raise UsageError(f"{out}: cannot be written ({error.strerror})\n  Name another file with --out.") from error
        return
    if form in _BINARY and sys.stdout.isatty():
        raise UsageError(f"{form} is a binary form\n  Say where it goes: --out {name}.{form}")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def render(rows: Rows, form: str, *, bom: bool = False, name: str = "rows") -> bytes:
    """The rows in a form of `FORMS`, text as UTF-8. Raises UsageError for an unknown form, and for Parquet where
    pyarrow is not installed."""
    if form in _TEXTS:
        text = _TEXTS[form](rows).encode("utf-8")
        return _BOM + text if bom and form in ("csv", "tsv") else text
    if form == "xlsx":
        from kg.export.workbook import workbook_bytes

        return workbook_bytes({name: rows})
    if form == "parquet":
        from kg.export.parquet import parquet_bytes

        return parquet_bytes(rows)
    raise UsageError(f"{form!r} is no form of output\n  Choose one of {', '.join(FORMS)}.")
