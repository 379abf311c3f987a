"""Web pages."""

from __future__ import annotations

import pytest

from kg.errors import SourceError
from kg.read.html import read_html
from kg.read.reader import read_bytes
from tests.read.documents import furniture, outline, paragraphs, read, rows

_PROSE = "完善公共服务体系,推进均等化普惠化便捷化,补齐短板,提高质量,增进民生福祉。"

_PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>网站标题</title><style>p{{color:red}}</style>
<script>var 入园率 = 99;</script></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
<div class="crumbs">当前位置:首页 &gt; 规划</div>
<!-- <p>注释里的覆盖率达到88%。</p> -->
<div style="display: none"><p>隐藏的覆盖率达到77%。</p></div>
<table><tr><td>索 引 号:</td><td>0001/2022-1</td></tr><tr><td>发文机关:</td><td>某县政府</td></tr>
<tr><td>成文日期:</td><td>2022-06-16</td></tr><tr><td>主题分类:</td><td>规划</td></tr></table>
<div id="zoom"><h1>某县公共服务规划</h1>
<p>一、总体要求</p><p>&emsp;&emsp;{_PROSE}</p>
<h3>二、重点任务</h3><p>(一)<strong>托育服务</strong>。新建
托育中心5所,<span>覆盖率</span>达到95%。</p>
<p>第一行<br>第二行在此。</p>
<table border="1"><caption>主要指标</caption>
<tr><th rowspan="2">类别</th><th rowspan="2">指标</th><th colspan="2">年份</th></tr>
<tr><th>2020年</th><th>2025年</th></tr>
<tr><td rowspan="2">教育</td><td>毛入园率<br>(%)</td><td>90</td><td>95</td></tr>
<tr><td>巩固率(%)</td><td></td><td>96</td></tr></table>
<table><tr><td><p>专栏1 托育工程</p><p>1.建设中心。新建一处。</p></td></tr></table>
<ol><li>健全机制</li><li>强化监督</li></ol>
</div>
<div class="related"><h3>相关新闻</h3>
<ul><li><a>某市规划</a></li><li><a>某区规划</a></li><li><a>某镇规划</a></li></ul></div>
<div class="footer">版权所有:某县政府 ICP备1号</div></body></html>"""


def test_a_page_of_a_government_is_read() -> None:
    document = read(_PAGE, "plan.html")
    assert paragraphs(document) == [
        "某县公共服务规划",
        "一、总体要求",
        _PROSE,
        "二、重点任务",
        "(一)托育服务。新建托育中心5所,覆盖率达到95%。",
        "第一行",
        "第二行在此。",
        "主要指标",
        "专栏1 托育工程",
        "1.建设中心。新建一处。",
        "1.健全机制",
        "2.强化监督",
    ]
    assert outline(document)[:4] == ["一 总体要求", "二 重点任务", "  (一) 托育服务", "    专栏1 托育工程"]
    assert not any(word in document.text for word in ("99", "88", "77", "color"))


def test_what_surrounds_the_plan_is_furniture() -> None:
    document = read(_PAGE, "plan.html")
    words = "\n".join(furniture(document))
    assert all(word in words for word in ("政务公开", "当前位置", "0001/2022-1", "某市规划", "版权所有"))
    assert [table.caption.text for table in document.tables if table.caption] == ["主要指标"]


def test_merged_cells_cover_their_places() -> None:
    table = read(_PAGE, "plan.html").tables[0]
    assert rows(table) == [
        ["类别", "指标", "年份", "年份"],
        ["类别", "指标", "2020年", "2025年"],
        ["教育", "毛入园率(%)", "90", "95"],
        ["教育", "巩固率(%)", "", "96"],
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>甲<b>乙</b>丙</p>", ["甲乙丙"]),
        ("<div>甲<p>乙</p>丙</div>", ["甲", "乙", "丙"]),
        ("<p>open\n data</p>", ["open data"]),
        ("<pre>甲\n乙。</pre>", ["甲", "乙。"]),
        ("<p>甲</p><p hidden>乙</p><noscript>丙</noscript><p>丁</p>", ["甲", "丁"]),
        ("<table><tr><td><p>甲。</p></td></tr><tr><td>乙。</td></tr></table>", ["甲。", "乙。"]),
        (
            "<table><tr><td>左栏<table><tr><td>甲。</td></tr></table></td><td>右栏</td></tr></table>",
            ["左栏", "甲。", "右栏"],
        ),
        ("<p>一&nbsp;、&lt;甲&gt;</p>", ["一 、<甲>"]),
        ("<ol start='3'><li>甲<li>乙</ol><ul><li>丙</ul>", ["3.甲", "4.乙", "丙"]),
        ("<p>甲</p><p>乙", ["甲", "乙"]),
    ],
)
def test_blocks_are_paragraphs(body: str, expected: list[str]) -> None:
    assert paragraphs(read(f"<html><body>{body}</body></html>", "plan.html")) == expected


@pytest.mark.parametrize(
    "cell", ['rowspan="0"', 'rowspan="99999999"', 'colspan="-1"', 'colspan="x"', 'rowspan="2" colspan="0"']
)
def test_spans_that_cannot_be_are_kept_to_the_table(cell: str) -> None:
    text = f"<table><tr><td {cell}>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>"
    table = read(text, "plan.html").tables[0]
    assert {c.text for c in table.cells} == {"甲", "乙", "丙", "丁"}
    assert all(c.row + c.rows <= table.rows and c.column + c.columns <= table.columns for c in table.cells)


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(SourceError, match="no text"):
        read_html("plan.html", "")


def test_a_box_drawn_as_a_table_has_its_first_row_for_a_heading() -> None:
    page = (
        "<h2>一、社会服务</h2><p>办好养老院,健全养老服务体系。</p>"
        "<table><tr><td colspan=3>专栏3&emsp;社会服务重点项目</td></tr>"
        "<tr><td>项目名称</td><td>建设内容</td><td>建设地点</td></tr>"
        "<tr><td>福利园区二期</td><td>新建用房2万平方米</td><td>江东区</td></tr></table>"
    )
    document = read_bytes("page.html", page.encode())
    assert [(s.kind, s.title.text) for s in document.sections if s.kind == "box"] == [("box", "社会服务重点项目")]
    (table,) = document.tables
    assert table.rows == 2 and [c.text for c in table.cells][:3] == ["项目名称", "建设内容", "建设地点"]
