"""Rows of a spreadsheet to a layout: titles and notes as paragraphs, the rest as tables."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.read.layout import DraftCell, Layout, LayoutMaker


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name (None for a file without sheets), its rows of printed values, and the merged ranges as
    (first row, first column, rows, columns)."""

    name: str | None
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()


def lay_out_sheets(sheets: Sequence[Sheet]) -> Layout:
    """The layout of a workbook, its sheets one after another."""
    maker = LayoutMaker()
    for sheet in sheets:
        if sheet.name and len(sheets) > 1 and any(any(row) for row in sheet.rows):
            maker.heading(sheet.name, 1)
        _add(maker, sheet)
    return maker.made(wrapped=False)


def _add(maker: LayoutMaker, sheet: Sheet) -> None:
    merged = {(r, c): (height, breadth) for r, c, height, breadth in sheet.merged}
    covered = {
        (r + i, c + j)
        for (r, c), (height, breadth) in merged.items()
        for i in range(height)
        for j in range(breadth)
        if i or j
    }
    block: list[int] = []
    for r, row in enumerate(sheet.rows):
        if any(row):
            block.append(r)
        elif block and not any((r, c) in covered for c in range(len(row))):
            _add_block(maker, sheet, block, merged, covered)
            block = []
    _add_block(maker, sheet, block, merged, covered)


def _add_block(
    maker: LayoutMaker,
    sheet: Sheet,
    block: list[int],
    merged: dict[tuple[int, int], tuple[int, int]],
    covered: set[tuple[int, int]],
) -> None:
    """The rows of a block: those with a single filled cell at its head and its foot are paragraphs."""

    def single(r: int) -> bool:
        return sum(map(bool, sheet.rows[r])) <= 1 and not any(
            (r, c) in covered and not sheet.rows[r][c] and merged.get((r, 0), (1, 1))[0] > 1
            for c in range(len(sheet.rows[r]))
        )

    first, last = 0, len(block)
    while first < last and single(block[first]):
        first += 1
    while last > first and single(block[last - 1]):
        last -= 1
    if last - first < 2:
        first = last = len(block)
    for r in block[:first]:
        for words in filter(None, sheet.rows[r]):
            maker.paragraph(words)
    if first < last:
        top = block[first]
        columns = (
            max(max((c for c, words in enumerate(sheet.rows[r]) if words), default=0) for r in block[first:last]) + 1
        )
        cells = [
            DraftCell(
                r - top,
                c,
                sheet.rows[r][c] if c < len(sheet.rows[r]) else "",
                min(merged.get((r, c), (1, 1))[0], block[last - 1] - r + 1),
                min(merged.get((r, c), (1, 1))[1], columns - c),
            )
            for r in range(top, block[last - 1] + 1)
            for c in range(columns)
            if (r, c) not in covered
        ]
        maker.table(cells, "sheet")
    for r in block[last:]:
        for words in filter(None, sheet.rows[r]):
            maker.paragraph(words)


def read_csv(text: str, delimiter: str | None = None) -> Layout:
    """The layout of comma- or tab-separated values; the delimiter is the one that parts most of the first lines."""
    head = text[:20_000]
    found = delimiter or max(",\t;|,", key=lambda d: (min(head.count(d), 10**6), d == ","))
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff").replace("\x00", ""), newline=""), delimiter=found)
    try:
        values = tuple(tuple(cell.strip() for cell in row) for row in rows)
    except csv.Error:
        values = tuple(tuple(cell.strip() for cell in line.split(found)) for line in text.splitlines())
    width = max((len(row) for row in values), default=0)
    return lay_out_sheets([Sheet(None, tuple(row + ("",) * (width - len(row)) for row in values))])


_DECIMALS = re.compile(r"0\.(0+)")


def printed(value: object, code: str) -> str:
    """A cell's value as a spreadsheet prints it in the number format `code` (General, 0.00, 0%, #,##0).

    >>> printed(0.4525, "0.00%"), printed(7.5000001, "0.00"), printed(12.0, "General"), printed(None, "General")
    ('45.25%', '7.50', '12', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    code = code.split(";")[0]
    decimals = len(match.group(1)) if (match := _DECIMALS.search(code)) else 0
    suffix = "".join(re.findall(r'"([^"]*)"|\\(.)', code)[-1]) if re.search(r'(?:"[^"]*"|\\.)$', code) else ""
    if "%" in code:
        return f"{value * 100:.{decimals}f}%"
    if "0" in code and "General" not in code and not re.search("[yYdhs]", code):
        return (f"{value:,.{decimals}f}" if "," in code else f"{value:.{decimals}f}") + suffix
    return f"{value:.10g}" if abs(value) < 1e15 else str(value)
