"""corrections.tsv: five columns, nothing left open."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ManifestError
from kg.model.correction import Correction
from kg.read.corrections import read_corrections

HEAD = "fact\tfield\tvalue\treason\treader\n"


def test_lines_are_read_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "corrections.tsv").write_text(HEAD + 'value/abcdefgh\tyear\t2025\tsaid in "chapter" 2\tL. Reader\n')
    assert read_corrections(tmp_path) == (
        Correction("value/abcdefgh", "year", "2025", 'said in "chapter" 2', "L. Reader", 2),
    )


def test_no_file_is_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path) == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("fact,field,value\n", "first line must name the columns"),
        (HEAD + "value/abcdefgh\tyear\t2025\t\tL. Reader\n", "line 2: reason is missing"),
        (HEAD + "value/abcdefgh\tyear\n", "line 2: value is missing"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "corrections.tsv").write_text(content)
    with pytest.raises(ManifestError, match=message):
        read_corrections(tmp_path)
