"""A file or its bytes to a `Document`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.errors import SourceError
from kg.model.document import Document, Source
from kg.read.assemble import assemble
from kg.read.decode import decode


def read_document(path: Path, *, media_type: str | None = None, encoding: str | None = None) -> Document:
    """The document in a file.

    Raises SourceError where the file is missing or empty, holds no text, or is broken, scanned or locked.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file") from None
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}") from error
    return read_bytes(path.name, data, media_type=media_type, encoding=encoding)


def read_bytes(name: str, data: bytes, *, media_type: str | None = None, encoding: str | None = None) -> Document:
    """The document in some bytes; `name` tells the format where the bytes do not.

    Raises SourceError as `read_document`.
    """
    if not data.strip():
        raise SourceError(f"{name}: the file is empty\n  Give a file that holds the plan's text.")
    decoded = decode(name, data, encoding)
    source = Source(name, media_type or "text/plain", decoded.encoding, hashlib.sha256(data).hexdigest(), len(decoded.text))
    return assemble(source, decoded.text)
