"""What a plan contradicts, lost or leaves unclear, with the places of all sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.finding_counts import find_miscounts
from kg.extract.finding_digits import find_exchanged_digits
from kg.extract.finding_items import find_against_lists
from kg.extract.finding_levels import find_conflicts
from kg.extract.finding_losses import find_losses
from kg.extract.finding_often import find_dates_in_force, find_frequencies
from kg.extract.finding_rows import find_in_rows
from kg.extract.finding_twice import find_other_totals
from kg.extract.finding_works import find_against_works, find_foreign_units
from kg.model.document import Document
from kg.model.facts import Facts, Finding
from kg.model.span import Span

#: 普惠性非基本公共服务: a term in which 非 makes the difference.
_NEGATED = re.compile(r"(?P<before>[㐀-鿿]{2,4})非(?P<after>[㐀-鿿]{4,12}?)(?=供给|服务体系|建设|发展|扩|$)")


def extract_findings(document: Document, known: Facts) -> tuple[Finding, ...]:
    """The findings about the document, in the order of their first places. Never raises."""
    found = [
        *find_miscounts(document, known),
        *find_in_rows(document, known),
        *find_conflicts(known),
        *find_other_totals(known),
        *find_exchanged_digits(known),
        *find_against_lists(document, known),
        *find_against_works(document, known),
        *find_foreign_units(document),
        *find_frequencies(document),
        *find_dates_in_force(document),
        *_double_roles(known),
        *find_losses(document, known),
        *_dropped_negations(document),
    ]
    distinct = {(f.kind, f.spans): f for f in found if f.spans}
    return tuple(sorted(distinct.values(), key=lambda f: (f.spans[0].start, f.kind, f.message_zh)))


def _double_roles(known: Facts) -> Iterator[Finding]:
    """Bodies that one statement of who answers lets both lead and cooperate."""
    for duty in known.responsibilities:
        for name in duty.lead:
            if name in duty.cooperating:
                yield Finding(
                    "contradiction",
                    f"“{name}”在同一处既为牵头单位又为配合单位。",
                    f"{name} both leads and cooperates in one statement.",
                    tuple(sorted({span for named, span in duty.agencies if named == name})),
                )


def _dropped_negations(document: Document) -> Iterator[Finding]:
    """Terms of the headings that the text also prints without their 非."""
    seen: set[str] = set()
    for section in document.sections:
        match = _NEGATED.search(section.title.text)
        if match is None or match[0] in seen:
            continue
        seen.add(match[0])
        wrong = match["before"][-3:] + match["after"][:6]
        spots = [
            Span(m.start(), m.end(), m.group())
            for m in re.finditer(re.escape(wrong), document.text)
            if not document.is_furniture(m.start())
        ]
        if spots:
            right = match["before"][-3:] + "非" + match["after"][:6]
            title = section.title
            yield Finding(
                "contradiction",
                f"“{wrong}”与“{right}”不一致,疑缺“非”字。",
                f"{wrong} against {right}: the character 非 (non-) seems to be missing.",
                (*spots, title),
            )
