"""A file or its bytes to a `Document`: which format it is, and the module that reads it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from kg.errors import SourceError
from kg.model.document import Document, Source
from kg.read.assemble import assemble
from kg.read.decode import decode
from kg.read.html_signs import declared_encoding, is_html
from kg.read.layout import Layout
from kg.read.markdown import is_markdown, read_markdown
from kg.read.sheet import read_csv

TEXT, MARKDOWN, HTML, CSV, TSV = "text/plain", "text/markdown", "text/html", "text/csv", "text/tab-separated-values"
PDF, XLS = "application/pdf", "application/vnd.ms-excel"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_BY_SUFFIX = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".shtml": HTML,
    ".csv": CSV,
    ".tsv": TSV,
    ".tab": TSV,
    ".pdf": PDF,
    ".docx": DOCX,
    ".xlsx": XLSX,
    ".xlsm": XLSX,
    ".xls": XLS,
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_KNOWN = "text, Markdown, HTML, PDF with a text layer, DOCX, XLSX, XLS, CSV or TSV"


def read_document(path: Path, *, media_type: str | None = None, encoding: str | None = None) -> Document:
    """The document in a file.

    Raises SourceError where the file is missing or empty, holds no text, is of an unknown format, or is broken,
    scanned or locked.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file\n  Check the name and the folder.") from None
    except IsADirectoryError:
        raise SourceError(f"{path}: is a folder\n  Give one file that holds the plan.") from None
    except OSError as error:
        raise SourceError(f"{path}: cannot be opened: {error.strerror}\n  Check the rights on the file.") from error
    return read_bytes(path.name, data, media_type=media_type, encoding=encoding)


def read_bytes(name: str, data: bytes, *, media_type: str | None = None, encoding: str | None = None) -> Document:
    """The document in some bytes; `name` tells the format where the bytes do not.

    Raises SourceError as `read_document`.
    """
    if not data.strip():
        raise SourceError(f"{name}: the file is empty\n  Give a file that holds the plan's text.")
    layout, found, kind = _read(name, data, media_type or detect_format(name, data), encoding)
    if not layout.text.strip():
        raise SourceError(
            f"{name}: the file holds no text\n  Open it and see whether the plan is in it as text or only as a picture."
        )
    source = Source(name, kind, found, hashlib.sha256(data).hexdigest(), len(layout.text))
    return assemble(source, layout)


def detect_format(name: str, data: bytes) -> str:
    """The media type of some bytes: what they are where they tell it, else what the name says, else plain text.

    Raises SourceError where the format is one that cannot be read.
    """
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK"):
        return _in_archive(name, data)
    suffix = Path(name).suffix.lower()
    if data.startswith(_OLE):
        if (
            suffix in (".xls", ".et", ".xlt")
            or "Workbook".encode("utf-16-le") in data
            or "Book".encode("utf-16-le") in data[:8192]
        ):
            return XLS
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SourceError(f"{name}: the document is locked with a password\n  Save a copy without the password.")
        raise SourceError(f"{name}: an old Word document or another Office file\n  Save it as DOCX and try again.")
    if data.startswith(_PICTURES) and b"\x00" in data[:4096]:
        raise SourceError(f"{name}: a picture, not a text\n  Run it through text recognition (OCR) first.")
    if data.startswith(b"{\\rtf"):
        raise SourceError(f"{name}: rich text (RTF) cannot be read\n  Save it as DOCX or plain text.")
    if data.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise SourceError(f"{name}: a packed archive\n  Unpack it and give the file inside.")
    kind = _BY_SUFFIX.get(suffix, TEXT)
    if kind in (PDF, DOCX, XLSX, XLS):
        # Sites hand out web pages and plain text under the names of office files.
        return TEXT
    return kind


def _in_archive(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SourceError(f"{name}: a broken archive: {error}\n  Download it again.") from error
    if "word/document.xml" in names or any(n.startswith("word/document") for n in names):
        return DOCX
    if any(n.startswith("xl/workbook") for n in names):
        return XLSX
    what = "an OFD file" if "OFD.xml" in names else "a packed archive of an unknown kind"
    raise SourceError(f"{name}: {what}\n  Give {_KNOWN}.")


def _read(name: str, data: bytes, kind: str, encoding: str | None) -> tuple[Layout, str, str]:
    """The layout, the encoding (`binary` for formats that have none of their own) and the media type as it turned
    out."""
    if kind == PDF:
        from kg.read.pdf import read_pdf

        return read_pdf(name, data), "binary", kind
    if kind == DOCX:
        from kg.read.docx import read_docx

        return read_docx(name, data), "binary", kind
    if kind == XLSX:
        from kg.read.xlsx import read_xlsx

        return read_xlsx(name, data), "binary", kind
    if kind == XLS:
        from kg.read.xls import read_xls

        return read_xls(name, data), "binary", kind
    if kind not in (TEXT, MARKDOWN, HTML, CSV, TSV):
        raise SourceError(f"{name}: cannot read the format {kind}\n  Give {_KNOWN}.")
    declared = declared_encoding(data) if kind in (TEXT, HTML) else None
    decoded = decode(name, data, encoding, declared)
    if kind == HTML or (kind == TEXT and is_html(decoded.text)):
        from kg.read.html import read_html

        return read_html(name, decoded.text), decoded.encoding, HTML
    if kind in (CSV, TSV):
        return read_csv(decoded.text, "\t" if kind == TSV else None), decoded.encoding, kind
    if kind == MARKDOWN or is_markdown(decoded.text):
        return read_markdown(decoded.text), decoded.encoding, MARKDOWN
    return Layout(decoded.text), decoded.encoding, TEXT
