"""One invented plan whose facts use every field of the model, and the graph that comes of it."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pyoxigraph

from kg.graph.plans import plan_quads
from kg.graph.store import ontology_quads
from kg.model.correction import Applied, Correction
from kg.model.document import Source
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
    Words,
    WordTarget,
)
from kg.model.identity import identify
from kg.model.plan import Manifest
from kg.model.span import Span
from kg.namespaces import DEFAULT_BASE

TEXT = """云溪县人民政府办公室
云溪县“十四五”公共服务规划(征求意见稿)
云政办发〔2021〕9号 2021年 月 日 发布日期:2022-01-05
依据《云河市“十四五”公共服务规划》,落实《全国公共服务纲要》,参照《教育条例》。
本规划分为两大领域。坚持尽力而为。完善经费机制。
第一章 学有所教(基本公共服务)
本领域服务项目共1项,具体包括:免费教材。服务对象:义务教育学生。服务内容:发放国家课程教材。服务标准:每生每年90元。
支出责任:县财政承担。牵头负责单位:县教育局。
幼儿园覆盖率由2020年的85%提高到2025年的95%以上,较2015年提高20个百分点。每千名儿童托位xx个,全县9095人受益。
到,学校实现全覆盖。全县共有教师约1200人。
1.扩大学前教育资源。新建幼儿园三所。牵头单位:县教育局;配合单位:县财政局等;2024年底前完成。
责任单位:各乡镇人民政府
第二章 老有所养
指标 | 单位 | 2020年 | 2025年 | 属性
养老床位 | 张 | 900 | ≥1200 | 预期性
其中:护理床位 | 张 | xx | 600 | 约束性
专栏1 养老工程
一是建设养老院。(1)改造老院区。
面向65岁及以上老年人。
"""


def span(words: str, after: str = "") -> Span:
    """The first place of the words after the first place of `after`."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words), words)


MANIFEST = Manifest(
    plan="yunxi",
    source="source.txt",
    sha256="0" * 64,
    jurisdiction="cn-999999",
    title="云溪县“十四五”公共服务规划",
    period=(2021, 2025),
    status="draft",
    language="zh",
    script="Hans",
    origin="Invented for tests.",
    short_name_zh="云溪",
    short_name_en="Yunxi",
    address="https://example.org/yunxi.html",
    issued="2021-12-30",
    retrieved="2022-02-01",
    licence="None needed.",
    revision_of="yunxi-2016",
    damage=(("托位数被遮蔽。", "The number of places is masked."),),
)

