"""What a number is in its plan: a level reached, a target, a commitment, a norm, a base or a plain count."""

from __future__ import annotations

import re

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
    r"这(?:一|几|五|两|三)?年|一年来|今年(?:上半年|前|以来|1)|上半年|据统计|累计(?!.{0,12}(?:达到?|完成).{0,8}以上)|截至|截止|目前|已(?![婚故知])|去年|过去|上年|(?:五|三|两|一|几)年来|以来|共有|建成了|得到了?|提高了|增加了|增长了"
)
_FUTURE = re.compile(r"力争|争取|确保|计划|预计|将|要|到20[0-9]{2}年|目标|规划期|期末|以后|今后|未来|努力")
#: 预计到2025年将突破26%: what a part that looks back says of the time to come.
_FORECAST = re.compile(r"(?:预计|预测)[^。;]*$|将(?:突破|达到?|超过)$")
_LEVEL_NOUN = re.compile(
    r"率|比例|比重|占比|人均|每[百千万]|覆盖面|水平|平均|总规模|总量|总数|均|寿命|指数|满意度|年限|圈|名次|前"
)
_STOCK = re.compile(r"的目标|全部(?:达标|达到|建成)")
#: Sizes and costs of works, which are delivered with them.
_OF_WORKS = re.compile(r"(?:建筑|占地|用地|建设)面积|总投资|总概算|总规模")
#: 100元、200元: the number before, in the same list.
_LISTED = re.compile(r"[0-9][^,。;0-9]{0,3}[、和与及]$")
#: 3个县通过评估: how many shall get there.
_REACHES = re.compile(r"[^,。;]{1,14}(?:通过|达到|实现|成为|创成|进入)")
_CIRCLE = re.compile(r"[^,。;]{0,24}圈")


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
    words = text[subject.start : subject.end] if subject else ""
    before = text[max(sentence, hit.start - 60) : hit.start]
    clause = before[max(before.rfind(c) for c in ",;:") + 1 :]
    after = text[hit.tail : hit.tail + 24]
    governor = subject.governor if subject else None
    kind = kind_of(hit.unit)
    if is_norm(text, hit, clause, after) or (inherited == "standard" and kind == "money" and _LISTED.search(before)):
        return "standard"
    if past and _FORECAST.search(before):
        past = False
    if past or (past is None and _tells_of_past(before, leans)):
        return "actual"
    if kind == "time" and (_CIRCLE.match(after) or "圈" in words):
        return "target"
    if governor in ("level", "rise") or kind in ("share", "points", "rate") or change:
        return "target"
    if re.search(r"率|人均|每[百千万]", words) and not subject_behind(subject):
        return "target"
    if governor == "having" or _STOCK.search(after[:16]):
        return "target"
    if governor == "doing":
        return "commitment"
    if re.search(r"新增|创建|培训", words) and kind in ("persons", "things", "times"):
        return "commitment"
    if kind == "time" and hit.comparator in ("<", "<=") and re.search(r"时间|时限|时长|用时", words):
        return "target"
    if subject_behind(subject) and _REACHES.match(after):
        return "target"
    if _OF_WORKS.search(words) and hit.comparator == "=":
        return "commitment"
    if (
        governor is None
        and not subject_behind(subject)
        and text.startswith(("不超过", "不低于", "不少于", "不高于"), hit.head)
        and (_LEVEL_NOUN.search(words) or words.endswith(("额", "规模", "面积", "经费")))
    ):
        return "target"
    if inherited in ("commitment", "target", "actual") and _goes_on(text, hit, sentence):
        return inherited
    if _LEVEL_NOUN.search(words) and not subject_behind(subject):
        return "target"
    if hit.comparator != "=" and past is None:
        return "target"
    return "fact"


def _tells_of_past(before: str, leans: bool | None) -> bool:
    """Whether the words before a number are of what has been reached: its own words count, else its paragraph."""
    told = max((m.start() for m in _PAST.finditer(before) if m[0] != "累计" or leans is not False), default=-1)
    ahead = max((m.start() for m in _FUTURE.finditer(before)), default=-1)
    if told < 0 and ahead < 0:
        return bool(leans)
    return told > ahead


def subject_behind(subject: Subject | None) -> bool:
    """Whether the subject follows its number."""
    return subject is not None and subject.behind


def _goes_on(text: str, hit: Hit, sentence: int) -> bool:
    """Whether a number goes on with the list or the clauses of the number before it (建设A 1家,B 9家)."""
    before = text[max(sentence, hit.start - 60) : hit.start]
    listed = before[before.rfind(";") + 1 :]
    return re.search(r"[0-9一二两三四五六七八九十xX×*][^,。;0-9]{0,30}[、和,与及]", listed) is not None
