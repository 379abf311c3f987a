"""Hand-made corrections laid over what the rules read.

A correction changes what was made of the words (a year, a unit, a role), or takes a fact out; it never changes where
the words stand. A field that holds words of the text takes a new value only if the text has it there.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from kg.model.correction import REMOVE, Applied, Correction, Unfit
from kg.model.facts import Facts, IndicatorValue
from kg.model.identity import identify
from kg.model.span import Span
from kg.text.fold import fold_name

#: Fields whose value must stand in the fact's own span, and fields whose value must stand somewhere in the text.
IN_SPAN = frozenset({"name", "title", "raw", "words"})
IN_TEXT = frozenset({"subject", "per", "section", "heading", "document_number", "deadline"})


def correct(facts: Facts, corrections: Sequence[Correction]) -> tuple[Facts, tuple[Applied, ...], tuple[Unfit, ...]]:
    """The facts with the corrections laid over them, which were carried out, and which no longer fit.

    Ids in the corrections are those of the facts as the rules read them, so the order of the lines does not matter.
    """
    if not corrections:
        return facts, (), ()
    known = identify(facts).records(facts)
    changed: dict[int, Any] = {}
    done: list[tuple[Correction, Any, str]] = []
    unfit: list[Unfit] = []
    for correction in corrections:
        record = known.get(correction.fact)
        if record is None:
            unfit.append(_no_such_fact(correction))
            continue
        outcome = _corrected(changed.get(id(record), record), correction, facts.text)
        if isinstance(outcome, Unfit):
            unfit.append(outcome)
            continue
        changed[id(record)], before = outcome
        done.append((correction, record, before))
    fields: dict[str, Any] = {kind: _replaced(getattr(facts, kind), changed) for kind in _kinds(facts)}
    new = dataclasses.replace(facts, **fields)
    ids = {id(record): name for name, record in identify(new).records(new).items()}
    applied = tuple(Applied(c, ids.get(id(changed[id(r)]), c.fact), before) for c, r, before in done)
    return new, applied, tuple(unfit)


class _Removed:
    """Stands for a fact that was taken out."""


def _kinds(facts: Facts) -> list[str]:
    return [f.name for f in dataclasses.fields(facts) if isinstance(getattr(facts, f.name), tuple)]


def _replaced(records: tuple[Any, ...], changed: dict[int, Any]) -> tuple[Any, ...]:
    out = []
    for record in records:
        new = changed.get(id(record), record)
        if isinstance(new, _Removed):
            continue
        cells = getattr(new, "values", None)
        if cells and isinstance(cells[0], IndicatorValue):
            kept = _replaced(cells, changed)
            if kept != cells:
                new = dataclasses.replace(new, values=kept)
        out.append(new)
    return tuple(out)


def _corrected(record: Any, correction: Correction, text: str) -> tuple[Any, str] | Unfit:
    if correction.field == REMOVE:
        return _Removed(), ""
    hints = typing.get_type_hints(type(record))
    hint = hints.get(correction.field)
    if hint is None or correction.field.startswith("span"):
        return _no_such_field(correction, [name for name in hints if name != "span"])
    try:
        value = _value(hint, correction.value)
    except (ValueError, InvalidOperation):
        return _bad_value(correction, hint)
    span: Span | None = getattr(record, "span", None)
    place = span.text if correction.field in IN_SPAN and span else text if correction.field in IN_TEXT else None
    if place is not None and isinstance(value, str) and fold_name(value) not in fold_name(place):
        return Unfit(
            correction,
            f"更正第{correction.line}行:原文该处没有“{value}”。",
            f"correction in line {correction.line}: the text does not have {value!r} there",
        )
    before = getattr(record, correction.field)
    return dataclasses.replace(record, **{correction.field: value}), "" if before is None else str(before)


def _value(hint: Any, words: str) -> Any:
    """The value of a field's type that the words print; raises ValueError where they do not."""
    options = typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, types.UnionType) else (hint,)
    if not words:
        if type(None) in options:
            return None
        raise ValueError
    inner = next(option for option in options if option is not type(None))
    if typing.get_origin(inner) is typing.Literal:
        if words not in typing.get_args(inner):
            raise ValueError
        return words
    if inner is bool:
        if words not in ("true", "false"):
            raise ValueError
        return words == "true"
    if inner is int:
        return int(words)
    if inner is Decimal:
        return Decimal(words)
    if inner is str:
        return words
    raise ValueError


def _no_such_fact(correction: Correction) -> Unfit:
    return Unfit(
        correction,
        f"更正第{correction.line}行:计划中已没有事实 {correction.fact}。",
        f"correction in line {correction.line}: the plan has no fact {correction.fact} any more",
    )


def _no_such_field(correction: Correction, fields: list[str]) -> Unfit:
    return Unfit(
        correction,
        f"更正第{correction.line}行:该类事实没有可更正的字段 {correction.field}(可用:{'、'.join(fields)})。",
        f"correction in line {correction.line}: {correction.field} is no field to correct; "
        f"there are {', '.join(fields)}",
    )


def _bad_value(correction: Correction, hint: Any) -> Unfit:
    names = ", ".join(str(a) for a in typing.get_args(hint)) or getattr(hint, "__name__", str(hint))
    return Unfit(
        correction,
        f"更正第{correction.line}行:“{correction.value}”不是 {correction.field} 的值。",
        f"correction in line {correction.line}: {correction.value!r} is no value for {correction.field} ({names})",
    )
