"""Who answers for what: units that lead, cooperate or are named without a mark, and the deadline beside them.

Reads lines (责任单位:市教育局,市财政局), brackets ((市教育局牵头,市财政局等配合)) and clauses (由市教育局牵头,…配合).
Rules that the plan states once (逗号前为牵头单位,下同) hold from where they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.duty_tables import duty_rows
from kg.extract.scope import Scope
from kg.extract.tables import alternation, read_table
from kg.extract.unit_lists import COMPLETE, Unit, split_units
from kg.model.document import Document
from kg.model.facts import Facts, Responsibility
from kg.model.span import Span


def _forms(form: str) -> str:
    return "|".join(row[0] for row in read_table("responsibility_words") if row[2] == form)


_ROLE_OF = [(re.compile(row[0] + "$"), row[1], row[2]) for row in read_table("responsibility_words")]
_LABEL = rf"(?:{_forms('label')})"
_DEADLINE_LABEL = r"(?:完成|办理|办结|实施|落实|推进|整改|工作)?(?:时限|期限)(?:要求)?|完成时间|时间(?:节点|安排|要求|进度)|(?:工作)?进度(?:安排|要求)?|实施(?:时间|年限)"
#: A label at the start of a line, of a bracket or behind a full stop; what follows runs to the end of line or bracket.
_LINE = re.compile(
    rf"(?:(?<=[\n(\[。;,:、)\]\s])|^)(?P<label>{_LABEL}|{_DEADLINE_LABEL})\s*[)\]]?\s*[::]\s*(?P<rest>[^\n]*)", re.M
)
_BRACKETED = re.compile(r"[(\[](?P<inside>[^()\[\]\n]*(?:[(\[][^()\[\]\n]*[)\]][^()\[\]\n]*)*)[)\]]")
_SAYS = re.compile(r"牵头|配合|负责|主办|协办|责任单位|责任部门|落实")
_MARK = re.compile(
    rf"(?P<label>(?:{_LABEL}|{_DEADLINE_LABEL})\s*[::])|(?P<with>{_forms('with')})|(?P<verb>{_forms('verb')})"
)
_DATE = re.compile(
    r"(?:(?:力争|确保|争取|于|在)?\s*(?:\d{4}|[xX×]{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底|末)?(?:之?前)?"
    r"|长期坚持|长期推进|长期实施|长期任务|长期|持续推进|持续实施|持续开展|常态化推进|每年\d{0,2}月?底?前?)(?=(?:取得|全面|基本|逐步)?(?:完成|实现|见效|建成)?\s*(?:$|[,;。)\]]))"
)
_COMMA_LEADS = re.compile(r"逗号前(?:的|面)?(?:单位|部门)?为牵头|逗号之前.{0,6}牵头")
_SEMICOLON_LEADS = re.compile(r"分号前(?:的|面)?(?:单位|部门)?为牵头")
_FIRST_LEADS = re.compile(
    r"(?:第一个?|排(?:名|列|在)?(?:第一|首位|最前|前列)(?:位)?|首位|列第一(?:位)?)(?:的)?(?:责任)?(?:单位|部门)?(?:的)?(?:单位|部门)?为(?:总)?牵头"
)
_FOR_ALL = re.compile(
    r"以[下上](?:各项)?(?:工作|任务|事项|内容)?均(?:需|须|由|涉及)(?P<units>[^。;\n)\]]{2,120}?)(?:按职责|分别)?(?:负责|落实|实施|组织实施)"
)
_CLAUSE = re.compile(
    r"(?:(?<=[。;,\n])|^)(?:由)?(?P<lead>[^。;,:\n(《]{2,30}(?:局|委|办|厅|部|会|联|院))(?P<mid>会同|牵头,?会同)(?P<rest>[^。;,\n]{2,60})"
)
_PROSE = re.compile(r"(?:(?<=[。;,\n])|^)由(?P<rest>[^。;\n]{2,80}?(?:牵头|负责|主办)[^。;\n]{0,80})")
#: 由X负责 beside helpers says that X leads.
_BY = re.compile(r"\s*由")
#: A stretch of a list that runs on in the next line.
_RUN_ON = re.compile(r"\n[ \t]*(?P<more>[^\n]*)")


@dataclass(slots=True)
class _Duty:
    start: int
    end: int
    lead: list[Unit] = field(default_factory=list)
    cooperating: list[Unit] = field(default_factory=list)
    unmarked: list[Unit] = field(default_factory=list)
    open_list: bool = False
    deadline: tuple[int, int] | None = None

    def is_empty(self) -> bool:
        return not (self.lead or self.cooperating or self.unmarked or self.deadline)


@dataclass(frozen=True, slots=True)
class _Rule:
    """Who leads in a list without marks: from its offset on, `comma`, `semicolon` or `first`."""

    start: int
    kind: str


def extract_responsibilities(document: Document, known: Facts) -> tuple[Responsibility, ...]:
    """Every statement of who answers for a task, a domain or the plan, in the order of the text."""
    text = document.folded.text
    scope = Scope(document, known)
    rules = _rules(text)
    duties = _line_duties(document, rules)
    taken = [(d.start, d.end) for d in duties]
    duties += _bracket_duties(document, rules, taken)
    taken = sorted((d.start, d.end) for d in duties)
    duties += _clause_duties(document, rules, taken)
    duties += _for_all(document)
    out = [r for d in duties if (r := _record(document, scope, d)) is not None]
    out = _with_deadlines(out)
    rows = duty_rows(document, known)
    return tuple(sorted([*out, *rows], key=lambda r: r.span))


def _rules(text: str) -> list[_Rule]:
    found = [_Rule(m.start(), "comma") for m in _COMMA_LEADS.finditer(text)]
    found += [_Rule(m.start(), "semicolon") for m in _SEMICOLON_LEADS.finditer(text)]
    found += [_Rule(m.start(), "first") for m in _FIRST_LEADS.finditer(text)]
    return sorted(found, key=lambda rule: rule.start)


def _rule_at(rules: list[_Rule], end: int) -> str | None:
    held = [rule.kind for rule in rules if rule.start < end]
    return held[-1] if held else None


def _line_duties(document: Document, rules: list[_Rule]) -> list[_Duty]:
    """Lines that open with a label, a following line with the deadline included."""
    text = document.folded.text
    out: list[_Duty] = []
    last_end = -1
    for found in _LINE.finditer(text):
        if found.start() < last_end:
            continue
        end = _statement_end(text, found.start(), found.end())
        duty = _parse(document, found.start("label"), end, rules)
        last_end = end
        if not duty.is_empty():
            out.append(duty)
    return out


def _statement_end(text: str, start: int, end: int) -> int:
    """Where the statement ends: at the bracket that closes around it, at the full stop, or with its line; a line
    that ends in the midst of a list runs on."""
    line_end = end
    while (
        text[line_end - 1 : line_end] in "、,和与及"
        and (more := _RUN_ON.match(text, line_end)) is not None
        and more["more"]
    ):
        line_end = more.end()
    depth = 0
    for mark in re.compile(r"[()\[\]。]").finditer(text, start, line_end):
        if mark[0] in "([":
            depth += 1
        elif mark[0] in ")]":
            depth -= 1
            if depth < 0:
                return mark.start()
        elif depth == 0:
            return mark.start()
    return line_end


def _parse(document: Document, start: int, end: int, rules: list[_Rule], default: str | None = None) -> _Duty:
    """The duty stated in the folded text from start to end: names stand behind a label or before a verb."""
    text = document.folded.text
    duty = _Duty(start, end)
    role, at = default, start
    dated = False
    for mark in _marks(text, start, end):
        if mark.lastgroup == "label":
            _assign(document, duty, role, at, mark.start(), rules, dated)
            word = mark["label"].rstrip(" ::")
            dated = re.fullmatch(_DEADLINE_LABEL, word) is not None
            role = role if dated else _role_of(word, "label")
        elif mark.lastgroup == "with":
            if not COMPLETE.search(text, at, mark.start()):
                continue
            _assign(document, duty, "lead", at, mark.start(), rules, dated)
            role, dated = "cooperating", False
        else:
            verb_role = _role_of(mark["verb"], "verb")
            if role in ("lead", "cooperating") and verb_role == "unmarked":
                verb_role = role
            _assign(document, duty, verb_role, at, mark.start(), rules, dated)
            dated = False
        at = mark.end()
    _assign(document, duty, role, at, end, rules, dated)
    if duty.unmarked and duty.cooperating and not duty.lead and _BY.match(text, start, end):
        duty.lead, duty.unmarked = duty.unmarked, []
    if duty.lead and duty.unmarked:
        duty.cooperating += duty.unmarked
        duty.unmarked = []
    return duty


def _marks(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Labels, verbs and 会同 outside brackets."""
    brackets = [(m.start(), m.end()) for m in _BRACKETED.finditer(text, start, end)]
    return [m for m in _MARK.finditer(text, start, end) if not any(a < m.start() < b for a, b in brackets)]


