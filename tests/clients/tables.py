"""The tables of a build in the tools of spreadsheets' and data frames' users, typed as their descriptions say."""

from __future__ import annotations

import csv
import importlib.util
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.clients.missing import Missing

_EXTRA = "pip install -c constraints.txt '.[clients]'"


def frictionless(tables: Path) -> str:
    """The data package holds in every file, size, checksum and cell."""
    _need("frictionless")
    from frictionless import Package

    report = Package(str(tables / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])[:5]
    return f"{report.stats['tasks']} tables, no error"


def csvw(tables: Path) -> str:
    """The CSVW metadata is valid, and every cell is of the datatype that it names."""
    _need("csvw")
    from csvw import CSVW

    described = CSVW(str(tables / "csv-metadata.json"), validate=True)
    assert described.is_valid, described.warnings
    rows = sum(1 for table in described.tables for _ in table.iterdicts(strict=True))
    assert rows == sum(len(_cells(tables / resource["path"])) for resource in _resources(tables))
    return f"{len(described.tables)} tables, {rows} rows"


def pandas(tables: Path) -> str:
    """Every column takes the type that the data package names, and no value is lost."""
    _need("pandas")
    import pandas

    types = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "string": "string", "date": "string"}
    values = 0
    for resource in _resources(tables):
        said = {field["name"]: types[field["type"]] for field in resource["schema"]["fields"]}
        frame = pandas.read_csv(tables / resource["path"], dtype=said, keep_default_na=False, na_values=[""])
        for field in resource["schema"]["fields"]:
            if field["type"] == "date":
                pandas.to_datetime(frame[field["name"]], format="%Y-%m-%d")
        assert int(frame.notna().sum().sum()) == _filled(tables / resource["path"]), resource["name"]
        values += int(frame.notna().sum().sum())
    return f"{values} values as typed"


def polars(tables: Path) -> str:
    """As in pandas."""
    _need("polars")
    import polars

    types = {
        "integer": polars.Int64,
        "number": polars.Float64,
        "boolean": polars.Boolean,
        "string": polars.String,
        "date": polars.Date,
    }
    values = 0
    for resource in _resources(tables):
        said = {field["name"]: types[field["type"]] for field in resource["schema"]["fields"]}
        frame = polars.read_csv(tables / resource["path"], schema=said)
        filled = sum(frame[name].len() - frame[name].null_count() for name in frame.columns)
        assert filled == _filled(tables / resource["path"]), resource["name"]
        values += filled
    return f"{values} values as typed"


def readr(tables: Path) -> str:
    """R's readr takes every column as the type that the data package names, without a problem."""
    program = shutil.which("Rscript")
    if program is None:
        raise Missing("apt-get install r-cran-readr r-cran-jsonlite")
    script = Path(__file__).with_name("tables.R")
    ran = subprocess.run(
        [program, "--vanilla", str(script), str(tables)], capture_output=True, text=True, timeout=300, check=False
    )
    if ran.returncode == 3:
        raise Missing("apt-get install r-cran-readr r-cran-jsonlite")
    assert ran.returncode == 0, ran.stderr
    values = int(ran.stdout)
    assert values == sum(_filled(tables / resource["path"]) for resource in _resources(tables))
    return f"{values} values as typed"


def _need(library: str) -> None:
    if importlib.util.find_spec(library) is None:
        raise Missing(_EXTRA)


def _resources(tables: Path) -> list[dict[str, Any]]:
    package = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    return list(package["resources"])


def _cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def _filled(path: Path) -> int:
    """The cells that are not empty, as the standard library reads them."""
    return sum(value != "" for row in _cells(path) for value in row)
