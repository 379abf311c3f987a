"""What a build depends on, as one checksum: equal checksums give equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg import __version__
from kg.paths import HOME, ONTOLOGY, QUERIES

_PACKAGE = Path(__file__).resolve().parent
#: The bundled page scripts, where node made them.
_SCRIPTS = HOME / "web" / "dist"


def digest_inputs(folders: Sequence[Path], base: str, curated: bool) -> str:
    """The SHA-256 of the plan folders, of the project's code, tables, queries and page scripts, and of the options."""
    total = hashlib.sha256(f"{__version__}\n{base}\n{curated}\n".encode())
    for root in (*folders, _PACKAGE, ONTOLOGY, QUERIES, _SCRIPTS):
        for path in _files(root):
            total.update(f"{root.name}/{path.relative_to(root).as_posix()}\n".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _files(root: Path) -> Iterable[Path]:
    return sorted(
        p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts and not p.name.startswith(".")
    )
