"""Marks at the start of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.marks import han_value, read_mark
from kg.text.fold import fold_evenly


@pytest.mark.parametrize(
    ("line", "kind", "number", "value", "words"),
    [
        ("第一章 总则", "chapter", "第一章", 1, "总则"),
        ("第十二章总体要求", "chapter", "第十二章", 12, "总体要求"),
        ("第 3 章 目标", "chapter", "第3章", 3, "目标"),
        ("第二部分 主要任务", "chapter", "第二部分", 2, "主要任务"),
        ("第一節 發展基礎", "section", "第一節", 1, "發展基礎"),
        ("一、规划背景", "han", "一", 1, "规划背景"),
        ("十三、实施保障", "han", "十三", 13, "实施保障"),
        ("二.总体要求", "han", "二", 2, "总体要求"),
        ("三 重点任务", "han", "三", 3, "重点任务"),
        ("(一)指导思想", "han-paren", "(一)", 1, "指导思想"),
        ("（十一） 健全体系", "han-paren", "（十一）", 11, "健全体系"),
        ("㈡保障措施", "han-paren", "㈡", 2, "保障措施"),
        ("1.完善制度。", "arabic", "1", 1, "完善制度。"),
        ("12、推进建设", "arabic", "12", 12, "推进建设"),
        ("3)开展培训", "arabic", "3", 3, "开展培训"),
        ("⒉ 办好幼儿园", "arabic", "⒉", 2, "办好幼儿园"),
        ("1.2 编制依据", "arabic", "1.2", 2, "编制依据"),
        ("任务3:扩大供给", "arabic", "任务3", 3, "扩大供给"),
        ("【任务二】扩大供给", "arabic", "【任务二】", 2, "扩大供给"),
        ("第四项 扩大供给", "arabic", "第四项", 4, "扩大供给"),
        ("(3)城区", "arabic-paren", "(3)", 3, "城区"),
        ("⑷ 乡镇", "arabic-paren", "⑷", 4, "乡镇"),
        ("②人才建设机制", "circled", "②", 2, "人才建设机制"),
        ("一是加强能力", "ordinal", "一是", 1, "加强能力"),
        ("十是其他", "ordinal", "十是", 10, "其他"),
        ("——保障工资支付。", "dash", "——", None, "保障工资支付。"),
        ("● 托育工程", "dash", "●", None, "托育工程"),
        ("专栏2 重点工程", "box", "专栏2", 2, "重点工程"),
        ("專欄三:重點工程", "box", "專欄三", 3, "重點工程"),
        ("【专栏4】重点工程", "box", "专栏4", 4, "重点工程"),
        ("【专栏5 重点项目】", "box", "专栏5", 5, "重点项目】"),
        ("01 医院迁建项目", "arabic", "01", 1, "医院迁建项目"),
        ("附件1 指标", "annex", "附件1", 1, "指标"),
        ("附表:清单", "annex", "附表", None, "清单"),
    ],
)
def test_a_mark_is_read_with_its_number(line: str, kind: str, number: str, value: int | None, words: str) -> None:
    mark = read_mark(fold_evenly(line), 0, len(line))
    assert mark is not None
    assert (mark.kind, "".join(line[mark.start : mark.stop].split()), mark.value, line[mark.end :]) == (
        kind,
        number,
        value,
        words,
    )


@pytest.mark.parametrize(
    "line",
    [
        "2025年目标",
        "1.5小时服务圈",
        "95%以上",
        "一体化推进",
        "三所学校",
        "第一季度",
        "第三期学前教育",
        "十四五期间",
        "3岁以下",
        "一般公共预算",
        "-5",
        "附近居民",
        "(县教育局)",
        "2.2平方米",
        "1.82 万人",
    ],
)
def test_words_that_only_look_like_a_mark_have_none(line: str) -> None:
    assert read_mark(fold_evenly(line), 0, len(line)) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [("一", 1), ("十", 10), ("二十", 20), ("九十九", 99), ("十五", 15), ("百", None), ("二三", None), ("", None)],
)
def test_chinese_numerals_up_to_ninety_nine(words: str, value: int | None) -> None:
    assert han_value(words) == value


@given(st.text())
def test_a_mark_ends_inside_its_line(line: str) -> None:
    mark = read_mark(fold_evenly(line), 0, len(line))
    assert mark is None or 0 < mark.end <= len(line)
