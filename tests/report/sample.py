"""Two small plans made up for the tests: their texts, their facts, and the graph of both.

东河县 states levels in a table and in prose and contradicts itself; 西山县 is in traditional characters, masks a
number and carries markup in its words, which no page may take for its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pyoxigraph

from kg.align.corpus import align_corpus
from kg.align.vocabulary import references
from kg.graph.alignment import alignment_quads
from kg.graph.plans import plan_quads
from kg.graph.reference import reference_quads
from kg.graph.store import ontology_quads
from kg.model.document import Document, Source
from kg.model.facts import (
    Agency,
    DeclaredCount,
    Domain,
    Facts,
    Finding,
    Indicator,
    IndicatorValue,
    PlanMetadata,
    Quantity,
    Responsibility,
    ServiceItem,
    Task,
)
from kg.model.plan import Manifest
from kg.model.span import Span
from kg.read.reader import read_bytes

EAST = """东河县公共服务规划
一、幼有所育
本领域共3项服务:孕产妇健康服务、儿童健康管理。
普惠性幼儿园覆盖率 % 约束性 2020年80 2025年85
到2025年,普惠性幼儿园覆盖率达到90%。
1.扩大托育供给。(牵头单位:县卫生健康局;配合单位:县教育局、县财政局)
"""

WEST = """西山縣公共服務規劃
一、幼有所育
本領域共2項服務:孕產婦健康服務、<b>托育</b>"服務"。
到2025年,普惠性幼兒園覆蓋率不低於xx%。
責任單位:縣教育局
"""


def span(text: str, words: str, nth: int = 0) -> Span:
    """The nth occurrence of the words."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words), words)


def _manifest(plan: str, zh: str, en: str, script: str, period: tuple[int, int] | None) -> Manifest:
    return Manifest(
        plan,
        "source.txt",
        "0" * 64,
        f"anonymous-{plan}",
        f"{zh}公共服务规划",
        period,
        "final",
        "zh",
        script,
        "Made up for the tests.",
        zh,
        en,
    )


def _source(text: str) -> Source:
    return Source("source.txt", "text/plain", "utf-8", "0" * 64, len(text))


def east() -> Facts:
    """The facts of 东河."""
    t = EAST
    name = "普惠性幼儿园覆盖率"
    return Facts(
        _source(t),
        t,
        plan=PlanMetadata(title="东河县公共服务规划", spans=(("title", span(t, "东河县公共服务规划")),)),
        domains=(Domain("幼有所育", "一、幼有所育", None, span(t, "幼有所育")),),
        declared_counts=(DeclaredCount("幼有所育", "service items", 3, span(t, "3项")),),
        service_items=(
            ServiceItem("幼有所育", "孕产妇健康服务", span(t, "孕产妇健康服务")),
            ServiceItem("幼有所育", "儿童健康管理", span(t, "儿童健康管理")),
        ),
        indicators=(
            Indicator(
                "幼有所育",
                name,
                span(t, name),
                "%",
                "约束性",
                values=(
                    IndicatorValue("80", Decimal(80), span(t, "80"), 2020, role="baseline"),
                    IndicatorValue("85", Decimal(85), span(t, "85"), 2025),
                ),
            ),
        ),
        quantities=(Quantity(name, "90%", Decimal(90), span(t, "90%"), "%", year=2025, domain="幼有所育"),),
        tasks=(Task("1", None, "幼有所育", "扩大托育供给", span(t, "扩大托育供给")),),
        responsibilities=(
            Responsibility(
                "1",
                None,
                span(t, "牵头单位:县卫生健康局;配合单位:县教育局、县财政局"),
                lead=("县卫生健康局",),
                cooperating=("县教育局", "县财政局"),
                agencies=tuple((a, span(t, a)) for a in ("县卫生健康局", "县教育局", "县财政局")),
            ),
        ),
        agencies=tuple(Agency(a, span(t, a)) for a in ("县卫生健康局", "县教育局", "县财政局")),
        findings=(
            Finding(
                "count_mismatch", "申明3项,列出2项。", "Three items are declared, two are listed.", (span(t, "3项"),)
            ),
            Finding(
                "contradiction",
                "表格说85%,正文说90%。",
                "The table says 85 %, the text says 90 %.",
                (span(t, "85"), span(t, "90%")),
            ),
        ),
    )


def west() -> Facts:
    """The facts of 西山."""
    t = WEST
    item = '<b>托育</b>"服務"'
    return Facts(
        _source(t),
        t,
        plan=PlanMetadata(title="西山縣公共服務規劃", spans=(("title", span(t, "西山縣公共服務規劃")),)),
        domains=(Domain("幼有所育", "一、幼有所育", None, span(t, "幼有所育")),),
        declared_counts=(DeclaredCount("幼有所育", "service items", 2, span(t, "2項")),),
        service_items=(
            ServiceItem("幼有所育", "孕產婦健康服務", span(t, "孕產婦健康服務")),
            ServiceItem("幼有所育", item, span(t, item), state="standards_lost"),
        ),
        quantities=(
            Quantity(
                "普惠性幼兒園覆蓋率",
                "xx%",
                None,
                span(t, "xx%"),
                "%",
                comparator=">=",
                year=2025,
                masked=True,
                domain="幼有所育",
            ),
        ),
        responsibilities=(
            Responsibility(
                None,
                "幼有所育",
                span(t, "責任單位:縣教育局"),
                unmarked=("縣教育局",),
                agencies=(("縣教育局", span(t, "縣教育局")),),
            ),
        ),
        agencies=(Agency("縣教育局", span(t, "縣教育局")),),
        findings=(Finding("masked", "数字被遮蔽。", "A number is masked.", (span(t, "xx%"),)),),
    )


def texts() -> dict[str, str]:
    """The stored text of each plan."""
    return {"donghe": EAST, "xishan": WEST}


def documents() -> dict[str, Document]:
    """What is read of each plan."""
    return {plan: _document(text) for plan, text in texts().items()}


def _document(text: str) -> Document:
    read = read_bytes("source.txt", text.encode())
    assert read.text == text
    return read


def store() -> pyoxigraph.Store:
    """The graph of both plans, held against the reference lists, with the vocabulary."""
    return graph_of(
        (
            (_manifest("donghe", "东河", "Donghe", "Hans", (2021, 2025)), east()),
            (_manifest("xishan", "西山", "Xishan", "Hant", None), west()),
        )
    )


def many(count: int) -> tuple[pyoxigraph.Store, dict[str, Document]]:
    """The graph and the documents of so many plans, all with the words of 东河."""
    plans = [(_manifest(f"p{i:03}", f"东河{i}", f"Donghe {i}", "Hans", (2021, 2025)), east()) for i in range(count)]
    return graph_of(plans), {manifest.plan: _document(EAST) for manifest, _ in plans}


def graph_of(plans: Sequence[tuple[Manifest, Facts]]) -> pyoxigraph.Store:
    """The graph of these plans, held against the reference lists, with the vocabulary."""
    graph = pyoxigraph.Store()
    lines = [line for manifest, facts in plans for line in plan_quads(manifest, facts)]
    lines += ontology_quads()
    lines += reference_quads(references())
    lines += alignment_quads(align_corpus([(m, Document(f.source, f.text), f) for m, f in plans]))
    graph.bulk_load("".join(lines).encode(), pyoxigraph.RdfFormat.N_QUADS)
    return graph
