"""What a plan times at two places in two ways: what it does every so often (每年组织一次评估, 每两年组织一次评估), and
the day from which it is in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import Document
from kg.model.facts import Finding
from kg.model.span import Span

_OFTEN = re.compile(
    r"每(?P<period>半?年度?|[两二三]年|季度?|月|周)(?P<verb>[一-鿿]{2})(?:一|1)次(?P<what>[^,;。、()\n]{4,24})(?=[,;。()\n])"
)
#: 本标准自2023年10月1日起施行
_IN_FORCE = re.compile(
    r"(?:(?:本(?:标准|方案|规划|计划|意见|办法|清单|规定|细则)|^|(?<=[。\n]))[^,。;\n《》]{0,4}|印发[^。;\n]{0,12},)"
    r"(?P<day>自\d{4}年\d{1,2}月\d{1,2}日起(?:正式)?(?:施行|实施|执行|生效))"
)


def find_dates_in_force(document: Document) -> Iterator[Finding]:
    """Two days from which the plan is in force."""
    view = document.prose
    days = list(_IN_FORCE.finditer(view.text)) if view.text.count("日起") > 1 else []
    if len({day["day"][:-2] for day in days}) > 1:
        spans = tuple(document.span(*view.span(*day.span("day"))) for day in days)
        said = "与".join(dict.fromkeys(day["day"] for day in days))
        yield Finding(
            "contradiction", f"施行日期前后不一致:{said}。", f"Two days of entry into force are given: {said}.", spans
        )


def find_frequencies(document: Document) -> Iterator[Finding]:
    """The things that are done once in each of two different periods, in the order of the text."""
    view = document.prose
    told: dict[tuple[str, str], tuple[str, Span]] = {}
    for match in _OFTEN.finditer(view.text):
        period = match["period"].removesuffix("度")
        span = document.span(*view.span(*match.span()))
        other, place = told.setdefault((match["verb"], match["what"]), (period, span))
        if other != period:
            yield Finding(
                "contradiction",
                f"“{match['what']}”的频次前后不一致:每{other}一次与每{period}一次。",
                f"{match['what']} is due once in two different periods: {other} and {period}.",
                (place, span),
            )
