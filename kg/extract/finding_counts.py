"""Numbers that a plan declares of its own parts, held against the parts that it lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.model.document import Document
from kg.model.facts import DeclaredCount, Facts, Finding
from kg.model.span import Span
from kg.text.fold import fold
from kg.text.numbers import read_number

#: 设置22项主要指标: how many indicators a plan sets itself.
_INDICATORS = re.compile(
    r"(?:设[置定立]|提出|确定|明确|制定|包括|涵盖|共)(?:了)?(?:[^,。;、\n]{0,12}(?:方面|类|大类))?(?:共|的)?\s*"
    r"(?P<count>(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?:项|个)(?:具体|主要|发展|核心|量化)*指标)"
    r"|(?:设[置定立]?|提出|确定)(?:了)?(?:具体|主要|发展|核心)*指标(?:共)?(?P<behind>(?P<m>\d{1,3})\s*[项个])"
)


#: 安排重点项目10个, 实施12项重点工程.
_PROJECTS = re.compile(
    r"(?P<count>(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s*[个项大](?:重点|重大|民生|补短板|建设|支撑|保障)+(?:建设)?(?:项目|工程))"
    r"|(?:重点|重大|民生|补短板|建设|支撑|保障)(?:建设)?(?:项目|工程)(?:共|共计)?(?P<behind>(?P<m>\d{1,3})\s*[个项])"
)
_IN_TITLE = re.compile(
    r"[(（][^()（）]{0,6}(?P<count>(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s*[个個项項])[^()（）]{0,4}[)）]"
)
_IN_BOX = re.compile(
    r"(?P<count>(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s*[个個项項大][^。:：\n\d]{0,10}(?:项目|項目|工程))"
)
_FEWEST_WORKS, _SLIP = 4, 2
_FACILITIES = r"(?![一-鿿]{0,6}(?:站|所|室|中心|院|校|园|馆|点))"
_KINDS = r"(?:乡镇街道|乡镇|苏木镇|苏木|街道|社区|行政村|建制村|嘎查村|嘎查|镇|乡|村|县区|区县|县|区)" + _FACILITIES
_DIVISION = re.compile(rf"(?P<n>\d{{1,4}})个(?P<kind>{_KINDS})")
#: 全区现有11个街道、148个社区; 辖14个乡镇、126个行政村.
_HAS = re.compile(r"(?:现辖|下辖|管辖|辖|(?:全[市县区旗州盟省]|我[市县区旗州盟省])(?:现有|共有))[^。;,\n]{2,80}")
_ALL_DIVISIONS = re.compile(rf"全[市县区旗州盟省](?P<said>(?P<n>\d{{1,4}})个(?P<kind>{_KINDS}))")
#: What makes a number that of another list: the nation's, the province's, an earlier one.
_OF_OTHERS = re.compile(r"国家|全国|上级|原有|原来|由原|比20|较20|十[一二三]五|新增|增加|减少|调整")
_OF_PROVINCE = re.compile(r"省级|省定|全省|自治区")
_LONGEST_CLAUSE = 200
#: Two numbers farther apart than this share of them are of two things.
_TWO, _NEAR = 2, 0.15
#: A list of names in one sentence is no longer than this.
_LONGEST_LIST = 500


def find_miscounts(document: Document, known: Facts) -> Iterator[Finding]:
    """Declared counts that differ from what is listed, in the order of the text."""
    yield from _of_indicators(document, known)
    yield from _of_projects(document, known)
    yield from _of_divisions(document)
    yield from _of_boxes(document, known)
    declared: dict[tuple[str, str], DeclaredCount] = {}
    for count in known.declared_counts:
        declared.setdefault((count.scope, count.what), count)
    yield from _declared_twice(document, known)
    per_domain = [c for c in known.declared_counts if c.what == "service items" and c.scope != "plan"]
    listed: dict[str | None, int] = {}
    for item in known.service_items:
        listed[item.domain] = listed.get(item.domain, 0) + 1
    for count in per_domain:
        there = listed.get(count.scope, 0)
        if there and there != count.count:
            spans = [i.span for i in known.service_items if i.domain == count.scope]
            yield _finding(
                count,
                there,
                f"“{count.scope}”列出的服务项目",
                f"service items listed under {count.scope}",
                (count.span, *_list_behind(document, count), spans[0], spans[-1]),
            )
    whole = declared.get(("plan", "service items"))
    if whole is not None:
        yield from _whole(known, whole, per_domain)
    domains = declared.get(("plan", "domains"))
    if domains is not None and known.service_items:
        with_items = [d for d in known.domains if listed.get(d.name)]
        if with_items and len(with_items) != domains.count:
            yield _finding(
                domains,
                len(with_items),
                "列有服务项目的领域",
                "domains with service items",
                (domains.span, *(d.span for d in with_items)),
            )
    mechanisms = declared.get(("plan", "mechanisms"))
    if mechanisms is not None and known.mechanisms and len(known.mechanisms) != mechanisms.count:
        yield _finding(
            mechanisms,
            len(known.mechanisms),
            "列出的机制",
            "mechanisms listed",
            (mechanisms.span, *(mechanism.span for mechanism in known.mechanisms)),
        )
    tasks = declared.get(("plan", "tasks"))
    numbered = [t for t in known.tasks if t.number is not None]
    for count in known.declared_counts:
        own = [t for t in numbered if t.domain == count.scope] if count.what == "tasks" else []
        if own and len(own) != count.count:
            yield _finding(
                count,
                len(own),
                f"“{count.scope}”列出的任务",
                f"tasks listed under {count.scope}",
                (count.span, own[0].span, own[-1].span),
            )
    if tasks is not None and numbered and len(numbered) != tasks.count:
        yield _finding(
            tasks, len(numbered), "列出的任务", "tasks listed", (tasks.span, numbered[0].span, numbered[-1].span)
        )


def _declared_twice(document: Document, known: Facts) -> Iterator[Finding]:
    """Two numbers that the plan declares of the same parts; what it says of the nation's list is not its own."""
    below_province = not (known.plan.jurisdiction or "").endswith(("省", "自治区", "自治區"))
    groups: dict[tuple[str, str], list[DeclaredCount]] = {}
    for count in known.declared_counts:
        start = count.span.start
        clause = fold(document.text[max(0, start - _LONGEST_CLAUSE) : start]).text
        clause = clause[max(clause.rfind(mark) for mark in ",;。\n") + 1 :]
        if known.plan.period_name:
            clause = clause.replace(known.plan.period_name, "")
        if not _OF_OTHERS.search(clause) and not (below_province and _OF_PROVINCE.search(clause)):
            groups.setdefault((count.scope, count.what), []).append(count)
    for (_, what), counts in groups.items():
        low, high = min(c.count for c in counts), max(c.count for c in counts)
        if len(counts) == _TWO and 0 < high - low <= max(_SLIP, high * _NEAR):
            first, second = counts
            yield Finding(
                "count_mismatch",
                f"“{_said(first)}”与“{_said(second)}”所述数目不一致:{first.count}与{second.count}。",
                f"Two numbers of {what} are declared: {first.count} and {second.count}.",
                (first.span, second.span),
            )


