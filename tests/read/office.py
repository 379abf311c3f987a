"""Office files made in the tests."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import docx.document
import openpyxl
import xlwt
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

Rows = Sequence[Sequence[str]]


def word(document: docx.document.Document) -> bytes:
    """The bytes of a Word document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_numbering(document: docx.document.Document, levels: Sequence[tuple[str, str]]) -> int:
    """The id of a new list whose levels have a number format and a pattern (`chineseCounting`, `%1、`)."""
    root = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (form, pattern) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return 77


def add_item(document: docx.document.Document, words: str, list_id: int, depth: int = 0) -> None:
    """Adds a paragraph that belongs to a list."""
    properties = document.add_paragraph(words)._p.get_or_add_pPr()
    numbers = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", depth), ("w:numId", list_id)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        numbers.append(element)
    properties.append(numbers)


def workbook(rows: Rows, merged: Sequence[str] = (), formats: dict[str, str] | None = None) -> bytes:
    """An xlsx workbook of one sheet; figures become numbers, a percentage a number in that format."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for r, row in enumerate(rows, 1):
        for c, words in enumerate(row, 1):
            cell = sheet.cell(r, c)
            if words.endswith("%") and words[:-1].replace(".", "").isdigit():
                cell.value, cell.number_format = float(words[:-1]) / 100, "0.0%"
            else:
                cell.value = float(words) if words.replace(".", "").isdigit() else words or None
    for area in merged:
        sheet.merge_cells(area)
    for place, code in (formats or {}).items():
        sheet[place].number_format = code
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def old_workbook(rows: Rows, merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """An xls workbook of one sheet; `merged` as (first row, last row, first column, last column)."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("清单")
    starts = {(top, left): (bottom, right) for top, bottom, left, right in merged}
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            value: object = float(words) if words.replace(".", "").isdigit() else words
            if (r, c) in starts:
                bottom, right = starts[r, c]
                sheet.write_merge(r, bottom, c, right, value)
            elif words:
                sheet.write(r, c, value)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def pdf(pages: Sequence[Sequence[str]], *, head: str = "", password: str = "", size: int = 12) -> bytes:
    """A PDF of pages of printed lines, each with a running head and a page number; lines keep their indent."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=password or None)
    for number, lines in enumerate(pages, 1):
        canvas.setFont("STSong-Light", size)
        if head:
            canvas.drawString(72, 800, head)
        for at, line in enumerate(lines):
            indent = len(line) - len(line.lstrip("\u3000"))
            canvas.drawString(72 + indent * size, 760 - at * 20, line.lstrip("\u3000"))
        canvas.drawString(290, 30, f"- {number} -")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def restart_numbering(document: docx.document.Document, list_id: int) -> int:
    """The id of a list that shares the levels of another and counts from 1 again."""
    root, again = document.part.numbering_part.element, list_id + 1
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{again}"><w:abstractNumId w:val="{list_id}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    return again
