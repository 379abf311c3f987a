"""Patterns of sentences with planted quantities: what is printed, with slots, and what each number must be read as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.generator.draft import Fact


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence pattern. `where` says in which part of a plan it reads true: past, goal, field or damage."""

    where: str
    text: str
    facts: tuple[Fact, ...]


def q(subject: str, raw: str, unit: str | None, role: str, cmp: str = "=", **more: Any) -> Fact:
    """A planted quantity; `value` is the number at the head of `raw` unless given."""
    return {"subject": subject, "raw": raw, "unit": unit, "role": role, "comparator": cmp, **more}


def s(where: str, text: str, *facts: Fact) -> Sentence:
    return Sentence(where, text, facts)


#: Every pattern, by the part of a plan that it reads true in.
SENTENCES: tuple[Sentence, ...] = (
    # What has been reached.
    s(
        "past",
        "截至{B}年底,{W}共有{a}{n1}{ca}、{b}{n2}{cb}。",
        q("{a}", "{n1}{ca}", "{ca}", "actual", year="{B}"),
        q("{b}", "{n2}{cb}", "{cb}", "actual", year="{B}"),
    ),
    s(
        "past",
        "{B}年,{r1}达到{p1}%,{r2}达到{p2}%。",
        q("{r1}", "{p1}%", "%", "actual", year="{B}"),
        q("{r2}", "{p2}%", "%", "actual", year="{B}"),
    ),
    s("past", "{r1}由{p1}%提高到{p2}%。", q("{r1}", "{p1}%", "%", "baseline"), q("{r1}", "{p2}%", "%", "actual")),
    s(
        "past",
        "“{F}”期间,累计新建{a}{n1}{ca},{t}{n2}万{ct}。",
        q("{a}", "{n1}{ca}", "{ca}", "actual", period="{F}"),
        q("{t}", "{n2}万{ct}", "万{ct}", "actual", period="{F}"),
    ),
    s(
        "past",
        "{r1}、{r2}分别达到{p1}%和{p2}%,较{B}年分别提高{d1}个和{d2}个百分点。",
        q("{r1}", "{p1}%", "%", "actual"),
        q("{r2}", "{p2}%", "%", "actual"),
        q("{r1}", "{d1}个", "个百分点", "actual", change=True, base_year="{B}"),
        q("{r2}", "{d2}个百分点", "个百分点", "actual", change=True, base_year="{B}"),
    ),
    s(
        "past",
        "累计投入资金{d1}亿元,惠及群众{n1}余人。",
        q("资金", "{d1}亿元", "亿元", "actual"),
        q("群众", "{n1}余人", "人", "actual", ">"),
    ),
    s(
        "past",
        "建成{n1}{ca}{a},配备专职人员{n2}名。",
        q("{a}", "{n1}{ca}", "{ca}", "actual"),
        q("专职人员", "{n2}名", "名", "actual"),
    ),
    s(
        "past",
        "为{n1}名失能老年人提供上门照护服务。",
        q("上门照护服务", "{n1}名", "名", "actual", also=("失能老年人",)),
    ),
    s(
        "past",
        "{B}年发放租赁补贴{n1}户{n2}万元。",
        q("租赁补贴", "{n1}户", "户", "actual", year="{B}"),
        q("租赁补贴", "{n2}万元", "万元", "actual", year="{B}"),
    ),
    s(
        "past",
        "现有{a}{n1}{ca}、{b}{n2}{cb},其中公办{b}{n3}{cb}。",
        q("{a}", "{n1}{ca}", "{ca}", "actual", roles=("actual", "fact")),
        q("{b}", "{n2}{cb}", "{cb}", "actual", roles=("actual", "fact")),
        q("公办{b}", "{n3}{cb}", "{cb}", "actual", roles=("actual", "fact")),
    ),
    s(
        "past",
        "{l}由{B0}年的{lv}{lu}增加到{B}年的{lw}{lu}。",
        q("{l}", "{lv}{lu}", "{lu}", "baseline", year="{B0}"),
        q("{l}", "{lw}{lu}", "{lu}", "actual", year="{B}"),
    ),
    s(
        "past",
        "{a}达到{n1}{ca},较{B0}年增加{n2}{ca}。",
        q("{a}", "{n1}{ca}", "{ca}", "actual"),
        q("{a}", "{n2}{ca}", "{ca}", "actual", change=True, base_year="{B0}"),
    ),
    # What is to be reached.
    s("goal", "到{Y}年,{r1}达到{p1}%以上。", q("{r1}", "{p1}%", "%", "target", ">=", year="{Y}")),
    s(
        "goal",
        "到{Y}年,{r1}、{r2}分别达到{p1}%、{p2}%。",
        q("{r1}", "{p1}%", "%", "target", year="{Y}"),
        q("{r2}", "{p2}%", "%", "target", year="{Y}"),
    ),
    s(
        "goal",
        "力争到{Y}年底,{r1}由{p1}%提高到{p2}%。",
        q("{r1}", "{p1}%", "%", "baseline", years=("{Y}", None)),
        q("{r1}", "{p2}%", "%", "target", year="{Y}"),
    ),
    s("goal", "{r1}、{r2}均达到{p1}%。", q("{r1}、{r2}", "{p1}%", "%", "target")),
    s(
        "goal",
        "到{Y}年,{l}达到{lv}{lu};{r1}保持在{p1}%以上。",
        q("{l}", "{lv}{lu}", "{lu}", "target", year="{Y}"),
        q("{r1}", "{p1}%", "%", "target", ">="),
    ),
    s("goal", "到{Y}年,{l}不低于{lv}{lu}。", q("{l}", "{lv}{lu}", "{lu}", "target", ">=", year="{Y}")),
    s(
        "goal",
        "城镇调查失业率控制在{d1}%以内,{r1}超过{p1}%。",
        q("城镇调查失业率", "{d1}%", "%", "target", "<="),
        q("{r1}", "{p1}%", "%", "target", ">"),
    ),
    s("goal", "到{Y}年,婴儿死亡率下降到{d1}‰以下。", q("婴儿死亡率", "{d1}‰", "‰", "target", "<=", year="{Y}")),
    s("goal", "{r1}达到百分之{hp1}以上。", q("{r1}", "百分之{hp1}", "%", "target", ">=", value="{vp1}")),
    s(
        "goal",
        "到{Y}年,每个乡镇至少有1所标准化卫生院。",
        q("标准化卫生院", "1所", "所", "target", ">=", year="{Y}", per="每个乡镇"),
    ),
    s("goal", "打造城市{min}分钟便民生活圈。", q("便民生活圈", "{min}分钟", "分钟", "target")),
    s(
        "goal",
        "城镇新增就业{d1}万人以上。",
        q("城镇新增就业", "{d1}万人", "万人", "commitment", ">=", roles=("target", "commitment")),
    ),
    s(
        "goal",
        "{r1}提高到{p1}%,{r2}低于{p2}%。",
        q("{r1}", "{p1}%", "%", "target"),
        q("{r2}", "{p2}%", "%", "target", "<"),
    ),
    s(
        "goal",
        "到{Y}年,{l}达到{lv}{lu}以上,{r1}{p1}%。",
        q("{l}", "{lv}{lu}", "{lu}", "target", ">=", year="{Y}"),
        q("{r1}", "{p1}%", "%", "target", year="{Y}"),
    ),
    s("goal", "“{E}”末,{r1}不少于{p1}%。", q("{r1}", "{p1}%", "%", "target", ">=", period="{E}")),
    # What a field of service promises.
    s(
        "field",
        "完成{d1}万平方米校舍维修改造。",
        q("校舍维修改造", "{d1}万平方米", "万平方米", "commitment", also=("校舍",)),
    ),
    s(
        "field",
        "配备专职社会工作者不少于{n1}名。",
        q("专职社会工作者", "{n1}名", "名", "commitment", ">=", roles=("commitment", "target", "standard")),
    ),
    s(
        "field",
        "每个县(市、区)至少建成1所特殊教育学校。",
        q("特殊教育学校", "1所", "所", "commitment", ">=", per="每个县(市、区)"),
    ),
    s(
        "field",
        "生活补助标准不低于每人每年{m2}元。",
        q("生活补助标准", "{m2}元", "元", "standard", ">=", per="每人每年", roles=("standard", "target")),
    ),
    s(
        "field",
        "改造农村户厕{n1}户(其中整改提升{n2}户)。",
        q("农村户厕", "{n1}户", "户", "commitment"),
        q("整改提升", "{n2}户", "户", "commitment", also=("农村户厕",)),
    ),
    s("field", "100%的{a}配备专职管理员。", q("{a}", "100%", "%", "target", also=("专职管理员",))),
    s(
        "field",
        "为{n1}户困难老年人家庭实施适老化改造。",
        q("困难老年人家庭", "{n1}户", "户", "commitment", also=("适老化改造",)),
    ),
    s(
        "field",
        "新建{a}{n1}{ca},改扩建{b}{n2}{cb}。",
        q("{a}", "{n1}{ca}", "{ca}", "commitment"),
        q("{b}", "{n2}{cb}", "{cb}", "commitment"),
    ),
    s("field", "到{Y}年,建设{n1}{ca}{a}。", q("{a}", "{n1}{ca}", "{ca}", "commitment", year="{Y}")),
    s("field", "新增{pl}{n1}{cpl}以上。", q("{pl}", "{n1}{cpl}", "{cpl}", "commitment", ">=", also=("新增{pl}",))),
    s("field", "每年开展{t}{n1}{ct}左右。", q("{t}", "{n1}{ct}", "{ct}", "commitment", per="每年", approximate=True)),
    s(
        "field",
        "创建示范性{a}{sr}{ca}。",
        q("示范性{a}", "{sr}{ca}", "{ca}", "commitment", ">=", value="{sr1}"),
        q("示范性{a}", "{sr}{ca}", "{ca}", "commitment", "<=", value="{sr2}"),
    ),
    s(
        "field",
        "{Y}年底前,改造{a}约{n1}{ca}。",
        q("{a}", "{n1}{ca}", "{ca}", "commitment", year="{Y}", approximate=True),
    ),
    s("field", "{p1}%以上的行政村建有{a}。", q("行政村", "{p1}%", "%", "target", ">=", also=("{a}",))),
    s(
        "field",
        "每个乡镇办好两所公办中心幼儿园。",
        q("公办中心幼儿园", "两所", "所", "commitment", value=2, per="每个乡镇"),
    ),
    s(
        "field",
        "护理补贴由每人每月{m1}元提高到每人每月{m2}元。",
        q("护理补贴", "{m1}元", "元", "baseline", per="每人每月"),
        q("护理补贴", "{m2}元", "元", "target", per="每人每月"),
    ),
    s("field", "“{E}”期间,完成{t}{n1}{ct}。", q("{t}", "{n1}{ct}", "{ct}", "commitment", period="{E}")),
    s(
        "field",
        "新建居住区按人均用地不少于{d1}平方米的标准配建养老服务设施。",
        q("人均用地", "{d1}平方米", "平方米", "standard", ">="),
    ),
    s(
        "field",
        "安排专项资金{n1}万元,改造{a}{n2}{ca}。",
        q("专项资金", "{n1}万元", "万元", "commitment"),
        q("{a}", "{n2}{ca}", "{ca}", "commitment"),
    ),
    s(
        "field",
        "支持培训护理人员一千二百人。",
        q("护理人员", "一千二百人", "人", "commitment", value=1200, also=("培训护理人员",)),
    ),
    s(
        "field",
        "到{Y}年,{r1}达{p1}%,力争达到{p2}%以上。",
        q("{r1}", "{p1}%", "%", "target", year="{Y}"),
        q("{r1}", "{p2}%", "%", "target", ">=", year="{Y}"),
    ),
    s(
        "field",
        "建设{a}、{b}等服务设施{n1}个。",
        q("服务设施", "{n1}个", "个", "commitment", also=("{a}、{b}等服务设施",)),
    ),
    # What the source lost or hid.
    s("damage", "到,{r1}达到{p1}%以上。", q("{r1}", "{p1}%", "%", "target", ">=", year_lost=True)),
    s("damage", "底前,新建{a}{n1}{ca}。", q("{a}", "{n1}{ca}", "{ca}", "commitment", year_lost=True)),
    s("damage", "力争到{r1}达到{p1}%。", q("{r1}", "{p1}%", "%", "target", year_lost=True)),
    s(
        "damage",
        "xxxx年,新增{pl}{n1}{cpl}。",
        q("{pl}", "{n1}{cpl}", "{cpl}", "commitment", year_lost=True, also=("新增{pl}",)),
    ),
    s("damage", "20xx年底前,建设{a}{n1}{ca}。", q("{a}", "{n1}{ca}", "{ca}", "commitment", year_lost=True)),
    s("damage", "到 年,{r1}达到{p1}%。", q("{r1}", "{p1}%", "%", "target", year_lost=True)),
    s("damage", "{r1}达到xx.x%以上。", q("{r1}", "xx.x%", "%", "target", ">=", masked=True, value=None)),
    s("damage", "建设{a}××{ca}。", q("{a}", "××{ca}", "{ca}", "commitment", masked=True, value=None)),
    s("damage", "新建{a}**{ca}。", q("{a}", "**{ca}", "{ca}", "commitment", masked=True, value=None)),
)
