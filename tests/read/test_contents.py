"""The table of contents is left out of the outline."""

from __future__ import annotations

import pytest

from tests.read.documents import furniture, outline, read

_PROSE = "公共服务关乎民生,连接民心,是实现共同富裕的应有之义,必须持续推进均等化。"
_BODY = f"一、背景\n(一)基础\n{_PROSE}\n(二)形势\n{_PROSE}\n二、任务\n(一)基础\n{_PROSE}\n三、保障\n{_PROSE}\n"
_TREE = ["一 背景", "  (一) 基础", "  (二) 形势", "二 任务", "  (一) 基础", "三 保障"]


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param(
            "目 录\n一、背景……………1\n(一)基础……………1\n(二)形势……………2\n二、任务……3\n(一)基础……3\n三、保障……5\n", id="dots"
        ),
        pytest.param(
            "一、背景.........1\n\n(一)基础......1\n\n(二)形势......2\n"
            "\n二、任务....3\n\n(一)基础....3\n\n三、保障....5\n",
            id="no-title",
        ),
        pytest.param("目录\n一、背景\n(一)基础\n(二)形势\n二、任务\n(一)基础\n三、保障\n", id="bare"),
        pytest.param(
            "目  录\n一、背景\t1\n(一)基础\t1\n(二)形势\t2\n二、任务\t3\n(一)基础\t3\n三、保障\t5\n", id="tabs"
        ),
        pytest.param("一、背景——4\n(一)基础——4\n(二)形势——5\n二、任务——6\n(一)基础——6\n三、保障——8\n", id="dashes"),
        pytest.param(
            "【目录】\n一、背景 1\n(一)基础 1\n(二)形势 2\n二、任务 3\n(一)基础 3\n三、保障 5\n", id="page-numbers"
        ),
        pytest.param("一、背景\n(一)基础\n(二)形势\n二、任务\n(一)基础\n三、保障\n", id="bare-without-title"),
    ],
)
@pytest.mark.parametrize("title", ["", "某县公共服务规划\n"])
def test_contents_are_furniture(title: str, contents: str) -> None:
    document = read(title + contents + _BODY)
    assert outline(document) == _TREE
    assert furniture(document) == [contents.strip()]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_BODY, id="headings-over-headings"),
        pytest.param(
            f"一、指标\n1.入园率 95\n2.巩固率 96\n3.参保率 98\n4.床位数 7\n5.护士数 4\n{_PROSE}\n",
            id="numbers-at-the-end",
        ),
        pytest.param(
            f"一、教育\n1.入园\n2.入学\n3.升学\n4.资助\n{_PROSE}\n二、医疗\n1.建档\n2.体检\n{_PROSE}\n",
            id="short-lists",
        ),
    ],
)
def test_other_lists_are_no_contents(text: str) -> None:
    assert furniture(read(text)) == []
