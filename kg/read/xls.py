"""Old Excel workbooks (xls). The only module that knows xlrd."""

from __future__ import annotations

import xlrd

from kg.errors import SourceError
from kg.read.layout import Layout
from kg.read.sheet import Sheet, lay_out_sheets, printed


def read_xls(name: str, data: bytes) -> Layout:
    """The layout of a workbook; hidden sheets, rows and columns are left out.

    Raises SourceError where the file is broken or locked.
    """
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True)
        return lay_out_sheets([_sheet(book, sheet) for sheet in book.sheets() if sheet.visibility == 0])
    except (
        xlrd.XLRDError,
        xlrd.compdoc.CompDocError,
        AssertionError,
        ValueError,
        IndexError,
        KeyError,
        TypeError,
        AttributeError,
        ArithmeticError,
        NotImplementedError,
    ) as error:
        raise SourceError(
            f"{name}: cannot be read as an Excel workbook: {error}\n  Save it as xlsx or csv and try anew."
        ) from error


def _sheet(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet) -> Sheet:
    rows = [r for r in range(sheet.nrows) if not (r in sheet.rowinfo_map and sheet.rowinfo_map[r].hidden)]
    columns = [c for c in range(sheet.ncols) if not (c in sheet.colinfo_map and sheet.colinfo_map[c].hidden)]
    values = tuple(tuple(_words(book, sheet.cell(r, c)) for c in columns) for r in rows)
    at_row, at_column = {r: i for i, r in enumerate(rows)}, {c: i for i, c in enumerate(columns)}
    merged = []
    for top, bottom, left, right in sheet.merged_cells:
        inside = [at_row[r] for r in range(top, bottom) if r in at_row]
        across = [at_column[c] for c in range(left, right) if c in at_column]
        if inside and across:
            merged.append((inside[0], across[0], len(inside), len(across)))
    return Sheet(sheet.name, values, tuple(sorted(merged)))


def _words(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> str:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return ""
    code = (
        book.format_map[book.xf_list[cell.xf_index].format_key].format_str if cell.xf_index is not None else "General"
    )
    if cell.ctype == xlrd.XL_CELL_DATE:
        day = xlrd.xldate_as_datetime(cell.value, book.datemode)
        return f"{day.year}年" if "m" not in code.lower() else day.strftime("%Y-%m-%d")
    return printed(cell.value, code)
