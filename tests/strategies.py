"""Hypothesis strategies: hostile texts made from the five plans, and invented plans."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from tests.generator.layouts import LAYOUTS
from tests.generator.made import Made, formats_of
from tests.generator.measure import made

_PLANS = Path(__file__).parent.parent / "plans"

#: Characters on which rules are cut: numbers, marks, brackets that do not close, characters that grow, shrink or vanish
#: under normalisation, characters that are not what they look like.
HOSTILE = (
    *"0123456789.%‰+-—~～·*xX×〇○零一二三十百千万亿两半几多余约达到年月日前底后第章节项个所张名人次元/、,,;;::。.!??",
    *"()()〔〕[]【】《》〈〉<>“”\"‘’「」『』{}|&#\\^`$",
    *"㎡㎞½⅓①⑩⑴㈠Ⅲ…ﬁ﷽㍿㌀\u200b\ufeff\u00a0\u3000\u2028\u0085\x00\x0c\r\n\t\ue797\u0301\U00020000",
    "到,", "底前", "分别", "其中:", "责任单位:", "(牵头", "专栏1 ", "附件:", "一是", "——", "第一章", "| ", " |\n",
    "xx.x%", "〔〕", "2025年", "90100%",
    "<table><tr><td>", "</td>", "<!--", "1:2", "百分之", "市、县人民政府", "具体包括:", "共9项",
)  # fmt: skip


@cache
def _plan(name: str) -> str:
    return (_PLANS / name / "source.txt").read_bytes().decode("utf-8").replace("\r\n", "\n")


@st.composite
def windows(draw: st.DrawFn, longest: int = 600) -> str:
    """A stretch of one of the five plans."""
    text = _plan(draw(st.sampled_from(("bazhong", "minqin", "tengger", "xcity", "zhangzhou"))))
    start = draw(st.integers(0, len(text) - 1))
    return text[start : start + draw(st.integers(1, longest))]


@st.composite
def hostile_texts(draw: st.DrawFn) -> str:
    """Stretches of the plans cut, joined, repeated, with lines swapped and hostile characters put between."""
    parts = draw(st.lists(st.one_of(windows(), st.sampled_from(HOSTILE), st.text(max_size=12)), min_size=1, max_size=7))
    text = draw(st.sampled_from(("", "\n", "。", ",", " "))).join(parts)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        match draw(st.integers(0, 3)):
            case 0:
                text = text[:at] + draw(st.sampled_from(HOSTILE)) * draw(st.sampled_from((1, 2, 40))) + text[at:]
            case 1:
                text = text[:at] + text[at + draw(st.integers(1, 30)) :]
            case 2:
                lines = text.split("\n")
                lines[0], lines[-1] = lines[-1], lines[0]
                text = "\n".join(lines)
            case _:
                text = text + text[at : at + 200]
    # A lone surrogate is no character that a file could hold.
    return text.encode("utf-8", "ignore").decode("utf-8") or "。"


@st.composite
def invented_plans(draw: st.DrawFn) -> Made:
    """An invented plan of any layout, format and dress."""
    layout = draw(st.sampled_from(tuple(LAYOUTS)))
    return made(layout, draw(st.sampled_from(formats_of(layout))), draw(st.integers(0, 10_000)))
