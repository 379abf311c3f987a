"""Bytes to text: which encoding, and line breaks in one form. The only module that knows charset-normalizer."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from kg.errors import SourceError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: Text in two bytes a character holds zero bytes (in its line breaks), text in the others never does.
_WITH_ZEROS, _WITHOUT = (["utf_16_le", "utf_16_be"],), (["gb18030", "big5"], ["big5hkscs"])
_SAMPLE = 200_000
#: A text of which a larger part is broken or control characters is none.
_BROKEN, _CONTROL, _FEW = 0.005, 0.02, 4
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_GB = frozenset(("gb2312", "gbk", "gb_2312-80", "gb18030", "cp936", "x-gbk"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text and the name of its encoding."""

    text: str
    encoding: str


def decode(name: str, data: bytes, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """The text of the bytes, `\\r\\n` turned into `\\n` and nothing else changed.

    `encoding` is what the caller knows, `declared` what the file says of itself, which may be wrong. A few broken bytes
    in UTF-8 or GB18030 become U+FFFD.

    Raises SourceError where the bytes are no text, or not in the encoding that was given.
    """
    if encoding is not None:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError) as error:
            raise SourceError(
                f"{name}: cannot be read as {encoding}: {error}\n  Give the right encoding, or save the file as UTF-8."
            ) from error
        return _checked(name, Decoded(text, encoding))
    return _checked(name, _marked(data) or _unmarked(data, declared) or _damaged(data))


def _checked(name: str, decoded: Decoded | None) -> Decoded:
    head = "" if decoded is None else decoded.text[:_SAMPLE]
    if decoded is None or len(_CONTROLS.findall(head)) > max(_CONTROL * len(head), _FEW):
        raise SourceError(
            f"{name}: holds no text that can be read\n  Save it as UTF-8 text, HTML, DOCX, PDF or a spreadsheet."
        )
    return Decoded(decoded.text.replace("\r\n", "\n"), decoded.encoding.removesuffix("-sig").replace("_", "-"))


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"), encoding)
    return None


def _unmarked(data: bytes, declared: str | None) -> Decoded | None:
    """The text in UTF-8, else as declared, else in the likeliest encoding; None where none fits."""
    stated = "gb18030" if declared in _GB else declared
    for encoding in ("utf-8", stated):
        try:
            if encoding is not None and b"\x00" not in data:
                return Decoded(data.decode(encoding), encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    for candidates in _WITH_ZEROS if b"\x00" in data else _WITHOUT:
        best = charset_normalizer.from_bytes(data[:_SAMPLE], cp_isolation=candidates).best()
        if best is not None:
            try:
                return Decoded(data.decode(best.encoding), best.encoding)
            except UnicodeDecodeError:
                continue
    return None


def _damaged(data: bytes) -> Decoded | None:
    """The text of bytes of which a few are broken."""
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") <= max(_BROKEN * len(text), 1):
            return Decoded(text, encoding)
    return None
