"""Whether two values of one reference indicator can be put side by side: one verdict, all reasons, both languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from kg.align.values import english
from kg.model.mapping import VERDICTS, AlignedValue, Comparison, Reason, Verdict
from kg.model.reference import ReferenceIndicator

#: Years that are read from the plan or its record and not printed beside the value.
_ALIKE = Reason("comparable", "指标、对象、年份和单位一致", "same indicator, population, year and unit")
_READ = {"plan-end", "record", "every-year", "period"}


def compare_values(
    values: Sequence[AlignedValue],
    periods: Mapping[str, tuple[int, int] | None],
    indicators: Mapping[str, ReferenceIndicator],
    order: Sequence[str],
) -> tuple[Comparison, ...]:
    """Every pair of values of two plans for the same reference indicator, in the order of the list and of the plans.

    Two levels in words are no pair. `periods` are the years of each plan, `order` the plans.
    """
    rank = {plan: at for at, plan in enumerate(order)}
    by_indicator: dict[str, list[AlignedValue]] = defaultdict(list)
    for value in values:
        if value.indicator is not None:
            by_indicator[value.indicator].append(value)
    out = []
    for indicator in indicators.values():
        rows = sorted(by_indicator.get(indicator.id, ()), key=lambda v: rank[v.plan])
        for left, right in combinations(rows, 2):
            if left.plan != right.plan and not (left.in_words and right.in_words):
                out.append(compare(left, right, periods, indicator))
    return tuple(out)


def compare(
    left: AlignedValue,
    right: AlignedValue,
    periods: Mapping[str, tuple[int, int] | None],
    indicator: ReferenceIndicator,
) -> Comparison:
    """The verdict on two values: the gravest reason that applies, or that they are comparable."""
    found = tuple(_reasons(left, right, periods)) or (_ALIKE,)
    reasons = tuple(reason for verdict in VERDICTS for reason in found if reason.verdict == verdict)
    verdict = reasons[0].verdict
    notes = tuple(_notes(left, right))
    comparable = verdict in ("comparable", "converted")
    return Comparison(
        indicator=indicator.id,
        left=left,
        right=right,
        verdict=verdict,
        reasons=reasons,
        notes=notes,
        rests_on_reading=any(v.year_basis in _READ for v in (left, right)),
        ahead=_ahead(left, right, indicator) if comparable else None,
        relaxed_years=_without(reasons, "different-year"),
        relaxed_periods=_at_period_ends(left, right, periods, reasons),
    )


def _reasons(
    left: AlignedValue, right: AlignedValue, periods: Mapping[str, tuple[int, int] | None]
) -> Iterator[Reason]:
    sides = (left, right)
    for side in sides:
        if side.masked:
            yield Reason(
                "masked", f"{side.plan}:数值被隐去({side.raw})", f"{side.plan}: the value is masked ({side.raw})"
            )
    for side in sides:
        if side.in_words:
            yield Reason(
                "one-side-not-a-level",
                f"{side.plan}:只有文字“{side.raw}”,没有数值",
                f"{side.plan}: says {side.raw} in words, no number",
            )
        elif not side.is_level:
            yield Reason(
                "one-side-not-a-level",
                f"{side.plan}:{side.raw}是变化量,不是水平",
                f"{side.plan}: {side.raw} is a change, not a level",
            )
    for side in sides:
        if side.year is None:
            yield _no_year(side)
    if left.cumulative != right.cumulative:
        total, annual = (left, right) if left.cumulative else (right, left)
        yield Reason(
            "cumulative-vs-annual",
            f"{total.plan}为一段时期的累计数,{annual.plan}为一年的数",
            f"{total.plan} is a total over a period, {annual.plan} of one year",
        )
    if left.population != right.population:
        yield _differ("different-population", "对象", "population", left, right, "population")
    if left.denominator != right.denominator:
        yield _differ("different-denominator", "分母", "denominator", left, right, "denominator")
    if left.year is not None and right.year is not None and not _same_year(left, right, periods):
        yield Reason("different-year", f"{left.year}年对{right.year}年", f"{left.year} against {right.year}")
    if left.factor != right.factor and left.decimal is not None and right.decimal is not None:
        yield Reason(
            "converted",
            f"单位已换算({left.plan}×{left.factor:f},{right.plan}×{right.factor:f})",
            f"units converted ({left.plan} × {left.factor:f}, {right.plan} × {right.factor:f})",
        )


def _no_year(side: AlignedValue) -> Reason:
    if side.year_label == "undeterminable":
        return Reason(
            "year-lost",
            f"{side.plan}:表格散失,年份无法判定",
            f"{side.plan}: the year cannot be told from the flattened table",
        )
    if side.year_label == "lost":
        return Reason("year-lost", f"{side.plan}:句中年份脱落", f"{side.plan}: the year was stripped from the sentence")
    return Reason("year-lost", f"{side.plan}:未印年份,也无从读出", f"{side.plan}: no year printed and none to be read")


def _differ(verdict: Verdict, zh: str, en: str, left: AlignedValue, right: AlignedValue, field: str) -> Reason:
    ours, theirs = (getattr(side, field) for side in (left, right))
    return Reason(
        verdict,
        f"{zh}不同:{left.plan}为{ours or '未限定'},{right.plan}为{theirs or '未限定'}",
        f"{en} {left.plan}: {english(ours) or 'not specified'}; {right.plan}: {english(theirs) or 'not specified'}",
    )


def _same_year(left: AlignedValue, right: AlignedValue, periods: Mapping[str, tuple[int, int] | None]) -> bool:
    return bool(_years(left, periods) & _years(right, periods))


def _years(value: AlignedValue, periods: Mapping[str, tuple[int, int] | None]) -> frozenset[int]:
    period = periods.get(value.plan)
    if value.year_basis == "every-year" and period is not None:
        return frozenset(range(period[0], period[1] + 1))
    return frozenset() if value.year is None else frozenset((value.year,))


def _notes(left: AlignedValue, right: AlignedValue) -> Iterator[Reason]:
    if left.role != right.role:
        yield Reason(
            "comparable",
            f"角色不同({left.plan}:{left.role},{right.plan}:{right.role})",
            f"roles differ ({left.plan} {left.role}, {right.plan} {right.role})",
        )
    for side in (left, right):
        if side.year is not None and side.year_basis in _READ:
            yield Reason(
                "comparable",
                f"{side.plan}:{side.year}年由规划期或上下文读出,未印明",
                f"{side.plan}: {side.year} is read from the period or the context, not printed",
            )


def _without(reasons: Sequence[Reason], relaxed: Verdict) -> Verdict:
    """The verdict if a reason did not count."""
    left = [reason.verdict for reason in reasons if reason.verdict != relaxed]
    return left[0] if left else "comparable"


def _at_period_ends(
    left: AlignedValue,
    right: AlignedValue,
    periods: Mapping[str, tuple[int, int] | None],
    reasons: Sequence[Reason],
) -> Verdict:
    """The verdict if the end of one five-year period may be held against the end of another."""
    ends = [value.year is not None and value.year % 5 == 0 and _is_end(value, periods) for value in (left, right)]
    return _without(reasons, "different-year") if all(ends) else reasons[0].verdict


def _is_end(value: AlignedValue, periods: Mapping[str, tuple[int, int] | None]) -> bool:
    period = periods.get(value.plan)
    return period is not None and value.year == period[1]


def _ahead(left: AlignedValue, right: AlignedValue, indicator: ReferenceIndicator) -> str | None:
    """The plan that is ahead: that with the better value; None where both are equal or a bound leaves it open."""
    if indicator.direction == "neutral" or left.interval is None or right.interval is None:
        return None
    higher = indicator.direction == "higher-better"
    for one, other in ((left, right), (right, left)):
        a, b = one.interval, other.interval
        assert a is not None and b is not None
        worst, best = (a.lower, b.upper) if higher else (a.upper, b.lower)
        if worst is not None and best is not None and (worst > best if higher else worst < best):
            return one.plan
    return None
