"""Names of facts that come from what they say, not from where they stand.

A local id such as `value/k3f9x2ab` is the kind and eight letters of a hash of the fact's folded name and of what
tells equal names apart. An offset is never part of it, so a paragraph that is added elsewhere moves no id.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from kg.model.facts import Facts, Indicator, Project, Quantity, Responsibility, Task, WordTarget
from kg.model.span import Span
from kg.text.fold import fold_name

#: Letters and digits of an id: without i, l, 1, o and 0, which people mistake for each other.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 8
#: How many folded characters of the same line tell equal words apart, before and after.
_BEFORE, _AFTER = 16, 8

#: What tells facts apart, most telling first: all of a level count, a later level only among equals.
Key = tuple[str, ...]
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Identities:
    """The local ids of a plan's facts: each field runs parallel to the field of `Facts` with the same name.

    `values` holds, for every indicator row, the ids of its cells. `responsibilities` holds, for every list, one id
    per agency in the order lead, cooperating, unmarked. `subjects` and `word_subjects` are the ids of the
    indicators that the quantities and the word targets speak of; equal subjects of a domain share one.
    """

    domains: tuple[str, ...]
    declared_counts: tuple[str, ...]
    service_items: tuple[str, ...]
    indicators: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    quantities: tuple[str, ...]
    subjects: tuple[str, ...]
    word_targets: tuple[str, ...]
    word_subjects: tuple[str, ...]
    tasks: tuple[str, ...]
    responsibilities: tuple[tuple[str, ...], ...]
    projects: tuple[str, ...]
    mechanisms: tuple[str, ...]
    principles: tuple[str, ...]
    beneficiary_groups: tuple[str, ...]
    agencies: tuple[str, ...]
    citations: tuple[str, ...]
    findings: tuple[str, ...]

    def records(self, facts: Facts) -> dict[str, Any]:
        """The fact of each id; of an id in `responsibilities` the whole list that it is part of. Raises ValueError
        where the ids are not those of these facts."""
        out: dict[str, Any] = {}
        for name in _PARALLEL:
            out.update(zip(getattr(self, name), getattr(facts, name), strict=True))
        for row, cells in zip(facts.indicators, self.values, strict=True):
            out.update(zip(cells, row.values, strict=True))
        for record, ids in zip(facts.responsibilities, self.responsibilities, strict=True):
            out.update((one, record) for one in ids)
        return out


_PARALLEL = (
    "domains",
    "declared_counts",
    "service_items",
    "indicators",
    "quantities",
    "word_targets",
    "tasks",
    "projects",
    "mechanisms",
    "principles",
    "beneficiary_groups",
    "agencies",
    "citations",
    "findings",
)


def digest(*parts: str) -> str:
    """Eight letters of the SHA-256 of the parts.

    >>> digest("agency", "县教育局") == digest("agency", "县教育局")
    True
    """
    number = int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest()[:8], "big")
    letters = []
    for _ in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def agency_id(name: str) -> str:
    """The local id of the agency of that name within a plan."""
    return f"agency/{digest('agency', fold_name(name))}"


def document_id(title: str) -> str:
    """Eight letters for a cited document: equal for equal titles, whatever their script and title marks."""
    return digest("document", fold_name(title))


def subject_id(subject: str, domain: str | None) -> str:
    """The local id of what a number in prose counts, within a plan."""
    return f"indicator/{digest('subject', fold_name(subject), fold_name(domain or ''))}"


def task_of(facts: Facts, record: Responsibility) -> int | None:
    """Index of the task that a list of agencies answers for: the one whose place it names, else the last one of its
    number before it; None for none."""
    if record.task_span is not None:
        return next((i for i, task in enumerate(facts.tasks) if task.span == record.task_span), None)
    found = [i for i, task in enumerate(facts.tasks) if record.task is not None and task.number == record.task]
    above = [i for i in found if facts.tasks[i].span.start <= record.span.start]
    return above[-1] if above else (found[0] if found else None)


def project_above(facts: Facts, index: int) -> int | None:
    """Index of the project that the one at `index` is part of, None at the top: in the same box, nearest before."""
    project = facts.projects[index]
    if project.parent is None:
        return None
    for at in range(index - 1, -1, -1):
        other = facts.projects[at]
        if (other.box, other.number, other.parent) == (project.box, project.parent, None):
            return at
    return None


def identify(facts: Facts) -> Identities:
    """The local ids of all facts, unique within the plan, the same for the same words."""
    near = _Neighbours(facts.text)
    values = _values(facts)
    return Identities(
        domains=_ids("domain", facts.domains, lambda r: ((r.name,), (r.heading, r.tier or ""))),
        declared_counts=_ids(
            "declared-count", facts.declared_counts, lambda r: ((r.what, r.scope, str(r.count)), near(r.span))
        ),
        service_items=_ids("item", facts.service_items, lambda r: ((r.name, r.domain or ""), near(r.span))),
        indicators=_ids("indicator", facts.indicators, _row),
        values=values,
        quantities=_ids("value", facts.quantities, lambda r: _quantity(r, near)),
        subjects=tuple(subject_id(q.subject_full or q.subject, q.domain) for q in facts.quantities),
        word_targets=_ids("word-target", facts.word_targets, lambda r: _word_target(r, near)),
        word_subjects=tuple(subject_id(w.subject, w.domain) for w in facts.word_targets),
        tasks=_ids("task", facts.tasks, lambda r: _task(r, near)),
        responsibilities=_responsibilities(facts, near),
        projects=_projects(facts, near),
        mechanisms=_ids("mechanism", facts.mechanisms, lambda r: ((r.name,), near(r.span))),
        principles=_ids("principle", facts.principles, lambda r: ((r.name,), near(r.span))),
        beneficiary_groups=_ids("group", facts.beneficiary_groups, lambda r: ((r.name,), near(r.span))),
        agencies=_ids("agency", facts.agencies, lambda r: ((r.name,), near(r.span))),
        citations=_ids(
            "citation", facts.citations, lambda r: ((r.title, r.document_number or "", r.relation), near(r.span))
        ),
        findings=_ids("finding", facts.findings, lambda r: ((r.kind, *(s.text for s in r.spans)), near(*r.spans))),
    )


class _Neighbours:
    """The words around spans, of the same line only, so that another paragraph changes nothing."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self, *spans: Span) -> Key:
        out: list[str] = []
        for span in spans:
            line_start = self._text.rfind("\n", 0, span.start) + 1
            line_end = self._text.find("\n", span.end)
            line_end = len(self._text) if line_end < 0 else line_end
            out.append(self._text[max(line_start, span.start - _BEFORE) : span.start])
            out.append(self._text[span.end : min(line_end, span.end + _AFTER)])
        return tuple(out)


