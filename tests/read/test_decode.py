"""Bytes to text."""

from __future__ import annotations

import pytest

from kg.errors import SourceError
from kg.read.decode import decode

_SIMPLE = "为贯彻落实市委部署,制定本方案。\r\n一、教育\r\n新建幼儿园5所,覆盖率达到95%以上。\r\n"
_TRADITIONAL = "為貫徹落實市委部署,制定本方案。\n一、教育\n新建幼兒園5所,覆蓋率達到95%以上。\n"


@pytest.mark.parametrize(
    ("words", "encoding", "recorded"),
    [
        (_SIMPLE, "utf-8", "utf-8"),
        (_SIMPLE, "utf-8-sig", "utf-8"),
        (_SIMPLE, "utf-16", "utf-16"),
        (_SIMPLE, "utf-16-le", "utf-16-le"),
        (_SIMPLE, "utf-16-be", "utf-16-be"),
        (_SIMPLE, "gb18030", "gb18030"),
        (_SIMPLE, "gbk", "gb18030"),
        (_TRADITIONAL, "big5", "big5"),
        (_TRADITIONAL, "utf-8", "utf-8"),
    ],
)
def test_the_encoding_is_found_and_recorded(words: str, encoding: str, recorded: str) -> None:
    decoded = decode("plan.txt", words.encode(encoding))
    assert decoded.text == words.replace("\r\n", "\n")
    assert decoded.encoding == recorded


def test_only_line_breaks_are_changed() -> None:
    words = "甲\r\n乙\r丙\u2028丁\u3000\x0b\ufeff戊"
    assert decode("plan.txt", words.encode()).text == "甲\n乙\r丙\u2028丁\u3000\x0b\ufeff戊"


def test_the_declared_encoding_counts_where_it_fits() -> None:
    assert decode("p", _SIMPLE.encode("gbk"), declared="gb2312").encoding == "gb18030"
    assert decode("p", _SIMPLE.encode(), declared="gb2312").encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_broken_byte_shows_and_spoils_nothing_else(encoding: str) -> None:
    data = (_SIMPLE * 10).encode(encoding)
    decoded = decode("plan.txt", data[:-2] + b"\x81")
    assert decoded.encoding == encoding
    assert decoded.text.count("\ufffd") == 1
    assert decoded.text.startswith("为贯彻落实")


@pytest.mark.parametrize("data", [b"\x00" * 400, bytes(range(256)) * 20, b"\x01\x02\x03\xff\xfe" * 100])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="no text"):
        decode("plan.txt", data)


@pytest.mark.parametrize("encoding", ["big5", "no-such-code"])
def test_a_wrong_encoding_that_was_given_is_said(encoding: str) -> None:
    with pytest.raises(SourceError, match=encoding):
        decode("plan.txt", "简体规划".encode(), encoding)
