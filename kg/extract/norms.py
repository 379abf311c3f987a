"""Norms, conditions and entitlements: numbers that bound a service and are no level to be reached.

Each rule says what must hold of the number and of the words around it, with an example that a test reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.hits import Hit
from kg.extract.subjects import MEASURE
from kg.extract.units import kind_of
from kg.extract.verbs import TOWARDS

_Words = re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Norm:
    """One rule. `kinds` are kinds of units, empty for all; `bounded` wants a comparator other than =. `before` is
    searched in the clause up to the number, `after` matched right behind it, `bound` searched in the words between its
    unit and what follows; `unless` must not be found in the clause."""

    example: str
    kinds: frozenset[str] = frozenset()
    bounded: bool = False
    before: _Words = None
    after: _Words = None
    bound: _Words = None
    unless: _Words = None

    def holds(self, text: str, hit: Hit, clause: str, after: str) -> bool:
        """Whether the rule holds of a number in a clause."""
        if self.kinds and kind_of(hit.unit) not in self.kinds:
            return False
        if self.bounded and hit.comparator == "=":
            return False
        if self.bound is not None and self.bound.search(text, hit.end, hit.tail) is None:
            return False
        if self.after is not None and self.after.match(after) is None:
            return False
        if self.before is not None and self.before.search(clause) is None:
            return False
        return self.unless is None or self.unless.search(clause) is None


def _kinds(*names: str) -> frozenset[str]:
    return frozenset(names)


_AMOUNTS = _kinds("persons", "things", "times", "money", "area", "length", "volume", "time", "ratio", "rate")

NORMS: tuple[Norm, ...] = (
    Norm(
        "按每千名老人55张的标准配备床位。",
        before=re.compile(r"按照?|落实|执行|收入|不低于|不少于|从|每"),
        after=re.compile(r"(?:[~-][^,。;的]{1,8})?的(?:标准|比例)"),
    ),
    Norm(
        "按照每班不超过45人编班。",
        bounded=True,
        before=re.compile(r"(?:按照?|执行|必须|应当|不得|标准(?:为|是)?$)[^,。;]*$"),
    ),
    Norm(
        "按照福彩公益金55%的比例安排。",
        before=re.compile(r"按照?"),
        after=re.compile(r"(?:的(?:比例|标准))?(?:配置|配建|计提|提取|安排|预留|配备)"),
    ),
    Norm(
        "按照每50名学生配备1名教师的比例执行。",
        before=re.compile(r"按照?[^,。;]*每"),
        after=re.compile(r"[^,。;、]{0,16}的(?:标准|比例|要求)"),
    ),
    Norm(
        "按寄宿生年生均200元标准补助。", kinds=_kinds("money"), before=re.compile(r"按照?"), after=re.compile(r"标准")
    ),
    Norm("在人口800人以上的安置区设站。", bounded=True, before=MEASURE, after=re.compile("的")),
    Norm(
        "单套建筑面积不超过60平方米。",
        kinds=_kinds("area"),
        bounded=True,
        before=re.compile(r"单套|每套|套均|户型|建设面积|生均|人均(?:补贴|住房)"),
    ),
    Norm(
        "小学、初中班额分别不超过45人、50人。",
        kinds=_kinds("persons"),
        bounded=True,
        before=re.compile(r"班额[^,。;]*$"),
    ),
    Norm(
        "人均建筑面积应低于15平方米。",
        bounded=True,
        before=re.compile(r"(?<![适相反对])应[当该]?(?:不?[低高少多超大小][于过])?$"),
    ),
    Norm(
        "失业保险金标准调整为最低工资标准的90%。",
        kinds=_kinds("share"),
        before=re.compile(r"标准(?:调整为|按照?|为)[^,。;]{2,}的?$"),
    ),
    Norm("特困供养标准不低于低保标准的1.3倍。", kinds=_kinds("ratio"), before=re.compile("标准")),
    Norm(
        "每家托位不少于150个。",
        bounded=True,
        before=re.compile(
            r"(?:每[个所家座处]|单个)[^,。;]{0,12}(?:面积|规模|托位|床位|用房|人员)[^,。;]{0,4}$|服务半径[^,。;]{0,4}$"
        ),
    ),
    Norm(
        "租金不高于同地段租金的85%。",
        bounded=True,
        before=re.compile(
            r"(?:不高于|不低于)[^,。;]*(?:租金|价格|收费|标准|支出|收入)的?$|收费(?:不高于|不超过)[^,。;]*$"
        ),
    ),
    Norm("每人每年可享受培训不超过3次。", bounded=True, before=re.compile(r"享受[^,。;]*$")),
    Norm(
        "灾害发生后10小时内得到救助。",
        kinds=_kinds("time"),
        bound=re.compile("内$"),
        after=re.compile(r"(?![^,。;]{0,24}圈)"),
        unless=re.compile(rf"圈|{TOWARDS.pattern}"),
    ),
    Norm(
        "图书馆每周开放不少于48小时。",
        kinds=_kinds("time"),
        bounded=True,
        before=re.compile(r"开放|坐诊|巡诊|值守|间隔|服务期"),
    ),
    Norm(
        "对企业可返还失业保险费的50%。",
        kinds=_kinds("share"),
        before=re.compile(r"(?=.*(?:可|按|对)).*(?:返还|给予|补贴|补助|奖励|报销|减按|免征)[^,。;]{0,24}的?$"),
        unless=TOWARDS,
    ),
    Norm("提供12年免费教育。", kinds=_kinds("time"), after=re.compile("免费")),
    Norm("达到每所不少于8名教师的标准。", bounded=True, after=re.compile(r"(?:或|和)?[^,。;]{0,24}(?:的标准|要求的)")),
    Norm(
        "对超过3万人的乡镇给予支持。",
        kinds=_AMOUNTS,
        bounded=True,
        before=re.compile(r"所有|对|凡|符合|代缴|给予|覆盖"),
        after=re.compile(r"(?!的(?:目标|任务))(?:的|且|以上的)[^,。;]{1,20}"),
    ),
    Norm(
        "凡符合85%以上的条件。",
        kinds=_kinds("share", "points"),
        bounded=True,
        before=re.compile(r"凡|符合|代缴|给予"),
        after=re.compile(r"(?!的(?:目标|任务))(?:的|且|以上的)[^,。;]{1,20}"),
    ),
    Norm("床位(其中护理型占55%)。", before=re.compile(r"\([^()]*占[^()]{0,9}$"), after=re.compile(r"\)")),
)

#: What is granted by the head, the place or the bed.
_GRANT = re.compile(r"补助|补贴|奖补|奖励|津贴|资助|救助金")
_EACH_PERSON = re.compile(r"每(?:人|生|户|床|名)")
_EACH = re.compile(r"每(?:个|所|张|村|家|例|孩|套|年|月|餐|辆|间|平方米)|[户人次]均|分别为|最高")
_RAISED = re.compile(r"(?:提高|增加|上调|收入|达到|涨到)[^,。;]{0,40}$")


def is_norm(text: str, hit: Hit, clause: str, after: str) -> bool:
    """Whether a number is a norm, a condition or an entitlement; `clause` is its clause up to it, `after` what follows.

    >>> from kg.extract.hits import hits
    >>> text = "每人每月发放不低于165元的津贴。"
    >>> is_norm(text, next(hits(text)), text[:8], text[13:])
    True
    """
    if (hit.unit or "").endswith("人口") and hit.comparator != "=":
        return True
    if kind_of(hit.unit) == "money" and _is_entitlement(text, hit, clause):
        return True
    return any(norm.holds(text, hit, clause, after) for norm in NORMS)


def _is_entitlement(text: str, hit: Hit, clause: str) -> bool:
    """Whether an amount of money is what each person may claim, and not a level that it is raised to."""
    if TOWARDS.search(clause) or _RAISED.search(clause):
        return False
    granted = _GRANT.search(clause) or _GRANT.search(text, hit.tail, hit.tail + 14)
    if granted and (_EACH.search(clause) or _EACH_PERSON.search(clause)):
        return True
    return _EACH_PERSON.search(text, max(0, hit.head - 8), hit.tail + 8) is not None or (
        hit.comparator != "=" and re.search(r"标准|生均|人均补助", text[max(0, hit.start - 30) : hit.start]) is not None
    )
