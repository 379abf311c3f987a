"""The tables of a build are typed, described twice, and read by the tools that people use."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import openpyxl
import pandas
import polars
import pytest

from kg.tables import write_tables
from tests.queries import editions


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    write_tables(editions.store(), folder)
    return folder


def test_the_data_package_describes_every_csv_as_it_is(tables: Path) -> None:
    package = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    assert {r["path"] for r in package["resources"]} == {path.name for path in tables.glob("*.csv")}
    assert len(package["resources"]) >= 36
    for resource in package["resources"]:
        data = (tables / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert " · " in resource["title"]
        header = data.decode().split("\n", 1)[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header


def test_every_value_is_of_the_type_that_is_said(tables: Path) -> None:
    package = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    readers = {
        "integer": int,
        "number": float,
        "boolean": {"true": True, "false": False}.__getitem__,
        "string": str,
        "date": str,
    }
    for resource in package["resources"]:
        frame = pandas.read_csv(tables / resource["path"], dtype=str, keep_default_na=False)
        for field in resource["schema"]["fields"]:
            for value in frame[field["name"]]:
                assert value == "" or readers[field["type"]](value) is not None


def test_csvw_metadata_names_the_same_columns(tables: Path) -> None:
    package = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    metadata = json.loads((tables / "csv-metadata.json").read_text(encoding="utf-8"))
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    named = {table["url"]: [c["name"] for c in table["tableSchema"]["columns"]] for table in metadata["tables"]}
    assert named == {r["path"]: [f["name"] for f in r["schema"]["fields"]] for r in package["resources"]}


def test_the_workbook_holds_every_table_with_numbers_as_numbers(tables: Path) -> None:
    book = openpyxl.load_workbook(tables / "tables.xlsx")
    assert set(book.sheetnames) == {path.stem[:31] for path in tables.glob("*.csv")}
    sheet = book["agency_load"]
    assert sheet.freeze_panes == "A2"
    assert all(isinstance(sheet.cell(2, column).value, int) for column in range(3, 7))


def test_parquet_and_csv_hold_the_same(tables: Path) -> None:
    for name in ("agency_load", "indicator_alignment"):
        parquet, text = polars.read_parquet(tables / f"{name}.parquet"), polars.read_csv(tables / f"{name}.csv")
        assert parquet.columns == text.columns
        assert parquet.height == text.height
    assert polars.read_parquet(tables / "agency_load.parquet").schema["led"] == polars.Int64


def test_the_same_graph_gives_the_same_bytes(tables: Path, tmp_path: Path) -> None:
    write_tables(editions.store(), tmp_path)
    for path in sorted(tables.iterdir()):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
