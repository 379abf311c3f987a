"""The plan itself, its source, the documents that it cites, and what it gets wrong."""

from __future__ import annotations

from kg.graph.context import Context
from kg.graph.kinds import CLASSES
from kg.graph.terms import IDENTIFIER, LABEL, code, integer, iri, name, plan, text, typed, year
from kg.model.facts import Citation, PlanMetadata
from kg.text.fold import fold_name

RELATIONS = {"based_on": "basedOn", "implements": "implements", "mentions": "mentions"}
#: How the title of a plan ends, as against a law, a notice or a standard (folded).
_PLAN_ENDINGS = ("规划", "计划", "纲要", "方案", "要点")
#: Fields of the plan's metadata with the property that says where each is proved.
_PROVED = {
    "title": "titleStatedIn",
    "jurisdiction": "jurisdictionStatedIn",
    "period": "periodStatedIn",
    "period_name": "periodStatedIn",
    "issuer": "issuerStatedIn",
    "document_number": "documentNumberStatedIn",
    "issued": "issuedStatedIn",
    "issued_raw": "issuedStatedIn",
    "published": "publishedStatedIn",
    "status": "statusStatedIn",
}


def plan_node(context: Context) -> None:
    """The plan: what it says of itself, and what its keepers say where it is silent."""
    manifest, printed, node, write = context.manifest, context.record.plan, context.plan, context.facts
    write.types(node, CLASSES["Plan"])
    title = printed.title or manifest.title
    context.label(write, node, title)
    write(node, IDENTIFIER, text(manifest.plan))
    write(node, plan("title"), text(title))
    write(node, plan("shortName"), text(manifest.short_name_zh, "zh"), text(manifest.short_name_en, "en"))
    write(node, plan("jurisdiction"), context.place())
    write.maybe(node, plan("jurisdictionPrinted"), printed.jurisdiction)
    write(node, plan("status"), code("status", manifest.status))
    write(node, plan("source"), iri(context.iris.source(manifest.plan)))
    write.maybe(node, plan("periodName"), printed.period_name)
    write.maybe(node, plan("documentNumber"), printed.document_number)
    write.maybe(node, plan("issuedPrinted"), printed.issued_raw)
    if (issued := printed.issued or manifest.issued) is not None:
        write(node, plan("issued"), typed(issued, "date"))
    if printed.published is not None:
        write(node, plan("published"), typed(printed.published, "date"))
    write(node, plan("issuer"), context.authority())
    if manifest.revision_of is not None:
        earlier = iri(context.iris.plan(manifest.revision_of))
        write(node, plan("revisionOf"), earlier)
        write(node, name("prov:wasRevisionOf"), earlier)
    _period(context, printed)
    _proofs(context, printed)
    own = iri(context.iris.document(title))
    write(own, plan("heldAs"), node)
    _document(context, own, title, held=True)
    _jurisdiction(context)


def _proofs(context: Context, printed: PlanMetadata) -> None:
    for field, span in printed.spans:
        passage = context.passage(span)
        context.facts(context.plan, plan("statedIn"), passage)
        if field in _PROVED:
            context.facts(context.plan, plan(_PROVED[field]), passage)


def _period(context: Context, printed: PlanMetadata) -> None:
    years = printed.period or context.manifest.period
    if years is None:
        return
    first, last = years
    node, write = iri(context.iris.period(first, last)), context.reference
    context.facts(context.plan, plan("period"), node)
    write.types(node, CLASSES["Period"])
    write(node, LABEL, text(f"{first}—{last}年", "zh"), text(f"{first}–{last}", "en"))
    write(node, IDENTIFIER, text(f"{first}-{last}"))
    write(node, plan("firstYear"), year(first))
    write(node, plan("lastYear"), year(last))


def _jurisdiction(context: Context) -> None:
    """The place is described by the list of places; a hidden place by nothing but that it is hidden."""
    node, write = context.place(), context.reference
    hidden = context.manifest.jurisdiction == "anonymous"
    write.types(node, CLASSES["AnonymousJurisdiction" if hidden else "Jurisdiction"])
    if hidden:
        write(node, IDENTIFIER, text(f"anonymous-{context.manifest.plan}"))
        write(node, LABEL, text("来源隐去的地方", "zh"), text("Place withheld by the source", "en"))
    else:
        write(node, IDENTIFIER, text(context.manifest.jurisdiction))


def citations(context: Context) -> None:
    """The documents that the plan names. One that is cited by several plans is one node."""
    for local, record in zip(context.ids.citations, context.record.citations, strict=True):
        node = context.statement("Citation", local, record.title, [record.span])
        cited = iri(context.iris.document(record.title))
        context.facts(node, plan("cites"), cited)
        context.facts(node, plan("relation"), code("relation", record.relation))
        context.facts(context.plan, plan(RELATIONS[record.relation]), cited)
        context.facts(context.plan, name("dct:references"), cited)
        _document(context, cited, record.title, held=False, cited=record)


def _document(context: Context, node: str, title: str, *, held: bool, cited: Citation | None = None) -> None:
    bare = title.strip("《》〈〉")
    is_plan = held or any(ending in fold_name(bare) for ending in _PLAN_ENDINGS)
    context.facts.types(node, CLASSES["CitedPlan" if is_plan else "CitedDocument"])
    context.label(context.facts, node, bare)
    context.facts(node, IDENTIFIER, text(context.iris.document(title).rpartition("/")[2]))
    if cited is not None:
        context.facts.maybe(node, plan("documentNumber"), cited.document_number)


def source(context: Context) -> None:
    """The stored text: what it was made from, and what is known to be wrong with it."""
    manifest, record = context.manifest, context.record.source
    node, write = iri(context.iris.source(manifest.plan)), context.provenance
    write.types(node, CLASSES["Source"])
    zh, en = manifest.short_name_zh, manifest.short_name_en
    write(node, LABEL, text(f"{zh}:原文", "zh"), text(f"{en}: source text", "en"))
    write(node, IDENTIFIER, text(f"{manifest.plan}/source.txt"))
    write(node, plan("sha256"), text(manifest.sha256))
    write(node, plan("mediaType"), text(record.media_type))
    write(node, plan("encoding"), text(record.encoding))
    write(node, plan("characters"), integer(record.characters))
    write(node, plan("origin"), text(manifest.origin))
    write.maybe(node, plan("licence"), manifest.licence)
    if manifest.address is not None:
        write(node, plan("address"), typed(manifest.address, "anyURI"))
    if manifest.retrieved is not None:
        write(node, plan("retrieved"), typed(manifest.retrieved, "date"))
    for damage_zh, damage_en in manifest.damage:
        write(node, plan("damage"), text(damage_zh, "zh"), text(damage_en, "en"))


def findings(context: Context) -> None:
    """What the plan contradicts, lost or leaves unclear, with the passages of all sides."""
    for local, record in zip(context.ids.findings, context.record.findings, strict=True):
        node = context.statement("Finding", local, record.message_zh, record.spans, graph=context.findings)
        context.findings(node, plan("findingKind"), code("finding", record.kind))
        context.findings(node, plan("message"), text(record.message_zh, "zh"), text(record.message_en, "en"))
