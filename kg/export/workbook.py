"""Rows as an Excel workbook: numbers as numbers, days as days, addresses as links. The door to xlsxwriter."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import xlsxwriter

from kg.export.kinds import Kind, column_kinds
from kg.export.texts import cell_text
from kg.model.result import Rows, Term

#: Limits of the format: rows of a sheet (header included), links of a sheet, characters of a link, of a cell, and
#: digits of a number (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3).
MOST_ROWS = 1_048_576
MOST_LINKS = 65_530
LONGEST_LINK = 2_079
LONGEST_CELL = 32_767
MOST_DIGITS = 15

#: A fixed moment, so that the same rows give the same bytes.
_CREATED = datetime.datetime(2000, 1, 1)

_WIDTHS: dict[Kind, int] = {"integer": 10, "decimal": 12, "boolean": 8, "date": 12, "iri": 30, "text": 18}
_WIDEST = 60


def workbook_bytes(sheets: Mapping[str, Rows], *, link: Callable[[str], str | None] | None = None) -> bytes:
    """A workbook with one sheet per name: frozen header with filters, typed cells, links where a value is an IRI.

    `link` turns an IRI into the address to open, None for none; without it the IRI is the address. A number that
    Excel could not hold exactly (more than 15 digits) stays text. Raises ValueError where a sheet has too many rows.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _CREATED})
        formats = {
            "header": book.add_format({"bold": True, "bg_color": "#E7EDF3", "bottom": 1, "valign": "top"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            "long": book.add_format({"text_wrap": True, "valign": "top"}),
            # LibreOffice takes a truth value for a number where the format does not say what it is.
            "truth": book.add_format({"num_format": '"TRUE";"TRUE";"FALSE"', "valign": "top"}),
            "plain": book.add_format({"valign": "top"}),
            "link": book.add_format({"font_color": "#0B57A4", "underline": 1, "valign": "top"}),
        }
        for name, rows in sheets.items():
            if len(rows) + 1 > MOST_ROWS:
                raise ValueError(f"{name}: {len(rows)} rows do not fit in a sheet of {MOST_ROWS}")
            _Sheet(book.add_worksheet(_sheet_name(name)), formats, link).fill(rows)
    return out.getvalue()


class _Sheet:
    def __init__(self, sheet: Any, formats: Mapping[str, Any], link: Callable[[str], str | None] | None) -> None:
        self.sheet, self.formats, self.link = sheet, formats, link
        self.links = 0

    def fill(self, rows: Rows) -> None:
        kinds = column_kinds(rows)
        for column, (name, kind) in enumerate(zip(rows.columns, kinds, strict=True)):
            longest = max((len(cell_text(row[column])) for row in rows.rows), default=0)
            # Chinese characters are about two digits wide.
            width = min(_WIDEST, max(_WIDTHS[kind], len(name) + 4, longest * 2 if kind == "text" else 0))
            self.sheet.set_column(column, column, width)
            self.sheet.write_string(0, column, name, self.formats["header"])
            for index, row in enumerate(rows.rows, start=1):
                self.cell(index, column, row[column], kind)
        self.sheet.freeze_panes(1, 0)
        self.sheet.autofilter(0, 0, len(rows), max(len(rows.columns) - 1, 0))

    def cell(self, row: int, column: int, term: Term | None, kind: Kind) -> None:
        if term is None:
            return
        value, text = term.native, cell_text(term)
        if kind == "boolean" and isinstance(value, bool):
            self.sheet.write_boolean(row, column, value, self.formats["truth"])
        elif kind in ("integer", "decimal") and isinstance(value, int | Decimal) and _is_exact(value):
            self.sheet.write_number(row, column, float(value), self.formats["plain"])
        elif kind == "date" and isinstance(value, datetime.date):
            self.sheet.write_datetime(row, column, value, self.formats["date"])
        elif kind == "iri" and (address := self.address(text)) is not None:
            self.sheet.write_url(row, column, address, self.formats["link"], text)
        else:
            form = "long" if len(text) * 2 > _WIDEST or "\n" in text else "plain"
            self.sheet.write_string(row, column, text[:LONGEST_CELL], self.formats[form])

    def address(self, iri: str) -> str | None:
        address = self.link(iri) if self.link else iri
        if address is None or len(address) > LONGEST_LINK or self.links >= MOST_LINKS:
            return None
        if not self.link and not address.startswith(("http://", "https://")):
            return None
        self.links += 1
        return address


def _is_exact(value: int | Decimal) -> bool:
    return len(Decimal(value).normalize().as_tuple().digits) <= MOST_DIGITS


def _sheet_name(name: str) -> str:
    return "".join("-" if character in "[]:*?/\\" else character for character in name)[:31] or "rows"
