"""Bytes to text: which encoding, and line breaks in one form. The only module that knows charset-normalizer."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

import charset_normalizer

from kg.errors import SourceError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text and the name of its encoding."""

    text: str
    encoding: str


def decode(name: str, data: bytes, encoding: str | None = None) -> Decoded:
    """The text of the bytes, `\\r\\n` turned into `\\n` and nothing else changed.

    Raises SourceError where the bytes are no text, or not in the encoding that was given.
    """
    found = encoding or _detect(name, data)
    try:
        text = data.decode(found)
    except (UnicodeDecodeError, LookupError) as error:
        raise SourceError(
            f"{name}: cannot be read as {found}: {error}\n  Give the right encoding, or save the file as UTF-8."
        ) from error
    return Decoded(text.replace("\r\n", "\n"), found.removesuffix("-sig"))


def _detect(name: str, data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    best = charset_normalizer.from_bytes(
        data[:200_000], cp_isolation=["gb18030", "big5", "utf_16_le", "utf_16_be"]
    ).best()
    if best is None:
        raise SourceError(
            f"{name}: holds no text that can be read\n  Save it as UTF-8 text, HTML, DOCX, PDF or a spreadsheet."
        )
    return best.encoding
