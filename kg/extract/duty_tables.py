"""Who answers for what, where the plan prints it as a table: task, leading unit, cooperating units, deadline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.columns import Fields, Row, find_columns, read_rows
from kg.extract.item_tables import WORKS
from kg.extract.scope import own_words
from kg.extract.unit_lists import UnitList, split_units
from kg.model.document import Document
from kg.model.facts import Facts, Responsibility, Task
from kg.text.fold import fold_name

_COLUMNS: Fields = (
    # A column that only annexes of services, tables of indicators and tables of works have.
    ("foreign", re.compile(rf"服务对象|服务标准|服务内容|支出责任|指标|目标值|{WORKS.pattern}")),
    ("lead", re.compile(r"牵头|主办|主责|主管单位|主管部门")),
    ("cooperating", re.compile(r"配合|协办|参与|参加|协助|协同|会办")),
    ("unmarked", re.compile(r"责任(?:单位|部门|主体|分工)|负责(?:单位|部门)|承办|落实单位|实施单位")),
    ("deadline", re.compile(r"时限|期限|完成时间|时间节点|时间要求|时间安排|进度")),
    ("number", re.compile(r"^(?:序号|编号|任务序号)$")),
    ("domain", re.compile(r"领域|类别|类型|分类|板块|方面")),
    ("task", re.compile(r"任务|工作|事项|措施|内容|举措|项目")),
)
_ROLES = ("lead", "cooperating", "unmarked")


def duty_table_rows(document: Document) -> Iterator[Row]:
    """The rows of the tables that put tasks beside units, each task once, in reading order."""
    for table in document.tables:
        header, fields = find_columns(table, _COLUMNS, _states_duties)
        if fields:
            yield from read_rows(document, table, header, fields, "task")


def duty_rows(document: Document, known: Facts) -> Iterator[Responsibility]:
    """One responsibility for each row of the tables of duties that names units or a deadline."""
    tasks = {task.span.start: task for task in known.tasks}
    starts = sorted(tasks)
    told: dict[tuple[str | None, str], Task] = {
        (task.number, fold_name(task.title)): task for task in known.tasks if task.number is not None
    }
    for row in duty_table_rows(document):
        named = {role: names for role in _ROLES if (names := _units(document, row, role)).units}
        due = row.span("deadline")
        proof = next((span for role in (*_ROLES, "deadline") if (span := row.span(role)) is not None), None)
        if proof is None or (not named and due is None):
            continue
        if "lead" in named and "unmarked" in named:
            beside, alone = named.get("cooperating", UnitList()), named.pop("unmarked")
            named["cooperating"] = UnitList(beside.units + alone.units, beside.open_list or alone.open_list)
        task = _task_of(row, tasks, starts) or told.get(_named(document, row))
        yield Responsibility(
            task=None if task is None else task.number,
            domain=None if task is None or task.number is not None else task.domain,
            span=proof,
            lead=_names(named, "lead"),
            cooperating=_names(named, "cooperating"),
            unmarked=_names(named, "unmarked"),
            open_list=any(names.open_list for names in named.values()),
            deadline=None if due is None else own_words(document, due),
            deadline_span=due,
            agencies=tuple((unit.name, unit.span) for names in named.values() for unit in names.units),
        )


def _states_duties(fields: dict[str, int]) -> bool:
    return "task" in fields and "foreign" not in fields and bool(fields.keys() & set(_ROLES))


def _names(named: dict[str, UnitList], role: str) -> tuple[str, ...]:
    return tuple(unit.name for unit in named[role].units) if role in named else ()


def _units(document: Document, row: Row, role: str) -> UnitList:
    span = row.span(role)
    if span is None:
        return UnitList()
    view = document.folded
    return split_units(document, view, view.locate(span.start), view.locate(span.end))


def _named(document: Document, row: Row) -> tuple[str | None, str]:
    """The number and the title of a task that a row repeats from the text."""
    number, title = row.span("number"), row.span("task")
    return (
        None if number is None else own_words(document, number),
        "" if title is None else fold_name(own_words(document, title)),
    )


def _task_of(row: Row, tasks: dict[int, Task], starts: list[int]) -> Task | None:
    """The task that was read from the row's cell."""
    span = row.span("task")
    at = len(starts) if span is None else bisect_left(starts, span.start)
    return tasks[starts[at]] if span is not None and at < len(starts) and starts[at] < span.end else None
