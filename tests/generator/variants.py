"""More layouts: headings without numbers, tasks as headings, rules for all, lists in other words, planted conflicts."""

from __future__ import annotations

from tests.generator import duties, words
from tests.generator.draft import LEFT, Draft
from tests.generator.writer import Writer, chapters, clauses


def unnumbered(_level: int, _index: int) -> str:
    """No number: the format alone tells a heading."""
    return ""


def plain_headings(seed: int) -> Draft:
    """Headings that only their format marks, fields with services in prose and boxes with dashes."""
    w = Writer(seed, unnumbered)
    w.notice(title := w.title("公共服务规划"))
    w.draft.heading(0, title, toc=False)
    w.preface()
    w.background(1)
    w.overall(1, "dash", 4, "category")
    for tier, chapter, fields in (
        ("基本公共服务", "推进基本公共服务均等化", w.fields[:3]),
        ("普惠性非基本公共服务", "扩大普惠性非基本公共服务供给", w.fields[3:5]),
    ):
        w.heading(1, chapter)
        for name, body in fields:
            w.domain(2, name, tier)
            w.draft.say(body + w.speak("field", 2))
            w.box(f"{name}重点工程", "dash", 2)
    w.guarantees(1)
    return w.draft


def task_headings(seed: int) -> Draft:
    """Numbered tasks as headings of their own, the text below, a line of units after it."""
    w = Writer(seed, clauses)
    w.notice(title := w.title("公共服务提升行动方案"))
    w.draft.heading(0, title, toc=False)
    w.overall(1, "plain", 4, None)
    w.heading(1, "重点任务")
    number = 0
    for name, _ in w.fields[:4]:
        w.domain(2, name)
        for title, body in (w.tasks.pop() for _ in range(3)):
            number += 1
            w.draft.heading(3, f"{number}.{title}", toc=False)
            w.draft.say(body + w.speak("field", 1))
            w.draft.plant("tasks", number=str(number), domain=name, title=title)
            duties.roles(w.draft, str(number), w.place)
    w.guarantees(1)
    return w.draft


def once_for_all(seed: int) -> Draft:
    """Numbered tasks without units of their own; who answers is said once for all of them."""
    w = Writer(seed, clauses)
    w.draft.heading(0, w.title("公共服务补短板行动方案"), toc=False)
    w.heading(1, "重点任务")
    number = 0
    for name, _ in w.fields[:4]:
        w.domain(2, name)
        for title, body in (w.tasks.pop() for _ in range(3)):
            number += 1
            w.draft.say(f"{number}.{title}。{body}{w.speak('field', 1)}")
            w.draft.plant("tasks", number=str(number), domain=name, title=title)
    w.draft.domain = None
    w.heading(1, "组织实施")
    lead, *helpers = w.agencies(3)
    w.draft.say(f"本方案由{lead}牵头,{'、'.join(helpers)}等部门配合,共同推进实施。")
    w.draft.plant(
        "responsibilities", task=None, domain=None, lead=[lead], cooperating=helpers, unmarked=[], open_list=True
    )
    return w.draft


#: How a field says what services it lists: before the count, between count and items, after them.
_LISTS = (
    ("本领域服务项目共{n}项,具体包括:{items}。", "、"),
    ("该领域共有{n}项服务,具体包括{items}。", "、"),
    ("本领域设{n}个服务项目,包括:{items}。", "、"),
    ("本领域服务项目共{n}项,具体为:{items}。", ";"),
)


