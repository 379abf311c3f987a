"""Facts as entries that can be paired: what a fact is about, what it says of it, and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.model.facts import Facts, IndicatorValue, Quantity, Responsibility, Words
from kg.model.identity import named_agencies, task_of
from kg.model.span import Span
from kg.text.fold import fold_name

#: The names of fields whose change is a change of responsibility.
RESPONSIBLE = ("lead", "cooperating", "unmarked")
#: The names of fields whose change is a change of wording alone.
WORDED = ("heading", "content", "beneficiaries", "number", "section", "box", "quote")


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact for pairing. Facts with the same `kind`, `name` and `place` are about the same thing; `fields` is what
    they say of it, as (name, text). `number` and `unit` let two values be ordered, None where there is no number."""

    kind: str
    name: str
    place: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    span: Span
    number: Decimal | None = None
    unit: str | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What is equal where two entries are about the same thing, whatever the script and the white space."""
        return (self.kind, fold_name(self.name), *(fold_name(part) for part in self.place))


def entries(facts: Facts) -> Iterator[Entry]:
    """The facts of a plan as entries, kind by kind, in the order of the text within each."""
    for domain in facts.domains:
        yield Entry("domain", domain.name, (), _given(heading=domain.heading, tier=domain.tier), domain.span)
    for declared in facts.declared_counts:
        said = _given(count=str(declared.count))
        yield Entry(
            "declared count",
            declared.what,
            (declared.scope,),
            said,
            declared.span,
            Decimal(declared.count),
            declared.what,
        )
    for item in facts.service_items:
        said = _given(
            beneficiaries=_text(item.beneficiaries),
            content=_text(item.content),
            standard=_text(item.standard),
            funding=_text(item.funding),
            lead=_text(item.lead),
            state=item.state,
        )
        yield Entry("service item", item.name, (item.domain or "",), said, item.span)
    yield from _indicators(facts)
    for quantity in facts.quantities:
        yield _quantity(quantity)
    for target in facts.word_targets:
        yield Entry("word target", target.subject, (target.domain or "",), _given(words=target.words), target.span)
    for task in facts.tasks:
        yield Entry(
            "task", task.title, (task.domain or "",), _given(number=task.number, section=task.section), task.span
        )
    yield from _responsibilities(facts)
    for project in facts.projects:
        yield Entry("project", project.title, (project.box_title or "",), _given(box=project.box), project.span)
    for kind, named in (
        ("mechanism", facts.mechanisms),
        ("principle", facts.principles),
        ("beneficiary group", facts.beneficiary_groups),
        ("agency", facts.agencies),
    ):
        for record in named:
            yield Entry(kind, record.name, (), (), record.span)
    for citation in facts.citations:
        said = _given(document_number=citation.document_number, relation=citation.relation)
        yield Entry("citation", citation.title, (), said, citation.span)


def _indicators(facts: Facts) -> Iterator[Entry]:
    for row in facts.indicators:
        place = (row.parent or "", row.domain or "")
        yield Entry("indicator", row.name, place, _given(unit=row.unit, binding=row.binding), row.span)
        for cell in row.values:
            marks = "".join("01"[flag] for flag in (cell.cumulative, cell.change, cell.annual_average, cell.year_lost))
            yield Entry(
                "indicator value",
                row.name,
                (*place, str(cell.year or ""), cell.role, marks),
                _given(value=_value(cell, row.unit)),
                cell.span,
                cell.value,
                row.unit,
            )


def _quantity(quantity: Quantity) -> Entry:
    marks = "".join("01"[flag] for flag in (quantity.cumulative, quantity.change, quantity.year_lost))
    place = (
        quantity.domain or "",
        str(quantity.year or quantity.period or ""),
        quantity.role,
        quantity.per or "",
        marks,
    )
    said = _given(value=_value(quantity, quantity.unit))
    name = quantity.subject_full or quantity.subject
    return Entry("quantity", name, place, said, quantity.span, quantity.value, quantity.unit)


def _responsibilities(facts: Facts) -> Iterator[Entry]:
    """One entry per list of agencies: about a task by its title, a domain, or the whole plan."""
    for record in facts.responsibilities:
        at = task_of(facts, record)
        name = facts.tasks[at].title if at is not None else record.domain or "plan"
        place = ("task" if at is not None else "domain" if record.domain else "plan",)
        said = _given(**_agencies(record), deadline=record.deadline)
        yield Entry("responsibility", name, place, said, record.span)


def _agencies(record: Responsibility) -> dict[str, str]:
    names: dict[str, list[str]] = {}
    for role, name in named_agencies(record):
        names.setdefault(role, []).append(name)
    return {role: "、".join(found) for role, found in names.items()}


def _value(value: IndicatorValue | Quantity, unit: str | None) -> str:
    """The value with its bound and unit (`>=85%`), or the state that stands for it."""
    if value.value is None:
        return f"{'masked' if value.masked else 'no value'} ({value.raw})"
    about = "约" if getattr(value, "approximate", False) else ""
    bound = "" if value.comparator == "=" else value.comparator
    return f"{about}{bound}{format(value.value, 'f')}{unit or ''}"


def _text(words: Words | None) -> str | None:
    return words.text if words else None


def _given(**said: str | None) -> tuple[tuple[str, str], ...]:
    """The fields that hold something."""
    return tuple((name, text) for name, text in said.items() if text)
