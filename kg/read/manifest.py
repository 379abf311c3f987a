"""The record beside a source: plan.toml."""

from __future__ import annotations

import datetime
import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

from kg.errors import ManifestError
from kg.model.plan import Manifest

MANIFEST = "plan.toml"
_PLAN_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SCRIPTS = ("Hans", "Hant")
_STATUSES = ("final", "draft", "template")


def find_plans(folder: Path) -> tuple[Path, ...]:
    """The plan folders in a folder of plans, by name: those that hold a plan.toml.

    Raises ManifestError where the folder is missing or holds no plan.
    """
    if not folder.is_dir():
        raise ManifestError(
            f"{folder}: no such folder\n  Give a folder that holds one folder per plan, each with a {MANIFEST}."
        )
    found = tuple(sorted(path.parent for path in folder.glob(f"*/{MANIFEST}")))
    if not found:
        raise ManifestError(
            f"{folder}: holds no plan (no */{MANIFEST})\n  Add one: kg add FILE --jurisdiction ID --period 2021-2025"
        )
    return found


def read_manifest(folder: Path) -> Manifest:
    """The record of the plan in a folder, checked against its source.

    Raises ManifestError where a field is missing or impossible, the source is missing, or its checksum differs.
    """
    path = folder / MANIFEST
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ManifestError(
            f"{path}: no such file\n  A plan folder holds its source and a {MANIFEST}; kg add makes both."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ManifestError(f"{path}: not valid TOML: {error}") from error
    manifest = _record(data, folder.name, path)
    check_source(folder, manifest)
    return manifest


def check_source(folder: Path, manifest: Manifest) -> None:
    """Raises ManifestError where the source is missing or is not the one that the record was made for."""
    source = folder / manifest.source
    if not source.is_file():
        raise ManifestError(
            f"{source}: no such file\n  {MANIFEST} names it as the source: put it back, or correct source.file."
        )
    found = hashlib.sha256(source.read_bytes()).hexdigest()
    if found != manifest.sha256:
        raise ManifestError(
            f"{source}: checksum differs from {MANIFEST}\n"
            f"  recorded  sha256 {manifest.sha256}\n  found     sha256 {found}\n"
            "  If the plan was replaced on purpose, run: "
            f"kg add {source} --jurisdiction {manifest.jurisdiction} --replace"
        )


def _record(data: dict[str, Any], plan: str, path: Path) -> Manifest:
    if not _PLAN_ID.fullmatch(plan):
        raise ManifestError(
            f"{path.parent}: {plan!r} cannot be a plan's id\n"
            "  Use small letters, digits and hyphens, such as minqin-2026."
        )

    def text(table: dict[str, Any], key: str, where: str, among: tuple[str, ...] = ()) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise ManifestError(f"{path}: {where} is missing or no text")
        if among and value not in among:
            raise ManifestError(f"{path}: {where} is {value!r}, not one of {', '.join(among)}")
        return value

    def day(table: dict[str, Any], key: str, where: str) -> str | None:
        value = table.get(key)
        if value is None:
            return None
        if not isinstance(value, datetime.date):
            raise ManifestError(f"{path}: {where} is {value!r}, not a date such as 2022-06-16 without quotation marks")
        return value.isoformat()

    source, name = data.get("source", {}), data.get("name", {})
    if not isinstance(source, dict) or not isinstance(name, dict):
        raise ManifestError(f"{path}: [source] and [name] must be tables")
    return Manifest(
        plan=plan,
        source=text(source, "file", "source.file"),
        sha256=text(source, "sha256", "source.sha256"),
        jurisdiction=text(data, "jurisdiction", "jurisdiction"),
        title=text(data, "title", "title"),
        period=_period(data.get("period"), path),
        status=text(data, "status", "status", _STATUSES),
        language=text(data, "language", "language"),
        script=text(data, "script", "script", _SCRIPTS),
        origin=text(source, "origin", "source.origin"),
        short_name_zh=text(name, "zh", "name.zh"),
        short_name_en=text(name, "en", "name.en"),
        address=source.get("address"),
        issued=day(data, "issued", "issued"),
        retrieved=day(source, "retrieved", "source.retrieved"),
        licence=source.get("licence"),
        revision_of=data.get("revision_of"),
        damage=tuple((text(d, "zh", "damage.zh"), text(d, "en", "damage.en")) for d in data.get("damage", [])),
    )


def _period(value: object, path: Path) -> tuple[int, int] | None:
    if value is None:
        return None
    if (
        isinstance(value, list)
        and len(value) == 2
        and all(type(year) is int for year in value)
        and value[0] <= value[1]
    ):
        return value[0], value[1]
    raise ManifestError(f"{path}: period is {value!r}, not two years such as [2021, 2025]")