def _said(count: DeclaredCount) -> str:
    return "".join(count.span.text.split())


def _list_behind(document: Document, count: DeclaredCount) -> Iterator[Span]:
    """The names that the sentence of a count lists behind it, whose items an annex gives elsewhere."""
    text = document.text
    stop = text.find("。", count.span.end, count.span.end + _LONGEST_LIST)
    if stop > 0 and "、" in text[count.span.end : stop]:
        start = count.span.end + len(text[count.span.end : stop]) - len(text[count.span.end : stop].lstrip(" ,，:："))
        yield document.span(start, stop)


def _of_indicators(document: Document, known: Facts) -> Iterator[Finding]:
    """The number of indicators that the text says it sets, against the rows of its tables, sub-rows counted or not."""
    rows = known.indicators
    if not rows:
        return
    view = document.prose
    for match in _INDICATORS.finditer(view.text):
        count = read_number(match["n"] or match["m"])
        fits = count in (len(rows), sum(1 for row in rows if row.parent is None))
        if count is None or fits or not 3 <= count <= 200:
            continue
        span = document.span(*view.span(*match.span("count" if match["count"] else "behind")))
        declared = DeclaredCount("plan", "indicators", int(count), span)
        places = (span, rows[0].span, rows[-1].span)
        yield _finding(declared, len(rows), "指标表列出的指标", "indicators in the tables", places)
        return


