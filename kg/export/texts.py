"""Rows as text: for a terminal, a spreadsheet, a program, a page of notes."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from decimal import Decimal
from typing import Any

from kg.model.result import LANG_STRING, STRING, Rows, Term
from kg.namespaces import DEFAULT_BASE, shorten

#: Columns wider than this are cut in the form for terminals, the only form that leaves anything out.
WIDEST = 60


def cell_text(term: Term | None) -> str:
    """A value as text: decimals without an exponent, truth as true or false, an unbound variable as nothing."""
    if term is None:
        return ""
    value = term.native
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return decimal_text(value)
    return str(value)


def decimal_text(value: Decimal) -> str:
    """A decimal in plain digits without closing zeros.

    >>> decimal_text(Decimal("120.50")), decimal_text(Decimal("1E+2"))
    ('120.5', '100')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def csv_text(rows: Rows) -> str:
    """Comma-separated values (RFC 4180) with a header; line feeds between rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows([cell_text(term) for term in row] for row in rows.rows)
    return out.getvalue()


def tsv_text(rows: Rows) -> str:
    """Tab-separated values with a header; tabs and line breaks inside a value become spaces."""
    flat = str.maketrans({"\t": " ", "\n": " ", "\r": " "})
    lines = [rows.columns, *([cell_text(term).translate(flat) for term in row] for row in rows.rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def json_text(rows: Rows) -> str:
    """A list of objects, one a row: numbers as JSON numbers in the digits of the graph, unbound as null."""
    lines = (
        "{" + ", ".join(f"{json.dumps(n)}: {_json_value(t)}" for n, t in zip(rows.columns, row, strict=True)) + "}"
        for row in rows.rows
    )
    body = ",\n ".join(lines)
    return f"[{body}]\n"


def srj_text(rows: Rows) -> str:
    """SPARQL 1.1 Query Results JSON (https://www.w3.org/TR/sparql11-results-json/)."""
    bindings = [
        {name: _binding(term) for name, term in zip(rows.columns, row, strict=True) if term is not None}
        for row in rows.rows
    ]
    whole = {"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}
    return json.dumps(whole, ensure_ascii=False) + "\n"


def markdown_text(rows: Rows) -> str:
    """A pipe table of GitHub-flavoured Markdown; numbers to the right, line breaks as <br>."""
    numeric = [_is_numeric(rows, index) for index in range(len(rows.columns))]
    lines = [
        _pipes(rows.columns),
        _pipes("---:" if right else "---" for right in numeric),
        *(_pipes(_escaped(cell_text(term)) for term in row) for row in rows.rows),
    ]
    return "".join(lines)


def table_text(rows: Rows) -> str:
    """Aligned columns for a terminal, in which Chinese characters are two wide, and the number of rows. IRIs are
    shortened, and what is wider than `WIDEST` is cut; the other forms leave nothing out."""
    body = [[_cut(short_text(term).replace("\n", " ")) for term in row] for row in rows.rows]
    widths = [max(map(_width, [name, *(line[i] for line in body)])) for i, name in enumerate(rows.columns)]
    lines = [_aligned(rows.columns, widths), "  ".join("─" * width for width in widths)]
    lines += [_aligned(line, widths) for line in body]
    return "\n".join([*lines, f"{len(rows)} row{'' if len(rows) == 1 else 's'}"]) + "\n"


def short_text(term: Term | None) -> str:
    """The value as in the other forms, but an IRI with a prefix or as its path under the base."""
    if term is None or term.kind != "iri":
        return cell_text(term)
    name = shorten(term.value)
    return name if name != term.value else term.value.removeprefix(DEFAULT_BASE).removeprefix("id/")


def _json_value(term: Term | None) -> str:
    if term is None:
        return "null"
    value = term.native
    if isinstance(value, Decimal) and value.is_finite():
        return decimal_text(value)
    return json.dumps(value if isinstance(value, bool | int) else cell_text(term), ensure_ascii=False)


def _binding(term: Term) -> dict[str, Any]:
    if term.kind != "literal":
        return {"type": "uri" if term.kind == "iri" else "bnode", "value": term.value}
    out = {"type": "literal", "value": term.value}
    if term.language:
        out["xml:lang"] = term.language
    elif term.datatype not in (None, STRING, LANG_STRING):
        out["datatype"] = str(term.datatype)
    return out


def _is_numeric(rows: Rows, index: int) -> bool:
    values = [row[index].native for row in rows.rows if row[index] is not None]  # type: ignore[union-attr]
    return bool(values) and all(isinstance(v, int | Decimal | float) and not isinstance(v, bool) for v in values)


def _pipes(cells: Any) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\r", "").replace("\n", "<br>")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _cut(text: str) -> str:
    if _width(text) <= WIDEST:
        return text
    kept, width = "", 1
    for character in text:
        width += _width(character)
        if width > WIDEST:
            break
        kept += character
    return kept + "…"


def _aligned(line: Any, widths: list[int]) -> str:
    return "  ".join(text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=True)).rstrip()