def _role_of(word: str, form: str) -> str:
    for pattern, role, kind in _ROLE_OF:
        if kind == form and pattern.match(word):
            return role
    return "unmarked"


def _assign(
    document: Document, duty: _Duty, role: str | None, start: int, end: int, rules: list[_Rule], dated: bool
) -> None:
    text = document.folded.text
    if dated:
        words = text[start:end]
        stripped = words.strip(" \n\r\t,;。、")
        if stripped and duty.deadline is None:
            begin = start + words.find(stripped)
            duty.deadline = (begin, begin + len(stripped))
        return
    date = _DATE.search(text, start, end)
    if (
        date is not None
        and duty.deadline is None
        and (role is None or date.start() == start or text[date.start() - 1] in ",;、(")
    ):
        duty.deadline = date.span()
        if date.start() - start < 3:
            return
        end = date.start()
    if role is None:
        return
    units = split_units(document, start, end)
    duty.open_list |= units.open_list
    parts = (
        _by_rule(text, start, end, units.units, units.groups, _rule_at(rules, end + 80)) if role == "unmarked" else None
    )
    if parts is not None:
        duty.lead += parts[0]
        duty.cooperating += parts[1]
        return
    for unit in units.units:
        getattr(duty, "lead" if unit.leads else role).append(unit)


