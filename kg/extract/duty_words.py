"""One statement of who answers, read: 牵头单位:A;配合单位:B, or A牵头,B、C等配合, with the deadline in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from kg.extract.tables import read_table
from kg.extract.unit_lists import Unit, is_complete, split_units
from kg.model.document import Document

Role = Literal["lead", "cooperating", "unmarked", "person"]

_ROWS = tuple((row[0], row[1], row[2]) for row in read_table("responsibility_words"))


def _forms(form: str) -> str:
    return "|".join(word for word, _, kind in sorted(_ROWS, key=lambda row: -len(row[0])) if kind == form)


_ROLES: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(word + "$"), role, form) for word, role, form in _ROWS
)
_DUE = (
    r"(?:完成|办理|办结|实施|落实|推进|整改|工作)?(?:时限|期限)(?:要求)?|(?:计划)?完成时间|时间(?:节点|安排|要求|进度)"
    r"|(?:工作)?进度(?:安排|要求)?|实施(?:时间|年限)"
)
_DUE_LABEL = re.compile(rf"(?:{_DUE})$")
#: Before a label stands no Chinese character, or the end of a unit's name where a line break was lost.
_BEFORE_LABEL = r"(?:(?<![一-鿿])|(?<=[局委厅办府联会部院])|(?<=领域)|(?<=本[章节项])|(?<=工作)|(?<=任务))"
#: A label right before a colon.
LABEL = re.compile(rf"{_BEFORE_LABEL}(?:{_forms('label')}|{_DUE})\s*[)\]]?\s*$")
_MARK = re.compile(
    rf"(?P<label>{_BEFORE_LABEL}(?:{_forms('label')}|{_DUE})\s*[)\]]?\s*(?::|(?<=[位门])为))|(?P<with>{_forms('with')})|(?P<verb>(?:{_forms('verb')})(?!单位|部门|责任|领导|机构))"
)
BRACKETED = re.compile(r"[(\[](?P<inside>[^()\[\]\n]*(?:[(\[][^()\[\]\n]*[)\]][^()\[\]\n]*)*)[)\]]")
_DATE = re.compile(
    r"(?:(?:力争|确保|争取|于|在)?\s*(?:\d{4}|[xX×]{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底|末)?(?:之?前)?"
    r"|长期坚持|长期推进|长期实施|长期任务|长期|持续推进|持续实施|持续开展|常态化推进|每年\d{0,2}月?底?前?)"
    r"(?=(?:取得|全面|基本|逐步)?(?:完成|实现|见效|建成)?\s*(?:$|[,;。)\]]))"
)
_EDGES = " \n\r\t,;。、:"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who leads in a list without marks (`comma`: who stands before the first comma; `semicolon`; `first`), from an
    offset on."""

    start: int
    kind: str


@dataclass(slots=True)
class Duty:
    """What one statement says; offsets are those of `Document.prose`, `deadline` a range of them; `fields` are the
    domains that the statement itself says it is of, empty where its place tells."""

    start: int
    end: int
    lead: list[Unit] = field(default_factory=list)
    cooperating: list[Unit] = field(default_factory=list)
    unmarked: list[Unit] = field(default_factory=list)
    open_list: bool = False
    deadline: tuple[int, int] | None = None
    fields: tuple[str, ...] = ()

    @property
    def units(self) -> list[Unit]:
        """All bodies, those that lead first."""
        return [*self.lead, *self.cooperating, *self.unmarked]

    def is_empty(self) -> bool:
        """Whether nobody is named and nothing is due."""
        return not (self.units or self.deadline)

    def settle(self) -> None:
        """A body without a mark beside one that leads cooperates."""
        if self.lead and self.unmarked:
            self.cooperating += self.unmarked
            self.unmarked = []


def read_duty(document: Document, start: int, end: int, rules: tuple[Rule, ...] = ()) -> Duty:
    """The duty stated between two offsets of the prose: names stand behind a label or before a verb."""
    return _Reader(document, rules).read(start, end)


class _Reader:
    """Reads one statement from mark to mark."""

    def __init__(self, document: Document, rules: tuple[Rule, ...]) -> None:
        self.document, self.rules = document, rules
        self.text = document.prose.text

    def read(self, start: int, end: int) -> Duty:
        duty = Duty(start, end)
        role: str | None = None
        labelled = due = False
        at = start
        for mark in self._marks(start, end):
            if mark.lastgroup == "label":
                self._take(duty, role, at, mark.start(), due)
                word = mark["label"].rstrip(" :为)]】")
                due = _DUE_LABEL.match(word) is not None
                role = role if due else _role_of(word, "label")
                labelled |= not due
            elif mark.lastgroup == "with":
                if is_complete(self.text[at : mark.start()].strip(_EDGES)):
                    self._take(duty, "lead", at, mark.start(), due)
                elif not duty.lead or self.text[at : mark.start()].strip(_EDGES):
                    continue
                role, due = "cooperating", False
            else:
                verb_role = _role_of(mark["verb"], "verb")
                if labelled and role in ("lead", "cooperating") and verb_role == "unmarked":
                    verb_role = role
                comma = self.text.find(",", at, mark.start())
                if labelled and role in ("lead", "unmarked") and verb_role == "cooperating" and comma > 0:
                    # 牵头单位为A,B、C参与: the label speaks of those before the comma.
                    self._take(duty, role, at, comma, due)
                    at = comma + 1
                self._take(duty, verb_role, at, mark.start(), due)
                due = False
            at = mark.end()
        self._take(duty, role, at, end, due)
        if duty.unmarked and duty.cooperating and not (duty.lead or labelled):
            # 由X负责,Y配合: who answers beside helpers leads.
            duty.lead, duty.unmarked = duty.unmarked, []
        duty.settle()
        return duty

    def _marks(self, start: int, end: int) -> list[re.Match[str]]:
        """Labels, verbs and 会同 outside brackets."""
        brackets = [m.span() for m in BRACKETED.finditer(self.text, start, end)]
        marks = _MARK.finditer(self.text, start, end)
        return [m for m in marks if not any(a < m.start() < b for a, b in brackets)]

    def _take(self, duty: Duty, role: str | None, start: int, end: int, due: bool) -> None:
        """What stands between two marks, given its role."""
        if due:
            found = self.text[start:end].strip(_EDGES)
            if found and duty.deadline is None:
                begin = self.text.index(found, start)
                duty.deadline = (begin, begin + len(found))
            return
        date = _DATE.search(self.text, start, end)
        if date is not None and (role is None or date.start() == start or self.text[date.start() - 1] in ",;、("):
            duty.deadline = duty.deadline or date.span()
            end = date.start()
        if role is None or role == "person" or end <= start:
            return
        names = split_units(self.document, self.document.prose, start, end)
        duty.open_list |= names.open_list
        leading = self._leading(names.groups, end) if role == "unmarked" else 0
        for index, unit in enumerate(names.units):
            if leading:
                (duty.lead if index < leading else duty.cooperating).append(unit)
            else:
                getattr(duty, "lead" if unit.leads else role).append(unit)

    def _leading(self, groups: tuple[int, ...], end: int) -> int:
        """How many units of a list without marks lead by a rule that the plan has stated; 0 where none tells."""
        held = [rule.kind for rule in self.rules if rule.start < end + 80]
        if not held:
            return 0
        if held[-1] == "first":
            return 1 if sum(groups) > 1 else 0
        return groups[0] if len(groups) > 1 else 0


def _role_of(word: str, form: str) -> str:
    for pattern, role, kind in _ROLES:
        if kind == form and pattern.match(word):
            return role
    return "unmarked"
