"""Opens a workbook in LibreOffice and counts the numbers that it takes for numbers: `python -m tests.export.libreoffice
FILE.xlsx` (make check-xlsx). Exit code 1 where a sheet's numbers have become words, 2 where LibreOffice is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_NUMBERS = ("float", "percentage", "currency", "date")


def main() -> int:
    """Compares the numeric cells of each sheet as written and as LibreOffice reads them."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        print("LibreOffice is not installed (apt-get install libreoffice-calc-nogui)", file=sys.stderr)
        return 2
    file = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "ods"]
        subprocess.run([*command, "--outdir", folder, str(file)], check=True, capture_output=True, timeout=300)
        with zipfile.ZipFile(Path(folder) / f"{file.stem}.ods") as archive:
            content = ElementTree.fromstring(archive.read("content.xml"))
    read = {sheet.get(f"{_TABLE}name"): _numbers(sheet) for sheet in content.iter(f"{_TABLE}table")}
    wrong = 0
    for sheet in openpyxl.load_workbook(file):
        written = sum(
            cell.data_type in ("n", "d") and cell.value is not None for row in sheet.iter_rows(2) for cell in row
        )
        print(f"{sheet.title:32} {written:6} numbers written, {read.get(sheet.title, 0):6} read")
        wrong += written != read.get(sheet.title)
    return 1 if wrong else 0


def _numbers(sheet: ElementTree.Element) -> int:
    return sum(
        int(cell.get(f"{_TABLE}number-columns-repeated", "1")) * int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        for row in sheet.iter(f"{_TABLE}table-row")
        for cell in row.iter(f"{_TABLE}table-cell")
        if cell.get(f"{_OFFICE}value-type") in _NUMBERS
    )


if __name__ == "__main__":
    sys.exit(main())
