"""Drafts as DOCX, PDF, XLSX, XLS and CSV."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from functools import cache

import docx as worddoc
import openpyxl
import xlwt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import SimpleDocTemplate, Spacer, Table

from tests.generator.draft import ABOVE, LEFT, Boxed, Draft, Grid, Heading, Paragraph
from tests.generator.plain import merges

_THEN = datetime(2022, 1, 1)

#: The number of a list as printed, of either width.
_LIST_NUMBER = re.compile(r"\d+[.\uff0e]")


def docx(draft: Draft) -> bytes:
    """The draft as a Word document with heading styles and merged cells; lists may be numbered by Word."""
    native = draft.random.random() < 0.5
    document = worddoc.Document()
    document.core_properties.created = document.core_properties.modified = _THEN
    for block in draft.blocks:
        if isinstance(block, Grid):
            table = document.add_table(len(block.rows), len(block.rows[0]))
            table.style = "Table Grid"
            for r, c, down, right, words in merges(block):
                cell = table.cell(r, c)
                if down > 1 or right > 1:
                    cell = cell.merge(table.cell(r + down - 1, c + right - 1))
                cell.text = words
        elif isinstance(block, Boxed):
            cell = document.add_table(1, 1, style="Table Grid").cell(0, 0)
            cell.text = block.lines[0]
            for line in block.lines[1:]:
                cell.add_paragraph(line)
        elif isinstance(block, Heading):
            document.add_heading(block.text, block.level)
        elif isinstance(block, Paragraph) and block.listed and native:
            document.add_paragraph(_LIST_NUMBER.sub("", block.text, count=1), style="List Number")
        elif isinstance(block, Paragraph):
            document.add_paragraph(block.text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@cache
def _font() -> str:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


def _footer(canvas: object, page: object) -> None:
    canvas.setFont(_font(), 9)  # type: ignore[attr-defined]
    canvas.drawCentredString(A4[0] / 2, 28, f"— {page.page} —")  # type: ignore[attr-defined]


def pdf(draft: Draft) -> bytes:
    """The draft as a PDF with a text layer, page numbers at the foot and ruled tables."""

    def style(size: float, indent: float = 0, centred: bool = False) -> ParagraphStyle:
        return ParagraphStyle(
            "s",
            fontName=_font(),
            fontSize=size,
            leading=size * 1.6,
            wordWrap="CJK",
            firstLineIndent=indent,
            alignment=1 if centred else 0,
            spaceAfter=4,
        )

    def flow(words: str, how: ParagraphStyle) -> Flow:
        return Flow(words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"), how)

    story: list[object] = []
    for block in draft.blocks:
        if isinstance(block, Grid):
            cells = [["" if c in (ABOVE, LEFT) else flow(c, style(9)) for c in row] for row in block.rows]
            spans = [
                ("SPAN", (c, r), (c + right - 1, r + down - 1))
                for r, c, down, right, _ in merges(block)
                if down > 1 or right > 1
            ]
            width = (A4[0] - 120) / len(cells[0])
            story += [
                Table(
                    cells,
                    [width] * len(cells[0]),
                    repeatRows=0,
                    style=[
                        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                        *spans,
                    ],
                ),
                Spacer(1, 6),
            ]
        elif isinstance(block, Boxed):
            lines = [[flow(line, style(10))] for line in block.lines]
            frame = [("BOX", (0, 0), (-1, -1), 0.5, colors.black)]
            story += [Table(lines, [A4[0] - 130], style=frame), Spacer(1, 6)]
        elif isinstance(block, Heading):
            story.append(flow(block.text, style((18, 15, 13, 12)[block.level], centred=block.level == 0)))
        elif isinstance(block, Paragraph):
            story.append(flow(block.text, style(11, 0 if block.flush else 22)))
    out = io.BytesIO()
    SimpleDocTemplate(
        out, pagesize=A4, leftMargin=60, rightMargin=60, invariant=1, title=str(draft.plan.get("title", ""))
    ).build(story, onFirstPage=_footer, onLaterPages=_footer)
    return out.getvalue()


def _lines(draft: Draft) -> list[list[str] | Grid]:
    out: list[list[str] | Grid] = []
    for block in draft.blocks:
        if isinstance(block, Grid):
            out.append(block)
        elif isinstance(block, (Heading, Paragraph)):
            out.append([block.text])
    return out


def xlsx(draft: Draft) -> bytes:
    """The draft as a workbook of one sheet, numbers as numbers, merged cells merged."""
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = _THEN
    sheet = book.active
    assert sheet is not None
    sheet.title = "清单"
    at, wide = 1, max((len(b.rows[0]) for b in draft.blocks if isinstance(b, Grid)), default=1)
    for line in _lines(draft):
        if isinstance(line, Grid):
            for r, c, down, right, words in merges(line):
                sheet.cell(at + r, c + 1, _number(words))
                if down > 1 or right > 1:
                    sheet.merge_cells(
                        start_row=at + r, start_column=c + 1, end_row=at + r + down - 1, end_column=c + right
                    )
            at += len(line.rows)
        else:
            sheet.cell(at, 1, line[0])
            if wide > 1:
                sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=wide)
            at += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _number(words: str) -> str | float | int:
    try:
        return int(words)
    except ValueError:
        try:
            return float(words) if repr(float(words)) == words else words
        except ValueError:
            return words


def xls(draft: Draft) -> bytes:
    """The draft as a workbook of the old binary format."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("清单")
    at = 0
    for line in _lines(draft):
        if isinstance(line, Grid):
            for r, c, down, right, words in merges(line):
                if down > 1 or right > 1:
                    sheet.write_merge(at + r, at + r + down - 1, c, c + right - 1, _number(words))
                else:
                    sheet.write(at + r, c, _number(words))
            at += len(line.rows)
        else:
            sheet.write(at, 0, line[0])
            at += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_text(draft: Draft) -> str:
    """The draft as comma-separated lines; a merged cell's words stand once."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in _lines(draft):
        if isinstance(line, Grid):
            writer.writerows(["" if c in (ABOVE, LEFT) else c for c in row] for row in line.rows)
        else:
            writer.writerow(line)
    return out.getvalue()
