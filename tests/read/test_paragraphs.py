"""Lines joined to paragraphs."""

from __future__ import annotations

import pytest

from kg.read.paragraphs import wrap_width
from kg.text.lines import scan_lines
from tests.read.documents import paragraphs, read

_LONG = (
    "为贯彻落实国家和省关于推进基本公共服务均等化的部署要求,不断增进民生福祉,"
    "结合本县实际,制定本规划。规划期为2021年至2025年,"
    "展望到2035年,是全县基本公共服务发展的纲领性文件。到2025年,全县义务教育巩固率达到96%以上,每千人口床位达到6.5张。"
)


def _wrapped(words: str, columns: int, indent: str = "    ") -> str:
    lines = [indent + words[: columns - 2]]
    lines += [words[at : at + columns] for at in range(columns - 2, len(words), columns)]
    return "\n".join(lines)


@pytest.mark.parametrize("columns", [24, 35, 40])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_text_wrapped_at_a_fixed_width_is_joined(columns: int, between: str) -> None:
    text = f"一、要求\n{_wrapped(_LONG, columns)}\n二、任务\n{_wrapped(_LONG, columns)}\n{_wrapped(_LONG, columns)}\n"
    document = read(text.replace("\n", between))
    assert paragraphs(document) == ["一、要求", _LONG, "二、任务", _LONG, _LONG]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "(一)完善制度。完善统一的城乡居民基本医疗保险制度和城乡居民大\n"
            "病保险制度。健全失业保险制度。\n(二)实施计划。登记。\n",
            [
                "(一)完善制度。完善统一的城乡居民基本医疗保险制度和城乡居民大病保险制度。健全失业保险制度。",
                "(二)实施计划。登记。",
            ],
            id="an-accident",
        ),
        pytest.param("覆盖率达到1\n00%以上。\n", ["覆盖率达到100%以上。"], id="a-broken-number"),
        pytest.param("各县区人民政府,\n市政府各部门:\n", ["各县区人民政府,市政府各部门:"], id="a-list"),
        pytest.param(
            "1.建园。新建幼儿园5所。\n责任单位:市教育局,市财政局\n完成时限:2025年\n2.办学。\n",
            ["1.建园。新建幼儿园5所。", "责任单位:市教育局,市财政局", "完成时限:2025年", "2.办学。"],
            id="labels-stand-apart",
        ),
        pytest.param(
            "2.办学。建设学校。\n责任单位:市教育局、市财政局、市人力资源社会保障局\n【服务清单】学前教育资助\n",
            ["2.办学。建设学校。", "责任单位:市教育局、市财政局、市人力资源社会保障局", "[服务清单]学前教育资助"],
            id="a-head-in-brackets-stands-apart",
        ),
        pytest.param(
            "(牵头单位:市教育局,配合单位:市财政局)\n下一段文字由此开始。\n",
            ["(牵头单位:市教育局,配合单位:市财政局)", "下一段文字由此开始。"],
            id="brackets-stand-apart",
        ),
        pytest.param(
            "创新保障方式,更好保障住有所居\n\n本领域服务项目共2项。\n\n(一)任务\n\n完善制度。\n",
            ["创新保障方式,更好保障住有所居", "本领域服务项目共2项。", "(一)任务", "完善制度。"],
            id="an-empty-line-parts",
        ),
        pytest.param(
            "某县人民政府办公室\n关于印发《某县“十四五”\n公共服务规划》的通知\n某政办发〔2022〕3号\n各乡镇:\n",
            ['某县人民政府办公室关于印发《某县"十四五"公共服务规划》的通知', "某政办发(2022)3号", "各乡镇:"],
            id="a-title",
        ),
        pytest.param(
            "某开发区推进基本公共服务\n\n均等化规划\n\n(征求意见稿)\n\n一、目标\n",
            ["某开发区推进基本公共服务均等化规划(征求意见稿)", "一、目标"],
            id="a-title-with-empty-lines",
        ),
        pytest.param(
            "某县人民政府\n2022年6月16日\n某县公共服务规划\n",
            ["某县人民政府", "2022年6月16日", "某县公共服务规划"],
            id="a-signature-is-no-title",
        ),
    ],
)
def test_lines_are_joined_where_a_sentence_or_a_title_was_broken(text: str, expected: list[str]) -> None:
    assert paragraphs(read(text)) == expected


def test_a_paragraph_leads_back_to_its_lines() -> None:
    text = f"一、要求\n{_wrapped(_LONG, 30)}\n二、任务\n{_wrapped(_LONG, 30)}\n"
    document = read(text)
    at = document.prose.text.index("义务教育巩固率达到96%")
    start, end = document.prose.span(at, at + len("义务教育巩固率达到96%"))
    assert "".join(document.text[start:end].split()) == "义务教育巩固率达到96%"
    assert document.prose.locate(start) == at


def test_paragraphs_of_any_length_are_not_taken_for_a_wrapped_text() -> None:
    text = "\n".join("完善服务" * n for n in range(3, 40))
    assert wrap_width(text, scan_lines(text)) is None
