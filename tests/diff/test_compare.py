"""What `kg diff` tells between two readings: one table of cases, each with the words of both sides."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kg.diff import Change, Changes, diff
from kg.diff.compare import compare
from kg.errors import UsageError
from kg.model.document import Source
from kg.model.exchange import dumps
from kg.model.facts import (
    Facts,
    Indicator,
    IndicatorValue,
    Mechanism,
    Quantity,
    Responsibility,
    ServiceItem,
    Task,
    Words,
)
from kg.model.span import Span

OLD = (
    "学前教育\n普惠性幼儿园覆盖率达到85%\n每千名老人拥有床位30张\n1.扩大托育服务(县教育局牵头,县民政局配合)\n"
    "孕产妇健康服务 每年5次\n应急联动机制\n养老保险参保率95%\n"
)
NEW = (
    "新增一段说明。\n学前教育\n普惠性幼儿园覆盖率不低于90%\n每千名老人拥有床位30张\n"
    "2.扩大托育服务(县卫生健康局牵头,县民政局配合)\n孕产妇健康管理服务 每年5次\n医疗保险参保率96%\n"
)


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def plan(text: str, *, new: bool = False) -> Facts:
    lead = "县卫生健康局" if new else "县教育局"
    item = "孕产妇健康管理服务" if new else "孕产妇健康服务"
    rate, comparator = (Decimal(90), ">=") if new else (Decimal(85), "=")
    insured = ("医疗保险参保率", Decimal(96)) if new else ("养老保险参保率", Decimal(95))
    return Facts(
        source=Source("source.txt", "text/plain", "utf-8", "0" * 64, len(text)),
        text=text,
        service_items=(ServiceItem("健康", item, at(text, item), standard=Words("每年5次", at(text, "每年5次"))),),
        indicators=(
            Indicator(
                "学前教育",
                "普惠性幼儿园覆盖率",
                at(text, "普惠性幼儿园覆盖率"),
                unit="%",
                values=(IndicatorValue(f"{rate}%", rate, at(text, f"{rate}%"), 2025, comparator=comparator),),  # type: ignore[arg-type]
            ),
        ),
        quantities=(
            Quantity("床位", "30张", Decimal(30), at(text, "30张"), "张", per="每千名老人"),
            Quantity(insured[0], f"{insured[1]}%", insured[1], at(text, f"{insured[1]}%"), "%"),
        ),
        tasks=(Task("2" if new else "1", None, None, "扩大托育服务", at(text, "扩大托育服务")),),
        responsibilities=(
            Responsibility("2" if new else "1", None, at(text, f"{lead}牵头"), lead=(lead,), cooperating=("县民政局",)),
        ),
        mechanisms=() if new else (Mechanism("应急联动机制", at(text, "应急联动机制")),),
    )


@pytest.fixture(scope="module")
def changes() -> list[Change]:
    return compare(plan(OLD), plan(NEW, new=True), "then", "now")[0]


@pytest.mark.parametrize(
    ("fact", "kind", "field", "old", "new", "direction", "quotes"),
    [
        ("indicator value", "value", "value", "85%", ">=90%", "raised", ("85%", "90%")),
        (
            "service item",
            "wording",
            "name",
            "孕产妇健康服务",
            "孕产妇健康管理服务",
            None,
            ("孕产妇健康服务", "孕产妇健康管理服务"),
        ),
        ("task", "wording", "number", "1", "2", None, ("扩大托育服务", "扩大托育服务")),
        (
            "responsibility",
            "responsibility",
            "lead",
            "县教育局",
            "县卫生健康局",
            None,
            ("县教育局牵头", "县卫生健康局牵头"),
        ),
        ("mechanism", "gone", None, "应急联动机制", None, None, ("应急联动机制", None)),
    ],
)
def test_a_change_names_what_differs_with_both_quotes(
    changes: list[Change],
    fact: str,
    kind: str,
    field: str | None,
    old: str,
    new: str | None,
    direction: str | None,
    quotes: tuple[str | None, str | None],
) -> None:
    found = [c for c in changes if c.fact == fact]
    assert [(c.kind, c.field, c.old, c.new, c.direction) for c in found] == [(kind, field, old, new, direction)]
    assert (found[0].old_quote, found[0].new_quote) == quotes


def test_quotes_stand_where_their_offsets_say(changes: list[Change]) -> None:
    assert changes
    for change in changes:
        for text, quote, start in (
            (OLD, change.old_quote, change.old_start),
            (NEW, change.new_quote, change.new_start),
        ):
            assert (quote is None) == (start is None)
            if quote is not None and start is not None:
                assert text[start : start + len(quote)] == quote


def test_two_measures_with_like_names_and_other_numbers_are_two_facts(changes: list[Change]) -> None:
    found = {(c.kind, c.name) for c in changes if c.fact == "quantity"}
    assert found == {("added", "医疗保险参保率"), ("gone", "养老保险参保率")}


def test_a_reading_compared_with_itself_has_no_changes() -> None:
    found, unchanged = compare(plan(OLD), plan(OLD), "one", "one")
    assert found == []
    assert unchanged == 8


def test_the_other_way_round_is_the_mirror_image(changes: list[Change]) -> None:
    back, _ = compare(plan(NEW, new=True), plan(OLD), "now", "then")
    mirror = {"added": "gone", "gone": "added"}
    assert {(mirror.get(c.kind, c.kind), c.fact, c.field, c.new, c.old) for c in back} == {
        (c.kind, c.fact, c.field, c.old, c.new) for c in changes
    }


def test_builds_are_compared_plan_by_plan_and_a_new_plan_is_all_added(tmp_path: Path) -> None:
    for build, plans in (("old", {"a": plan(OLD)}), ("new", {"a": plan(OLD), "b": plan(NEW, new=True)})):
        (tmp_path / build / "facts").mkdir(parents=True)
        for name, facts in plans.items():
            (tmp_path / build / "facts" / f"{name}.json").write_text(dumps(facts), encoding="utf-8")
    found = diff(tmp_path / "old", tmp_path / "new")
    assert found.counts() == {"added": 7}
    assert {(c.old_plan, c.new_plan) for c in found.changes} == {(None, "b")}
    assert len(found.rows()) == len(found) == 7


def test_two_editions_are_compared_by_their_ids_in_a_build(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "there.json").write_text(dumps(plan(OLD)), encoding="utf-8")
    (tmp_path / "facts" / "there-2026.json").write_text(dumps(plan(NEW, new=True)), encoding="utf-8")
    found = diff("there", "there-2026", build=tmp_path)
    assert isinstance(found, Changes)
    assert {(c.old_plan, c.new_plan) for c in found.changes} == {("there", "there-2026")}
    assert found.counts() == {"added": 1, "gone": 2, "responsibility": 1, "value": 1, "wording": 2}


@pytest.mark.parametrize("sides", [("nowhere", "nowhere"), (".", "."), ("facts/a.json", ".")])
def test_what_cannot_be_compared_is_one_clear_message(tmp_path: Path, sides: tuple[str, str]) -> None:
    (tmp_path / "facts").mkdir()
    if sides[0].endswith(".json"):
        (tmp_path / "facts" / "a.json").write_text(dumps(plan(OLD)), encoding="utf-8")
    with pytest.raises(UsageError):
        diff(*(str(tmp_path / side) for side in sides))
