"""How many fields, items, mechanisms and tasks the plan says it has."""

from __future__ import annotations

import re

from kg.extract.scope import Scope
from kg.model.document import Document
from kg.model.facts import DeclaredCount, Facts
from kg.text.numbers import read_number

_N = r"(?P<n>\d{1,4}|[一二三四五六七八九十百两]{1,5})"
_PLACE = r"(?:类|个|大|项|种|条)"
_SERVICE = r"(?:国家|省|市|县|区)?(?:基本|普惠性?非?基本)?(?:公共)?服务"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("domains", re.compile(rf"{_N}(?:个|大|类)(?:{_SERVICE})?领域(?:(?:基本)?公共服务)?")),
    (
        "service items",
        re.compile(
            rf"(?:服务)?(?:项目|事项)(?:清单)?(?:总数)?(?:共|共计|共有|总计|合计|计|包括|为)+\s*{_N}\s*(?:个|项|类|条)"
        ),
    ),
    (
        "service items",
        re.compile(rf"{_N}\s*(?:个|项|条|类)(?:具体|重点|{_SERVICE})*(?:项目|事项)(?!建设|开工|工程|资金|的?建成)"),
    ),
    ("service items", re.compile(rf"(?:共|共计|总计|合计|包括|涵盖|明确)\s*{_N}\s*项(?:{_SERVICE})(?!标准|指标)")),
    (
        "mechanisms",
        re.compile(
            rf"{_N}(?:个|大|项|种)?(?:(?:基本)?公共服务)?(?:实施|保障|运行|工作|支撑)机制|{_N.replace('<n>', '<m>')}大机制"
        ),
    ),
    ("tasks", re.compile(rf"{_N}\s*(?:项|个|条)(?:重点|主要|具体|目标|工作|年度|改革)*任务")),
)
#: What the sentence speaks of, where a count alone does not tell.
_OF_SERVICES = re.compile(r"服务|清单")


def extract_declared_counts(document: Document, known: Facts) -> tuple[DeclaredCount, ...]:
    """The counts that the text declares, each once per scope, in the order of the text."""
    text = document.folded.text
    scope = Scope(document, known)
    found: dict[tuple[str, str, int], DeclaredCount] = {}
    hits = sorted(
        ((m.start(), what, m) for what, pattern in _PATTERNS for m in pattern.finditer(text)), key=lambda hit: hit[0]
    )
    taken = -1
    for start, what, match in hits:
        if start < taken:
            continue
        value = read_number(match["n"] or match.groupdict().get("m") or "")
        if value is None or not (1 if what == "service items" else 2) <= value < 2000:
            continue
        count = int(value)
        left = max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1
        if what in ("domains", "service items") and not _OF_SERVICES.search(text, left, match.end() + 20):
            continue
        at = document.folded.span(start, match.end())
        if document.is_furniture(at[0]):
            continue
        domain = scope.domain_at(at[0])
        if (
            what == "service items"
            and domain is not None
            and not re.search(r"本领域|服务(?:项目|清单|事项)|本章|本节", text[left : match.end()])
        ):
            continue
        where = domain if domain is not None and what in ("service items", "tasks") else "plan"
        taken = match.end()
        found.setdefault((where, what, count), DeclaredCount(where, what, count, document.span(*at)))
    return tuple(sorted(found.values(), key=lambda c: c.span))
