"""Whether a build is whole and unchanged since it was made: files against their checksums, quotes against texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import BuildError
from kg.namespaces import DCAT
from kg.query_store import build_base

_SPDX = "http://spdx.org/rdf/terms#"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a build that is not as it was made: the file, from the build's folder, and what is wrong."""

    file: str
    message: str


def verify(build: Path) -> tuple[Problem, ...]:
    """The problems of a build, file by file; empty where all is well.

    Checked: every file that the description lists is there with its size and SHA-256, and no graph, table or facts
    file stands beside them unlisted; every N-Quads file parses, is sorted, names a graph in every line and has no
    blank node; every span of every fact lies in the stored text, which is the one whose checksum it carries.

    Raises BuildError where the folder holds no described build.
    """
    description = build / "graph" / "description.ttl"
    if not description.is_file():
        raise BuildError(f"{build}: holds no described build (graph/description.ttl)\n  Build first, with: kg build")
    return tuple(
        sorted({*_files(build, description), *_graphs(build), *_facts(build)}, key=lambda p: (p.file, p.message))
    )


def _files(build: Path, description: Path) -> Iterator[Problem]:
    try:
        store = ox.Store()
        store.load(path=str(description), format=ox.RdfFormat.TURTLE)
    except (SyntaxError, OSError) as error:
        yield Problem("graph/description.ttl", f"cannot be read: {error}")
        return
    start = f"{build_base(build)}dataset/file/"
    listed = set()
    for quad in store.quads_for_pattern(None, ox.NamedNode(f"{DCAT}byteSize"), None):
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.Literal):
            continue
        local = quad.subject.value.removeprefix(start)
        listed.add(local)
        file = build / local
        if not file.is_file():
            yield Problem(local, "is missing")
            continue
        if file.stat().st_size != int(quad.object.value):
            yield Problem(local, f"has {file.stat().st_size} bytes, not {quad.object.value}")
        with file.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
        if found not in _checksums(store, quad.subject):
            yield Problem(local, f"has another checksum than when it was made (now sha256 {found})")
    for part in ("facts", "graph", "tables"):
        for path in sorted((build / part).rglob("*")):
            local = path.relative_to(build).as_posix()
            if path.is_file() and local not in listed and path != description and path.suffix != ".parquet":
                yield Problem(local, "is not listed in the description")


def _checksums(store: ox.Store, distribution: ox.NamedNode) -> set[str]:
    found = set()
    for link in store.quads_for_pattern(distribution, ox.NamedNode(f"{_SPDX}checksum"), None):
        if isinstance(link.object, ox.NamedNode):
            for quad in store.quads_for_pattern(link.object, ox.NamedNode(f"{_SPDX}checksumValue"), None):
                if isinstance(quad.object, ox.Literal):
                    found.add(str(quad.object.value))
    return found


def _graphs(build: Path) -> Iterator[Problem]:
    for file in sorted((build / "graph").glob("*.nq")):
        local = file.relative_to(build).as_posix()
        before = ""
        with file.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line <= before:
                    yield Problem(local, f"line {number} is not in order")
                    break
                before = line
        try:
            for quad in ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS):
                if isinstance(quad.graph_name, ox.DefaultGraph):
                    yield Problem(local, f"{quad.subject} is stated outside every named graph")
                    break
                if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                    yield Problem(local, f"{quad} has a blank node")
                    break
        except SyntaxError as error:
            yield Problem(local, f"is not N-Quads: {error}")


def _facts(build: Path) -> Iterator[Problem]:
    for file in sorted((build / "facts").glob("*.json")):
        local = file.relative_to(build).as_posix()
        try:
            data = json.loads(file.read_text(encoding="utf-8"))
            text = data["text"]
        except (ValueError, KeyError, TypeError) as error:
            yield Problem(local, f"is no facts object with its text: {error!r}")
            continue
        stored = file.with_suffix(".txt")
        if stored.is_file() and stored.read_bytes() != text.encode("utf-8"):
            yield Problem(local, f"carries another text than {stored.name}")
        bad = sum(not (0 <= start < end <= len(text)) for start, end in _spans(data))
        if bad:
            yield Problem(local, f"{bad} spans do not lie in the text")


def _spans(value: Any, key: str = "") -> Iterator[tuple[int, int]]:
    """Every [start, end] in the object, by the names of their fields."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _spans(inner, "span" if key == "spans" else name)
    elif isinstance(value, list):
        if (key == "span" or key.endswith("_span")) and len(value) == 2 and all(type(v) is int for v in value):
            yield value[0], value[1]
        else:
            for inner in value:
                yield from _spans(inner, "span" if key == "spans" else key)
