"""One thing that a plan does every so often, at two places with two periods (每年组织一次评估, 每两年组织一次评估)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import Document
from kg.model.facts import Finding
from kg.model.span import Span

_OFTEN = re.compile(
    r"每(?P<period>半?年度?|[两二三]年|季度?|月|周|半年)(?P<verb>[一-鿿]{2})(?:一|1)次(?P<what>[^,;。、()\n]{4,24})(?=[,;。()\n])"
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
