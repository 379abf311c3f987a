"""Layouts: how an invented plan is put together from front page to annex."""

from __future__ import annotations

from collections.abc import Callable

from tests.generator import duties, variants, words
from tests.generator.draft import Draft, Furniture
from tests.generator.sentences import han
from tests.generator.tables import indicator_table, service_table, task_table
from tests.generator.writer import Writer, chapters, clauses


def county_plan(seed: int) -> Draft:
    """Chapters and sections, a notice, two tiers of fields, boxes numbered 1., a table with merged categories."""
    w = Writer(seed, chapters)
    w.notice(title := w.title("公共服务规划"))
    w.draft.heading(0, title, toc=False)
    w.preface()
    w.background(1)
    w.overall(1, "plain", 5, "category")
    for tier, chapter, fields in (
        ("基本公共服务", "促进基本公共服务均等化", w.fields[:3]),
        ("普惠性非基本公共服务", "扩大普惠性非基本公共服务供给", w.fields[3:5]),
    ):
        w.heading(1, chapter)
        for name, body in fields:
            w.domain(2, name, tier)
            w.draft.say(body + w.speak("field", 2))
            w.box(f"{name}重点工程", "arabic", 2)
    w.guarantees(1)
    return w.draft


def prose_lists(seed: int) -> Draft:
    """Clauses, services listed in prose with their numbers declared, run-in heads as tasks, mechanisms."""
    w = Writer(seed, clauses)
    w.draft.heading(0, w.title("推进基本公共服务均等化规划"), toc=False)
    w.preface()
    w.overall(1, "dash", 4, "numbered")
    services = w.random.sample(words.SERVICES, 16)
    w.heading(1, "服务清单")
    names = "、".join(f"{name}" for name, _ in w.fields[:4])
    w.draft.say(f"清单包括{names}四个领域的16个项目。")
    w.draft.plant("declared_counts", scope="plan", what="domains", count=4)
    w.draft.plant("declared_counts", scope="plan", what="service items", count=16)
    for index, (name, body) in enumerate(w.fields[:4]):
        w.domain(1, name)
        listed = [service[0] for service in services[4 * index : 4 * index + 4]]
        w.draft.say(f"{body}本领域服务项目共4项,具体包括:{'、'.join(listed)}。")
        w.draft.plant("declared_counts", scope=name, what="service items", count=4)
        for item in listed:
            w.draft.plant("service_items", domain=name, name=item)
        w.heading(2, "重点任务")
        for title, text in (w.tasks.pop() for _ in range(2)):
            w.draft.say(f"{title}。{text}{w.speak('field', 1)}")
            w.draft.plant("tasks", number=None, domain=name, title=title)
    w.mechanisms(1, counted=True)
    return w.draft


def annex_list(seed: int, style: str = "full") -> Draft:
    """A short plan with the list of services as an annex table."""
    w = Writer(seed, clauses)
    w.notice(title := w.title("基本公共服务实施标准"))
    w.draft.heading(0, title, toc=False)
    w.heading(1, "总体要求")
    w.draft.say(w.random.choice(words.AIMS) + w.speak("goal", 3))
    w.heading(1, "组织实施")
    w.draft.say(w.filler(3))
    w.draft.say("附件", flush=True)
    w.draft.say(f"{w.place.name}基本公共服务清单", flush=True)
    fields = [name for name, _ in w.fields[:4]]
    for name in fields:
        w.draft.plant("domains", name=name, tier=None)
    service_table(w.draft, fields, w.place.letter, style)
    return w.draft


def sheet_list(seed: int) -> Draft:
    """Nothing but a title and the table of services."""
    w = Writer(seed, clauses)
    w.draft.heading(0, f"{w.place.name}基本公共服务标准清单", toc=False)
    w.draft.plan |= {"title": f"{w.place.name}基本公共服务标准清单", "jurisdiction": w.place.name, "status": "final"}
    fields = [name for name, _ in w.fields[:5]]
    for name in fields:
        w.draft.plant("domains", name=name, tier=None)
    service_table(w.draft, fields, w.place.letter, w.random.choice(("full", "short")))
    return w.draft


