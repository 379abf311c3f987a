"""Indicator tables, service lists and tables of tasks, planted in a draft."""

from __future__ import annotations

from random import Random

from tests.generator import words
from tests.generator.draft import ABOVE, Draft, Fact
from tests.generator.sentences import Speaker

#: How an indicator table is laid out.
STYLES = ("category", "numbered", "averages", "steps", "signs")


def _rows(random: Random, speaker: Speaker, count: int) -> list[tuple[str, str, str, str]]:
    """Name, unit, base value and target value of invented indicators; no sentence uses these names again."""
    rows = []
    for name in [speaker.rates.pop() for _ in range(count - count // 3)]:
        low = random.randint(500, 900) / 10
        rows.append((name, "%", f"{low:g}", f"{low + random.randint(5, 90) / 10:g}"))
    for name, unit, least, most, places in [speaker.levels.pop() for _ in range(count // 3)]:
        low_, step = random.randint(least * 100, most * 95) / 100, random.randint(20, 90) / 100
        rows.append((name, unit, f"{low_:.{places}f}", f"{low_ + step + (0 if places else 3):.{places}f}"))
    random.shuffle(rows)
    return rows


def _value(raw: str, year: int | None, role: str, value: str, **more: object) -> Fact:
    return {
        "raw": raw,
        "year": year,
        "year_lost": False,
        "role": role,
        "value": float(value),
        "comparator": "=",
        "cumulative": False,
        "annual_average": False,
        "masked": False,
        **more,
    }


def indicator_table(draft: Draft, speaker: Speaker, style: str, base: int, last: int, fields: list[str]) -> None:
    """Puts an indicator table of the style into the draft and plants its rows; the caption is printed by the caller."""
    random = draft.random
    rows = _rows(random, speaker, 9)
    binding = [random.choice(("约束性", "预期性")) for _ in rows]
    if style == "category":
        head = ["类别", "指标", f"{base}年", f"{last}年", "属性"]
        body, cuts = [], sorted(random.sample(range(1, len(rows)), 2))
        for index, (name, unit, low, high) in enumerate(rows):
            field = fields[sum(index >= cut for cut in cuts) % len(fields)]
            raw = [f"{v}%" if unit == "%" else v for v in (low, high)]
            body.append(
                [
                    field if index in (0, *cuts) else ABOVE,
                    name if unit == "%" else f"{name}({unit})",
                    *raw,
                    binding[index],
                ]
            )
            draft.plant(
                "indicators",
                domain=field,
                name=name,
                parent=None,
                unit=unit,
                binding=binding[index],
                values=[_value(raw[0], base, "baseline", low), _value(raw[1], last, "target", high)],
            )
        draft.grid([head, *body])
    elif style == "numbered":
        head = ["序号", "指标名称", "单位", f"{base}年基期值", f"{last}年目标值", "指标属性"]
        body = []
        for index, (name, unit, low, high) in enumerate(rows):
            missing = index == 4
            body.append([str(index + 1), name, unit, "—" if missing else low, high, binding[index]])
            values = [] if missing else [_value(low, base, "baseline", low)]
            draft.plant(
                "indicators",
                domain=None,
                name=name,
                parent=None,
                unit=unit,
                binding=binding[index],
                values=[*values, _value(high, last, "target", high)],
            )
        draft.grid([head, *body])
    elif style == "averages":
        head = ["指标", "单位", f"{base}年", f"{last}年", "年均增长〔累计〕", "属性"]
        body = []
        for index, (name, unit, low, high) in enumerate(rows[:-1]):
            pace = f"{random.randint(5, 40) / 10:g}"
            body.append([name, unit, low, high, pace, binding[index]])
            draft.plant(
                "indicators",
                domain=None,
                name=name,
                parent=None,
                unit=unit,
                binding=binding[index],
                values=[
                    _value(low, base, "baseline", low),
                    _value(high, last, "target", high),
                    _value(pace, None, "target", pace, annual_average=True),
                ],
            )
        total = str(random.randint(11, 90) / 10)
        body.append(["城镇新增就业人数", "万人", "—", "—", f"〔{total}〕", "预期性"])
        draft.plant(
            "indicators",
            domain=None,
            name="城镇新增就业人数",
            parent=None,
            unit="万人",
            binding="预期性",
            values=[_value(f"〔{total}〕", None, "target", total, cumulative=True)],
        )
        draft.grid([head, *body])
        draft.say("注:〔 〕内为五年累计数。", flush=True)
    elif style == "steps":
        middle = base + 2
        head = ["指标名称", "计量单位", f"{base}年", f"{middle}年", f"{last}年"]
        body = []
        for index, (name, unit, low, high) in enumerate(rows):
            between = f"{(float(low) + float(high)) / 2:.1f}"
            shown, parent = name, None
            if index == 5:
                shown, parent = f"其中:{name}", rows[4][0]
            body.append([shown, unit, low, between, high])
            draft.plant(
                "indicators",
                domain=None,
                name=name,
                parent=parent,
                unit=unit,
                binding=None,
                values=[
                    _value(low, base, "baseline", low),
                    _value(between, middle, "target", between),
                    _value(high, last, "target", high),
                ],
            )
        draft.grid([head, *body])
    else:
        head = ["指标", f"{base}年", f"{last}年", "性质"]
        body = []
        for index, (name, unit, low, high) in enumerate(rows):
            sign, comparator = (("≥", ">="), ("", "="), (">", ">"))[index % 3]
            target = f"{sign}{high}" if index != 7 else f"{high}以上"
            body.append([f"{name}({unit})", low, target, binding[index]])
            draft.plant(
                "indicators",
                domain=None,
                name=name,
                parent=None,
                unit=unit,
                binding=binding[index],
                values=[
                    _value(low, base, "baseline", low),
                    _value(target, last, "target", high, comparator=comparator if index != 7 else ">="),
                ],
            )
        count, base_count = str(random.randint(500, 3000)), str(random.randint(100, 400))
        body.append(["职业技能培训人次(人次)", base_count, f"{count}*", "预期性"])
        draft.plant(
            "indicators",
            domain=None,
            name="职业技能培训人次",
            parent=None,
            unit="人次",
            binding="预期性",
            values=[
                _value(base_count, base, "baseline", base_count),
                _value(f"{count}*", last, "target", count, cumulative=True),
            ],
        )
        draft.plant("findings", kind="not_comparable", quotes=[base_count, f"{count}*"])
        draft.grid([head, *body])
        draft.say("注:带*的指标为规划期累计数。", flush=True)


def service_table(draft: Draft, fields: list[str], letter: str, style: str) -> None:
    """Puts a list of services by field into the draft: who it is for, at which standard, who pays, who leads."""
    random = draft.random
    services = random.sample(words.SERVICES, 3 * len(fields))
    if style == "full":
        head = ["领域", "序号", "服务项目", "服务对象", "服务标准", "支出责任", "牵头负责单位"]
    else:
        head = ["服务类别", "服务项目", "服务对象", "服务内容", "服务标准", "责任单位"]
    body: list[list[str]] = []
    for place, field in enumerate(fields):
        for index in range(3):
            name, group, standard, funding = services[3 * place + index]
            lead = words.agency(letter, random.choice(words.AGENCIES))
            draft.name(lead)
            first = field if index == 0 else ABOVE
            fact: Fact = {
                "domain": field,
                "name": name,
                "beneficiaries": group,
                "standard": standard,
                "lead": lead,
                "state": "complete",
            }
            if style == "full":
                body.append([first, str(len(body) + 1), name, group, standard, funding, lead])
                draft.plant("service_items", **fact, funding=funding)
            else:
                body.append([first, name, group, f"提供{name}服务。", standard, lead])
                draft.plant("service_items", **fact)
    draft.grid([head, *body])


def task_table(draft: Draft, letter: str, last: int, count: int = 8) -> None:
    """Puts a table of numbered tasks into the draft: who leads, who supports, by when."""
    random = draft.random
    body = []
    for index, (title, _) in enumerate(random.sample(words.TASKS, count)):
        lead, *helpers = (words.agency(letter, name) for name in random.sample(words.AGENCIES, random.randint(2, 4)))
        due = random.choice((f"{last - 1}年底前", "长期坚持", f"{last}年6月底前", "持续推进"))
        draft.name(lead, *helpers)
        number = str(index + 1)
        body.append([number, title, lead, "、".join(helpers), due])
        draft.plant("tasks", number=number, domain=None, title=title)
        draft.plant(
            "responsibilities",
            task=number,
            domain=None,
            lead=[lead],
            cooperating=helpers,
            unmarked=[],
            open_list=False,
            deadline=due,
        )
    draft.grid([["序号", "重点任务", "牵头单位", "配合单位", "完成时限"], *body])
