"""A plan folder for a document: its source as received and a plan.toml with what the text tells."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError
from kg.model.document import Document
from kg.model.facts import PlanMetadata
from kg.model.plan import Manifest
from kg.read.manifest import MANIFEST, read_manifest
from kg.read.reader import CSV, DOCX, HTML, MARKDOWN, PDF, TEXT, TSV, XLS, XLSX
from kg.text.fold import simplify

_SUFFIXES = {
    TEXT: ".txt", MARKDOWN: ".md", HTML: ".html", PDF: ".pdf", DOCX: ".docx", XLSX: ".xlsx", XLS: ".xls", CSV: ".csv",
    TSV: ".tsv",
}  # fmt: skip
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
#: From this share of characters with a simplified form on, a text is taken to be in traditional characters.
_TRADITIONAL = 0.03
_NO_ORIGIN = "Not recorded."


@dataclass(frozen=True, slots=True)
class Scaffolded:
    """A plan folder that was made or renewed: its record, the fields that the text told, and those that it did not
    tell, each with what to do about it."""

    folder: Path
    manifest: Manifest
    told: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]


def scaffold_plan(
    source: Path,
    document: Document,
    metadata: PlanMetadata,
    *,
    jurisdiction: str,
    plans: Path,
    period: tuple[int, int] | None = None,
    plan: str | None = None,
    names: tuple[str, str] | None = None,
    replace: bool = False,
) -> Scaffolded:
    """The folder of the plan in `source`, made in `plans`, or renewed with `replace`.

    `document` and `metadata` are what was read from the source; `names` the short names of the place in Chinese and
    English, where they are known. A source that already lies in a plan folder renews the record of that folder. What
    people wrote into an earlier plan.toml is kept.

    Raises UsageError where an id is malformed or the folder is there and `replace` is not given, ManifestError where
    an earlier plan.toml is malformed.
    """
    inside = (source.parent / MANIFEST).is_file()
    name = source.parent.name if inside else plan or _plan_id(jurisdiction, period, metadata)
    for what, value in (("jurisdiction", jurisdiction), ("plan", name)):
        if not _ID.fullmatch(value):
            raise UsageError(
                f"{value!r} cannot be the id of a {what}\n  Use small letters, digits and hyphens, such as cn-330100."
            )
    folder = source.parent if inside else plans / name
    if folder.exists() and not replace:
        raise UsageError(f"{folder}: this plan is already there\n  Use --replace to renew it from {source}.")
    earlier = folder / MANIFEST
    renewed = earlier.is_file()
    fresh, told, missing = _record(source, document, metadata, folder.name, jurisdiction, period, names)
    text = _renewed(earlier.read_text(encoding="utf-8"), fresh, period) if renewed else _toml(fresh)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=_made(folder.parent)) as scratch:
        staged = Path(scratch) / folder.name
        staged.mkdir()
        shutil.copyfile(source, staged / fresh.source)
        (staged / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
        manifest = read_manifest(staged)
        _publish(staged, folder)
    return Scaffolded(folder, manifest, ("sha256",) if renewed else told, () if renewed else missing)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _publish(staged: Path, folder: Path) -> None:
    """Puts the staged files in their place: a new folder in one step, a folder that is there file by file, the record
    last; a source of another format that they replace is removed."""
    if not folder.exists():
        staged.rename(folder)
        return
    kept = {path.name for path in staged.iterdir()}
    for path in sorted(staged.iterdir(), key=lambda p: p.name == MANIFEST):
        path.replace(folder / path.name)
    for old in folder.glob("source.*"):
        if old.name not in kept:
            old.unlink()


def _plan_id(jurisdiction: str, period: tuple[int, int] | None, metadata: PlanMetadata) -> str:
    years = period or metadata.period
    return jurisdiction if years is None else f"{jurisdiction}-{years[0]}"


def _record(
    source: Path, document: Document, metadata: PlanMetadata, plan: str, jurisdiction: str,
    period: tuple[int, int] | None, names: tuple[str, str] | None,
) -> tuple[Manifest, tuple[str, ...], tuple[tuple[str, str], ...]]:  # fmt: skip
    """The record, the fields that the text told, and the fields that nobody told, with what to do."""
    missing: list[tuple[str, str]] = []
    if metadata.title is None:
        missing.append(("title", f"The text shows no title; {source.stem!r} stands for it. Write the plan's title."))
    years = period or metadata.period
    if years is None:
        missing.append(("period", "The text names no years. Give --period 2021-2025, or leave it out."))
    elif metadata.period is not None and metadata.period != years:
        said = "-".join(map(str, metadata.period))
        missing.append(("period", f"You gave {years[0]}-{years[1]}, the text says {said}. Check which is right."))
    if metadata.issued is None:
        missing.append(("issued", "The text gives no full date of issue. Add issued = 2022-06-16 where it is known."))
    if names is None:
        missing.append(("name", "Write the short names of the place in Chinese and English."))
    missing.append(("source.origin", "Say where the file came from; add source.address, retrieved and licence."))
    manifest = Manifest(
        plan=plan,
        source="source"
        + (source.suffix.lower() if source.suffix else _SUFFIXES.get(document.source.media_type, ".txt")),
        sha256=document.source.sha256,
        jurisdiction=jurisdiction,
        title=metadata.title or source.stem,
        period=years,
        status=metadata.status,
        language="zh",
        script=_script(document.text),
        origin=_NO_ORIGIN,
        short_name_zh=names[0] if names else metadata.jurisdiction or jurisdiction,
        short_name_en=names[1] if names else jurisdiction,
        issued=metadata.issued,
    )
    told = tuple(
        field for field, value in (
            ("title", metadata.title), ("period", None if period else metadata.period), ("issued", metadata.issued),
            ("status", metadata.status), ("script", manifest.script), ("sha256", manifest.sha256),
        ) if value is not None
    )  # fmt: skip
    return manifest, told, tuple(missing)


def _script(text: str) -> str:
    """`Hant` where the text is in traditional characters, else `Hans`."""
    changed = sum(a != b for a, b in zip(text, simplify(text), strict=True))
    return "Hant" if changed > _TRADITIONAL * max(len(text.strip()), 1) else "Hans"


def _renewed(text: str, fresh: Manifest, period: tuple[int, int] | None) -> str:
    """An earlier plan.toml with the new file and checksum, and the period where one was given; all else as it was."""
    values = {"file": fresh.source, "sha256": fresh.sha256, "jurisdiction": fresh.jurisdiction}
    values = {key: _quoted(value) for key, value in values.items()}
    if period is not None:
        values["period"] = f"[{period[0]}, {period[1]}]"
    for key, value in values.items():
        line = f"{key} = {value}".replace("\\", "\\\\")
        text = re.sub(rf"(?m)^{key}\s*=.*$", line, text, count=1)
    return text


def _toml(manifest: Manifest) -> str:
    """The plan.toml of a record."""
    lines = [f"jurisdiction = {_quoted(manifest.jurisdiction)}", f"title = {_quoted(manifest.title)}"]
    if manifest.period is not None:
        lines.append(f"period = [{manifest.period[0]}, {manifest.period[1]}]")
    lines.append(f"status = {_quoted(manifest.status)}")
    if manifest.issued is not None:
        lines.append(f"issued = {datetime.date.fromisoformat(manifest.issued).isoformat()}")
    lines += [f"language = {_quoted(manifest.language)}", f"script = {_quoted(manifest.script)}", "", "[name]"]
    lines += [f"zh = {_quoted(manifest.short_name_zh)}", f"en = {_quoted(manifest.short_name_en)}", "", "[source]"]
    lines += [f"file = {_quoted(manifest.source)}", f"sha256 = {_quoted(manifest.sha256)}"]
    lines.append(f"origin = {_quoted(manifest.origin)}")
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    """The value as a TOML basic string, which is a JSON string without the delete character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
