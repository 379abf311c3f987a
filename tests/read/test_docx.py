"""Word documents."""

from __future__ import annotations

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kg.read.docx_numbers import printed_number
from kg.read.reader import read_bytes
from tests.read.documents import furniture, outline, paragraphs, rows
from tests.read.office import add_item, add_numbering, restart_numbering, word

_PROSE = "完善公共服务体系,推进均等化普惠化便捷化,补齐短板,提高质量,增进民生福祉。"


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    made = docx.Document()
    made.add_paragraph("一、目标")
    made.add_paragraph(_PROSE)
    made.add_paragraph("表1 主要指标")
    table = made.add_table(rows=3, cols=3)
    for r, line in enumerate((("类别", "指标", "2025年"), ("教育", "毛入园率(%)", "95"), ("", "巩固率(%)", "96"))):
        for c, words in enumerate(line):
            table.cell(r, c).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    made.add_paragraph("二、任务")
    document = read_bytes("plan.docx", word(made))
    assert paragraphs(document) == ["一、目标", _PROSE, "表1 主要指标", "二、任务"]
    assert rows(document.tables[0]) == [
        ["类别", "指标", "2025年"],
        ["教育", "毛入园率(%)", "95"],
        ["教育", "巩固率(%)", "96"],
    ]
    assert document.tables[0].caption is not None
    assert document.tables[0].start < document.text.index("二、任务")


def test_cells_merged_across_cover_their_columns() -> None:
    made = docx.Document()
    table = made.add_table(rows=2, cols=3)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "年份"
    table.cell(0, 1).merge(table.cell(0, 2))
    for c, words in enumerate(("参保率", "90", "95")):
        table.cell(1, c).text = words
    assert rows(read_bytes("plan.docx", word(made)).tables[0]) == [["指标", "年份", "年份"], ["参保率", "90", "95"]]


def test_automatic_numbers_are_printed() -> None:
    made = docx.Document()
    list_id = add_numbering(made, [("chineseCounting", "%1、"), ("chineseCounting", "(%2)"), ("decimal", "%3.")])
    items = ["总体要求0", "重点任务0", "托育服务1", "建设中心2", "培训人员2", "养老服务1", "建设站点2", "保障措施0"]
    for words, depth in ((item[:-1], int(item[-1])) for item in items):
        add_item(made, words, list_id, depth)
        made.add_paragraph(_PROSE)
    document = read_bytes("plan.docx", word(made))
    assert outline(document) == [
        "一 总体要求",
        "二 重点任务",
        "  (一) 托育服务",
        "    1 建设中心",
        "    2 培训人员",
        "  (二) 养老服务",
        "    1 建设站点",
        "三 保障措施",
    ]


def test_heading_styles_make_the_outline() -> None:
    made = docx.Document()
    made.add_heading("某县公共服务规划", 0)
    for words, level in (("总体要求", 1), ("重点任务", 1), ("托育服务", 2)):
        made.add_heading(words, level)
        made.add_paragraph(_PROSE)
    assert outline(read_bytes("plan.docx", word(made))) == ["· 总体要求", "· 重点任务", "  · 托育服务"]


def test_a_table_of_one_cell_is_a_box() -> None:
    made = docx.Document()
    made.add_paragraph("(一)托育")
    made.add_paragraph(_PROSE)
    cell = made.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "专栏1 托育工程"
    cell.add_paragraph("1.中心工程。新建一处。")
    made.add_paragraph(_PROSE)
    document = read_bytes("plan.docx", word(made))
    assert document.tables == ()
    assert outline(document) == ["(一) 托育", "  专栏1 托育工程", "    1 中心工程"]
    assert document.text[document.sections[1].end :].strip() == _PROSE


def test_what_is_not_printed_is_left_out() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "页眉"
    made.add_paragraph("一、目标")
    made.element.body.insert(
        1,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink></w:p>"
        ),
    )
    assert paragraphs(read_bytes("plan.docx", word(made))) == ["一、目标", "甲增乙"]


def test_words_of_a_frame_follow_their_paragraph() -> None:
    made = docx.Document()
    made.add_paragraph("一、目标")
    made.element.body.insert(
        1,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t>前</w:t></w:r>"
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
            "<v:textbox><w:txbxContent><w:p><w:r><w:t>专栏1 工程</w:"
            "t></w:r></w:p><w:p><w:r><w:t>框内。</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        ),
    )
    assert paragraphs(read_bytes("plan.docx", word(made))) == ["一、目标", "前", "专栏1 工程", "框内。"]


def test_a_field_of_contents_is_furniture() -> None:
    made = docx.Document()
    made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph("一、目标\t1", style="toc 1")
    made.add_paragraph("二、任务\t2", style="toc 1")
    made.add_paragraph("一、目标")
    document = read_bytes("plan.docx", word(made))
    assert furniture(document) == ["一、目标\t1\n二、任务\t2"]
    assert outline(document) == ["一 目标"]


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (3, "decimal", "3"),
        (12, "chineseCounting", "十二"),
        (20, "chineseCountingThousand", "二十"),
        (3, "decimalEnclosedCircle", "③"),
        (2, "upperLetter", "B"),
        (4, "lowerRoman", "iv"),
        (9, "upperRoman", "IX"),
        (7, "decimalZero", "07"),
        (300, "chineseCounting", "300"),
    ],
)
def test_counts_are_printed_in_their_format(count: int, form: str, printed: str) -> None:
    assert printed_number(count, form) == printed


def test_a_list_that_is_told_to_begin_anew_does() -> None:
    made = docx.Document()
    first = add_numbering(made, [("decimal", "%1.")])
    again = restart_numbering(made, first)
    for words, list_id in (("建设中心", first), ("培训人员", first), ("建设站点", again), ("购置设备", again)):
        add_item(made, words, list_id, 0)
        made.add_paragraph(_PROSE)
    numbers = [section.number for section in read_bytes("plan.docx", word(made)).sections]
    assert numbers == ["1", "2", "1", "2"]


def test_a_table_of_one_column_is_one_box() -> None:
    made = docx.Document()
    made.add_paragraph("(一)托育")
    made.add_paragraph(_PROSE)
    table = made.add_table(rows=2, cols=1)
    table.cell(0, 0).text = "专栏1 托育工程"
    table.cell(1, 0).text = "1.中心工程。新建一处。"
    table.cell(1, 0).add_paragraph("2.站点工程。新建两处。")
    made.add_paragraph(_PROSE)
    assert outline(read_bytes("plan.docx", word(made))) == [
        "(一) 托育",
        "  专栏1 托育工程",
        "    1 中心工程",
        "    2 站点工程",
    ]
