"""A long text takes several pages, and every address of a place in it leads to the page that has the place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model.document import Document, Source
from kg.read.reader import read_bytes
from kg.report import parts
from kg.report.parts import MARK_BYTES, part_at, text_parts, weights_of
from kg.report.render import write_site
from kg.report.source import cut_lines
from tests.report import sample
from tests.report.conftest import Site, read_pages
from tests.report.inspect_site import dead_links, double_ids, unequal_tables


def bare(text: str) -> Document:
    """A document without headings."""
    return Document(Source("a.txt", "text/plain", "utf-8", "0" * 64, len(text)), text)


@given(st.text(alphabet="甲乙\n 1", max_size=400), st.integers(20, 200), st.integers(0, 400))
def test_parts_cover_the_text_and_each_is_light(text, most, offset):
    weights = weights_of([(min(offset, max(len(text) - 1, 0)), 10)]) if text else {}
    saved, parts.MOST_BYTES = parts.MOST_BYTES, most
    try:
        found = text_parts("p", bare(text), weights)
    finally:
        parts.MOST_BYTES = saved
    assert [part.start for part in found[1:]] == [part.end for part in found[:-1]]
    assert (found[0].start, found[-1].end) == (0, len(text))
    assert all(part.start < part.end for part in found) or not text
    lines = [line for part in found for line in cut_lines(text, (), part.start, part.end)]
    assert "\n".join("".join(p.text for p in line.pieces) for line in lines) == text.removesuffix("\n")
    longest = max(len(line.encode()) for line in text.split("\n")) + 1
    assert all(len(text[p.start : p.end].encode()) <= most + longest for p in found)


def test_a_short_text_is_one_page():
    (part,) = text_parts("p", bare("甲\n乙\n"), {})
    assert (part.path, part.start, part.end) == ("source/p.html", 0, 4)


def test_a_part_ends_before_a_heading_where_there_is_one_in_its_second_half(monkeypatch):
    chapters = [f"{number}、第{number}项\n" + "内容说明。\n" * 20 for number in "一二三四五六"]
    document = read_bytes("a.txt", "".join(chapters).encode())
    monkeypatch.setattr(parts, "MOST_BYTES", 3 * len(chapters[0].encode()) - 30)
    found = text_parts("p", document, {})
    assert [document.text[part.start :][:4] for part in found] == ["一、第一", "三、第三", "五、第五"]
    assert [part.path for part in found] == ["source/p.html", "source/p/2.html", "source/p/3.html"]


def test_a_line_without_end_is_cut(monkeypatch):
    monkeypatch.setattr(parts, "MOST_BYTES", 30_000)
    found = text_parts("p", bare("字" * 50_000), {})
    assert len(found) == 6
    assert part_at(found, 49_999) is found[-1]
    assert part_at(found, 0) is found[0]


def test_marks_weigh(monkeypatch):
    monkeypatch.setattr(parts, "MOST_BYTES", 4 * MARK_BYTES)
    text = "甲乙丙丁\n" * 10
    assert len(text_parts("p", bare(text), weights_of((at, 0) for at in range(0, 50, 5)))) == 4
    assert len(text_parts("p", bare(text), {})) == 1


def test_every_link_of_a_site_of_parts_leads_to_the_right_part(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "MOST_BYTES", 1_500)
    store = sample.store()
    write_site(store, tmp_path, sample.documents())
    site = Site(tmp_path, read_pages(tmp_path), store)
    assert {"zh/source/donghe.html", "zh/source/donghe/2.html", "en/source/xishan/2.html"} <= site.pages.keys()
    assert dead_links(site) == []
    assert double_ids(site) == []
    assert unequal_tables(site)[1] == []
    for plan, text in sample.texts().items():
        pages = [path for path in site.pages if path.startswith((f"en/source/{plan}.", f"en/source/{plan}/"))]
        pages.sort(key=lambda path: int(site.pages[path].xpath("//article/@data-start")[0]))
        lines = [p.text_content() for path in pages for p in site.pages[path].xpath("//article/p")]
        assert "\n".join(lines) == text.rstrip("\n")
