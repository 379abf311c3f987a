"""Who answers for what, where the plan prints it as a table: task, leading unit, cooperating units, deadline."""

from __future__ import annotations

import re

from kg.extract.columns import Fields, find_columns
from kg.extract.unit_lists import Unit, split_units
from kg.model.document import Cell, Document, Table
from kg.model.facts import Facts, Responsibility, Task

_COLUMNS: Fields = (
    # A column that only annexes of services and tables of indicators have.
    ("foreign", re.compile(r"服务对象|服务标准|服务内容|支出责任|指标|目标值")),
    ("lead", re.compile(r"牵头|主办|主责|主管单位|主管部门")),
    ("cooperating", re.compile(r"配合|协办|参与|参加|协助|协同|会办")),
    ("unmarked", re.compile(r"责任(?:单位|部门|主体|分工)|负责(?:单位|部门)|承办|落实单位|实施单位")),
    ("deadline", re.compile(r"时限|期限|完成时间|时间节点|时间要求|时间安排|进度")),
    ("number", re.compile(r"^(?:序号|编号|任务序号)$")),
    ("task", re.compile(r"任务|工作|事项|措施|内容|举措|项目")),
)


def duty_columns(table: Table) -> tuple[int, dict[str, int]]:
    """The header row and the column of each field; no fields where the table states no duties."""
    return find_columns(table, _COLUMNS, _states_duties)


def _states_duties(fields: dict[str, int]) -> bool:
    return "task" in fields and "foreign" not in fields and bool(fields.keys() & {"lead", "unmarked", "cooperating"})


def duty_rows(document: Document, known: Facts) -> list[Responsibility]:
    """One responsibility for each row of the tables of duties."""
    out: list[Responsibility] = []
    numbers = {task.span.start: task for task in known.tasks}
    for table in document.tables:
        header, fields = duty_columns(table)
        if not fields:
            continue
        for cells in table.grid()[header + 1 :]:
            record = _row(document, numbers, fields, cells)
            if record is not None:
                out.append(record)
    return out


def _row(
    document: Document, numbers: dict[int, Task], fields: dict[str, int], cells: list[Cell | None]
) -> Responsibility | None:
    def cell(field: str) -> Cell | None:
        found = cells[fields[field]] if field in fields and fields[field] < len(cells) else None
        return found if found is not None and found.span is not None else None

    units: dict[str, tuple[Unit, ...]] = {}
    open_list = False
    view = document.folded
    for role in ("lead", "cooperating", "unmarked"):
        found = cell(role)
        if found is None or found.span is None:
            continue
        names = split_units(document, view, view.locate(found.span.start), view.locate(found.span.end))
        units[role] = names.units
        open_list |= names.open_list
    deadline = cell("deadline")
    task = cell("task")
    if not any(units.values()) and deadline is None:
        return None
    if "lead" in units and "unmarked" in units:
        units["cooperating"] = (*units.get("cooperating", ()), *units.pop("unmarked"))
    first = next((c for c in cells if c is not None and c.span is not None and units and c is not task), None)
    proof = cell("lead") or cell("unmarked") or cell("cooperating") or deadline or first
    if proof is None or proof.span is None:
        return None
    known_task = None
    if task is not None and task.span is not None:
        inside = [t for start, t in numbers.items() if task.span.start <= start < task.span.end]
        known_task = inside[0] if inside else None
    return Responsibility(
        task=known_task.number if known_task else None,
        domain=known_task.domain if known_task and known_task.number is None else None,
        span=proof.span,
        lead=tuple(u.name for u in units.get("lead", ())),
        cooperating=tuple(u.name for u in units.get("cooperating", ())),
        unmarked=tuple(u.name for u in units.get("unmarked", ())),
        open_list=open_list,
        deadline=deadline.text if deadline else None,
        deadline_span=deadline.span if deadline else None,
        agencies=tuple((u.name, u.span) for group in units.values() for u in group),
    )
