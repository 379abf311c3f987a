"""Tables with one cell to a line."""

from __future__ import annotations

import pytest

from tests.read.documents import read, rows


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            "服務領域 指標名稱 2015 2020 基本公 共教育 毛入園率(%) 95 ≥95% "
            "鞏固率(%) 100 ≥99% 基本勞 動就業 服務 新增就業人數(人) 100 50",
            [
                ["服務領域", "指標名稱", "2015", "2020"],
                ["基本公共教育", "毛入園率(%)", "95", "≥95%"],
                ["基本公共教育", "鞏固率(%)", "100", "≥99%"],
                ["基本勞動就業服務", "新增就業人數(人)", "100", "50"],
            ],
            id="categories-broken-over-lines",
        ),
        pytest.param(
            "序号 指标 单位 2020年 基期值 2025年 目标值 属性 一、"
            "育幼 1 托位数 个 1.5 4.5 预期性 二、教育 2 毛入园率 % 90 95 预期性",
            [
                ["序号", "指标", "单位", "2020年基期值", "2025年目标值", "属性"],
                ["", "一、育幼", "", "", "", ""],
                ["1", "托位数", "个", "1.5", "4.5", "预期性"],
                ["", "二、教育", "", "", "", ""],
                ["2", "毛入园率", "%", "90", "95", "预期性"],
            ],
            id="numbers-groups-and-two-line-headers",
        ),
        pytest.param(
            "指标 单位 2020年 2025年 年均增长〔累计〕 属性 参保率 % "
            "88.5 97.4 2.1 约束性 新增就业人数 万人 — — 〔7.9〕 预期性",
            [
                ["指标", "单位", "2020年", "2025年", "年均增长〔累计〕", "属性"],
                ["参保率", "%", "88.5", "97.4", "2.1", "约束性"],
                ["新增就业人数", "万人", "—", "—", "〔7.9〕", "预期性"],
            ],
            id="a-column-of-growth",
        ),
        pytest.param(
            "领域 指标 2020年 2025年 基本公共教育服务 毛入园率(%) 90 95 城乡低保对象动态 核查率(%) 91 98",
            [
                ["领域", "指标", "2020年", "2025年"],
                ["基本公共教育服务", "毛入园率(%)", "90", "95"],
                ["基本公共教育服务", "城乡低保对象动态核查率(%)", "91", "98"],
            ],
            id="a-label-on-two-lines",
        ),
        pytest.param(
            "领域 指标 2020年 2025年 社会保险 参保率 职工医疗保险(%) 85 90 居民医疗保险(%) 99 98",
            [
                ["领域", "指标", "2020年", "2025年"],
                ["社会保险", "参保率", "", ""],
                ["社会保险", "职工医疗保险(%)", "85", "90"],
                ["社会保险", "居民医疗保险(%)", "99", "98"],
            ],
            id="a-label-above-others",
        ),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_grid_is_found_again(lines: str, expected: list[list[str]], between: str) -> None:
    document = read(f"主要指标表{between}{lines.replace(' ', between)}{between}三、任务{between}完善制度。\n")
    assert [table.kind for table in document.tables] == ["stacked"]
    assert rows(document.tables[0]) == expected
    assert document.tables[0].caption is not None
    assert document.tables[0].caption.text == "主要指标表"


def test_values_that_do_not_fill_the_columns_stand_behind_them() -> None:
    lines = "指标名称 2015 2016 2017 2020 毛入园率 95 96 96 97 棚户区改造(套) 64 康复率 35% 85%".replace(" ", "\n")
    assert rows(read(lines + "\n").tables[0]) == [
        ["指标名称", "2015", "2016", "2017", "2020", "", ""],
        ["毛入园率", "95", "96", "96", "97", "", ""],
        ["棚户区改造(套)", "", "", "", "", "64", ""],
        ["康复率", "", "", "", "", "35%", "85%"],
    ]


@pytest.mark.parametrize(
    "text", ["指标\n单位\n2020年\n", "领域\n指标\n2020年\n2025年\n二、任务\n完善制度。\n", "2020年\n2025年\n95\n96\n"]
)
def test_a_header_without_rows_is_no_table(text: str) -> None:
    assert read(text + "正文在此。").tables == ()