def worded_lists(seed: int) -> Draft:
    """Services in prose in several wordings, levels in words, groups of people, a list by three tiers."""
    w = Writer(seed, clauses)
    w.draft.heading(0, w.title("基本公共服务规划"), toc=False)
    w.preface()
    w.overall(1, "plain", 3, "steps")
    services = w.random.sample(words.SERVICES, 15)
    groups = w.random.sample(words.GROUPS, 15)
    for index, (name, body) in enumerate(w.fields[:5]):
        w.domain(1, name)
        pattern, mark = w.random.choice(_LISTS)
        listed = [service[0] for service in services[3 * index : 3 * index + 3]]
        w.draft.say(body + pattern.format(n=3, items=mark.join(listed)))
        w.draft.plant("declared_counts", scope=name, what="service items", count=3)
        for item in listed:
            w.draft.plant("service_items", domain=name, name=item)
        first, second, third = groups[3 * index : 3 * index + 3]
        stock = w.speaker.stocks.pop()[0]
        w.draft.say(f"面向{first}、{second}开展关爱行动,实现{third}应保尽保,推动{stock}全覆盖。{w.speak('field', 1)}")
        w.draft.plant("word_targets", subject=third, words="应保尽保", domain=name)
        w.draft.plant("word_targets", subject=stock, words="全覆盖", domain=name)
        for group in (first, second, third):
            w.draft.plant("beneficiary_groups", name=group)
    w.guarantees(1)
    return w.draft


def conflicts(seed: int) -> Draft:
    """A plan that contradicts itself in seven ways, each planted once."""
    w = Writer(seed, clauses)
    draft, random, last, base = w.draft, w.random, w.place.last, w.place.first - 1
    draft.heading(0, w.title("公共服务规划"), toc=False)
    rate = w.speaker.rates.pop
    told, told_twice, fallen, bare = rate(), rate(), rate(), rate()
    low, high = random.randint(60, 69), random.randint(81, 89)

    def quantity(subject: str, raw: str, quote: str, domain: str | None) -> None:
        draft.plant(
            "quantities", subject=subject, raw=raw, value=float(raw.rstrip("%")), unit="%", comparator="=", year=last,
            year_lost=False, role="target", masked=False, change=False, quote=quote, domain=domain,
        )  # fmt: skip

    w.heading(1, "主要目标")
    sentence = f"到{last}年,{told}达到{high + 3}%,{told_twice}达到{high}%。"
    draft.say(sentence)
    quantity(told, f"{high + 3}%", sentence, None)
    quantity(told_twice, f"{high}%", sentence, None)
    draft.say(f"{w.place.name}公共服务主要指标", flush=True)
    rows = [["指标", f"{base}年", f"{last}年", "属性"]]

    def row(
        label: str, name: str, unit: str, start: str, end: str, values: tuple[float, float], *, total: bool
    ) -> None:
        rows.append([label, start, end, "预期性"])
        cells = [
            {"raw": raw, "year": year, "value": value, "comparator": "=", "role": role}
            for raw, year, value, role in ((start, base, values[0], "baseline"), (end, last, values[1], "target"))
        ]
        cells[1]["cumulative"] = total
        draft.plant("indicators", domain=None, name=name, unit=unit, binding="预期性", values=cells)

    row(told, told, "%", f"{low}%", f"{high}%", (low, high), total=False)
    row(fallen, fallen, "%", "96.4%", "95.1%", (96.4, 95.1), total=False)
    row(bare, bare, "%", "71.5%", "77.3", (71.5, 77.3), total=False)
    row("老旧小区改造(户)", "老旧小区改造", "户", "0.07万户", "0.31万户", (0.07, 0.31), total=False)
    row("城镇新增就业人数(万人)", "城镇新增就业人数", "万人", "0.62", "3.47*", (0.62, 3.47), total=True)
    # The printed unit of these cells differs from the label's, and which of them wins is the conflict itself.
    for name in ("老旧小区改造", bare):
        for fact in draft.facts["indicators"]:
            if fact["name"] == name:
                del fact["unit"]
    draft.grid(rows)
    draft.say("注:带*的为规划期累计数。", flush=True)
    draft.plant("findings", kind="contradiction", quotes=[f"{told}达到{high + 3}%", f"{high}%"])
    draft.plant("findings", kind="target_below_baseline", quotes=["96.4%", "95.1%"])
    draft.plant("findings", kind="missing_sign", quotes=["77.3"])
    draft.plant("findings", kind="unit", quotes=["0.31万户"])
    draft.plant("findings", kind="not_comparable", quotes=["0.62", "3.47*"])
    services = [service[0] for service in random.sample(words.SERVICES, 6)]
    for index, (name, body) in enumerate(w.fields[:2]):
        w.domain(1, name)
        listed = services[3 * index : 3 * index + 3]
        count = 5 if index else 3
        draft.say(f"{body}本领域服务项目共{count}项,具体包括:{'、'.join(listed)}。")
        draft.plant("declared_counts", scope=name, what="service items", count=count)
        for item in listed:
            draft.plant("service_items", domain=name, name=item)
    draft.plant("findings", kind="count_mismatch", quotes=["本领域服务项目共5项"])
    name, body = w.fields[2]
    w.domain(1, name)
    listed = ["就业登记", "用工推荐"]
    draft.say(f"{body}本领域服务项目共2项,具体包括:{'、'.join(listed)}。")
    draft.plant("declared_counts", scope=name, what="service items", count=2)
    for item in listed:
        draft.plant("service_items", domain=name, name=item)
    sentence = f"到{last}年,{told_twice}达到{high - 4}%。"
    draft.say(sentence)
    quantity(told_twice, f"{high - 4}%", sentence, name)
    draft.plant("findings", kind="contradiction", quotes=[f"{told_twice}达到{high}%", f"{told_twice}达到{high - 4}%"])
    return draft


