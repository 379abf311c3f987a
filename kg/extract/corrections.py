"""Hand-made corrections laid over what the rules read.

A correction changes what was made of the words (a year, a unit, a role), or takes a fact out; it never changes where
the words stand. A field that holds words of the text takes a new value only if the text has it there.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from kg.model.correction import REMOVE, Applied, Correction, Unfit
from kg.model.facts import Facts
from kg.model.identity import Identities, identify, subject_id
from kg.model.span import Span
from kg.text.fold import fold_name

#: Fields whose value must stand in the fact's own span, and fields whose value must stand somewhere in the text.
IN_SPAN = frozenset({"name", "title", "raw", "words"})
IN_TEXT = frozenset({"subject", "per", "section", "heading", "document_number", "deadline"})


@dataclass(frozen=True, slots=True)
class Corrected:
    """Facts after correction. `identities` are those of the facts as the rules read them, so that a correction moves
    no id; `applied` were carried out, `unfit` no longer fit the text."""

    facts: Facts
    identities: Identities
    applied: tuple[Applied, ...] = ()
    unfit: tuple[Unfit, ...] = ()


def correct(facts: Facts, corrections: Sequence[Correction]) -> Corrected:
    """The facts with the corrections laid over them; the order of the lines does not matter."""
    identities = identify(facts)
    if not corrections:
        return Corrected(facts, identities)
    known = identities.records(facts)
    changed: dict[str, Any] = {}
    applied: list[Applied] = []
    unfit: list[Unfit] = []
    for correction in corrections:
        record = known.get(correction.fact)
        if record is None:
            unfit.append(_no_such_fact(correction))
            continue
        outcome = _corrected(changed.get(correction.fact, record), correction, facts.text)
        if isinstance(outcome, Unfit):
            unfit.append(outcome)
        else:
            changed[correction.fact], before = outcome
            applied.append(Applied(correction, before))
    return Corrected(*_laid_over(facts, identities, changed), tuple(applied), tuple(unfit))


def _laid_over(facts: Facts, identities: Identities, changed: dict[str, Any]) -> tuple[Facts, Identities]:
    """The facts and their ids, still parallel, with changed records in their places and removed ones left out."""
    fields: dict[str, Any] = {}
    ids: dict[str, Any] = {}
    for kind in (f.name for f in dataclasses.fields(facts) if isinstance(getattr(facts, f.name), tuple)):
        kept = []
        for record, own in zip(getattr(facts, kind), getattr(identities, kind), strict=True):
            # A list of agencies has one id per agency; all of them stand for the one record.
            names = own if isinstance(own, tuple) else (own,)
            new = next((changed[name] for name in names if name in changed), record)
            if not isinstance(new, _Removed):
                kept.append((new, own))
        fields[kind], ids[kind] = tuple(new for new, _ in kept), tuple(own for _, own in kept)
    values = dict(zip(identities.indicators, identities.values, strict=True))
    rows, ids["values"] = [], []
    for row, own in zip(fields["indicators"], ids["indicators"], strict=True):
        cells = [(changed.get(name, cell), name) for cell, name in zip(row.values, values[own], strict=True)]
        cells = [(cell, name) for cell, name in cells if not isinstance(cell, _Removed)]
        rows.append(dataclasses.replace(row, values=tuple(cell for cell, _ in cells)))
        ids["values"].append(tuple(name for _, name in cells))
    fields["indicators"], ids["values"] = tuple(rows), tuple(ids["values"])
    ids["subjects"] = tuple(subject_id(q.subject_full or q.subject, q.domain) for q in fields["quantities"])
    ids["word_subjects"] = tuple(subject_id(w.subject, w.domain) for w in fields["word_targets"])
    return dataclasses.replace(facts, **fields), Identities(**ids)


class _Removed:
    """Stands for a fact that was taken out."""


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
