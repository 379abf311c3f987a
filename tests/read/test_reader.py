"""Formats told apart, and files that cannot be read."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
import xlwt

from kg.errors import SourceError
from kg.read.reader import DOCX, HTML, MARKDOWN, PDF, TEXT, TSV, XLS, XLSX, detect_format, read_bytes, read_document
from tests.read.documents import read


def _archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def _workbook() -> bytes:
    buffer = io.BytesIO()
    book = xlwt.Workbook()
    book.add_sheet("甲").write(0, 0, "指标")
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("plan.txt", b"abc", TEXT),
        ("plan", b"abc", TEXT),
        ("plan.MD", b"abc", MARKDOWN),
        ("plan.htm", b"abc", HTML),
        ("plan.tsv", b"abc", TSV),
        ("plan.txt", b"%PDF-1.7", PDF),
        ("plan.bin", _archive("word/document.xml"), DOCX),
        ("plan.docx", _archive("xl/workbook.xml"), XLSX),
        ("plan.bin", _workbook(), XLS),
        ("plan.xls", b"<table></table>", TEXT),
    ],
)
def test_the_bytes_tell_the_format_before_the_name(name: str, data: bytes, expected: str) -> None:
    assert detect_format(name, data) == expected


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("plan.txt", b"", "empty"),
        ("plan.txt", b" \n\t ", "empty"),
        ("plan.html", b"<html><script>x</script></html>", "no text"),
        ("plan.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture"),
        ("plan.zip", _archive("plan.txt"), "archive"),
        ("plan.ofd", _archive("OFD.xml"), "OFD"),
        ("plan.docx", b"PK\x03\x04" + b"\x00" * 50, "broken archive"),
        ("plan.docx", _archive("word/document.xml"), "Word document"),
        ("plan.xlsx", _archive("xl/workbook.xml"), "Excel workbook"),
        ("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Word document"),
        ("plan.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "Excel workbook"),
        ("plan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("plan.pdf", b"%PDF-1.4 broken", "PDF"),
        ("plan.rtf", b"{\\rtf1 x}", "RTF"),
        ("plan.rar", b"Rar!\x1a\x07", "archive"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(name: str, data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read_bytes(name, data)
    first, *advice = str(caught.value).split("\n")
    assert first.startswith(f"{name}: ")
    assert advice and all(line.startswith("  ") and line.strip() for line in advice)


@pytest.mark.parametrize(("path", "words"), [("missing.txt", "no such file"), (".", "folder")])
def test_a_path_that_is_no_file_is_said(tmp_path: Path, path: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_document(tmp_path / path)


def test_the_source_is_recorded(tmp_path: Path) -> None:
    data = "一、目标\r\n完善服务。\r\n".encode("gb18030")
    (tmp_path / "plan.txt").write_bytes(data)
    document = read_document(tmp_path / "plan.txt")
    assert document.text == "一、目标\n完善服务。\n"
    assert (document.source.name, document.source.media_type, document.source.encoding) == ("plan.txt", TEXT, "gb18030")
    assert document.source.sha256 == hashlib.sha256(data).hexdigest()
    assert document.source.characters == len(document.text)


def test_a_page_under_another_name_is_still_a_page() -> None:
    document = read("<html><body><h1>某县规划</h1><p>完善服务。</p></body></html>", "plan.xls")
    assert document.source.media_type == HTML
    assert document.prose.text == "某县规划\n完善服务。"