def _of_projects(document: Document, known: Facts) -> Iterator[Finding]:
    """The number of works that the text says the plan lists, against those of its boxes: a miss by one or two is a
    slip, more of a difference speaks of other works."""
    listed = [project for project in known.projects if project.parent is None]
    if not listed:
        return
    boxes = {project.box for project in listed}
    fitting = {len(listed), len(boxes), *(sum(p.box == box for p in listed) for box in boxes)}
    view = document.prose
    for match in _PROJECTS.finditer(view.text):
        count = read_number(match["n"] or match["m"])
        if count is None or count < _FEWEST_WORKS or count in fitting or abs(count - len(listed)) > _SLIP:
            continue
        span = document.span(*view.span(*match.span("count" if match["count"] else "behind")))
        declared = DeclaredCount("plan", "projects", int(count), span)
        places = (span, listed[0].span, listed[-1].span)
        yield _finding(declared, len(listed), "专栏和项目表列出的项目", "projects in boxes and tables", places)
        return


def _of_boxes(document: Document, known: Facts) -> Iterator[Finding]:
    """The number of works that the title of a box gives (专栏1 建设项目(6个)), against those that the box lists."""
    listed = [project for project in known.projects if project.parent is None]
    starts = [project.span.start for project in listed]
    for section in document.sections:
        if section.kind != "box":
            continue
        inside = listed[bisect_left(starts, section.start) : bisect_left(starts, section.end)]
        first = inside[0].span.start if inside else section.end
        match = _IN_TITLE.search(section.title.text) or _IN_BOX.search(document.text, section.body, first)
        count = None if match is None else read_number(fold(match["n"]).text)
        if match is not None and count is not None and 0 < abs(len(inside) - count) <= _SLIP:
            base = section.title.start if match.string is section.title.text else 0
            span = document.span(base + match.start("count"), base + match.end("count"))
            declared = DeclaredCount("plan", "projects", int(count), span)
            places = (span, inside[0].span, inside[-1].span)
            yield _finding(declared, len(inside), "专栏列出的项目", "projects listed in the box", places)


def _of_divisions(document: Document) -> Iterator[Finding]:
    """The number of divisions that the plan says its place has (现有11个街道), against what it says of all of them
    elsewhere (全区12个街道)."""
    view = document.prose
    had: dict[str, tuple[str, Span]] = {}
    for sentence in _HAS.finditer(view.text):
        for found in _DIVISION.finditer(view.text, *sentence.span()):
            span = document.span(*view.span(*found.span()))
            had.setdefault(found["kind"], (found["n"], span))
    for found in _ALL_DIVISIONS.finditer(view.text) if had else ():
        number, place = had.get(found["kind"], (found["n"], None))
        if place is None or number == found["n"]:
            continue
        span = document.span(*view.span(*found.span("said")))
        yield Finding(
            "contradiction",
            f"“{place.text}”与“{span.text}”对同一类区划的数目说法不一。",
            f"{place.text} and {span.text} give two numbers of the same divisions.",
            tuple(sorted((place, span))),
        )


def _whole(known: Facts, whole: DeclaredCount, per_domain: list[DeclaredCount]) -> Iterator[Finding]:
    """The count of the whole plan against the sum of its domains, where all that list services declare how many, else
    against what is listed."""
    total = sum(c.count for c in per_domain)
    declared = {c.scope for c in per_domain}
    if per_domain and all(item.domain in declared for item in known.service_items) and total != whole.count:
        yield _finding(
            whole,
            total,
            f"{len(per_domain)}个领域各自声明的服务项目合计",
            f"service items declared by {len(per_domain)} domains together",
            (whole.span, *(c.span for c in per_domain)),
        )
    elif known.service_items and len(known.service_items) != whole.count:
        yield _finding(
            whole,
            len(known.service_items),
            "列出的服务项目",
            "service items listed",
            (whole.span, known.service_items[0].span, known.service_items[-1].span),
        )


def _finding(count: DeclaredCount, there: int, zh: str, en: str, spans: tuple[Span, ...]) -> Finding:
    words = _said(count)
    places = tuple(sorted(set(spans)))
    return Finding(
        "count_mismatch",
        f"“{words}”声明{count.count}项,{zh}为{there}项。",
        f"“{words}” declares {count.count}; {en}: {there}.",
        places,
    )