def _by_rule(
    text: str, start: int, end: int, units: tuple[Unit, ...], groups: tuple[int, ...], rule: str | None
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]] | None:
    """The leading and the cooperating units of a list without marks, None where no rule of the plan tells them."""
    if rule in ("comma", "semicolon") and len(groups) > 1 and groups[0]:
        return units[: groups[0]], units[groups[0] :]
    if rule == "first" and len(units) > 1:
        return units[:1], units[1:]
    return None


def _bracket_duties(document: Document, rules: list[_Rule], taken: list[tuple[int, int]]) -> list[_Duty]:
    text = document.folded.text
    out = []
    for found in _BRACKETED.finditer(text):
        inside = found["inside"]
        if not _SAYS.search(inside) or any(
            a <= found.start() < b or found.start() <= a < found.end() for a, b in taken
        ):
            continue
        start, end = found.span("inside")
        if not re.search(
            rf"(?:{alternation('agency_endings')})(?=[、,;。(\s]|等|牵头|配合|负责|主办|协办|参与|按|共同|分别|组织|会同|$)",
            inside,
        ):
            continue
        duty = _parse(document, start, end, rules)
        if duty.lead or duty.cooperating or duty.unmarked:
            out.append(duty)
    return out


def _clause_duties(document: Document, rules: list[_Rule], taken: list[tuple[int, int]]) -> list[_Duty]:
    """Duties stated in running text: 市发改委会同市统计局等有关部门…, 由市教育局牵头,市财政局配合."""
    text = document.folded.text
    out = []
    for found in _CLAUSE.finditer(text):
        if any(a < found.end() and found.start() < b for a, b in taken):
            continue
        tail = re.compile(
            r"等(?:有关|相关|市级|市直|各)?(?:部门|单位)?|加强|负责|制定|研究|开展|建立|组织|推进|对|做好|抓好"
        ).search(text, found.start("rest"), found.end())
        end = tail.end() if tail and tail[0].startswith("等") else tail.start() if tail else found.end()
        duty = _Duty(found.start("lead"), end)
        lead = split_units(document, *found.span("lead"))
        helpers = split_units(document, found.start("rest"), end)
        duty.lead += lead.units
        duty.cooperating += [u for u in helpers.units if COMPLETE.search(u.name)]
        duty.open_list = helpers.open_list
        if duty.lead and (duty.cooperating or duty.open_list):
            out.append(duty)
    for found in _PROSE.finditer(text):
        if any(a < found.end() and found.start() < b for a, b in taken):
            continue
        duty = _parse(document, found.start("rest"), found.end("rest"), rules)
        units = [*duty.lead, *duty.cooperating, *duty.unmarked]
        if units and all(COMPLETE.search(u.name) and len(u.name) <= 20 for u in units):
            out.append(duty)
    return out


