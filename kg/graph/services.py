"""Fields of service, what is declared of them, items of the list, and the people they are for."""

from __future__ import annotations

from kg.graph.context import Context
from kg.graph.terms import code, integer, name, plan, text
from kg.model.facts import ServiceItem

#: Codes of the tiers that a plan may state, by the words of the public format.
TIERS = {"基本公共服务": "basic", "普惠性非基本公共服务": "inclusive", "生活服务": "life"}
#: Codes of what a declared count counts.
COUNTED = {"domains": "domains", "service items": "service-items", "mechanisms": "mechanisms", "tasks": "tasks"}
#: Fields of an item that have words and a place of their own, with the properties of both.
_ITEM_FIELDS = (
    ("beneficiaries", "beneficiaries"),
    ("content", "content"),
    ("standard", "standard"),
    ("funding", "funding"),
    ("lead", "leadPrinted"),
)


def domains(context: Context) -> None:
    """Every field of service as the plan cuts it."""
    for local, record in zip(context.ids.domains, context.record.domains, strict=True):
        node = context.statement("Domain", local, record.name, [record.span])
        context.concept(node, record.name)
        context.facts(node, plan("heading"), text(record.heading))
        if record.tier is not None:
            context.facts.maybe(node, plan("tierPrinted"), record.tier)
            if record.tier in TIERS:
                context.facts(node, plan("tier"), code("tier", TIERS[record.tier]))


def declared_counts(context: Context) -> None:
    """How many of something the plan says there are."""
    for local, record in zip(context.ids.declared_counts, context.record.declared_counts, strict=True):
        domain = None if record.scope == "plan" else record.scope
        node = context.statement("DeclaredCount", local, record.span.text, [record.span], domain)
        context.facts(node, plan("scope"), text(record.scope))
        context.facts(node, plan("what"), code("counted", COUNTED.get(record.what, "other")))
        context.facts(node, plan("count"), integer(record.count))


def service_items(context: Context) -> None:
    """The items of the plan's list: each is a public service of its own, with what CPSV-AP asks for."""
    for local, record in zip(context.ids.service_items, context.record.service_items, strict=True):
        node = context.statement("ServiceItem", local, record.name, [record.span], record.domain)
        state = "standards-lost" if record.state == "standards_lost" else "complete"
        context.facts(node, plan("itemState"), code("item", state))
        for field, term in _ITEM_FIELDS:
            words = getattr(record, field)
            if words is not None:
                passage = context.passage(words.span)
                context.facts(node, plan(term), text(words.text))
                context.facts(node, plan(f"{field}StatedIn"), passage)
                context.facts(node, plan("statedIn"), passage)
        _public_service(context, node, record)


def _public_service(context: Context, node: str, record: ServiceItem) -> None:
    """What CPSV-AP requires: the words of the listing describe the service, the issuer of the plan answers for it."""
    write = context.facts
    write(node, name("dct:title"), context.words(record.name))
    write(node, name("dct:description"), context.words(record.content.text if record.content else record.span.text))
    write(node, name("dct:spatial"), context.place())
    write(node, name("m8g:hasLegalResource"), context.plan)
    write(node, name("m8g:hasCompetentAuthority"), context.authority())
    domain = context.domain(record.domain, record.span.start)
    if domain is not None:
        write(node, name("m8g:thematicArea"), domain)


def beneficiary_groups(context: Context) -> None:
    """The groups of people that services are for."""
    for local, record in zip(context.ids.beneficiary_groups, context.record.beneficiary_groups, strict=True):
        node = context.statement("BeneficiaryGroup", local, record.name, [record.span])
        context.concept(node, record.name)


def principles_and_mechanisms(context: Context) -> None:
    """What the plan is guided by and how it is carried out."""
    for local, mechanism in zip(context.ids.mechanisms, context.record.mechanisms, strict=True):
        context.statement("Mechanism", local, mechanism.name, [mechanism.span])
    for local, principle in zip(context.ids.principles, context.record.principles, strict=True):
        context.statement("Principle", local, principle.name, [principle.span])
