"""Rows as an Apache Parquet file with typed columns. The door to pyarrow, which is an optional extra."""

from __future__ import annotations

import io
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

from kg.errors import UsageError
from kg.export.kinds import Kind, column_kinds
from kg.export.texts import cell_text
from kg.model.result import Rows, Term

#: Digits of a Parquet decimal of 128 bits.
_DIGITS = 38


def can_write_parquet() -> bool:
    """Whether pyarrow is installed."""
    return find_spec("pyarrow") is not None


def parquet_bytes(rows: Rows) -> bytes:
    """The rows as Parquet: 64 bit integers, exact decimals, truth values, days, text; an unbound variable is null.

    Raises UsageError where pyarrow is not installed.
    """
    if not can_write_parquet():
        raise UsageError(
            "Parquet needs pyarrow, which is not installed\n  Install it with: pip install 'plan-kg[parquet]'"
        )
    import pyarrow
    import pyarrow.parquet

    kinds = column_kinds(rows)
    arrays, fields = [], []
    for index, (name, kind) in enumerate(zip(rows.columns, kinds, strict=True)):
        terms = [row[index] for row in rows.rows]
        type_ = _type(pyarrow, terms, kind)
        arrays.append(pyarrow.array([_value(term, kind, type_, pyarrow) for term in terms], type=type_))
        fields.append(pyarrow.field(name, type_))
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields)), out)
    return out.getvalue()


def _type(pyarrow: Any, terms: list[Term | None], kind: Kind) -> Any:
    numbers = [term.native for term in terms if term is not None]
    if kind == "integer" and all(isinstance(n, int) and -(2**63) <= n < 2**63 for n in numbers):
        return pyarrow.int64()
    if kind == "decimal":
        scale = max((max(0, -int(Decimal(str(n)).as_tuple().exponent)) for n in numbers), default=0)
        whole = max((Decimal(str(n)).adjusted() + 1 for n in numbers), default=1)
        if scale + max(whole, 1) <= _DIGITS:
            return pyarrow.decimal128(_DIGITS, scale)
    return {"boolean": pyarrow.bool_(), "date": pyarrow.date32()}.get(kind, pyarrow.string())


def _value(term: Term | None, kind: Kind, type_: Any, pyarrow: Any) -> Any:
    if term is None:
        return None
    if type_ == pyarrow.string():
        return cell_text(term)
    return Decimal(str(term.native)) if kind == "decimal" else term.native