def _ids(kind: str, records: Sequence[Record], keys: Callable[[Record], tuple[Key, ...]]) -> tuple[str, ...]:
    """One id per record: from the first level of its key; equals take the next level too; last an ordinal."""
    return _distinct(kind, [keys(record) for record in records])


def _distinct(kind: str, levels: Sequence[tuple[Key, ...]]) -> tuple[str, ...]:
    folded = [tuple(tuple(fold_name(part) for part in key) for key in keys) for keys in levels]
    chosen: list[tuple[Key, ...]] = [keys[:1] for keys in folded]
    for depth in range(2, max((len(keys) for keys in folded), default=0) + 1):
        often = Counter(chosen)
        chosen = [keys[:depth] if often[now] > 1 else now for keys, now in zip(folded, chosen, strict=True)]
    seen: dict[tuple[Key, ...], int] = defaultdict(int)
    out: list[str] = []
    taken: set[str] = set()
    for choice in chosen:
        parts = [kind, *("\x1e".join(key) for key in choice)]
        seen[choice] += 1
        local = digest(*parts) if seen[choice] == 1 else digest(*parts, str(seen[choice]))
        while local in taken:
            # Two different contents with one hash: the later one is hashed once more.
            local = digest(*parts, local)
        taken.add(local)
        out.append(f"{kind}/{local}")
    return tuple(out)


def _row(row: Indicator) -> tuple[Key, ...]:
    return ((row.name, row.parent or "", row.domain or ""), (row.unit or "",), (row.span.text,))


def _values(facts: Facts) -> tuple[tuple[str, ...], ...]:
    """Ids of the cells, by row: told apart by row and column (year, role, kind of figure), then by their words."""
    levels: list[tuple[Key, ...]] = []
    for row in facts.indicators:
        for cell in row.values:
            marks = "".join("01"[flag] for flag in (cell.cumulative, cell.change, cell.annual_average, cell.year_lost))
            levels.append(
                (
                    ("cell", row.name, row.parent or "", row.domain or "", str(cell.year or ""), cell.role, marks),
                    (row.unit or "", cell.raw, cell.comparator),
                )
            )
    ids = iter(_distinct("value", levels))
    return tuple(tuple(next(ids) for _ in row.values) for row in facts.indicators)


def _quantity(quantity: Quantity, near: _Neighbours) -> tuple[Key, ...]:
    return (
        (quantity.span.text, *near(quantity.span)),
        (quantity.subject, quantity.raw, quantity.comparator, str(quantity.value)),
        (quantity.domain or "", str(quantity.year or ""), quantity.role),
    )


def _word_target(target: WordTarget, near: _Neighbours) -> tuple[Key, ...]:
    return ((target.subject, target.words, target.domain or ""), (target.span.text, *near(target.span)))


def _task(task: Task, near: _Neighbours) -> tuple[Key, ...]:
    return ((task.title, task.domain or ""), (task.section or "",), near(task.span), (task.number or "",))


def _projects(facts: Facts, near: _Neighbours) -> tuple[str, ...]:
    levels = []
    for index, project in enumerate(facts.projects):
        above = project_above(facts, index)
        title: str = "" if above is None else facts.projects[above].title
        levels.append(_project(project, title, near))
    return _distinct("project", levels)


def _project(project: Project, above: str, near: _Neighbours) -> tuple[Key, ...]:
    return ((project.title, project.box_title or project.box or "", above), near(project.span), (project.number or "",))


def _responsibilities(facts: Facts, near: _Neighbours) -> tuple[tuple[str, ...], ...]:
    levels: list[tuple[Key, ...]] = []
    for record in facts.responsibilities:
        at = task_of(facts, record)
        whose = ("", record.domain or "")
        if at is not None:
            whose = (facts.tasks[at].title, facts.tasks[at].domain or "")
        for role, name in named_agencies(record):
            levels.append(((role, name, *whose), (record.span.text, *near(record.span))))
    ids = iter(_distinct("responsibility", levels))
    return tuple(tuple(next(ids) for _ in named_agencies(record)) for record in facts.responsibilities)


def named_agencies(record: Responsibility) -> tuple[tuple[str, str], ...]:
    """(role, name) of every agency of a list: those that lead, that cooperate, that are not marked."""
    return tuple(
        (role, name)
        for role, names in (("lead", record.lead), ("cooperating", record.cooperating), ("unmarked", record.unmarked))
        for name in names
    )
