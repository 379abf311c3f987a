"""Who made the graph of a plan from what: the reading, the software, the source."""

from __future__ import annotations

from kg import __version__
from kg.graph.context import Context
from kg.graph.iris import Iris
from kg.graph.kinds import CLASSES
from kg.graph.terms import IDENTIFIER, LABEL, Quads, iri, name, plan, text
from kg.model.correction import REMOVE
from kg.model.identity import digest

#: The graphs that all plans share, with their labels.
_SHARED = (
    ("findings", "发现", "findings"),
    ("provenance", "来历", "provenance"),
    ("reference", "参照清单", "reference lists"),
    ("mappings", "映射", "mappings"),
    ("comparison", "覆盖与比较", "coverage and comparison"),
    ("ontology", "本体与代码", "ontology and codes"),
    ("queries", "查询库", "query library"),
)


def reading(context: Context) -> None:
    """The activity that turned the source into the graphs of the plan. It has no time: the same input gives the same
    graph, and the dates that count are those of the source."""
    manifest, iris, write = context.manifest, context.iris, context.provenance
    activity, software = iri(iris.activity(manifest.plan)), iri(iris.software(__version__))
    source = iri(iris.source(manifest.plan))
    write.types(activity, CLASSES["Reading"])
    zh, en = manifest.short_name_zh, manifest.short_name_en
    write(activity, LABEL, text(f"读取:{zh}", "zh"), text(f"Reading of {en}", "en"))
    write(activity, IDENTIFIER, text(f"activity/{manifest.plan}"))
    write(activity, name("prov:used"), source)
    write(activity, name("prov:wasAssociatedWith"), software)
    write.types(software, CLASSES["Software"])
    write(software, LABEL, text(f"plan-kg {__version__}", "zh"), text(f"plan-kg {__version__}", "en"))
    write(software, IDENTIFIER, text(f"plan-kg-{__version__}"))
    write(software, plan("version"), text(__version__))
    for graph in ("plan", "evidence"):
        node = iri(iris.graph(graph, manifest.plan))
        write.types(node, CLASSES["NamedGraph"])
        write(node, LABEL, *_graph_labels(graph, zh, en))
        write(node, IDENTIFIER, text(f"graph/{graph}/{manifest.plan}"))
        write(node, name("prov:wasGeneratedBy"), activity)
        write(node, name("prov:wasDerivedFrom"), source)


def shared_graphs(quads: Quads, base: str) -> None:
    """The graphs that all plans share, described in graph/provenance."""
    iris = Iris(base)
    write = quads.into(iris.graph("provenance"))
    for graph, zh, en in _SHARED:
        node = iri(iris.graph(graph))
        write.types(node, CLASSES["NamedGraph"])
        write(node, LABEL, text(zh, "zh"), text(en, "en"))
        write(node, IDENTIFIER, text(f"graph/{graph}"))


def corrections(context: Context) -> None:
    """What people corrected by hand; a fact that was taken out is named by its id only."""
    for applied in context.applied:
        record, write = applied.correction, context.provenance
        taken_out = record.field == REMOVE
        local = f"correction/{digest('correction', record.fact, record.field, record.value)}"
        node = context.node(local)
        write.types(node, CLASSES["Correction"])
        write(
            node,
            LABEL,
            text(f"更正 {record.fact} {record.field}", "zh"),
            text(f"Correction of {record.fact} {record.field}", "en"),
        )
        write(node, IDENTIFIER, text(f"{context.manifest.plan}/{local}"))
        write(node, plan("inPlan"), context.plan)
        write(node, plan("correctedFact"), text(f"{context.manifest.plan}/{record.fact}"))
        write(node, plan("correctedField"), text(record.field))
        write(node, plan("correctedFrom"), text(applied.before))
        write(node, plan("correctionReason"), text(record.reason))
        write(node, plan("reader"), text(record.reader))
        if not taken_out:
            write(node, plan("correctedTo"), text(record.value))
            write(node, plan("corrects"), context.node(record.fact))


def _graph_labels(graph: str, zh: str, en: str) -> tuple[str, str]:
    if graph == "plan":
        return text(f"{zh}:事实", "zh"), text(f"{en}: facts", "en")
    return text(f"{zh}:依据", "zh"), text(f"{en}: evidence", "en")
