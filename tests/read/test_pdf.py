"""PDF files with a text layer."""

from __future__ import annotations

import io

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from kg.errors import SourceError
from kg.read.reader import read_bytes
from tests.read.documents import furniture, outline, paragraphs, rows
from tests.read.office import pdf

_PROSE = "完善公共服务体系,推进均等化普惠化便捷化,补齐设施短板,提高供给质量,"
"让改革发展成果更多更公平惠及全体人民群众,不断增进民生福祉。"


def _wrapped(words: str, columns: int = 36) -> list[str]:
    first = columns - 2
    return ["\u3000\u3000" + words[:first], *(words[at : at + columns] for at in range(first, len(words), columns))]


def test_lines_are_joined_and_running_heads_told_apart() -> None:
    page = [
        "\u3000\u3000一、目标",
        *_wrapped(_PROSE * 2),
        "\u3000\u3000(一)托育服务。" + _PROSE[:20],
        *_wrapped(_PROSE),
    ]
    pages = [page, *([f"\u3000\u3000{number}、任务", *_wrapped(_PROSE), *_wrapped(_PROSE * 2)] for number in "二三四")]
    document = read_bytes("plan.pdf", pdf(pages, head="某县公共服务规划文本"))
    assert outline(document) == ["一 目标", "  (一) 托育服务", "二 任务", "三 任务", "四 任务"]
    assert paragraphs(document).count(_PROSE * 2) == 4
    words = "\n".join(furniture(document))
    assert words.count("某县公共服务规划文本") == 4
    assert all(f"- {number} -" in words for number in (1, 2, 3, 4))


def test_a_paragraph_runs_over_a_page() -> None:
    lines = _wrapped(_PROSE * 3)
    document = read_bytes("plan.pdf", pdf([["\u3000\u3000一、目标", *lines[:3]], [*lines[3:], "\u3000\u3000二、任务"]]))
    assert _PROSE * 3 in paragraphs(document)


def _ruled(data: list[list[str]], spans: list[tuple[str, tuple[int, int], tuple[int, int]]], pages: int = 1) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for _ in range(pages):
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, 780, "表1 主要指标")
        style = [("FONT", (0, 0), (-1, -1), "STSong-Light", 10), ("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans]
        table = Table(
            data, colWidths=[60, 160, 60, 60][: len(data[0])] if len(data[0]) > 1 else [340], style=TableStyle(style)
        )
        table.wrapOn(canvas, 400, 600)
        table.drawOn(canvas, 72, 560)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_a_ruled_table_is_read_with_its_merged_cells() -> None:
    data = [["类别", "指标", "2020年", "2025年"], ["教育", "毛入园率(%)", "90", "95"], ["", "巩固率(%)", "95", "96"]]
    document = read_bytes("plan.pdf", _ruled(data, [("SPAN", (0, 1), (0, 2))]))
    assert rows(document.tables[0]) == [data[0], data[1], ["教育", *data[2][1:]]]
    assert document.tables[0].caption is not None
    assert document.tables[0].caption.text == "表1 主要指标"


def test_a_table_of_one_cell_is_a_box() -> None:
    document = read_bytes("plan.pdf", _ruled([["专栏1 托育工程"], ["1.建设中心。新建一处。"]], []))
    assert document.tables == ()
    assert "专栏1 托育工程" in paragraphs(document)


def test_a_scan_says_that_it_is_one() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.rect(10, 10, 100, 100, fill=1)
    canvas.showPage()
    canvas.save()
    with pytest.raises(SourceError, match="no text layer"):
        read_bytes("plan.pdf", buffer.getvalue())


def test_a_locked_file_says_so() -> None:
    with pytest.raises(SourceError, match="password"):
        read_bytes("plan.pdf", pdf([["一、目标"]], password="secret"))
