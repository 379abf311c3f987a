"""Messages between the server and its workers: a JSON head with the length of the bytes that follow it."""

from __future__ import annotations

import asyncio
import json
import struct
from typing import IO, Any

_LENGTHS = struct.Struct(">IQ")


def packed(head: dict[str, Any], body: bytes = b"") -> bytes:
    """The message as bytes."""
    text = json.dumps(head, ensure_ascii=False).encode("utf-8")
    return _LENGTHS.pack(len(text), len(body)) + text + body


def read(source: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """The next message of a pipe, None at its end."""
    lengths = source.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head, body = _LENGTHS.unpack(lengths)
    return json.loads(source.read(head)), source.read(body)


async def receive(source: asyncio.StreamReader) -> tuple[dict[str, Any], bytes]:
    """The next message of a stream. Raises asyncio.IncompleteReadError at its end."""
    head, body = _LENGTHS.unpack(await source.readexactly(_LENGTHS.size))
    return json.loads(await source.readexactly(head)), await source.readexactly(body)
