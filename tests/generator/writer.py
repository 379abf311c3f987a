"""The hand that writes an invented plan: headings, sentences and the parts that layouts share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from tests.generator import words
from tests.generator.draft import Boxed, Draft, Fact
from tests.generator.sentences import Speaker, han, speak
from tests.generator.tables import indicator_table


@dataclass(frozen=True, slots=True)
class Place:
    """The place and time of one invented plan."""

    name: str
    province: str
    mark: str
    first: int

    @property
    def letter(self) -> str:
        return self.name[-1]

    @property
    def last(self) -> int:
        return self.first + 4

    @property
    def period(self) -> str:
        return {2016: "十三五", 2021: "十四五", 2026: "十五五"}[self.first]


Numbering = Callable[[int, int], str]


def chapters(level: int, index: int) -> str:
    return (f"第{han(index)}章 ", f"第{han(index)}节 ", f"{han(index)}、")[level - 1]


def clauses(level: int, index: int) -> str:
    return (f"{han(index)}、", f"({han(index)})", f"{index}.")[level - 1]


class Writer:
    """One plan under way: counts headings and hands out sentences."""

    def __init__(self, seed: int, numbering: Numbering) -> None:
        random = Random(seed)
        name, province, mark = random.choice(words.PLACES)
        self.draft = Draft(random)
        self.random = random
        self.place = Place(name, province, mark, random.choice((2016, 2021, 2026)))
        self.numbering = numbering
        self._counts = [0, 0, 0, 0]
        self.speaker = speaker = Speaker(random, self.place.first, name)
        self.speakers: dict[str, Iterator[tuple[str, list[Fact]]]] = {
            where: speaker.sentences(where) for where in ("past", "goal", "field", "damage")
        }
        self.fields = random.sample(words.FIELDS, 6)
        self.works = random.sample(words.WORKS, len(words.WORKS))
        self.tasks = random.sample(words.TASKS, len(words.TASKS))
        self.boxes = 0

    def heading(self, level: int, title: str) -> None:
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (3 - level)
        self.draft.heading(level, self.numbering(level, self._counts[level]) + title)

    def domain(self, level: int, name: str, tier: str | None = None) -> None:
        self.heading(level, name)
        self.draft.domain = name
        self.draft.plant("domains", name=name, tier=tier)

    def filler(self, count: int = 1) -> str:
        return "".join(self.random.sample(words.FILLERS, count))

    def speak(self, where: str, count: int) -> str:
        return speak(self.draft, self.speakers[where], count)

    def agencies(self, count: int) -> list[str]:
        names = [words.agency(self.place.letter, name) for name in self.random.sample(words.AGENCIES, count)]
        self.draft.name(*names)
        return names

    # Parts that several layouts share.

    def title(self, kind: str, status: str = "final") -> str:
        title = f"{self.place.name}“{self.place.period}”{kind}"
        self.draft.plan |= {
            "title": title,
            "jurisdiction": self.place.name,
            "period_name": self.place.period,
            "period": [self.place.first, self.place.last],
            "status": status,
        }
        return title

    def notice(self, title: str) -> None:
        """A notice of the government office before the plan."""
        draft, place = self.draft, self.place
        issuer = f"{place.name}人民政府办公室"
        number = f"{place.mark}政办发〔{place.first + 1}〕{self.random.randint(3, 60)}号"
        month, day = self.random.randint(1, 12), self.random.randint(1, 28)
        draft.plan |= {"issuer": issuer, "document_number": number, "issued": f"{place.first + 1}-{month:02}-{day:02}"}
        draft.say(issuer, flush=True)
        draft.say(f"关于印发《{title}》的通知", flush=True)
        draft.say(number, flush=True)
        draft.say("各乡镇人民政府,各有关单位:", flush=True)
        draft.say(f"现将《{title}》印发给你们,请结合实际认真组织实施。")
        draft.say(issuer, flush=True)
        draft.say(f"{place.first + 1}年{month}月{day}日", flush=True)
        draft.name(issuer, "各乡镇人民政府")

    def preface(self) -> None:
        """What the plan rests on."""
        draft, place = self.draft, self.place
        above = f"《{place.province}“{place.period}”公共服务规划》"
        law = "《关于建立健全基本公共服务标准体系的指导意见》"
        number = f"国办发〔{place.first - 3}〕{self.random.randint(20, 60)}号"
        draft.say(f"根据{above}和{law}({number})精神,结合本地实际,编制本规划。")
        draft.plant("citations", title=above, document_number=None, relation="based_on")
        draft.plant("citations", title=law, document_number=number, relation="based_on")

    def background(self, level: int, past: int = 4) -> None:
        self.heading(level, "发展基础与形势")
        if level == 1:
            self.heading(2, "发展基础")
        self.draft.say(self.random.choice(words.BACKGROUND) + self.speak("past", past // 2))
        self.draft.say(self.speak("past", past - past // 2))
        if level == 1:
            self.heading(2, "面临形势")
        self.draft.say(self.random.choice(words.PROSPECT))

    def principles(self, style: str) -> None:
        for name, body in self.random.sample(words.PRINCIPLES, 4):
            self.draft.say(f"——{name}。{body}" if style == "dash" else f"{name}。{body}")
            self.draft.plant("principles", name=name)

    def aims(self, count: int) -> None:
        self.draft.say(self.random.choice(words.AIMS) + self.speak("goal", count // 2))
        self.draft.say(self.speak("goal", count - count // 2))

    def indicators(self, style: str) -> None:
        self.draft.say(f"{self.place.name}“{self.place.period}”公共服务主要指标", flush=True)
        indicator_table(
            self.draft, self.speaker, style, self.place.first - 1, self.place.last, [f for f, _ in self.fields[:3]]
        )

    def box(self, title: str, style: str, count: int = 3, *, framed: bool = False) -> None:
        """A box of projects: `arabic` 1., `dash` ——, `ordinal` 一是, `nested` 一是 with —— below."""
        self.boxes += 1
        name = f"专栏{self.boxes}"
        lines = [f"{name} {title}"]
        for index in range(1, count + 1):
            work, body = self.works.pop()
            promise = self.speak("field", 1)
            number, mark = {"arabic": (str(index), f"{index}."), "dash": ("——", "——")}.get(
                style, (f"{han(index)}是", f"{han(index)}是")
            )
            lines.append(f"{mark}{work}。{body}{promise}")
            self.draft.plant("projects", box=name, box_title=title, number=number, parent=None, title=work)
            if style == "nested" and index == 2:
                for _ in range(2):
                    inner, body = self.works.pop()
                    lines.append(f"——{inner}。{body}")
                    self.draft.plant("projects", box=name, box_title=title, number="——", parent=number, title=inner)
        if framed:
            self.draft.blocks.append(Boxed(tuple(lines)))
            return
        self.draft.say(lines[0], flush=True)
        for line in lines[1:]:
            self.draft.say(line)

    def mechanisms(self, level: int, counted: bool) -> None:
        chosen = self.random.sample(words.MECHANISMS, 4)
        self.draft.domain = None
        self.heading(level, "实施机制")
        if counted:
            self.draft.say(f"健全{'、'.join(n.removesuffix('机制') for n, _ in chosen)}四大实施机制,保障规划落实。")
            self.draft.plant("declared_counts", scope="plan", what="mechanisms", count=4)
        for name, body in chosen:
            self.draft.say(f"{name}。{body}")
            self.draft.plant("mechanisms", name=name)

    def guarantees(self, level: int) -> None:
        self.draft.domain = None
        self.heading(level, "保障措施")
        for title in ("加强组织领导", "强化资金保障", "严格监督考核"):
            self.heading(level + 1, title)
            self.draft.say(self.filler(2))

    def overall(self, level: int, style: str, aims: int, table: str | None) -> None:
        """General requirements: guiding ideas, principles, aims with the indicator table."""
        self.draft.domain = None
        self.heading(level, "总体要求")
        self.heading(level + 1, "指导思想")
        self.draft.say("坚持以人民为中心的发展思想,着力补齐公共服务短板,不断增进民生福祉。")
        self.heading(level + 1, "基本原则")
        self.principles(style)
        self.heading(level + 1, "主要目标")
        self.aims(aims)
        if table:
            self.indicators(table)
