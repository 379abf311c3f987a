"""Rows as text for a terminal, a spreadsheet, a program or a page of notes."""

from __future__ import annotations

import csv
import io
import json
import sys
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from kg.errors import UsageError
from kg.model.result import Rows, Term

#: Columns wider than this are cut in the form for terminals, the only form that leaves anything out.
WIDEST = 60


def emit(rows: Rows, form: str, out: Path | None) -> None:
    """Writes the rows in a form of `FORMS`, or as a workbook (xlsx) or Parquet file, to a file or the terminal.

    Raises UsageError for an unknown form, and for a binary form without a file.
    """
    if form in ("xlsx", "parquet"):
        if out is None:
            raise UsageError(f"{form} is a binary file\n  Say where it goes: --out rows.{form}")
        from kg import export

        (export.write_xlsx if form == "xlsx" else export.write_parquet)(rows, out)
        return
    text = render_rows(rows, form)
    if out is None:
        sys.stdout.write(text)
    else:
        # A byte order mark is what tells Excel that a CSV file is UTF-8.
        out.write_text(text, encoding="utf-8-sig" if form == "csv" else "utf-8", newline="")


def render_rows(rows: Rows, form: str) -> str:
    """The rows as text in a form of `FORMS`, ending in a line feed. Raises UsageError for an unknown form."""
    if form not in FORMS:
        raise UsageError(f"{form!r} is no form of output\n  Choose one of {', '.join(FORMS)}, xlsx, parquet.")
    return FORMS[form](rows)


def cell_text(term: Term | None) -> str:
    """A value as text: decimals without an exponent, truth as true or false, nothing as the empty string."""
    if term is None:
        return ""
    value = term.native
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize(), "f")
    return str(value)


def _table(rows: Rows) -> str:
    lines = [list(rows.columns), *([_cut(cell_text(term)) for term in row] for row in rows.rows)]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(rows.columns))]
    out = ["  ".join(_padded(text, width) for text, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    out.insert(1, "  ".join("─" * width for width in widths))
    count = len(rows.rows)
    return "\n".join([*out, f"{count} row{'' if count == 1 else 's'}"]) + "\n"


def _csv(rows: Rows) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows([cell_text(term) for term in row] for row in rows.rows)
    return out.getvalue()


def _tsv(rows: Rows) -> str:
    flat = str.maketrans({"\t": " ", "\n": " ", "\r": " "})
    lines = [rows.columns, *([cell_text(term).translate(flat) for term in row] for row in rows.rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _json(rows: Rows) -> str:
    """A list of objects; numbers as JSON numbers in the digits of the graph, an unbound variable as null."""
    lines = []
    for row in rows.rows:
        pairs = (f"{json.dumps(name)}: {_json_value(t)}" for name, t in zip(rows.columns, row, strict=True))
        lines.append("{" + ", ".join(pairs) + "}")
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def _json_value(term: Term | None) -> str:
    if term is None:
        return "null"
    if isinstance(term.native, bool | int | Decimal):
        return cell_text(term)
    return json.dumps(cell_text(term), ensure_ascii=False)


def _markdown(rows: Rows) -> str:
    def line(cells: list[str]) -> str:
        escaped = (" ".join(cell.split()).replace("\\", "\\\\").replace("|", "\\|") for cell in cells)
        return "| " + " | ".join(escaped) + " |\n"

    head = line(list(rows.columns)) + line(["---"] * len(rows.columns))
    return head + "".join(line([cell_text(term) for term in row]) for row in rows.rows)


def _width(text: str) -> int:
    """Columns of a terminal that the text takes: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    if _width(text) <= WIDEST:
        return text
    while _width(text) > WIDEST - 1:
        text = text[:-1]
    return text + "…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


#: The forms that are text.
FORMS: dict[str, Callable[[Rows], str]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "md": _markdown,
}