FACTS = Facts(
    source=Source("source.txt", "text/plain", "utf-8", "0" * 64, len(TEXT)),
    text=TEXT,
    plan=PlanMetadata(
        title="云溪县“十四五”公共服务规划",
        jurisdiction="云溪县",
        period=(2021, 2025),
        period_name="十四五",
        issuer="云溪县人民政府办公室",
        document_number="云政办发〔2021〕9号",
        issued=None,
        issued_raw="2021年 月 日",
        published="2022-01-05",
        status="draft",
        spans=(
            ("title", span("云溪县“十四五”公共服务规划")),
            ("jurisdiction", span("云溪县")),
            ("period_name", span("十四五")),
            ("issuer", span("云溪县人民政府办公室")),
            ("document_number", span("云政办发〔2021〕9号")),
            ("issued_raw", span("2021年 月 日")),
            ("published", span("2022-01-05")),
            ("status", span("征求意见稿")),
        ),
    ),
    domains=(
        Domain("学有所教", "第一章 学有所教(基本公共服务)", "基本公共服务", span("学有所教")),
        Domain("老有所养", "第二章 老有所养", None, span("老有所养")),
    ),
    declared_counts=(
        DeclaredCount("plan", "domains", 2, span("两大领域")),
        DeclaredCount("学有所教", "service items", 1, span("共1项")),
    ),
    service_items=(
        ServiceItem(
            "学有所教",
            "免费教材",
            span("免费教材"),
            beneficiaries=Words("义务教育学生", span("义务教育学生")),
            content=Words("发放国家课程教材", span("发放国家课程教材")),
            standard=Words("每生每年90元", span("每生每年90元")),
            funding=Words("县财政承担", span("县财政承担")),
            lead=Words("县教育局", span("县教育局")),
        ),
    ),
    indicators=(
        Indicator(
            "老有所养",
            "养老床位",
            span("养老床位"),
            unit="张",
            binding="预期性",
            values=(
                IndicatorValue("900", Decimal(900), span("900", "养老床位"), year=2020, role="baseline"),
                IndicatorValue("≥1200", Decimal(1200), span("≥1200"), year=2025, comparator=">="),
            ),
        ),
        Indicator(
            "老有所养",
            "护理床位",
            span("护理床位"),
            unit="张",
            binding="约束性",
            parent="养老床位",
            values=(
                IndicatorValue("xx", None, span("xx", "护理床位"), year=2020, role="baseline", masked=True),
                IndicatorValue("600", Decimal(600), span("600"), year=2025, annual_average=True, year_inferred=2024),
            ),
        ),
    ),
    quantities=(
        Quantity(
            "幼儿园覆盖率",
            "85%",
            Decimal(85),
            span("85%"),
            unit="%",
            year=2020,
            role="baseline",
            domain="学有所教",
        ),
        Quantity(
            "幼儿园覆盖率",
            "95%以上",
            Decimal(95),
            span("95%以上"),
            unit="%",
            comparator=">=",
            year=2025,
            period="十四五",
            domain="学有所教",
            domain_inferred="老有所养",
        ),
        Quantity(
            "幼儿园覆盖率",
            "20个百分点",
            Decimal(20),
            span("20个百分点"),
            unit="个百分点",
            change=True,
            base_year=2015,
            domain="学有所教",
        ),
        Quantity(
            "托位",
            "xx个",
            None,
            span("xx个"),
            unit="个",
            per="每千名儿童",
            masked=True,
            year_lost=True,
            domain="学有所教",
        ),
        Quantity("受益", "9095人", None, span("9095人"), unit="人", role="actual", subject_full="受益人数"),
        Quantity("教师", "约1200人", Decimal(1200), span("约1200人"), unit="人", approximate=True, role="fact"),
        Quantity(
            "幼儿园", "三所", Decimal(3), span("三所"), unit="所", role="commitment", domain="学有所教", cumulative=True
        ),
    ),
    word_targets=(WordTarget("学校", "全覆盖", "学有所教", span("全覆盖")),),
    tasks=(Task("1", "第一章 学有所教", "学有所教", "扩大学前教育资源", span("扩大学前教育资源")),),
    responsibilities=(
        Responsibility(
            "1",
            "学有所教",
            span("牵头单位:县教育局;配合单位:县财政局等"),
            lead=("县教育局",),
            cooperating=("县财政局",),
            open_list=True,
            deadline="2024年底前",
            deadline_span=span("2024年底前"),
            agencies=(("县教育局", span("县教育局", "牵头单位")), ("县财政局", span("县财政局"))),
        ),
        Responsibility(
            None,
            "学有所教",
            span("责任单位:各乡镇人民政府"),
            unmarked=("各乡镇人民政府",),
            agencies=(("各乡镇人民政府", span("各乡镇人民政府")),),
        ),
        Responsibility(None, None, span("云溪县人民政府办公室"), lead=("云溪县人民政府办公室",)),
    ),
    projects=(
        Project("专栏1", "养老工程", "一是", "建设养老院", span("建设养老院")),
        Project("专栏1", "养老工程", "(1)", "改造老院区", span("改造老院区"), parent="一是"),
    ),
    mechanisms=(Mechanism("经费机制", span("经费机制")),),
    principles=(Principle("尽力而为", span("尽力而为")),),
    beneficiary_groups=(BeneficiaryGroup("65岁及以上老年人", span("65岁及以上老年人")),),
    agencies=(
        Agency("县教育局", span("县教育局")),
        Agency("云溪县财政局", span("县财政局"), printed="县财政局"),
    ),
    citations=(
        Citation(
            "《云河市“十四五”公共服务规划》", "云办〔2021〕1号", "based_on", span("《云河市“十四五”公共服务规划》")
        ),
        Citation("《全国公共服务纲要》", None, "implements", span("《全国公共服务纲要》")),
        Citation("《教育条例》", None, "mentions", span("《教育条例》")),
    ),
    findings=(
        Finding("masked", "托位数被遮蔽。", "The number of places is masked.", (span("xx个"),)),
        Finding("contradiction", "前后不一。", "Two values differ.", (span("85%"), span("95%以上"))),
    ),
)

_APPLIED = (
    Applied(Correction(identify(FACTS).quantities[0], "unit", "%", "按上下文。", "reader", 1), before="个百分点"),
    Applied(Correction("value/aaaaaaaa", "remove", "", "不是数量。", "reader", 2), before="三年 年"),
)


def example_quads(base: str = DEFAULT_BASE) -> list[str]:
    """The N-Quads lines of the invented plan, its place described as the list of places would."""
    place = f"<{base}jurisdiction/cn-999999>"
    graph = f"<{base}graph/reference>"
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    earlier = dataclasses.replace(MANIFEST, plan="yunxi-2016", revision_of=None)
    blank = dataclasses.replace(FACTS.plan, issuer=None, spans=())
    return sorted(
        {
            *plan_quads(MANIFEST, FACTS, base, applied=_APPLIED),
            *plan_quads(earlier, Facts(FACTS.source, TEXT, plan=blank), base),
            f'{place} {label} "云溪县"@zh {graph} .\n',
            f'{place} {label} "Yunxi County"@en {graph} .\n',
        }
    )


def example_store(lines: list[str] | None = None) -> pyoxigraph.Store:
    """The graph of the invented plan and of the ontology, in memory."""
    store = pyoxigraph.Store()
    quads = [*(example_quads() if lines is None else lines), *ontology_quads()]
    store.bulk_load("".join(quads).encode(), pyoxigraph.RdfFormat.N_QUADS)
    return store
