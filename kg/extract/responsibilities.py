"""Who answers for what: units that lead, cooperate or are named without a mark, and the deadline beside them.

Reads labels (责任单位:市教育局,市财政局), brackets ((市教育局牵头,市财政局等配合)), clauses (由市教育局牵头,…配合) and
tables. Rules that the plan states once (逗号前为牵头单位,下同) hold from where they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.duty_tables import duty_rows
from kg.extract.duty_words import BRACKETED, LABEL, Duty, Rule, read_duty
from kg.extract.scope import Scope, own_words
from kg.extract.unit_lists import Unit, is_complete, split_units
from kg.model.document import Document
from kg.model.facts import Facts, Responsibility, Task
from kg.text.fold import fold_name

_SAYS = re.compile(r"牵头|配合|负责|主办|协办|参与|协助|责任单位|责任部门|落实")
_BEFORE_VERB = re.compile(
    r"[一-鿿)\s](?:等[^,;。()]{0,12})?(?:共同|分别|具体|按|联合|积极|会同)*(?:牵头|配合|负责|主办|协办|参与|协助|落实)|单位|部门"
)
#: (2022年12月底前完成), with nobody named.
_DUE_ALONE = re.compile(r"(?:力争|确保|于)?(?P<due>\d{4}年[^,;()]{0,10}?前?)(?:全面|基本)?(?:完成|建成|办结)$")
_STOP = re.compile(r"[()\[\]。\n]")
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("comma", re.compile(r"逗号(?:之)?前(?:的|面)?(?:单位|部门)?(?:为|是)?.{0,6}?牵头")),
    ("semicolon", re.compile(r"分号(?:之)?前(?:的|面)?(?:单位|部门)?(?:为|是)?.{0,6}?牵头")),
    (
        "first",
        re.compile(
            r"(?:排(?:名|列|序|在)?(?:第一|首位|最前|前列|在前)(?:位)?|列(?:第一|首位|在?首位)(?:位)?|第一个|首位)(?:的)?"
            r"(?:责任)?(?:单位|部门)?(?:的)?(?:单位|部门)?(?:为|是)(?:总)?牵头"
        ),
    ),
)
_FOR_ALL = re.compile(
    r"以[下上](?:各项)?(?:工作|任务|事项|内容)?均(?:需|须|由|涉及)"
    r"(?P<units>(?:[^。;\n()\[\]]|\([^()\n]*\)){2,120}?)(?:按职责|分别)?(?:负责|落实|实施|组织实施)"
)
_CLAUSE_START = re.compile(r"[。;,\n(:]")
_AFTER_HELPERS = re.compile(
    r"等(?:有关|相关|市级|市直|县级|县直|各)?(?:部门|单位)?|加强|负责|落实|实施|共同|协同|制定|研究|开展|建立|组织|推进|对|做好|抓好|[。;,\n]"
)
_LEAD_VERB = re.compile(r"牵头|负责|主办")
_ONLY_MARKS = re.compile(r"[\s,;。、()\[\]·*-]*$")
_SENTENCE_END = re.compile(r"[。;\n)]")
_CLAUSE_LENGTH = 80
#: 本方案由…牵头: a subject before 由 is no longer than this.
_SUBJECT_LENGTH = 10


def extract_responsibilities(document: Document, known: Facts) -> tuple[Responsibility, ...]:
    """Every statement of who answers for a task, a domain or the plan, in the order of the text."""
    rules = _rules(document.prose.text)
    duties = _merged(document, _Statements(document, rules, known).all())
    scope = Scope(document, known)
    records = [record for duty in duties for record in _records(document, scope, duty)]
    records += [record for duty in _for_all(document) if (record := _record(document, None, duty)) is not None]
    rows = list(duty_rows(document, known))
    leads = {item.lead.span.start for item in known.service_items if item.lead is not None}
    stated = [r for r in records if not any(span.start in leads for _, span in r.agencies)]
    found = _of_sections(document, known, stated)
    return tuple(sorted(_placed(known, [*found, *rows]), key=lambda record: record.span))


def _placed(known: Facts, records: list[Responsibility]) -> Iterator[Responsibility]:
    """The records with the places of their tasks; a number that several tasks bear names none of them."""
    tasks: dict[str, list[Task]] = {}
    for task in known.tasks:
        if task.number is not None:
            tasks.setdefault(task.number, []).append(task)
    for record in records:
        bearing = tasks.get(record.task or "", [])
        if not bearing:
            yield record
            continue
        at = bisect_right([task.span.start for task in bearing], record.span.start) - 1
        meant = bearing[max(at, 0)]
        alone = len(bearing) == 1 or meant.domain is None
        yield replace(
            record,
            task=record.task if alone else None,
            domain=record.domain if alone else meant.domain,
            task_span=meant.span,
        )


def _rules(text: str) -> tuple[Rule, ...]:
    if not any(words in text for words in ("逗号", "分号", "为牵头", "是牵头", "为总牵头", "是总牵头")):
        return ()
    found = [Rule(match.start(), kind) for kind, pattern in _RULES for match in pattern.finditer(text)]
    return tuple(sorted(found, key=lambda rule: rule.start))


class _Statements:
    """The statements of the prose, none of them twice."""

    def __init__(self, document: Document, rules: tuple[Rule, ...], known: Facts) -> None:
        self.document, self.rules, self.text = document, rules, document.prose.text
        self.fields = {fold_name(domain.name): domain.name for domain in known.domains}
        self.found: list[Duty] = []

    def all(self) -> list[Duty]:
        """The duties in the order of the text."""
        self._add(self._labels())
        self._add(self._brackets())
        self._add(self._of_fields())
        self._add(self._with_helpers())
        self._add(self._clauses())
        self._add(self._sentences())
        return self.found

    def _add(self, duties: Iterator[Duty]) -> None:
        """Keeps the duties that overlap none found before."""
        starts = [duty.start for duty in self.found]
        fresh: list[Duty] = []
        for duty in duties:
            at = bisect_right(starts, duty.start) - 1
            behind = bisect_left(starts, duty.start)
            if at >= 0 and self.found[at].end > duty.start:
                continue
            if behind < len(starts) and starts[behind] < duty.end:
                continue
            if not duty.is_empty() and (not fresh or duty.start >= fresh[-1].end):
                fresh.append(duty)
        self.found = sorted([*self.found, *fresh], key=lambda duty: duty.start)

    def _places(self, word: str) -> Iterator[int]:
        at = self.text.find(word)
        while at >= 0:
            yield at
            at = self.text.find(word, at + 1)

    def _labels(self) -> Iterator[Duty]:
        """责任单位:… up to the full stop, the end of the line or of the bracket around it."""
        last = 0
        copulas = [at + 2 for word in ("单位为", "部门为") for at in self._places(word)]
        for colon in sorted([*self._places(":"), *copulas]):
            if colon < last:
                continue
            label = LABEL.search(self.text, max(last, colon - 16), colon)
            if label is not None:
                last, start = self._end(label.start(), colon), label.start()
                duty = read_duty(self.document, start, last, self.rules)
                opened = None if duty.units else self._bracket_around(start) or self._line_of_duty(start)
                if opened is not None:
                    # (市教育局、市体育局负责;完成时限:…): the label comes after those who answer.
                    duty = read_duty(self.document, opened, last, self.rules)
                yield duty

    def _line_of_duty(self, at: int) -> int | None:
        """The offset of the line before an offset, where it says who answers and holds no sentence."""
        start = self.text.rfind("\n", max(0, at - 4 * _CLAUSE_LENGTH), at) + 1
        line = self.text[start:at]
        return start if line and "。" not in line and _SAYS.search(line) and _BEFORE_VERB.search(line) else None

    def _bracket_around(self, at: int) -> int | None:
        """The offset behind the bracket that opens before an offset in the same line and is not closed by then."""
        depth = 0
        for offset in range(at - 1, max(0, at - 4 * _CLAUSE_LENGTH), -1):
            char = self.text[offset]
            if char in ")]":
                depth += 1
            elif char in "([":
                if depth == 0:
                    return offset + 1
                depth -= 1
            elif char == "\n":
                return None
        return None

    def _end(self, start: int, colon: int) -> int:
        depth = 1 if self.text[start - 1 : start] in ("(", "[") and ")" in self.text[start:colon] else 0
        for mark in _STOP.finditer(self.text, start):
            if mark[0] in "([":
                depth += 1
            elif mark[0] in ")]":
                depth -= 1
                if depth < 0:
                    return mark.start()
            elif depth <= 0 or mark[0] == "\n":
                return mark.start()
        return len(self.text)

    def _brackets(self) -> Iterator[Duty]:
        """(市教育局牵头,市财政局配合): brackets that say who does what."""
        for opening in sorted([*self._places("("), *self._places("[")]):
            found = BRACKETED.match(self.text, opening)
            if found is not None and (due := _DUE_ALONE.match(self.text, *found.span("inside"))) is not None:
                yield Duty(*found.span("inside"), deadline=due.span("due"))
                continue
            if found is not None and _FOR_ALL.search(found["inside"]):
                continue
            if found is None or not _SAYS.search(found["inside"]) or not _BEFORE_VERB.search(found["inside"]):
                continue
            duty = read_duty(self.document, *found.span("inside"), self.rules)
            if (
                duty.units
                and all(len(unit.name) <= 24 for unit in duty.units)
                and any(is_complete(fold_name(unit.name)) for unit in duty.units)
            ):
                yield duty

    def _with_helpers(self) -> Iterator[Duty]:
        """市发展改革局会同市统计局等有关部门加强…."""
        for at in self._places("会同"):
            start = self._clause_start(at)
            head = re.sub(r"牵头,?$", "", self.text[start:at])
            head_start = start + len(head) - len(head.removeprefix("由"))
            tail = _AFTER_HELPERS.search(self.text, at + 2, at + _CLAUSE_LENGTH)
            if tail is None or not is_complete(head) or at - start > 40:
                continue
            end = tail.end() if tail[0].startswith("等") else tail.start()
            lead = split_units(self.document, self.document.prose, head_start, start + len(head))
            helpers = split_units(self.document, self.document.prose, at + 2, end)
            named = [unit for unit in helpers.units if is_complete(fold_name(unit.name))]
            if lead.units and (named or tail[0].startswith("等")):
                open_list = helpers.open_list or tail[0].startswith("等")
                yield Duty(start, end, list(lead.units), named, open_list=open_list)

    def _of_fields(self) -> Iterator[Duty]:
        """学有所教、劳有所得领域由市教育局牵头,市财政局配合: sentences that name the domains they speak of."""
        if not self.fields:
            return
        name = "|".join(re.escape(field) for field in sorted(self.fields, key=lambda field: (-len(field), field)))
        opening = re.compile(
            rf"(?P<fields>(?:{name})(?:(?:以及|[、和及与])(?:{name}))*)"
            r"(?:等|[\d一二三四五六七八九十两]+个|领域|方面|工作|服务|任务|项目)*,?由"
        )
        for at in self._places("由"):
            found = opening.fullmatch(self.text, self._clause_start(at), at + 1)
            if found is None:
                continue
            duty = self._read_sentence(found.end() - 1, found.end())
            names = re.findall(name, found["fields"])
            yield replace(duty, start=found.start(), fields=tuple(self.fields[field] for field in names))

    def _clauses(self) -> Iterator[Duty]:
        """由市教育局牵头,市财政局配合 in running text."""
        for at in self._places("由"):
            verb = _LEAD_VERB.search(self.text, at + 1, at + _CLAUSE_LENGTH)
            if verb is None or _CLAUSE_START.search(self.text[at + 1 : verb.start()].replace(",", "")):
                continue
            if at - self._clause_start(at) > _SUBJECT_LENGTH:
                continue
            yield self._read_sentence(at, verb.end())

    def _sentences(self) -> Iterator[Duty]:
        """市教育局牵头,市财政局等按职责分工负责。 or 市教育局、市财政局负责。 as a sentence of its own."""
        for word in ("牵头", "主办", "负责。", "负责\n"):
            for at in self._places(word):
                start = max(self.text.rfind(mark, max(0, at - _CLAUSE_LENGTH), at) for mark in "。;\n(:") + 1
                if 2 < at - start <= 60:
                    yield self._read_sentence(start, at + 2)

    def _read_sentence(self, start: int, behind: int) -> Duty:
        """The duty of a sentence of running text: empty unless those who lead or answer are named one by one."""
        stop = _SENTENCE_END.search(self.text, behind, behind + _CLAUSE_LENGTH)
        duty = read_duty(self.document, start, stop.start() if stop else behind, self.rules)
        if not all(_is_body(unit) for unit in [*duty.lead, *duty.unmarked]):
            return Duty(start, behind)
        duty.cooperating = [unit for unit in duty.cooperating if _is_body(unit)]
        return duty

    def _clause_start(self, at: int) -> int:
        cut = max(self.text.rfind(mark, max(0, at - _CLAUSE_LENGTH), at) for mark in "。;,\n(:")
        return max(cut + 1, at - _CLAUSE_LENGTH, 0)


def _is_body(unit: Unit) -> bool:
    """Whether a name found in running text is that of a body, and not of bodies in general (政府, 各级人民政府)."""
    return is_complete(fold_name(unit.name)) and 2 < len(unit.name) <= 20 and not unit.name.startswith("各级")


def _merged(document: Document, duties: list[Duty]) -> list[Duty]:
    """Statements that follow each other line by line or sentence by sentence are one: 牵头单位:…⏎责任单位:…."""
    text = document.prose.text
    out: list[Duty] = []
    for duty in duties:
        before = out[-1] if out else None
        if before is not None and _ONLY_MARKS.match(text, before.end, duty.start) and _goes_on(before, duty):
            before.lead += duty.lead
            before.cooperating += duty.cooperating
            before.unmarked += duty.unmarked
            before.open_list |= duty.open_list
            before.deadline = before.deadline or duty.deadline
            if duty.units:
                before.end = duty.end
            before.settle()
        else:
            out.append(duty)
    return out


def _goes_on(before: Duty, duty: Duty) -> bool:
    """Whether the second statement says what the first leaves open, not the same for something else."""
    if before.fields != duty.fields:
        return False
    if not duty.units:
        return before.deadline is None
    if duty.deadline is not None and before.deadline is not None:
        return False
    return bool(before.units) and not (
        (before.lead and duty.lead) or (before.cooperating and duty.cooperating) or (before.unmarked and duty.unmarked)
    )


def _for_all(document: Document) -> Iterator[Duty]:
    """以下工作均需…负责: a duty of the named units for everything in the plan."""
    for found in _FOR_ALL.finditer(document.prose.text):
        names = split_units(document, document.prose, *found.span("units"))
        if names.units:
            yield Duty(*found.span(), unmarked=list(names.units), open_list=names.open_list)


def _records(document: Document, scope: Scope, duty: Duty) -> list[Responsibility]:
    """The records of a duty: one, or one for each domain that the duty names."""
    record = _record(document, scope, duty)
    if record is None or not duty.fields:
        return [] if record is None else [record]
    return [replace(record, task=None, domain=field) for field in duty.fields]


def _record(document: Document, scope: Scope | None, duty: Duty) -> Responsibility | None:
    """The record of a duty; without a scope it holds for the whole plan."""
    view = document.prose
    if not view.text[duty.start : duty.end].strip():
        return None
    span = document.span(*view.span(duty.start, duty.end))
    task = None if scope is None else scope.task_at(span.start)
    due = None if duty.deadline is None else document.span(*view.span(*duty.deadline))
    return Responsibility(
        task=None if task is None else task.number,
        domain=None if scope is None or task is not None else scope.domain_at(span.start),
        span=span,
        lead=tuple(unit.name for unit in duty.lead),
        cooperating=tuple(unit.name for unit in duty.cooperating),
        unmarked=tuple(unit.name for unit in duty.unmarked),
        open_list=duty.open_list,
        deadline=None if due is None else own_words(document, due),
        deadline_span=due,
        agencies=tuple((unit.name, unit.span) for unit in duty.units),
    )


def _of_sections(document: Document, known: Facts, records: list[Responsibility]) -> list[Responsibility]:
    """A statement behind the last task of a domain, where no other task of it has one, speaks of the domain."""
    tasks: dict[str, list[str]] = {}
    for task in known.tasks:
        if task.number is not None and task.domain is not None:
            tasks.setdefault(task.domain, []).append(task.number)
    paragraphs = {start for start, _ in document.paragraphs}
    scope = Scope(document, known)
    stated: dict[str, int] = {}
    for record in records:
        domain = scope.domain_at(record.span.start)
        if record.task is not None and domain is not None:
            stated[domain] = stated.get(domain, 0) + 1
    out = []
    for record in records:
        domain = scope.domain_at(record.span.start)
        numbers = tasks.get(domain or "", [])
        opens = record.span.start in paragraphs or record.span.start - 1 in paragraphs
        if (
            record.task is not None
            and domain is not None
            and opens
            and len(numbers) > 1
            and stated[domain] == 1
            and record.task == numbers[-1]
        ):
            record = replace(record, task=None, domain=domain)
        out.append(record)
    return out
