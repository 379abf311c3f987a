"""Facts as the JSON object that `kg extract` prints, and back: the public format."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from decimal import Decimal
from functools import cache
from typing import Any

from kg.model.document import Source
from kg.model.facts import Facts, Finding, PlanMetadata
from kg.model.span import Span


def to_json(facts: Facts, *, with_text: bool = True) -> dict[str, Any]:
    """The facts as plain JSON values; the text is left out on request. Spans become [start, end]."""
    out: dict[str, Any] = {"source": dataclasses.asdict(facts.source)}
    if with_text:
        out["text"] = facts.text
    for field in dataclasses.fields(Facts):
        if field.name not in ("source", "text"):
            out[field.name] = _plain(getattr(facts, field.name))
    return out


def dumps(facts: Facts, *, with_text: bool = True) -> str:
    """The JSON text of the facts, keys in the order of the format, ending in a line feed."""
    return json.dumps(to_json(facts, with_text=with_text), ensure_ascii=False, indent=1) + "\n"


def from_json(data: dict[str, Any]) -> Facts:
    """The facts of a JSON object that carries its text.

    Raises KeyError where the text is missing and ValueError where a span does not lie in it.
    """
    text: str = data["text"]
    values: dict[str, Any] = {"source": Source(**data["source"]), "text": text}
    for field in dataclasses.fields(Facts):
        if field.name in data and field.name not in values:
            values[field.name] = _typed(typing.get_type_hints(Facts)[field.name], data[field.name], text)
    return Facts(**values)


def _plain(value: object) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Finding):
        return {
            "kind": value.kind,
            "message": {"zh": value.message_zh, "en": value.message_en},
            "spans": _plain(value.spans),
        }
    if isinstance(value, PlanMetadata):
        whole = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return whole | {"spans": {name: _plain(span) for name, span in value.spans}}
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


@cache
def _hints(record: type) -> dict[str, Any]:
    return typing.get_type_hints(record)


def _typed(hint: Any, value: Any, text: str) -> Any:
    if value is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _typed(next(a for a in typing.get_args(hint) if a is not type(None)), value, text)
    if hint is Span:
        return Span(value[0], value[1], text[value[0] : value[1]])
    if hint is Decimal:
        return Decimal(str(value))
    if hint is Finding:
        return Finding(
            value["kind"],
            value["message"]["zh"],
            value["message"]["en"],
            tuple(_typed(Span, s, text) for s in value["spans"]),
        )
    if hint is PlanMetadata:
        fields = {n: _typed(h, value[n], text) for n, h in _hints(hint).items() if n != "spans" and n in value}
        return PlanMetadata(**fields, spans=tuple((n, _typed(Span, s, text)) for n, s in value["spans"].items()))
    if dataclasses.is_dataclass(hint):
        record: Any = hint
        return record(**{n: _typed(h, value[n], text) for n, h in _hints(record).items() if n in value})
    if origin is tuple:
        inner = typing.get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_typed(inner[0], v, text) for v in value)
        return tuple(_typed(h, v, text) for h, v in zip(inner, value, strict=True))
    return value