def _for_all(document: Document) -> list[_Duty]:
    """以下工作均需…负责: a duty of the named units for everything in the plan."""
    text = document.folded.text
    out = []
    for found in _FOR_ALL.finditer(text):
        duty = _Duty(-1 - found.start("units"), found.end("units"))
        duty.unmarked += split_units(document, *found.span("units")).units
        if duty.unmarked:
            out.append(duty)
    return out


def _record(document: Document, scope: Scope, duty: _Duty) -> Responsibility | None:
    for_all = duty.start < 0
    start = -1 - duty.start if for_all else duty.start
    at = document.folded.span(start, duty.end)
    if duty.is_empty() or document.is_furniture(at[0]) or not document.text[at[0] : at[1]].strip():
        return None
    task = None if for_all else scope.task_at(at[0])
    domain = None if for_all or task is not None else scope.domain_at(at[0])
    deadline: Span | None = None
    if duty.deadline is not None:
        deadline = document.span(*document.folded.span(*duty.deadline))
    units = [*duty.lead, *duty.cooperating, *duty.unmarked]
    return Responsibility(
        task=task.number if task else None,
        domain=domain,
        span=document.span(*at),
        lead=tuple(u.name for u in duty.lead),
        cooperating=tuple(u.name for u in duty.cooperating),
        unmarked=tuple(u.name for u in duty.unmarked),
        open_list=duty.open_list,
        deadline="".join(deadline.text.split()) if deadline else None,
        deadline_span=deadline,
        agencies=tuple((u.name, u.span) for u in units),
    )


def _with_deadlines(records: list[Responsibility]) -> list[Responsibility]:
    """A line that holds a deadline alone joins the statement of units of the same task or domain before it."""
    out: list[Responsibility] = []
    for record in sorted(records, key=lambda r: r.span):
        alone = record.deadline is not None and not record.agencies
        before = out[-1] if out else None
        if (
            alone
            and before is not None
            and before.deadline is None
            and before.agencies
            and (before.task, before.domain) == (record.task, record.domain)
            and record.span.start - before.span.end < 200
        ):
            out[-1] = Responsibility(
                before.task,
                before.domain,
                before.span,
                before.lead,
                before.cooperating,
                before.unmarked,
                before.open_list,
                record.deadline,
                record.deadline_span,
                before.agencies,
            )
        else:
            out.append(record)
    return out