def two_line_header(seed: int) -> Draft:
    """A table of indicators whose header takes two lines, with merged cells."""
    w = Writer(seed, clauses)
    draft, base, last = w.draft, w.place.first - 1, w.place.last
    draft.heading(0, w.title("公共服务发展规划"), toc=False)
    w.overall(1, "plain", 3, None)
    draft.say(f"表1 {w.place.name}“{w.place.period}”公共服务发展指标", flush=True)
    rows = [["领域", "指标", "单位", "指标值", LEFT, "属性"], ["^", "^", "^", f"{base}年", f"{last}年", "^"]]
    for index in range(6):
        field = w.fields[index // 2][0]
        name, low = w.speaker.rates.pop(), w.random.randint(510, 890) / 10
        high = low + w.random.randint(10, 60) / 10
        binding = w.random.choice(("约束性", "预期性"))
        rows.append([field if index % 2 == 0 else "^", name, "%", f"{low:g}", f"{high:g}", binding])
        values = [
            {"raw": f"{value:g}", "year": year, "value": float(f"{value:g}"), "comparator": "=", "role": role}
            for value, year, role in ((low, base, "baseline"), (high, last, "target"))
        ]
        draft.plant("indicators", domain=field, name=name, unit="%", binding=binding, values=values)
    draft.grid(rows)
    w.heading(1, "重点领域")
    for name, body in w.fields[:3]:
        w.domain(2, name)
        draft.say(body + w.speak("field", 2))
        for title, text in (w.tasks.pop() for _ in range(2)):
            draft.say(f"{title}。{text}")
            draft.plant("tasks", number=None, domain=name, title=title)
    return draft


def framed_boxes(seed: int) -> Draft:
    """Chapters whose boxes are drawn as tables of one cell."""
    w = Writer(seed, chapters)
    w.draft.heading(0, w.title("公共服务专项规划"), toc=False)
    w.overall(1, "plain", 3, "numbered")
    w.heading(1, "重点领域")
    for index, (name, body) in enumerate(w.fields[:4]):
        w.domain(2, name)
        w.draft.say(body + w.speak("field", 1))
        w.box(f"{name}重点项目", ("arabic", "ordinal", "dash", "ordinal")[index], 2, framed=True)
    w.guarantees(1)
    return w.draft
