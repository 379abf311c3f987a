"""Who answers for a task: lines and brackets in the words of the genre, planted in a draft."""

from __future__ import annotations

from typing import Protocol

from tests.generator import words
from tests.generator.draft import Draft


class Where(Protocol):
    """What a wording needs to know of the place."""

    @property
    def letter(self) -> str: ...

    @property
    def last(self) -> int: ...


def _units(draft: Draft, place: Where, least: int = 3) -> list[str]:
    names = [
        words.agency(place.letter, name)
        for name in draft.random.sample(words.AGENCIES, draft.random.randint(least, least + 2 if least > 1 else 1))
    ]
    draft.name(*names)
    return names


def _plant(
    draft: Draft,
    task: str | None,
    domain: str | None,
    lead: list[str],
    cooperating: list[str],
    unmarked: list[str] | None = None,
    *,
    open_list: bool = False,
    deadline: str | None = None,
) -> None:
    draft.plant(
        "responsibilities",
        task=task,
        domain=domain,
        lead=lead,
        cooperating=cooperating,
        unmarked=unmarked or [],
        open_list=open_list,
        deadline=deadline,
    )


def brackets(draft: Draft, task: str, place: Where) -> str:
    """A bracket after a task, in one of eleven wordings; what it says is planted for the task."""
    wording = draft.random.randrange(11)
    units = _units(draft, place, 1 if wording == 3 else 3)
    lead, rest = units[0], units[1:]
    joined, helpers = "、".join(units), "、".join(rest)
    year = place.last - 1
    if wording == 0:
        _plant(draft, task, None, [lead], rest)
        return f"(牵头单位:{lead};配合单位:{helpers})"
    if wording == 1:
        _plant(draft, task, None, [], [], units)
        return f"(责任单位:{joined})"
    if wording == 2:
        _plant(draft, task, None, [lead], rest, open_list=True)
        return f"({lead}牵头,{helpers}等部门配合)"
    if wording == 3:
        _plant(draft, task, None, [], [], [lead])
        return f"(责任单位:{lead})"
    if wording == 4:
        _plant(draft, task, None, [lead], rest)
        return f"(由{lead}负责,{helpers}参与)"
    if wording == 5:
        _plant(draft, task, None, [lead], rest, deadline=f"{year}年底前")
        return f"(牵头单位:{lead},责任单位:{helpers};完成时限:{year}年底前)"
    if wording == 6:
        _plant(draft, task, None, [lead], rest)
        return f"〔{lead}主办,{helpers}协助〕"
    if wording == 7:
        _plant(draft, task, None, units[:2], units[2:])
        return f"[{'、'.join(units[:2])}牵头,{'、'.join(units[2:])}配合]"
    if wording == 8:
        _plant(draft, task, None, [lead], rest)
        return f"(牵头部门:{lead};责任部门:{helpers})"
    if wording == 9:
        _plant(draft, task, None, [lead], [*rest, "各乡镇人民政府"], deadline="长期坚持")
        draft.name("各乡镇人民政府")
        return f"(牵头责任单位:{lead};配合单位:{helpers},各乡镇人民政府;完成时限:长期坚持)"
    _plant(draft, task, None, [], [], units, open_list=True)
    return f"(责任单位:{joined}等部门)"


def lines(draft: Draft, task: str, place: Where, *, first: bool) -> None:
    """Lines after a task: units, leads before the comma, and the deadline; the first states the rule for all."""
    units = _units(draft, place, 4)
    cut = draft.random.randint(1, 2)
    rule = "(逗号前为牵头单位,下同)" if first else ""
    due = draft.random.choice(("持续推进", "长期坚持", f"{place.last}年底前", f"{place.last - 1}年12月底前"))
    draft.say(f"责任单位:{'、'.join(units[:cut])},{'、'.join(units[cut:])}{rule}", flush=True)
    draft.say(f"完成时限:{due}", flush=True)
    _plant(draft, task, None, units[:cut], units[cut:], deadline=due)


def section(draft: Draft, domain: str, place: Where) -> None:
    """One line of units for a whole field."""
    units = _units(draft, place, 4)
    cut = draft.random.randint(1, 2)
    leads, helpers = "、".join(units[:cut]), "、".join(units[cut:])
    draft.say(
        draft.random.choice(
            (
                f"(牵头责任单位:{leads},配合单位:{helpers})",
                f"牵头单位:{leads};配合单位:{helpers}",
                f"({leads}牵头,{helpers}配合)",
            )
        ),
        flush=True,
    )
    _plant(draft, None, domain, units[:cut], units[cut:])


def roles(draft: Draft, task: str, place: Where) -> None:
    """Lines after a task that name each role, in one of four ways."""
    units = _units(draft, place)
    lead, rest, joined = units[0], units[1:], "、".join(units[1:])
    due = draft.random.choice((f"{place.last - 2}年底前", f"{place.last}年6月底前", "持续推进"))
    wording = draft.random.randrange(4)
    if wording == 0:
        draft.say(f"牵头单位:{lead}", flush=True)
        draft.say(f"责任单位:{joined}", flush=True)
        draft.say(f"完成时限:{due}", flush=True)
        _plant(draft, task, None, [lead], rest, deadline=due)
    elif wording == 1:
        draft.say(f"牵头单位:{lead}", flush=True)
        draft.say(f"配合单位:{joined}", flush=True)
        _plant(draft, task, None, [lead], rest)
    elif wording == 2:
        draft.say(f"(牵头单位:{lead};配合单位:{joined};完成时限:{due})", flush=True)
        _plant(draft, task, None, [lead], rest, deadline=due)
    else:
        draft.say(f"责任单位:{'、'.join(units)}", flush=True)
        _plant(draft, task, None, [], [], units)
