"""Excel workbooks (xlsx). The only module that knows openpyxl."""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile

import openpyxl
import openpyxl.utils.exceptions
from openpyxl.worksheet.worksheet import Worksheet

from kg.errors import SourceError
from kg.read.layout import Layout
from kg.read.sheet import Sheet, lay_out_sheets, printed

#: Sheets formatted to the last row are cut at the last cell with a value; more rows than this are no plan.
_LONGEST, _WIDEST = 20_000, 256


def read_xlsx(name: str, data: bytes) -> Layout:
    """The layout of a workbook; hidden sheets, rows and columns are left out.

    Raises SourceError where the file is broken or locked.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        SyntaxError,
        EOFError,
        zipfile.BadZipFile,
        openpyxl.utils.exceptions.InvalidFileException,
    ) as error:
        raise SourceError(
            f"{name}: cannot be read as an Excel workbook: {error}\n  Open it, save it again, and try anew."
        ) from error
    return lay_out_sheets([_sheet(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"])


def _sheet(sheet: Worksheet) -> Sheet:
    rows = [r for r in range(1, min(sheet.max_row, _LONGEST) + 1) if not sheet.row_dimensions[r].hidden]
    columns = [
        c
        for c in range(1, min(sheet.max_column, _WIDEST) + 1)
        if not sheet.column_dimensions[openpyxl.utils.get_column_letter(c)].hidden
    ]
    values = tuple(tuple(_words(sheet.cell(r, c)) for c in columns) for r in rows)
    at_row, at_column = {r: i for i, r in enumerate(rows)}, {c: i for i, c in enumerate(columns)}
    merged = []
    for area in sheet.merged_cells.ranges:
        inside = [at_row[r] for r in range(area.min_row, area.max_row + 1) if r in at_row]
        across = [at_column[c] for c in range(area.min_col, area.max_col + 1) if c in at_column]
        if inside and across:
            merged.append((inside[0], across[0], len(inside), len(across)))
    return Sheet(sheet.title, values, tuple(sorted(merged)))


def _words(cell: object) -> str:
    value, code = getattr(cell, "value", None), getattr(cell, "number_format", "General")
    if isinstance(value, datetime.datetime | datetime.date):
        if isinstance(value, datetime.datetime) and (value.hour or value.minute):
            return value.strftime("%Y-%m-%d %H:%M")
        return f"{value.year}年" if "m" not in code.lower() else value.strftime("%Y-%m-%d")
    return printed(value, code or "General")
