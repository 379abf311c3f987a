"""How a web page gives itself away before it is parsed."""

from __future__ import annotations

import re

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page declares in its head, None where it declares none."""
    match = _CHARSET.search(data[:4096])
    return None if match is None else match.group(1).decode("ascii", "replace").lower()


def is_html(text: str) -> bool:
    """Whether the text is a web page rather than words with a stray angle bracket."""
    return (
        re.match(
            r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|table|h[1-6]|p|meta)\b",
            text[:5000],
            re.IGNORECASE | re.DOTALL,
        )
        is not None
    )
