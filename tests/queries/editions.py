"""Two editions of a third plan, made up for the tests, that hold a fact of every kind; and the graph of them with the
two sample plans, cut down to what they touch so that slow engines can hold it too."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from kg.align.corpus import align_corpus
from kg.align.vocabulary import references
from kg.graph.alignment import alignment_quads
from kg.graph.plans import plan_quads
from kg.graph.reference import reference_quads
from kg.graph.store import ontology_quads
from kg.model.correction import Applied, Correction
from kg.model.document import Document, Source
from kg.model.facts import (
    Agency,
    BeneficiaryGroup,
    Citation,
    DeclaredCount,
    Domain,
    Facts,
    Finding,
    Indicator,
    IndicatorValue,
    Mechanism,
    PlanMetadata,
    Principle,
    Project,
    Quantity,
    Responsibility,
    ServiceItem,
    Task,
    WordTarget,
)
from kg.model.plan import Manifest
from kg.namespaces import PLAN, RDF
from tests.report.sample import EAST, WEST, east, span, west

FIRST = """南泽县公共服务规划
本规划依据《国家基本公共服务标准》(2021年版)编制,落实《东河县公共服务规划》。坚持统筹规划、共建共享的原则。
一、幼有所育
本领域共2项服务:孕产妇健康服务、儿童健康管理。
普惠性幼儿园覆盖率 % 约束性 2020年88 2025年90
二、老有所养
为60周岁及以上老年人提供基本养老服务,对困难残疾人发放补贴每人每月80元。到2025年,新建养老床位约300张。
到某年,参保率达到xx%。投入资金1.2亿元。每千名老人拥有床位不低于30张。老年人健康管理应管尽管。
1.扩大养老服务。(县民政局牵头,县文化广播电视和旅游局等部门配合,2025年12月底前完成)
建立应急联动机制。
专栏1 养老服务工程
一是社区养老中心建设。包括日间照料站。
"""
#: What the second edition says instead.
_REVISED = (("2025年90", "2025年95"), ("约300张", "约400张"), ("儿童健康管理。", "儿童健康管理、全民健身服务。"))
SECOND = FIRST
for _before, _now in _REVISED:
    SECOND = SECOND.replace(_before, _now)

_AGENCIES = ("县民政局", "县文化广播电视和旅游局")
#: Coverage and reference items that are kept: enough to count, few enough for every engine.
_KEPT_ITEMS = ("01", "08", "11", "14", "20", "41", "80")
#: What a reader of the first edition is said to have mended and taken out.
_CORRECTED = (
    Applied(
        Correction("task/aaaaaaaa", "title", "扩大养老服务", "序号不是名称的一部分。", "reader", 1), "1.扩大养老服务"
    ),
    Applied(Correction("value/aaaaaaaa", "remove", "", "不是数量。", "reader", 2), "2家"),
)


def edition(text: str, goal: str, beds: str) -> Facts:
    """The facts of one edition: the goal for kindergartens and the beds are what differs."""
    t = text
    rate = "普惠性幼儿园覆盖率"
    duty = "县民政局牵头,县文化广播电视和旅游局等部门配合"
    return Facts(
        Source("source.txt", "text/plain", "utf-8", "1" * 64, len(t)),
        t,
        plan=PlanMetadata(title="南泽县公共服务规划", spans=(("title", span(t, "南泽县公共服务规划")),)),
        domains=(
            Domain("幼有所育", "一、幼有所育", "基本公共服务", span(t, "幼有所育")),
            Domain("老有所养", "二、老有所养", "基本公共服务", span(t, "老有所养")),
        ),
        declared_counts=(DeclaredCount("幼有所育", "service items", 2, span(t, "2项")),),
        service_items=tuple(
            ServiceItem("幼有所育", name, span(t, name), state="standards_lost")
            for name in ("孕产妇健康服务", "儿童健康管理", "全民健身服务")
            if name in t
        ),
        indicators=(
            Indicator(
                "幼有所育",
                rate,
                span(t, rate),
                "%",
                "约束性",
                values=(
                    IndicatorValue("88", Decimal(88), span(t, "88"), 2020, role="baseline"),
                    IndicatorValue(goal, Decimal(goal), span(t, f"2025年{goal}", 0), 2025),
                ),
            ),
        ),
        quantities=(
            Quantity(
                "困难残疾人补贴", "80元", Decimal(80), span(t, "80元"), "元", per="每人每月", role="standard",
                domain="老有所养",
            ),
            Quantity(
                "养老床位", beds, Decimal(beds.removesuffix("张")), span(t, beds), "张", approximate=True, year=2025,
                role="commitment", domain="老有所养",
            ),
            Quantity("参保率", "xx%", None, span(t, "xx%"), "%", masked=True, year_lost=True, domain="老有所养"),
            Quantity("投入资金", "1.2亿元", Decimal("1.2"), span(t, "1.2亿元"), "亿元", role="fact", domain="老有所养"),
            Quantity(
                "床位", "30张", Decimal(30), span(t, "30张"), "张", per="每千名老人", comparator=">=", year_lost=True,
                role="target", domain="老有所养",
            ),
        ),
        word_targets=(WordTarget("老年人健康管理", "应管尽管", "老有所养", span(t, "应管尽管")),),
        tasks=(Task("1", None, "老有所养", "扩大养老服务", span(t, "扩大养老服务")),),
        responsibilities=(
            Responsibility(
                "1", None, span(t, duty), lead=_AGENCIES[:1], cooperating=_AGENCIES[1:], open_list=True,
                deadline="2025年12月底前", deadline_span=span(t, "2025年12月底前"),
                agencies=tuple((name, span(t, name)) for name in _AGENCIES),
            ),
        ),
        projects=(
            Project("专栏1", "养老服务工程", "一是", "社区养老中心建设", span(t, "社区养老中心建设")),
            Project("专栏1", "养老服务工程", "1", "日间照料站", span(t, "日间照料站"), parent="一是"),
        ),
        mechanisms=(Mechanism("应急联动机制", span(t, "应急联动机制")),),
        principles=(Principle("统筹规划、共建共享", span(t, "统筹规划、共建共享")),),
        beneficiary_groups=tuple(BeneficiaryGroup(n, span(t, n)) for n in ("60周岁及以上老年人", "困难残疾人")),
        agencies=tuple(Agency(name, span(t, name)) for name in _AGENCIES),
        citations=(
            Citation("《国家基本公共服务标准》", "2021年版", "based_on", span(t, "《国家基本公共服务标准》")),
            Citation("《东河县公共服务规划》", None, "implements", span(t, "《东河县公共服务规划》")),
        ),
        findings=(
            Finding("masked", "参保率的数字以xx代替。", "The insurance rate is masked by xx.", (span(t, "xx%"),)),
        ),
    )  # fmt: skip


def texts() -> dict[str, str]:
    """The stored text of each plan."""
    return {"donghe": EAST, "xishan": WEST, "nanze": FIRST, "nanze-2026": SECOND}


@cache
def store() -> ox.Store:
    """The graph of all four, cut down to a few national items."""
    people = (
        ("donghe", "东河", "Donghe", "Hans", (2021, 2025), None, east()),
        ("xishan", "西山", "Xishan", "Hant", None, None, west()),
        ("nanze", "南泽", "Nanze", "Hans", (2021, 2025), None, edition(FIRST, "90", "300张")),
        ("nanze-2026", "南泽(修订)", "Nanze (revised)", "Hans", (2021, 2025), "nanze", edition(SECOND, "95", "400张")),
    )
    plans = []
    for plan, zh, en, script, period, earlier, facts in people:
        manifest = Manifest(
            plan, "source.txt", "0" * 64, f"anonymous-{plan}", f"{zh}公共服务规划", period, "final", "zh", script,
            "Made up for the tests.", zh, en, revision_of=earlier,
        )  # fmt: skip
        plans.append((manifest, Document(facts.source, facts.text), facts))
    lines = [
        line
        for manifest, _, facts in plans
        for line in plan_quads(manifest, facts, applied=_CORRECTED if manifest.plan == "nanze" else ())
    ]
    lines += ontology_quads()
    lines += reference_quads(references())
    lines += alignment_quads(align_corpus(plans))
    graph = ox.Store()
    graph.bulk_load("".join(lines).encode(), ox.RdfFormat.N_QUADS)
    _cut_down(graph)
    return graph


def _cut_down(graph: ox.Store) -> None:
    def drop(subject: ox.NamedNode) -> None:
        for quad in (*graph.quads_for_pattern(subject, None, None), *graph.quads_for_pattern(None, None, subject)):
            graph.remove(quad)

    a = ox.NamedNode(f"{RDF}type")
    for quad in tuple(graph.quads_for_pattern(None, a, ox.NamedNode(f"{PLAN}ReferenceItem"))):
        if not quad.subject.value.endswith(tuple(f"-{item}" for item in _KEPT_ITEMS)):
            for about in tuple(graph.quads_for_pattern(None, ox.NamedNode(f"{PLAN}referenceItem"), quad.subject)):
                drop(about.subject)
            drop(quad.subject)
    used = {quad.object for quad in graph.quads_for_pattern(None, ox.NamedNode(f"{PLAN}jurisdiction"), None)}
    for quad in tuple(graph.quads_for_pattern(None, a, ox.NamedNode(f"{PLAN}Jurisdiction"))):
        if quad.subject not in used:
            drop(quad.subject)
