"""Who does what: tasks, the bodies that answer for them, and projects."""

from __future__ import annotations

import re

from kg.graph.context import Context
from kg.graph.kinds import CLASSES
from kg.graph.terms import IDENTIFIER, LABEL, boolean, code, name, plan, text
from kg.model.facts import Responsibility
from kg.model.identity import digest, named_agencies, project_above, task_of
from kg.model.span import Span
from kg.text.fold import fold, fold_name

#: What stands between the names of a list of bodies (folded), and the words for "and", which also stand inside names.
_BETWEEN_BODIES = re.compile(r"[、,;/\s]+")
_AND = re.compile("[和与及]")


def tasks(context: Context) -> None:
    """Numbered tasks and the run-in heads of domains; a deadline that a list of agencies carries is the task's."""
    for local, record in zip(context.ids.tasks, context.record.tasks, strict=True):
        node = context.statement("Task", local, record.title, [record.span], record.domain)
        context.facts(node, plan("title"), text(record.title))
        context.facts.maybe(node, plan("number"), record.number)
        context.facts.maybe(node, plan("section"), record.section)


def responsibilities(context: Context) -> None:
    """One node for each body and what it answers for, as CPSV-AP's participation has one participant."""
    facts = context.record
    for ids, record in zip(context.ids.responsibilities, facts.responsibilities, strict=True):
        at = task_of(facts, record)
        task = None if at is None else context.node(context.ids.tasks[at])
        domain = record.domain if at is None else facts.tasks[at].domain
        spans = dict(record.agencies)
        if task is not None and record.deadline is not None:
            _deadline(context, task, record)
        for local, (role, body) in zip(ids, named_agencies(record), strict=True):
            places = [spans.get(body, record.span), record.span]
            node = context.statement("Responsibility", local, body, places, domain)
            _answers_for(context, node, record, task)
            _participation(context, node, role, body, record.span.text)
            context.facts(node, plan("openList"), boolean(record.open_list))
            if record.deadline is not None:
                _deadline(context, node, record)


def item_leads(context: Context) -> None:
    """Who leads the items of the plan's list: the bodies that the plan also names elsewhere by just these words."""
    known = {fold_name(record.name): record.name for record in context.record.agencies}
    for item, record in zip(context.ids.service_items, context.record.service_items, strict=True):
        if record.lead is None:
            continue
        for body in _bodies(record.lead.text, known):
            local = f"responsibility/{digest('responsibility', 'item', item, fold_name(body))}"
            node = context.statement("Responsibility", local, body, [record.lead.span], record.domain)
            context.facts(node, plan("forItem"), context.node(item))
            _participation(context, node, "lead", body, record.lead.text)
            context.facts(node, plan("openList"), boolean(record.lead.text.endswith("等")))


def _bodies(words: str, known: dict[str, str]) -> list[str]:
    """The known bodies that the words list, in their order; `known` goes by folded name."""
    found: list[str] = []
    for part in _BETWEEN_BODIES.split(fold(words).text):
        pieces = [part] if fold_name(part) in known else _AND.split(part)
        found.extend(known[fold_name(piece)] for piece in pieces if fold_name(piece) in known)
    return list(dict.fromkeys(found))


def _participation(context: Context, node: str, role: str, body: str, words: str) -> None:
    """The body, its role and the words, as our terms and as CPSV-AP's."""
    context.facts(node, plan("agency"), context.agency(body))
    context.facts(node, plan("responsibilityRole"), code("responsibility", role))
    context.facts(node, name("m8g:hasParticipant"), context.agency(body))
    context.facts(node, name("m8g:role"), code("responsibility", role))
    context.facts(node, name("dct:description"), context.words(words))


def _answers_for(context: Context, node: str, record: Responsibility, task: str | None) -> None:
    domain = context.domain(record.domain, record.span.start)
    if task is not None:
        context.facts(node, plan("forTask"), task)
    elif domain is not None:
        context.facts(node, plan("forDomain"), domain)
    else:
        context.facts(node, plan("forPlan"), context.plan)


def _deadline(context: Context, node: str, record: Responsibility) -> None:
    context.facts.maybe(node, plan("deadline"), record.deadline)
    if record.deadline_span is not None:
        context.facts(node, plan("deadlineStatedIn"), context.passage(record.deadline_span))


def agencies(context: Context) -> None:
    """The bodies that the plan names, those of its lists of responsible units and its issuer among them."""
    facts = context.record
    for record in facts.agencies:
        _agency(context, record.name, record.span)
        if record.printed is not None:
            context.facts(context.agency(record.name), plan("printed"), text(record.printed))
    named = {record.name for record in facts.agencies}
    for lists in facts.responsibilities:
        spans = dict(lists.agencies)
        for _, body in named_agencies(lists):
            if body not in named:
                named.add(body)
                _agency(context, body, spans.get(body, lists.span))
    issuer, spans = facts.plan.issuer, dict(facts.plan.spans)
    if issuer is None:
        _unstated(context)
    elif issuer not in named:
        _agency(context, issuer, spans.get("issuer"))


def _agency(context: Context, body: str, span: Span | None) -> None:
    node = context.statement("Agency", context.local_agency(body), body, [] if span is None else [span])
    _organisation(context, node, [context.words(body)])


def _unstated(context: Context) -> None:
    """The body that answers for a plan which names none: a node that says so, instead of a guess."""
    node = context.node("agency/unstated")
    labels = [text("来源未载明的机构", "zh"), text("Body that the source does not name", "en")]
    context.facts.types(node, CLASSES["UnstatedAgency"])
    context.facts(node, LABEL, *labels)
    context.facts(node, IDENTIFIER, text(f"{context.manifest.plan}/agency/unstated"))
    context.facts(node, plan("inPlan"), context.plan)
    _organisation(context, node, labels)


def _organisation(context: Context, node: str, labels: list[str]) -> None:
    context.facts(node, name("skos:prefLabel"), *labels)
    context.facts(node, name("dct:title"), *labels)
    context.facts(node, name("foaf:name"), *labels)
    context.facts(node, name("dct:spatial"), context.place())


def projects(context: Context) -> None:
    """The projects of the boxes, each with the one that it is part of."""
    for index, (local, record) in enumerate(zip(context.ids.projects, context.record.projects, strict=True)):
        node = context.statement("Project", local, record.title, [record.span])
        context.facts.maybe(node, plan("box"), record.box)
        context.facts.maybe(node, plan("boxTitle"), record.box_title)
        context.facts.maybe(node, plan("number"), record.number)
        above = project_above(context.record, index)
        if above is not None:
            context.facts(node, plan("parentProject"), context.node(context.ids.projects[above]))
