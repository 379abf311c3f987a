"""Values of plans in the unit and with the year of a reference indicator, ready to be held against each other."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from kg.align.subjects import Measured
from kg.align.surroundings import last_year, period_years
from kg.align.tables import own_rows
from kg.align.units import Unit, factor_to, interval, parse_unit
from kg.model.facts import Facts, Indicator, IndicatorValue, Quantity, WordTarget
from kg.model.mapping import AlignedValue, YearBasis
from kg.model.plan import Manifest
from kg.model.reference import ReferenceIndicator
from kg.text.fold import fold_name

_EVERY_YEAR = re.compile(r"每年|逐年保持|年均")
_TOTAL = re.compile(r"累计|总共|共计|合计|共(?:开工|建成|新建|完成|改造|实现|培训|建设)")
_SINCE = re.compile(r"((?:19|20)\d\d)年起统计([^。;,\n]{4,30})")
_BEHIND = re.compile(r"(?:分钟|小时)([^、,。;\d]{1,8})")
_LAST = re.compile("[、,]")
_NEW = re.compile(r"新增|新建|改扩建|建成|完成")


@dataclass(frozen=True, slots=True)
class _Year:
    """A resolved year: None where none can be had; what a table shows; where it comes from."""

    year: int | None
    label: str
    basis: YearBasis


def align_values(
    manifest: Manifest, facts: Facts, measured: Sequence[Measured], indicators: dict[str, ReferenceIndicator]
) -> tuple[AlignedValue, ...]:
    """All values of one plan, normalised: those of a reference indicator (exact or close matches) in its unit, repeats
    of one value once; the others in the base of the printed unit."""
    period = manifest.period or facts.plan.period
    out: list[AlignedValue] = []
    undated: set[tuple[str, str]] = set()
    for one in measured:
        if one.step.negated:
            continue
        same = one.step.predicate in ("skos:exactMatch", "skos:closeMatch")
        indicator = indicators[one.step.object_id] if one.step.object_id is not None and same else None
        record = one.record
        if indicator is None and (isinstance(record, WordTarget) or _unit_of(record) is None):
            continue
        if isinstance(record, Quantity):
            out.append(_from_quantity(manifest.plan, one, record, indicator, period))
        elif isinstance(record, WordTarget):
            out.append(_from_words(manifest.plan, one, record, indicator, period))
        else:
            row, cell = record
            years = _row_years(facts, row)
            if cell.year is None and years is None and _is_lost_row(row):
                # Several values without a column each: nobody can tell which is which, so they are one riddle.
                if indicator is not None and (row.name, indicator.id) not in undated:
                    undated.add((row.name, indicator.id))
                    out.append(_undated(manifest.plan, one, row, cell, indicator))
                continue
            out.append(_from_cell(manifest.plan, one, row, cell, indicator, years))
    return _once(_ranges(out))


def _unit_of(record: Quantity | tuple[Indicator, IndicatorValue]) -> Unit | None:
    """The printed unit of a number, None where none is printed or none is known."""
    printed = record.unit if isinstance(record, Quantity) else _cell_unit(record[1].raw) or record[0].unit
    parsed = parse_unit(printed) if printed else None
    return None if parsed is None else parsed[0]


def _is_lost_row(row: Indicator) -> bool:
    return sum(cell.year is None and cell.year_lost for cell in row.values) > 1


def _row_years(facts: Facts, row: Indicator) -> tuple[int, ...] | None:
    """Years that a note gives to a row with fewer values than columns: 2017年起统计X指标; None without such a note."""
    if not _is_lost_row(row):
        return None
    header = sorted({cell.year for other in facts.indicators for cell in other.values if cell.year is not None})
    name = fold_name(row.name)
    for found in _SINCE.finditer(fold_name(facts.text)):
        if name in found.group(2) or found.group(2).rstrip("指标") in name:
            years = tuple(year for year in header if year >= int(found.group(1)))
            if len(years) == len(row.values):
                return years
    return None


def _narrowed(one: Measured, indicator: str, kind: str) -> str:
    # 30分钟镇区、2小时农村服务圈: a time stands in front of whom it is for.
    behind = _BEHIND.search(one.around.clause, len(one.around.head)) if "圈" in one.around.clause else None
    for words in (
        behind.group(1) if behind else "",
        fold_name(one.name),
        _LAST.split(one.around.head)[-1],
        one.around.clause,
        one.around.lead,
    ):
        for row_indicator, row_kind, pattern, zh in _populations():
            if row_kind == kind and row_indicator in (indicator, "*") and pattern.search(words):
                return zh
    return ""


@cache
def _populations() -> tuple[tuple[str, str, re.Pattern[str], str], ...]:
    return tuple(
        (row["indicator"], row["kind"], re.compile(row["words"]), row["zh"]) for row in own_rows("populations.tsv")
    )


@cache
def english(words: str) -> str:
    """The English of a narrowing, by its Chinese words."""
    return next((row["en"] for row in own_rows("populations.tsv") if row["zh"] == words), words)


def _from_cell(
    plan: str,
    one: Measured,
    row: Indicator,
    cell: IndicatorValue,
    indicator: ReferenceIndicator | None,
    years: tuple[int, ...] | None,
) -> AlignedValue:
    year = _Year(cell.year, str(cell.year), "table")
    if cell.year is None and years is not None:
        known = years[row.values.index(cell)]
        year = _Year(known, str(known), "record")
    elif cell.year is None:
        inferred = cell.year_inferred
        year = _Year(None, "undeterminable" if cell.year_lost else "none", "lost" if cell.year_lost else "none")
        if inferred is not None:
            year = _Year(inferred, str(inferred), "record")
    unit = _cell_unit(cell.raw) or row.unit
    return _value(
        plan, one, indicator, cell.raw, cell.value, cell.comparator, unit, None, year,
        masked=cell.masked, change=cell.change, cumulative=cell.cumulative, role=cell.role, binding=row.binding,
        source="table",
    )  # fmt: skip


def _cell_unit(raw: str) -> str | None:
    found = re.search(r"[\d.xX×*]\s*([^\d.xX×*\s≥≤<>＜＞]+)\*?$", fold_name(raw))
    return found.group(1) if found else None


def _undated(
    plan: str, one: Measured, row: Indicator, cell: IndicatorValue, indicator: ReferenceIndicator | None
) -> AlignedValue:
    year = _Year(None, "undeterminable", "lost")
    return _value(
        plan, one, indicator, "", None, "=", row.unit, None, year, role=cell.role, binding=row.binding, source="table"
    )


def _from_quantity(
    plan: str, one: Measured, quantity: Quantity, indicator: ReferenceIndicator | None, period: tuple[int, int] | None
) -> AlignedValue:
    year = _prose_year(one, quantity, period)
    # Only what can be added up has a total: a rate over a period stays a rate.
    adds_up = _adds_up(quantity, indicator)
    total = adds_up and (quantity.cumulative or bool(_TOTAL.search(one.around.clause)))
    if adds_up and quantity.role == "commitment" and year.basis in ("plan-end", "lost"):
        total = total or bool(_NEW.search(one.around.clause))
    return _value(
        plan, one, indicator, quantity.raw, quantity.value, quantity.comparator, quantity.unit, quantity.per, year,
        masked=quantity.masked, change=quantity.change, cumulative=total, role=quantity.role, source="prose",
    )  # fmt: skip


def _adds_up(quantity: Quantity, indicator: ReferenceIndicator | None) -> bool:
    if indicator is not None:
        return indicator.quantity_kind.endswith(("Count", "Currency"))
    unit = _unit_of(quantity)
    return unit is not None and unit.dimension in ("count", "money")


def _from_words(
    plan: str, one: Measured, target: WordTarget, indicator: ReferenceIndicator | None, period: tuple[int, int] | None
) -> AlignedValue:
    year = _Year(period[1], "none", "plan-end") if period else _Year(None, "none", "none")
    return _value(plan, one, indicator, target.words, None, "=", None, None, year, role="target", source="words")


def _prose_year(one: Measured, quantity: Quantity, period: tuple[int, int] | None) -> _Year:
    """The year of a number in prose, by the rules: printed, of a named period, of the record before it, of the plan."""
    if quantity.role == "baseline" and quantity.year is None:
        return _Year(None, "none", "none")
    if quantity.change and quantity.base_year is not None:
        named = period_years(quantity.period)
        return _Year(named[1] if named else None, f"{quantity.base_year} to {quantity.period or 'later'}", "none")
    if quantity.year is not None:
        return _Year(quantity.year, str(quantity.year), "printed")
    if quantity.year_lost:
        return _Year(None, "lost", "lost")
    named = period_years(quantity.period)
    if named:
        return _Year(named[1], quantity.period or "", "period")
    if quantity.role in ("actual", "baseline") or one.around.zone == "record":
        before = last_year(one.around.before)
        if isinstance(before, int):
            return _Year(before, "none", "record")
        if before is not None and (years := period_years(before)):
            return _Year(years[1], "none", "record")
        return _Year(None, "none", "none")
    if period is None:
        return _Year(None, "none", "none")
    if _EVERY_YEAR.search(one.around.clause):
        return _Year(period[1], "every year", "every-year")
    return _Year(period[1], "none", "plan-end")


def _value(
    plan: str, one: Measured, indicator: ReferenceIndicator | None, raw: str, number: Decimal | None, comparator: str,
    unit: str | None, per: str | None, year: _Year, *, role: str, source: Literal["table", "prose", "words"],
    masked: bool = False, change: bool = False, cumulative: bool = False, binding: str | None = None,
) -> AlignedValue:  # fmt: skip
    if indicator is not None:
        factor, into = factor_to(indicator.unit_ucum, unit, one.name, per), indicator.unit_ucum
    else:
        parsed = parse_unit(unit or "")
        factor, into = (parsed[1], parsed[0].ucum) if parsed else (Decimal(1), "1")
    decimal = None if number is None else number * factor
    record = one.record
    span = record[1].span if isinstance(record, tuple) else record.span
    return AlignedValue(
        plan=plan,
        fact=one.fact,
        indicator=None if indicator is None else indicator.id,
        name=one.name,
        raw=raw,
        span=span,
        role=role,
        predicate=one.step.predicate,
        decimal=decimal,
        interval=None if decimal is None else interval(decimal, comparator),
        unit=into,
        factor=factor,
        year=year.year,
        year_basis=year.basis,
        year_label=year.label,
        masked=masked,
        is_level=not change and source != "words",
        in_words=source == "words",
        cumulative=cumulative,
        binding=binding,
        population="" if indicator is None else _narrowed(one, indicator.id, "population"),
        denominator="" if indicator is None else _narrowed(one, indicator.id, "denominator"),
        source=source,
    )


def _ranges(values: list[AlignedValue]) -> list[AlignedValue]:
    """Two ends of one printed range as one value with both bounds."""
    out: list[AlignedValue] = []
    for value in values:
        last = out[-1] if out else None
        if (
            last is not None
            and (last.indicator, last.raw, last.name) == (value.indicator, value.raw, value.name)
            and last.interval is not None
            and value.interval is not None
            and last.interval.upper is None
            and value.interval.lower is None
            and last.interval.lower is not None
            and value.interval.upper is not None
        ):
            both = interval(last.interval.lower, ">=", value.interval.upper)
            out[-1] = dataclasses.replace(last, interval=both)
            continue
        out.append(value)
    return out


def _once(values: list[AlignedValue]) -> tuple[AlignedValue, ...]:
    """Each value once: what a table and the prose both say of one year is one value, that of the table."""
    seen: set[tuple[object, ...]] = set()
    reached = {(v.indicator, v.decimal) for v in values if v.source == "table" and v.role in ("baseline", "actual")}
    out = []
    for value in values:
        if value.indicator is None:
            out.append(value)
            continue
        key = (
            value.indicator, value.decimal if value.decimal is not None else value.raw,
            value.year if value.year is not None else value.year_label, value.population, value.denominator,
            value.is_level, value.cumulative,
        )  # fmt: skip
        # A record that repeats the base year's figure of the table without a year of its own adds nothing.
        repeats = value.year is None and value.role == "actual" and (value.indicator, value.decimal) in reached
        if key in seen or (repeats and value.decimal is not None):
            continue
        seen.add(key)
        out.append(value)
    return tuple(out)
