"""What a number is in its plan: a level reached, a target, a commitment, a norm, a base or a plain count.

A table of rules decides, in its order; each carries an example that a test reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.hits import Hit
from kg.extract.norms import is_norm
from kg.extract.subjects import Subject
from kg.extract.units import kind_of
from kg.model.facts import Role

#: Headings of the parts of a plan that look back.
BACKGROUND = re.compile(
    r"发展基础|规划背景|发展背景|实施背景|现状|回顾|成效|成就|形势|发展环境|基础条件|工作情况|成绩|取得|去年|过去"
)
#: Headings of the parts that look ahead.
FOREGROUND = re.compile(r"目标|任务|重点工程|指标体系|展望")
_PAST = re.compile(
    r"这(?:一|几|五|两|三)?年|一年来|今年(?:上半年|前|以来|1)|上半年|据统计|累计(?!.{0,12}(?:达到?|完成).{0,8}以上)|截至|截止|目前|已(?![婚故知])|去年|过去|上年|(?:五|三|两|一|几|近)年来|(?:仍|尚|还)有|以来|共有|(?<!实)现有(?=[^,。;]{0,20}(?:[0-9]|$))|建成了|得到了?|提高了|增加了|增长了"
)
_FUTURE = re.compile(
    r"力争|争取|确保|计划|预计|将|要|到20[0-9]{2}年|20[0-9]{2}年(?:[0-9]{1,2}月)?(?:底|末)?以?前|目标|规划期|期末|以后|今后|未来|努力"
)
#: 预计到2025年将突破26%: what a part that looks back says of the time to come.
_FORECAST = re.compile(r"(?:预计|预测)[^。;]*$|将(?:突破|达到?|超过)$")
_LEVEL_NOUN = re.compile(
    r"率|比例|比重|占比|人均|每[百千万]|覆盖面|水平|平均|总规模|总量|总数|均|寿命|指数|满意度|年限|圈|名次|前"
)
#: Ratios by their names; these are levels whatever their unit.
_RATIO = re.compile(r"率|人均|每[百千万]")
_DELIVERED = re.compile(r"新增|创建|培训")
_EVENTS = frozenset(("场", "场次", "余场"))
_DURATION = re.compile(r"时间|时限|时长|用时")
_STOCK = re.compile(r"的目标|全部(?:达标|达到|建成)")
#: Sizes and costs of works, which are delivered with them.
_OF_WORKS = re.compile(r"(?:建筑|占地|用地|建设)面积|总投资|总概算|总规模")
#: 100元、200元: the number before, in the same list.
_LISTED = re.compile(r"[0-9][^,。;0-9]{0,3}[、和与及]$")
#: 3个县通过评估: how many shall get there.
_REACHES = re.compile(r"[^,。;]{1,14}(?:通过|达到|实现|成为|创成|进入)")
_CIRCLE = re.compile(r"[^,。;]{0,24}圈")
#: What stands between the numbers of one list or of clauses that go on (建设A 1家,B 9家).
_BETWEEN = re.compile(r"[0-9一二两三四五六七八九十xX×*][^,。;0-9]{0,30}[、和,与及]")
#: So far back a number's surroundings reach, and so far ahead; its sentence tells of its time from farther away.
_BACK, _AHEAD = 60, 24
_FAR_BACK = 300


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A number as the rules see it. `words` are its subject's, `behind` says that these follow it; `told` is its
    sentence up to it, `before` the end of that, `clause` its last clause, `after` what follows; `past` and `leans` as
    in `role_of`."""

    text: str
    hit: Hit
    kind: str
    words: str
    behind: bool
    governor: str | None
    told: str
    before: str
    clause: str
    after: str
    past: bool | None
    leans: bool | None
    change: bool
    inherited: Role | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the role it gives, None for that of the number before; an example, whose last number it decides; when
    it holds."""

    role: Role | None
    example: str
    holds: Callable[[Surroundings], object]


def _is_past(n: Surroundings) -> bool:
    """Whether a number tells of what has been reached: its own words count, else its paragraph."""
    if n.past is not None:
        return n.past and _FORECAST.search(n.before) is None
    told = max((m.start() for m in _PAST.finditer(n.told) if m[0] != "累计" or n.leans is not False), default=-1)
    ahead = max((m.start() for m in _FUTURE.finditer(n.told)), default=-1)
    return bool(n.leans) if told == ahead else told > ahead


def _goes_on(n: Surroundings) -> bool:
    """Whether a number goes on with the list or the clauses of the number before it."""
    return _BETWEEN.search(n.before, n.before.rfind(";") + 1) is not None


#: In the order in which they are tried; a number of which none holds is a plain count.
RULES: tuple[Rule, ...] = (
    Rule("standard", "每人每月发放不低于165元的津贴。", lambda n: is_norm(n.text, n.hit, n.clause, n.after)),
    Rule(
        "standard",
        "发放高龄津贴,每人每月分别不低于100元、200元。",
        lambda n: n.inherited == "standard" and n.kind == "money" and _LISTED.search(n.before),
    ),
    Rule("actual", "截至2020年末,共有养老床位2600张。", _is_past),
    Rule(
        "target", "打造城乡15分钟生活圈。", lambda n: n.kind == "time" and (_CIRCLE.match(n.after) or "圈" in n.words)
    ),
    Rule("target", "藏书量达到30万册。", lambda n: n.governor in ("level", "rise")),
    Rule(
        "target",
        "社区卫生服务机构和50%的村卫生室具备中医药服务。",
        lambda n: n.change or n.kind in ("share", "points", "rate"),
    ),
    Rule("target", "每年放映电影2800场,人均拥有藏书0.8册。", lambda n: not n.behind and _RATIO.search(n.words)),
    Rule("target", "实现县有1个体育馆的目标。", lambda n: n.governor == "having" or _STOCK.search(n.after[:16])),
    Rule("commitment", "新建托育中心1所。", lambda n: n.governor == "doing"),
    Rule(
        "commitment",
        "城镇新增就业3000人。",
        lambda n: n.kind in ("persons", "things", "times") and _DELIVERED.search(n.words),
    ),
    Rule(
        "target",
        "建设县级救灾物资储备库5个,受灾群众基本生活救助响应时间不超过12小时。",
        lambda n: n.kind == "time" and n.hit.comparator in ("<", "<=") and _DURATION.search(n.words),
    ),
    Rule("target", "3个县通过评估。", lambda n: n.behind and _REACHES.match(n.after)),
    Rule("commitment", "总建筑面积3.6万平方米。", lambda n: n.hit.comparator == "=" and _OF_WORKS.search(n.words)),
    Rule(
        None,
        "建设体育馆1座,游泳馆2座。",
        lambda n: n.inherited in ("commitment", "target", "actual") and _goes_on(n),
    ),
    Rule("target", "平均寿命79岁。", lambda n: not n.behind and _LEVEL_NOUN.search(n.words)),
    Rule("commitment", "每年送戏下乡不少于150场。", lambda n: n.hit.unit in _EVENTS),
    Rule("target", "藏书30万册以上。", lambda n: n.hit.comparator != "=" and n.past is None),
)


def role_of(
    text: str,
    hit: Hit,
    subject: Subject | None,
    sentence: int,
    *,
    past: bool | None,
    leans: bool | None = None,
    change: bool = False,
    inherited: Role | None = None,
) -> Role:
    """The role of a number. `sentence` is where its sentence starts; `past` says whether it tells of the past, None
    where that is not known; `leans` says the same of what stands before in the paragraph; `inherited` is the role of
    the number before it in the sentence."""
    before = text[max(sentence, hit.start - _BACK) : hit.start]
    number = Surroundings(
        text=text,
        hit=hit,
        kind=kind_of(hit.unit),
        words=text[subject.start : subject.end] if subject else "",
        behind=subject is not None and subject.behind,
        governor=subject.governor if subject else None,
        told=text[max(sentence, hit.start - _FAR_BACK) : hit.start],
        before=before,
        clause=before[max(before.rfind(c) for c in ",;:") + 1 :],
        after=text[hit.tail : hit.tail + _AHEAD],
        past=past,
        leans=leans,
        change=change,
        inherited=inherited,
    )
    for rule in RULES:
        if rule.holds(number):
            return rule.role or inherited or "fact"
    return "fact"