def sheet_indicators(seed: int) -> Draft:
    """Nothing but a title and a table of indicators."""
    w = Writer(seed, clauses)
    title = w.title("公共服务主要指标")
    w.draft.heading(0, title, toc=False)
    indicator_table(
        w.draft,
        w.speaker,
        w.random.choice(("numbered", "averages", "steps", "signs")),
        w.place.first - 1,
        w.place.last,
        [],
    )
    return w.draft


def sheet_tasks(seed: int) -> Draft:
    """Nothing but a title and a table of tasks with those who answer for them."""
    w = Writer(seed, clauses)
    w.draft.heading(0, w.title("公共服务重点任务分工表"), toc=False)
    task_table(w.draft, w.place.letter, w.place.last)
    return w.draft


def bracket_duties(seed: int) -> Draft:
    """Work points: numbered tasks in sections, each with its units in brackets, in changing words."""
    w = Writer(seed, clauses)
    w.notice(title := w.title("公共服务重点工作方案"))
    w.draft.heading(0, title, toc=False)
    w.overall(1, "plain", 3, None)
    w.heading(1, "重点任务")
    number = 0
    for name, _ in w.fields[:4]:
        w.domain(2, name)
        for title, body in (w.tasks.pop() for _ in range(3)):
            number += 1
            duty = duties.brackets(w.draft, str(number), w.place)
            w.draft.say(f"{number}.{title}。{body}{w.speak('field', 1)}{duty}", listed=True)
            w.draft.plant("tasks", number=str(number), domain=name, title=title)
    w.guarantees(1)
    return w.draft


def duty_lines(seed: int) -> Draft:
    """Numbered tasks with lines for units and deadline; the first states the rule that the comma ends the leads."""
    w = Writer(seed, clauses)
    w.draft.heading(0, w.title("公共服务任务分工方案"), toc=False)
    w.preface()
    w.heading(1, "重点任务分工")
    number = 0
    for name, _ in w.fields[:4]:
        w.domain(2, name)
        for title, body in (w.tasks.pop() for _ in range(3)):
            number += 1
            w.draft.say(f"{number}.{title}。{body}{w.filler()}")
            w.draft.plant("tasks", number=str(number), domain=name, title=title)
            duties.lines(w.draft, str(number), w.place, first=number == 1)
    w.guarantees(1)
    return w.draft


def section_duties(seed: int) -> Draft:
    """Fields with numbered paragraphs in brackets and one line of units for the whole field."""
    w = Writer(seed, clauses)
    w.draft.heading(0, w.title("公共服务工作要点"), toc=False)
    w.draft.say("为提升公共服务水平,结合实际,制定本要点。")
    for name, _ in w.fields[:5]:
        w.domain(1, name)
        for index, (title, body) in enumerate((w.tasks.pop() for _ in range(3)), start=1):
            w.draft.say(f"({han(index)}){title}。{body}{w.speak('field', 1)}")
            w.draft.plant("tasks", number=None, domain=name, title=title)
        duties.section(w.draft, name, w.place)
    return w.draft


def nested_boxes(seed: int) -> Draft:
    """Chapters with boxes numbered 一是, some projects with others below them."""
    w = Writer(seed, chapters)
    w.draft.heading(0, w.title("公共服务体系建设规划"), toc=False)
    w.background(1, 6)
    w.overall(1, "dash", 4, "steps")
    w.heading(1, "主要任务")
    for name, body in w.fields[:4]:
        w.domain(2, name)
        w.draft.say(body + w.speak("field", 1))
        w.box(f"{name}提升行动", "nested" if w.boxes % 2 else "ordinal", 2)
    w.mechanisms(1, counted=False)
    return w.draft


