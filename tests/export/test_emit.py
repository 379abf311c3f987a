"""Every form of output holds every value: read back by the readers that people use."""

from __future__ import annotations

import csv
import datetime
import io
import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas
import polars
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.export import FORMS, emit, render
from kg.export.kinds import column_kinds
from kg.export.workbook import workbook_bytes
from kg.model.result import LANG_STRING, STRING, XSD, Rows, Term


def literal(value: str, datatype: str = STRING) -> Term:
    return Term("literal", value, datatype if datatype == STRING else XSD + datatype)


PASSAGE = "https://w3id.org/plan-kg/id/p/source.txt#char=1,2"
ROWS = Rows(
    ("plan", "value", "count", "year", "ok", "day", "passage", "quote"),
    (
        (
            literal("p"),
            literal("85.50", "decimal"),
            literal("3", "integer"),
            literal("2025", "gYear"),
            literal("true", "boolean"),
            literal("2022-06-16", "date"),
            Term("iri", PASSAGE),
            literal('=SUM(1)|a\nb,\t"c"'),
        ),
        (literal("q"), None, None, None, None, None, None, Term("literal", "普惠性幼儿园", LANG_STRING, "zh-hans")),
    ),
    ("plan", "decimal", "integer", "integer", "boolean", "date", "passage", "text"),
)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_rows_give_the_same_bytes(form: str) -> None:
    assert render(ROWS, form) == render(ROWS, form)


def test_csv_is_read_back_whole() -> None:
    lines = list(csv.reader(io.StringIO(render(ROWS, "csv").decode(), newline="")))
    assert lines == [
        list(ROWS.columns),
        ["p", "85.5", "3", "2025", "true", "2022-06-16", PASSAGE, '=SUM(1)|a\nb,\t"c"'],
        ["q", "", "", "", "", "", "", "普惠性幼儿园"],
    ]


def test_the_byte_order_mark_is_there_when_asked_for() -> None:
    assert render(ROWS, "csv", bom=True) == b"\xef\xbb\xbf" + render(ROWS, "csv")
    assert not render(ROWS, "csv").startswith(b"\xef\xbb\xbf")
    assert not render(ROWS, "json", bom=True).startswith(b"\xef\xbb\xbf")


def test_tsv_keeps_one_line_a_row() -> None:
    lines = render(ROWS, "tsv").decode().splitlines()
    assert [len(line.split("\t")) for line in lines] == [8, 8, 8]


def test_json_has_numbers_as_numbers_in_their_digits() -> None:
    first, second = json.loads(render(ROWS, "json"), parse_float=Decimal)
    assert (first["value"], first["count"], first["ok"], first["year"]) == (Decimal("85.5"), 3, True, 2025)
    assert second["value"] is None


def test_sparql_results_json_is_read_back_by_an_engine() -> None:
    import pyoxigraph as ox

    parsed = ox.parse_query_results(render(ROWS, "srj"), format=ox.QueryResultsFormat.JSON)
    assert isinstance(parsed, ox.QuerySolutions)
    first, second = list(parsed)
    assert first["value"] == ox.Literal("85.50", datatype=ox.NamedNode(f"{XSD}decimal"))
    assert second["quote"] == ox.Literal("普惠性幼儿园", language="zh-hans")


def test_a_markdown_table_keeps_its_columns() -> None:
    lines = render(ROWS, "md").decode().splitlines()
    assert len(lines) == 4
    assert lines[2].count(" | ") == 7
    assert "=SUM(1)\\|a<br>b" in lines[2]


def test_the_table_for_a_terminal_counts_its_rows() -> None:
    text = render(ROWS, "table").decode()
    assert text.endswith("2 rows\n")
    assert "p/source.txt#char=1,2" in text
    assert "https:" not in text
    assert "普惠性幼儿园" in text


def test_the_workbook_has_real_types_frozen_header_and_links() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render(ROWS, "xlsx", name="values"))).active
    assert sheet is not None
    assert sheet.title == "values"
    assert sheet.freeze_panes == "A2"
    values = [cell.value for cell in sheet[2]]
    assert values == ["p", 85.5, 3, 2025, True, datetime.datetime(2022, 6, 16), PASSAGE, '=SUM(1)|a\nb,\t"c"']
    assert [sheet.cell(2, column).data_type for column in (2, 3, 5, 6, 8)] == ["n", "n", "b", "d", "s"]
    assert sheet.cell(2, 5).number_format == '"TRUE";"TRUE";"FALSE"'
    link = sheet.cell(2, 7).hyperlink
    assert link is not None
    assert f"{link.target}#{link.location}" == PASSAGE
    assert [cell.value for cell in sheet[3]][1:7] == [None] * 6


def test_a_workbook_never_bends_a_number_that_it_cannot_hold() -> None:
    rows = Rows(("n",), ((literal("12345678901234567890", "integer"),), (literal("7", "integer"),)))
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes({"a/b:c": rows}))).active
    assert sheet is not None
    assert [sheet.cell(row, 1).value for row in (2, 3)] == ["12345678901234567890", 7]
    assert sheet.title == "a-b-c"


def test_parquet_columns_are_typed_and_exact() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(render(ROWS, "parquet")))
    assert [str(field.type) for field in table.schema] == [
        "string", "decimal128(38, 2)", "int64", "int64", "bool", "date32[day]", "string", "string",
    ]  # fmt: skip
    assert table.column("value").to_pylist() == [Decimal("85.50"), None]
    assert polars.read_parquet(io.BytesIO(render(ROWS, "parquet"))).height == 2


def test_pandas_reads_the_csv_as_typed() -> None:
    frame = pandas.read_csv(io.BytesIO(render(ROWS, "csv")))
    assert (frame.loc[0, "value"], frame.loc[0, "year"]) == (85.5, 2025.0)


@pytest.mark.parametrize(
    ("terms", "said", "kind"),
    [
        (("1", "integer"), "decimal", "decimal"),
        (("1.5", "decimal"), "integer", "decimal"),
        (("多", STRING), "integer", "text"),
        (("1.5", STRING), "text", "text"),
        (("2025-13-01", "date"), "date", "text"),
        (("2025", "gYear"), None, "integer"),
        (("1.5", "decimal"), None, "decimal"),
    ],
)
def test_a_column_is_what_its_values_allow(terms: tuple[str, str], said: str | None, kind: str) -> None:
    rows = Rows(("c",), ((literal(*terms),), (None,)), (said,))
    assert column_kinds(rows) == (kind,)


def test_files_are_written_and_unknown_forms_explained(tmp_path: Path) -> None:
    emit(ROWS, "csv", tmp_path / "rows.csv")
    assert (tmp_path / "rows.csv").read_bytes() == render(ROWS, "csv")
    with pytest.raises(UsageError, match="Choose one of"):
        render(ROWS, "docx")
    with pytest.raises(UsageError, match="cannot be written"):
        emit(ROWS, "csv", tmp_path / "nowhere" / "rows.csv")


def test_without_a_file_the_bytes_go_to_the_terminal(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    emit(ROWS, "csv")
    assert capfdbinary.readouterr().out == render(ROWS, "csv")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r")), min_size=1, max_size=5))
def test_any_text_survives_csv_json_and_workbook(values: list[str]) -> None:
    rows = Rows(("v",), tuple((literal(value),) for value in values))
    lines = list(csv.reader(io.StringIO(render(rows, "csv").decode(), newline="")))
    assert lines == [["v"], *([value] for value in values)]
    assert [row["v"] for row in json.loads(render(rows, "json"))] == values
    assert render(rows, "xlsx")[:2] == b"PK"
