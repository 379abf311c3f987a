"""The hand-made corrections of a plan: corrections.tsv beside its source."""

from __future__ import annotations

import csv
from pathlib import Path

from kg.errors import ManifestError
from kg.model.correction import Correction

CORRECTIONS = "corrections.tsv"
COLUMNS = ("fact", "field", "value", "reason", "reader")


def read_corrections(folder: Path) -> tuple[Correction, ...]:
    """The corrections of the plan in a folder, in the order of the file; none where there is no such file.

    Raises ManifestError where the columns are not the five, or a line lacks its fact, field, reason or reader.
    """
    path = folder / CORRECTIONS
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise ManifestError(f"{path}: the first line must name the columns {', '.join(COLUMNS)}, with tabs between")
        return tuple(_correction(row, rows.line_num, path) for row in rows)


def _correction(row: dict[str, str | None], line: int, path: Path) -> Correction:
    for column in COLUMNS:
        if row.get(column) is None or (column != "value" and not (row[column] or "").strip()):
            raise ManifestError(f"{path}, line {line}: {column} is missing\n  Columns: {', '.join(COLUMNS)}.")
    fact, field, value, reason, reader = ((row[column] or "").strip() for column in COLUMNS)
    return Correction(fact, field, value, reason, reader, line)
