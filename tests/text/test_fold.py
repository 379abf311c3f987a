"""The folded view and its map back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.fold import Folded, fold, fold_name, fold_ranges, simplify


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("基本公共服務", "基本公共服务"),
        ("１２３％", "123%"),
        ("（一）", "(一)"),
        ("〔2021〕", "(2021)"),
        ("“十四五”「规划」", '"十四五""规划"'),
        ("2016—2020年", "2016-2020年"),
        ("每人\u3000每月\u00a050\t元", "每人 每月 50 元"),
        ("0.1㎡", "0.1m2"),
        ("①产品供给", "①产品供给"),
        ("⑴ ⒈", "(1) 1."),
        ("《〈甲〉》", "《《甲》》"),
        ("2021年～2025年", "2021年~2025年"),
    ],
)
def test_words_fold_to_the_form_of_the_rules(printed: str, folded: str) -> None:
    assert fold(printed).text == folded


@pytest.mark.parametrize(
    ("printed", "found", "words"),
    [
        ("面积0.1㎡以上", "m2", "㎡"),
        ("…到２０２５年，覆盖率", "2025年", "２０２５年"),
        ("½和⅓", "和", "和"),
        ("第⑴条", "(1)", "⑴"),
    ],
)
def test_a_range_leads_back_to_the_words_it_came_from(printed: str, found: str, words: str) -> None:
    view = fold(printed)
    at = view.text.index(found)
    start, end = view.span(at, at + len(found))
    assert printed[start:end] == words


@given(st.text())
def test_every_folded_character_comes_from_one_that_folds_to_it(text: str) -> None:
    view = fold(text)
    assert all(0 <= view.origin(i) < len(text) for i in range(len(view.text)))
    assert [view.origin(i) for i in range(len(view.text))] == sorted(view.origin(i) for i in range(len(view.text)))
    assert {view.origin(i) for i in range(len(view.text))} == set(range(len(text)))


@given(st.text())
def test_locate_finds_the_first_folded_character_of_an_offset(text: str) -> None:
    view = fold(text)
    for offset in range(len(text)):
        assert view.origin(view.locate(offset)) == offset
        assert view.locate(offset) == 0 or view.origin(view.locate(offset) - 1) < offset
    assert view.locate(len(text)) == len(view.text)


@given(st.text(), st.text())
def test_folding_goes_character_by_character_but_for_the_words_of_the_converter(left: str, right: str) -> None:
    assert len(fold(left + right).text) == len(fold(left).text) + len(fold(right).text)


@given(st.text())
def test_names_fold_the_same_when_they_are_folded_already(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)
    assert not any(c.isspace() for c in fold_name(text))


@given(st.text())
def test_simplified_text_keeps_its_length(text: str) -> None:
    assert len(simplify(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("完善服務體系,不斷\n增進民生福祉。", "完善服务体系,不断增进民生福祉。"),
        ("覆盖率达到1\n  00%以上", "覆盖率达到100%以上"),
        ("open data\nportal", "open data portal"),
        ("第一行\n\u3000\u3000\n第二行", "第一行第二行"),
    ],
)
def test_line_breaks_inside_a_range_are_left_out(text: str, words: str) -> None:
    assert fold_ranges(text, ((0, len(text)),)).text == words


def test_ranges_stand_on_lines_of_their_own_and_skips_are_left_out() -> None:
    text = "**甲**乙\n页眉\n丙丁"
    view = fold_ranges(text, ((0, 6), (10, 12)), ((0, 2), (3, 5)))
    assert view.text == "甲乙\n丙丁"
    assert text[slice(*view.span(0, 1))] == "甲"
    assert text[slice(*view.span(3, 5))] == "丙丁"


@given(st.text(min_size=1), st.lists(st.integers(0, 60), min_size=2, max_size=8))
def test_a_view_of_ranges_leads_back_into_its_ranges(text: str, cuts: list[int]) -> None:
    edges = sorted({min(cut, len(text)) for cut in cuts})
    ranges = tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if a < b)
    view = fold_ranges(text, ranges)
    origins = [view.origin(i) for i in range(len(view.text))]
    assert origins == sorted(origins)
    for i, char in enumerate(view.text):
        if char not in "\n ":
            assert any(start <= origins[i] < end for start, end in ranges)
            assert char in fold(text[origins[i]]).text or simplify(char) == char


def test_an_empty_map_is_the_identity() -> None:
    assert Folded("甲乙").span(0, 2) == (0, 2)
    assert Folded("甲乙").locate(5) == 2
