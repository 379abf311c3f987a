"""The workbook in LibreOffice: it opens, and what was written as a number is read as one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

from tests.clients.missing import Missing

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_NUMBERS = ("float", "percentage", "currency", "date")


def libreoffice(tables: Path) -> str:
    """Compares the numeric cells of each sheet as written and as LibreOffice reads them."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Missing("apt-get install libreoffice-calc-nogui")
    file = (tables / "tables.xlsx").resolve()
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "ods"]
        subprocess.run([*command, "--outdir", folder, str(file)], check=True, capture_output=True, timeout=300)
        with zipfile.ZipFile(Path(folder) / f"{file.stem}.ods") as archive:
            content = ElementTree.fromstring(archive.read("content.xml"))
    read = {sheet.get(f"{_TABLE}name"): _numbers(sheet) for sheet in content.iter(f"{_TABLE}table")}
    written = {
        sheet.title: sum(
            cell.data_type in ("n", "d") and cell.value is not None for row in sheet.iter_rows(2) for cell in row
        )
        for sheet in openpyxl.load_workbook(file)
    }
    assert read == written, {name: (number, read.get(name)) for name, number in written.items()}
    assert sum(written.values()) > 0
    return f"{len(written)} sheets, {sum(written.values())} numbers, all read as numbers"


def _numbers(sheet: ElementTree.Element) -> int:
    return sum(
        int(cell.get(f"{_TABLE}number-columns-repeated", "1")) * int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        for row in sheet.iter(f"{_TABLE}table-row")
        for cell in row.iter(f"{_TABLE}table-cell")
        if cell.get(f"{_OFFICE}value-type") in _NUMBERS
    )
