"""What the keepers of a plan say about it: the record of its plan.toml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manifest:
    """The record beside a source.

    `plan` is the folder's name and the plan's id. `jurisdiction` is an id of the list of places (`cn-350600`), or
    `anonymous` where the plan hides its place and must not be linked to one. `period` holds the first and the last
    year. `script` is `Hans` or `Hant`. `origin` tells in words where the source came from; `address`, `issued`,
    `retrieved` (ISO dates) and `licence` are None where nobody knows. `damage` says in words, once in each language,
    what is known to be lost, masked or broken. `revision_of` is the id of an earlier edition.
    """

    plan: str
    source: str
    sha256: str
    jurisdiction: str
    title: str
    period: tuple[int, int] | None
    status: str
    language: str
    script: str
    origin: str
    short_name_zh: str
    short_name_en: str
    address: str | None = None
    issued: str | None = None
    retrieved: str | None = None
    licence: str | None = None
    revision_of: str | None = None
    damage: tuple[tuple[str, str], ...] = ()
