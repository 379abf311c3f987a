"""What the rows of an indicator table get wrong: units, signs, values that cannot stand beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.indicator_cells import read_cell, split_glued
from kg.extract.indicator_headers import fold_words
from kg.extract.indicator_names import is_unit
from kg.model.document import Document
from kg.model.facts import Facts, Finding, Indicator
from kg.model.span import Span
from kg.text.fold import fold_name

_LABEL_UNIT = re.compile(r"\s*[(（](?P<unit>[^()（）\n]{1,12})[)）]?")
_EMPTY_UNIT = re.compile(r"\s*[(（]\s*(?:[)）]|\n|$|\|)")
_PAIR = 2
#: No plan of a place counts so many of 万.
_TOO_MANY = 10_000
_RISES = re.compile(r"[降减低]")
_RATE = re.compile(r"(?:率|占比|比例|比重)$")


def find_in_rows(document: Document, known: Facts) -> Iterator[Finding]:
    """Findings about single rows, in the order of the rows."""
    bare: list[Span] = []
    beside: list[Span] = []
    for indicator in known.indicators:
        label = _label_unit(document, indicator)
        yield from _unit_conflict(indicator, label)
        yield from _mixed_totals(indicator)
        yield from _mixed_scales(indicator)
        yield from _lost_minus(indicator)
        yield from _glued(indicator)
        lacking, signed = _unsigned(document, indicator, label)
        bare += lacking
        beside += signed
    if bare:
        yield Finding(
            "missing_sign",
            f"指标表中有{len(bare)}处数值缺少单位或百分号、千分号。",
            f"{len(bare)} places in the indicator table lack a unit or a sign of per cent or per mille.",
            tuple(sorted({*bare, *beside})),
        )
    lost = [value.span for indicator in known.indicators for value in indicator.values if value.year_lost]
    if lost:
        yield Finding(
            "lost_text",
            f"指标表中有{len(lost)}个数值所在的年份列已缺失,无法判定年份。",
            f"{len(lost)} values of the indicator table have lost the column that names their year.",
            tuple(lost),
        )


def _label_unit(document: Document, indicator: Indicator) -> Span | None:
    """The unit in the bracket after the name, None where there is none."""
    match = _LABEL_UNIT.match(document.text, indicator.span.end, indicator.span.end + 20)
    if match is None or not is_unit(fold_words(match["unit"])):
        return None
    return Span(match.start("unit"), match.end("unit"), match["unit"])


def _unit_conflict(indicator: Indicator, label: Span | None) -> Iterator[Finding]:
    if label is None:
        return
    unit = fold_words(label.text)
    clashing: list[Span] = []
    printed = ""
    for value in indicator.values:
        # 每年增长9.7% beside beds is a rate of growth, in its own unit.
        reading = None if value.annual_average or value.change else read_cell(fold_words(value.raw))
        if reading is not None and reading.unit and reading.unit != unit and not reading.change:
            clashing.append(value.span)
            printed = reading.unit
    if clashing:
        yield Finding(
            "unit",
            f"“{indicator.name}”一行单位不一致:名称中为“{unit}”,数值中为“{printed}”。",
            f"The row {indicator.name} gives two units: {unit} in its name, {printed} in its values.",
            (indicator.span, *clashing),
        )


def _mixed_totals(indicator: Indicator) -> Iterator[Finding]:
    values = [v for v in indicator.values if not v.annual_average and not v.change]
    totals = [v for v in values if v.cumulative and v.year is not None]
    single = [v for v in values if not v.cumulative]
    if totals and single:
        yield Finding(
            "not_comparable",
            f"“{indicator.name}”一行既有累计数又有当年数,两者不可直接比较。",
            f"The row {indicator.name} sets totals of several years beside values of one year: not comparable.",
            tuple(v.span for v in (*single, *totals)),
        )


def _mixed_scales(indicator: Indicator) -> Iterator[Finding]:
    """Values of one row of which one is printed in another scale: 350000 beside 28.6万, 0.91 beside 95.6%; once their
    scales are made one they lie near each other."""
    values = [v for v in indicator.values if v.value is not None and v.value > 0 and not v.change]
    unit = fold_name(indicator.unit or "")
    scale, near = (100, 8) if unit == "%" else (100_000_000 if unit.startswith("亿") else 10_000, 20)
    for low in values:
        for high in values:
            assert low.value is not None and high.value is not None
            if high.value < low.value * scale / near or high.value > low.value * scale * near:
                continue
            broken = low.value != int(low.value)
            if (scale == 100 and low.value < 1) or (scale > 100 and (unit[:1] in "万亿" or broken)):
                yield Finding(
                    "unit",
                    f"“{indicator.name}”一行数值的量级不一致:{low.raw}与{high.raw},其一的单位疑与所标不同。",
                    f"The values of the row {indicator.name} differ in scale, {low.raw} and {high.raw}: one seems to be"
                    " printed in another unit.",
                    tuple(sorted({indicator.span, *(value.span for value in values)})),
                )
                return
    for value in values:
        assert value.value is not None
        if unit.startswith("万") and value.value >= _TOO_MANY and value.value == int(value.value):
            yield Finding(
                "unit",
                f"“{indicator.name}”的单位为“{indicator.unit}”,数值“{value.raw}”疑未按该单位换算。",
                f"{indicator.name} is given in {indicator.unit}, and {value.raw} seems not to be in that unit.",
                (indicator.span, value.span),
            )
            return


def _lost_minus(indicator: Indicator) -> Iterator[Finding]:
    """A yearly growth above nought beside a level that falls: its minus is lost."""
    levels = [v for v in indicator.values if v.value is not None and v.year is not None and not v.cumulative]
    for growth in indicator.values:
        if not growth.annual_average or growth.value is None or growth.value <= 0 or len(levels) < _PAIR:
            continue
        first, last = levels[0], levels[-1]
        assert first.value is not None and last.value is not None
        if last.value < first.value and _RISES.search(growth.raw) is None:
            yield Finding(
                "missing_sign",
                f"“{indicator.name}”由{first.raw}降至{last.raw},年均增长却为“{growth.raw}”,疑缺负号。",
                f"{indicator.name} falls from {first.raw} to {last.raw}, yet grows by {growth.raw} a year: a minus"
                " seems to be lost.",
                (first.span, last.span, growth.span),
            )


def _glued(indicator: Indicator) -> Iterator[Finding]:
    for value in indicator.values:
        if value.value is None and split_glued(fold_words(value.raw)):
            yield Finding(
                "damaged",
                f"“{indicator.name}”的单元格“{value.raw}”中几个数值粘连在一起。",
                f"Several values ran together in a cell of the row {indicator.name}: {value.raw}.",
                (value.span,),
            )


def _unsigned(document: Document, indicator: Indicator, label: Span | None) -> tuple[list[Span], list[Span]]:
    """The places of a row that lack a sign: cells without one beside cells with one, an empty bracket of a label,
    a rate without any unit; and the cells beside them that have one."""
    if label is not None:
        return [], []
    readable = [(v, read_cell(fold_words(v.raw))) for v in indicator.values if v.value is not None]
    signed = [v.span for v, r in readable if r is not None and r.unit in ("%", "‰")]
    plain = [v for v, r in readable if r is not None and r.unit is None]
    if signed and plain and indicator.unit in ("%", "‰") and not _own_column(document, indicator, signed[0]):
        return [v.span for v in plain], signed
    if _EMPTY_UNIT.match(document.text, indicator.span.end, indicator.span.end + 8) and "(" in fold_words(
        document.text[indicator.span.end : indicator.span.end + 4]
    ):
        return [indicator.span] if indicator.unit is None else [], []
    rate = _RATE.search(fold_words(indicator.name)) is not None
    if rate and indicator.unit is None and plain and not signed and max(v.value or 0 for v in plain) > 1:
        return [indicator.span], []
    return [], []


def _own_column(document: Document, indicator: Indicator, cell: Span) -> bool:
    """Whether a unit stands in a column of its own between the name and the first value."""
    between = fold_words(document.text[indicator.span.end : cell.start])
    return (
        re.search(r"[%‰]", between.replace("(%)", "")) is not None
        and len(between) < 200
        and not re.search(r"[0-9]", between)
    )