def public_comment(seed: int) -> Draft:
    """A web page: a call for comments, page furniture, then the draft of the plan."""
    w = Writer(seed, clauses)
    title = w.title("公共服务规划", "draft") + "(征求意见稿)"
    w.draft.plan["title"] = title
    issuer = f"{w.place.name}发展和改革委员会"
    day = w.random.randint(1, 15)
    w.draft.plan |= {"issuer": issuer, "issued": f"{w.place.first}-09-{day:02}"}
    w.draft.name(issuer)
    w.draft.blocks.append(Furniture(("首页", "政务公开", "通知公告", "当前位置:首页 > 通知公告")))
    w.draft.say(f"{issuer}关于公开征求《{title}》意见的公告", flush=True)
    w.draft.say(f"现就《{title}》公开征求意见,意见可于{w.place.first}年9月28日前反馈至本单位,联系电话:0790-6688123。")
    w.draft.say(issuer, flush=True)
    w.draft.say(f"{w.place.first}年9月{day}日", flush=True)
    w.draft.heading(0, title, toc=False)
    w.preface()
    w.overall(1, "plain", 4, "signs")
    w.heading(1, "重点领域")
    for name, _ in w.fields[:4]:
        w.domain(2, name)
        for title, text in (w.tasks.pop() for _ in range(2)):
            w.draft.say(f"{title}。{text}{w.speak('field', 1)}")
            w.draft.plant("tasks", number=None, domain=name, title=title)
    w.guarantees(1)
    w.draft.blocks.append(Furniture(("相关阅读", "关于做好2019年医疗救助3000人工作的通知", "分享到", "网站地图")))
    w.draft.blocks.append(Furniture(("新建隐藏幼儿园99所。",), hidden=True))
    return w.draft


def lost_and_masked(seed: int) -> Draft:
    """A copy that lost its years and hides its numbers in places."""
    w = Writer(seed, clauses)
    w.draft.heading(0, w.title("公共服务实施方案"), toc=False)
    w.overall(1, "dash", 3, "averages")
    for name, _ in w.fields[:4]:
        w.domain(1, name)
        for title, text in (w.tasks.pop() for _ in range(2)):
            w.draft.say(f"{title}。{text}{w.speak('damage', 1)}{w.speak('field', 1)}")
            w.draft.plant("tasks", number=None, domain=name, title=title)
    w.guarantees(1)
    return w.draft


def decoys(seed: int) -> Draft:
    """Fields whose paragraphs are full of numbers that are no quantities."""
    w = Writer(seed, chapters)
    w.notice(title := w.title("公共服务体系规划"))
    w.draft.heading(0, title, toc=False)
    w.background(1, 4)
    w.heading(1, "重点领域")
    spare = w.random.sample(words.NO_QUANTITIES, len(words.NO_QUANTITIES))
    for name, body in w.fields[:4]:
        w.domain(2, name)
        w.draft.say(body + "".join(spare.pop() for _ in range(3)) + w.speak("field", 2))
        w.box(f"{name}重点项目", "ordinal", 2)
    return w.draft


#: Every layout by name.
LAYOUTS: dict[str, Callable[[int], Draft]] = {
    "county-plan": county_plan,
    "prose-lists": prose_lists,
    "annex-list": annex_list,
    "sheet-list": sheet_list,
    "sheet-indicators": sheet_indicators,
    "sheet-tasks": sheet_tasks,
    "bracket-duties": bracket_duties,
    "duty-lines": duty_lines,
    "section-duties": section_duties,
    "nested-boxes": nested_boxes,
    "public-comment": public_comment,
    "lost-and-masked": lost_and_masked,
    "decoys": decoys,
    "plain-headings": variants.plain_headings,
    "task-headings": variants.task_headings,
    "once-for-all": variants.once_for_all,
    "worded-lists": variants.worded_lists,
    "conflicts": variants.conflicts,
    "two-line-header": variants.two_line_header,
    "framed-boxes": variants.framed_boxes,
}
