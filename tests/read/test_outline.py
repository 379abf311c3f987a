"""The outline as a tree."""

from __future__ import annotations

import pytest

from tests.read.documents import outline, read

_PROSE = "完善服务体系,补齐设施短板,不断提高均等化水平,让群众就近享有服务。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"第一章 总则\n第一节 目标\n{_PROSE}\n第二节 原则\n{_PROSE}\n"
            f"第二章 任务\n一、教育\n(一)学前教育\n1.建园。{_PROSE}\n",
            [
                "第一章 总则",
                "  第一节 目标",
                "  第二节 原则",
                "第二章 任务",
                "  一 教育",
                "    (一) 学前教育",
                "      1 建园",
            ],
            id="every-rank",
        ),
        pytest.param(
            f"一、任务\n（一）扩大资源。{_PROSE}\n（二）提高质量。{_PROSE}\n二、保障\n",
            ["一 任务", "  （一） 扩大资源", "  （二） 提高质量", "二 保障"],
            id="text-on-the-line-of-the-heading",
        ),
        pytest.param(
            f"三、任务\n(一)甲区\n1.完善制度。{_PROSE}\n(二)乙区\n"
            f"2.优化配置。{_PROSE}\n3.补齐短板,{_PROSE}\n四、保障\n",
            ["三 任务", "  (一) 甲区", "    1 完善制度", "  (二) 乙区", "    2 优化配置", "    3 补齐短板", "四 保障"],
            id="numbers-run-on-over-sections",
        ),
        pytest.param(
            f"一、育幼\n{_PROSE}\n专栏1 育幼工程\n一是建设中心。"
            f"新建一处。 二是培训人员。办好学校。——保育员。办班。\n二、教育\n",
            ["一 育幼", "  专栏1 育幼工程", "    一是 建设中心", "    二是 培训人员", "      —— 保育员", "二 教育"],
            id="run-on-items-in-a-box",
        ),
        pytest.param(
            f"一、要求\n(一)目标\n{_PROSE}\n附表 主要指标\n注:按户籍计算。\n"
            f"二、任务\n(一)教育\n1.建园。{_PROSE}\n(二)卫生\n2.建院。{_PROSE}\n",
            [
                "一 要求",
                "  (一) 目标",
                "附表 主要指标",
                "二 任务",
                "  (一) 教育",
                "    1 建园",
                "  (二) 卫生",
                "    2 建院",
            ],
            id="an-annex-in-the-middle",
        ),
        pytest.param(
            f"一、教育\n【服务项目】\n{_PROSE}\n【重点任务】\n1.建园。{_PROSE}\n二、卫生\n",
            ["一 教育", "  · 服务项目", "  · 重点任务", "    1 建园", "二 卫生"],
            id="heads-in-brackets",
        ),
        pytest.param(
            f"一、教育\n{_PROSE}\n工程专栏1 强基工程\n1.建园。{_PROSE}\n二、卫生\n",
            ["一 教育", "  工程专栏1 强基工程", "    1 建园", "二 卫生"],
            id="boxes-by-another-name",
        ),
        pytest.param(
            "专栏2 就业工程\n一是提升能力。一是建立市场。便于求职。二是搜集信息。及时发布。二是维护权益。办好仲裁。\n",
            ["专栏2 就业工程", "  一是 提升能力", "    一是 建立市场", "    二是 搜集信息", "  二是 维护权益"],
            id="a-list-inside-a-list",
        ),
        pytest.param(
            f"(一)育幼\n1.发展托育。{_PROSE}\n2.支持办托。{_PROSE}\n"
            f"专栏3 工程\n1.托育中心工程:建设中心。\n2.托育点工程:建设站点。\n"
            f"{_PROSE}\n(二)教育\n3.扩大资源。{_PROSE}\n",
            [
                "(一) 育幼",
                "  1 发展托育",
                "  2 支持办托",
                "  专栏3 工程",
                "    1 托育中心工程",
                "    2 托育点工程",
                "(二) 教育",
                "  3 扩大资源",
            ],
            id="a-box-with-numbers-of-its-own",
        ),
        pytest.param(
            f"某镇提升方案\n总体要求\n(一)思想\n{_PROSE}\n重点任务\n(一)托育\n{_PROSE}\n(二)养老\n{_PROSE}\n",
            ["· 总体要求", "  (一) 思想", "· 重点任务", "  (一) 托育", "  (二) 养老"],
            id="lost-numbers",
        ),
        pytest.param(
            f"序  言\n{_PROSE}\n一、背景\n{_PROSE}\n",
            ["· 序言", "一 背景"],
            id="a-preface",
        ),
        pytest.param(
            f"一、保障\n{_PROSE}\n附件1\n\n指标表\n\n附件2\n\n清单\n一、教育\n{_PROSE}\n",
            ["一 保障", "附件1 指标表", "附件2 清单", "  一 教育"],
            id="annexes-with-the-title-below",
        ),
        pytest.param(
            f"一、机制\n实施机制包括:①供给机制。{_PROSE}②人才机制。{_PROSE}\n①监督机制。{_PROSE}②评估机制。{_PROSE}\n",
            ["一 机制", "  ① 监督机制", "  ② 评估机制"],
            id="circled-run-on",
        ),
        pytest.param(
            f"(二)任务\n义务教育。{_PROSE}\n高中教育。{_PROSE}\n",
            ["(二) 任务", "  · 义务教育", "  · 高中教育"],
            id="run-in-heads",
        ),
        pytest.param(
            f"一、指标\n主要指标如下。\n注:1.带*为累计数。\n2.口径见说明。\n二、任务\n{_PROSE}\n",
            ["一 指标", "二 任务"],
            id="notes-are-no-headings",
        ),
        pytest.param(
            f"(一)指导思想  坚持以人民为中心,{_PROSE}\n(二)基本原则\n{_PROSE}\n",
            ["(一) 指导思想", "(二) 基本原则"],
            id="set-off-by-white-space",
        ),
        pytest.param(
            f"任务1:扩大供给。{_PROSE}\n任务2:提高质量。{_PROSE}\n",
            ["任务1 扩大供给", "任务2 提高质量"],
            id="tasks-by-name",
        ),
    ],
)
def test_headings_make_a_tree(text: str, expected: list[str]) -> None:
    assert outline(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"# 某县公共服务规划\n\n## 总体要求\n\n{_PROSE}\n\n## 重点任务\n"
            f"\n### 托育服务\n\n{_PROSE}\n\n### 养老服务\n\n{_PROSE}\n",
            ["· 总体要求", "· 重点任务", "  · 托育服务", "  · 养老服务"],
            id="levels-of-the-format",
        ),
        pytest.param(
            f"# 某县规划\n\n## 一、总体要求\n\n(一)思想\n\n{_PROSE}\n\n## 二、**重点**任务\n\n**1.托育。**{_PROSE}\n",
            ["一 总体要求", "  (一) 思想", "二 重点**任务", "  1 托育"],
            id="marks-inside-headings",
        ),
    ],
)
def test_markdown_headings_make_a_tree(text: str, expected: list[str]) -> None:
    assert outline(read(text, "plan.md")) == expected


def test_a_heading_keeps_its_number_and_words_as_printed() -> None:
    document = read("第 一 章　發展基礎\n" + _PROSE)
    section = document.sections[0]
    assert (section.number, section.heading.text, section.title.text) == ("第一章", "第 一 章　發展基礎", "發展基礎")


def test_a_box_in_a_frame_ends_with_the_frame() -> None:
    text = f"(一)托育\n{_PROSE}\n| 专栏1 托育工程 |\n| --- |\n| 一是建设中心。新建一处。二是培训。办班。 |\n{_PROSE}\n"
    document = read(text, "plan.md")
    assert outline(document) == ["(一) 托育", "  专栏1 托育工程", "    一是 建设中心", "    二是 培训"]
    assert document.text[document.sections[1].end :].strip() == _PROSE


def test_sections_are_found_around_an_offset() -> None:
    document = read(f"一、甲\n{_PROSE}\n(一)乙\n{_PROSE}\n二、丙\n{_PROSE}\n")
    inner = document.text.index("(一)乙") + 8
    assert document.path_at(inner) == (0, 1)
    assert document.section_at(document.text.index("二、丙")) == 2
    assert read("前文在此。\n" + document.text).section_at(0) is None
