"""What a plan says of every national item: listed, committed, mentioned, absent or unknown, with the words that won."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from kg.align.services import Line, item_ids, lines
from kg.align.tables import own_rows
from kg.align.zones import Sentence, sentences
from kg.model.document import Document
from kg.model.facts import Facts
from kg.model.identity import Identities
from kg.model.mapping import Coverage, Mapping, Match, Predicate, State, Zone
from kg.model.reference import ReferenceItem
from kg.model.span import Span
from kg.text.fold import fold_name

_RANK: dict[State, int] = {"listed": 4, "committed": 3, "mentioned": 2, "absent": 1, "unknown": 0}
_MATCH_RANK: dict[Match | None, int] = {"exact": 4, "close": 3, "broader": 2, "narrower": 1, None: 0}
#: A listed entry's match, seen from the plan, by the predicate from the plan's entry to the national item.
LISTED: dict[Predicate, Match] = {
    "skos:exactMatch": "exact",
    "skos:closeMatch": "close",
    "skos:broadMatch": "narrower",
    "skos:narrowMatch": "broader",
}
#: Verbs of doing: without one of them, or a level to be reached, a sentence of the forward text commits to nothing.
_DOING = re.compile(
    "落实|健全|完善|强化|加强|提供|开展|推[进动行广]|实[施现]|扩[大展]|做好|鼓励|支持|建[立成设]|发放|提[高升]|保障|确保|促进|加[快大]|巩固"
    "|纳入|给予|免[除费]|构建|继续|组织|引导|深化|规范|帮助|降低|优化|改[造善革]|达到|统筹|培训|完成|探索|扶持|拓[宽展]|广泛|贯彻|办好|维护"
    "|保持|丰富|[实进]行|放映|开放|举办|保护|优先|减免|送|培育|设立|稳定|夯实|提倡|加大|关爱"
    "|坚持|力争|控制|制定|打造|营造|发展|消除|资助|补[贴助]|代缴|全覆盖|解决|适配|覆盖率|参保率|安置|监测|监管|救助|防治|防控|健身|发挥|减轻"
)
#: What follows the core when the words are about bricks, staff or capacity and not about what people get.
_BRICKS = re.compile(
    r"^(?:[^,。;:!\n、]{0,10}?(?:设施|机构|中心|学校|医院|院舍|场馆|阵地|病区|队伍|基地|平台|场所|站点|示范点|专科|科室|设备|人才)"
    r"|[^,。;:!\n]{0,24}?能力(?!提升工程))"
)
#: What takes the bricks back: the phrase also says what people get there.
_SERVED = re.compile(r"服务质量|待遇|提供|开放|免费|达标工程|服务(?:水平|覆盖)")
#: A clause that is a heading, or begins with the number of one.
_HEADING = re.compile(r"\(?[一二三四五六七八九十百\d]+[\).、.]")
_CLAUSE = ",。;:!?\n"


@dataclass(frozen=True, slots=True)
class _Proof:
    state: State
    match: Match | None
    span: Span
    zone: Zone
    rule: str


@cache
def _by_indicator() -> dict[str, tuple[tuple[str, State, Match | None], ...]]:
    out: dict[str, list[tuple[str, State, Match | None]]] = defaultdict(list)
    for row in own_rows("indicator_items.tsv"):
        match = None if row["match"] == "-" else cast(Match, row["match"])
        out[row["indicator"]].extend((item, cast(State, row["state"]), match) for item in item_ids(row["items"]))
    return {indicator: tuple(rows) for indicator, rows in out.items()}


def cover(
    plan: str,
    document: Document,
    facts: Facts,
    identities: Identities,
    items: Sequence[ReferenceItem],
    mappings: Sequence[Mapping],
) -> tuple[Coverage, ...]:
    """One state for every national item, in the order of the lists.

    `mappings` are those of the plan's items and indicators. A list is lost where the plan speaks of one that its
    source does not hold; only then is an item that is named nowhere unknown and not absent.
    """
    proofs: dict[str, list[_Proof]] = defaultdict(list)
    _from_list(mappings, proofs)
    _from_indicators(facts, mappings, proofs)
    _from_text(document, facts, proofs)
    lost = _list_is_lost(facts)
    found = (_best(plan, item, proofs[item.id], lost) for item in items)
    return tuple(_placed(coverage, document, facts, identities) for coverage in found)


def _placed(coverage: Coverage, document: Document, facts: Facts, identities: Identities) -> Coverage:
    """The coverage with the task and the field that its words stand under."""
    if coverage.span is None:
        return coverage
    at = coverage.span.start
    return dataclasses.replace(
        coverage,
        task=_above(document, at, [task.span.start for task in facts.tasks], identities.tasks),
        domain=_above(document, at, [domain.span.start for domain in facts.domains], identities.domains),
    )


def _above(document: Document, at: int, starts: Sequence[int], ids: Sequence[str]) -> str | None:
    """The id of the last heading before a place whose section holds the place."""
    for start, local in reversed(tuple(zip(starts, ids, strict=True))):
        if start > at:
            continue
        section = document.section_at(start)
        return local if section is None or at < document.sections[section].end else None
    return None


def _best(plan: str, item: ReferenceItem, proofs: list[_Proof], lost: bool) -> Coverage:
    if not proofs:
        state: State = "unknown" if lost else "absent"
        return Coverage(plan, item.id, item.scheme, state, None, None, None, "list-lost" if lost else "not-named")
    name = fold_name(item.name_zh)
    best = max(proofs, key=lambda proof: _weight(proof, name))
    return Coverage(plan, item.id, item.scheme, best.state, best.match, best.span, best.zone, best.rule)


def _weight(proof: _Proof, name: str) -> tuple[int, int, bool, bool, int]:
    """What makes one proof better than another: its state, how near it comes, the national name in its words, running
    text before a heading, the earlier place."""
    words = fold_name(proof.span.text)
    return (
        _RANK[proof.state], _MATCH_RANK[proof.match], name in words, not _HEADING.match(words), -proof.span.start
    )  # fmt: skip


def _from_list(mappings: Sequence[Mapping], proofs: dict[str, list[_Proof]]) -> None:
    for mapping in mappings:
        if mapping.kind == "item" and mapping.object_id and not mapping.negated and mapping.predicate in LISTED:
            proof = _Proof("listed", LISTED[mapping.predicate], mapping.span, "list", "listed")
            proofs[mapping.object_id].append(proof)


def _from_indicators(facts: Facts, mappings: Sequence[Mapping], proofs: dict[str, list[_Proof]]) -> None:
    rows = {row.span for row in facts.indicators}
    for mapping in mappings:
        if mapping.kind != "indicator" or mapping.negated or not mapping.object_id or mapping.span not in rows:
            continue
        for item, state, match in _by_indicator().get(mapping.object_id, ()):
            proofs[item].append(_Proof(state, match, mapping.span, "table", "indicator"))


def _from_text(document: Document, facts: Facts, proofs: dict[str, list[_Proof]]) -> None:
    text = document.prose.text
    told = list(sentences(document, facts))
    starts = [sentence.start for sentence in told]
    stops: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for line in lines():
        if line.state == "stop":
            for found in line.words.finditer(text):
                for item in line.items:
                    stops[item].append(found.span())
    for line in lines():
        if line.state == "stop":
            continue
        for found in line.words.finditer(text):
            at = bisect_right(starts, found.start()) - 1
            if at < 0 or found.start() >= starts[at] + len(told[at].words) or told[at].zone == "list":
                continue
            for item in line.items:
                if line.state == "part" or not any(a < found.end() and found.start() < b for a, b in stops[item]):
                    proofs[item].append(_proof(document, told[at], line, found.start(), found.end()))


def _proof(document: Document, sentence: Sentence, line: Line, start: int, end: int) -> _Proof:
    text = document.prose.text
    first = max((text.rfind(mark, 0, start) for mark in _CLAUSE), default=-1) + 1
    last = min((at for mark in _CLAUSE if (at := text.find(mark, end)) >= 0), default=len(text))
    span = document.span(*document.prose.span(max(first, sentence.start), last))
    state, rule = _weigh(sentence, line, text[end:last], text[first:last])
    match = line.match if state == "committed" else None
    return _Proof(state, match, span, sentence.zone, rule)


def _weigh(sentence: Sentence, line: Line, tail: str, clause: str) -> tuple[State, str]:
    """The state that a match is good for, and by which rule."""
    if sentence.zone == "record":
        return "mentioned", "record"
    if line.state == "mentioned":
        return "mentioned", "umbrella"
    if line.state in ("committed", "part") and _BRICKS.search(tail) and not _SERVED.search(clause):
        return "mentioned", "bricks"
    if not _DOING.search(sentence.words):
        return "mentioned", "no-verb"
    return "committed", "core"


def _list_is_lost(facts: Facts) -> bool:
    """Whether the plan declares items of service that its source does not name."""
    declares = any(count.what == "service items" for count in facts.declared_counts)
    return declares and not facts.service_items
