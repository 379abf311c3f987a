"""Ids of facts: from what they say, unique, and the same when the text grows elsewhere."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.facts import Agency, Facts, Indicator, IndicatorValue, Project, Quantity, Responsibility, Task
from kg.model.identity import (
    ALPHABET,
    agency_id,
    digest,
    document_id,
    identify,
    named_agencies,
    project_above,
    subject_id,
    task_of,
)
from kg.model.span import Span
from tests.graph.example import FACTS, TEXT

LOCAL = re.compile(rf"[a-z]+(?:-[a-z]+)?/[{ALPHABET}]{{8}}")


def moved(value: Any, at: int, by: int, text: str) -> Any:
    """The record with every span at or behind an offset moved, as if a text had been put in there."""
    if isinstance(value, Span):
        shift = by if value.start >= at else 0
        return Span(value.start + shift, value.end + shift, text[value.start + shift : value.end + shift])
    if isinstance(value, tuple):
        return tuple(moved(part, at, by, text) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: moved(getattr(value, f.name), at, by, text) for f in dataclasses.fields(value)}
        return type(value)(**fields)
    return value


def with_paragraph(facts: Facts, line: int, paragraph: str) -> Facts:
    """The facts of the text with a paragraph put in before one of its lines."""
    starts = [0, *(i + 1 for i, char in enumerate(facts.text) if char == "\n")]
    at = starts[line % len(starts)]
    text = f"{facts.text[:at]}{paragraph}\n{facts.text[at:]}"
    rest = {f.name: getattr(facts, f.name) for f in dataclasses.fields(facts) if f.name not in ("source", "text")}
    grown = {name: moved(value, at, len(paragraph) + 1, text) for name, value in rest.items()}
    return Facts(facts.source, text, **grown)


def all_ids(facts: Facts) -> list[str]:
    identities = identify(facts)
    out: list[str] = []
    for field in dataclasses.fields(identities):
        if field.name not in ("subjects", "word_subjects"):
            for value in getattr(identities, field.name):
                out.extend(value if isinstance(value, tuple) else (value,))
    return out


def test_every_fact_has_an_id_of_its_own_with_its_kind_before_it() -> None:
    ids = all_ids(FACTS)
    assert len(ids) == len(set(ids)) == 36
    assert all(LOCAL.fullmatch(local) for local in ids)


def test_every_id_leads_back_to_its_record() -> None:
    identities = identify(FACTS)
    records = identities.records(FACTS)
    assert set(records) == set(all_ids(FACTS))
    assert records[identities.quantities[3]].raw == "xx个"
    assert records[identities.values[1][0]].masked
    assert records[identities.responsibilities[0][1]] is FACTS.responsibilities[0]


@given(st.integers(0, 40), st.text(alphabet="甲乙丙丁戊己庚辛壬癸,。 ", max_size=60))
def test_an_unrelated_paragraph_moves_no_id(line: int, paragraph: str) -> None:
    assert all_ids(with_paragraph(FACTS, line, paragraph)) == all_ids(FACTS)


def test_the_ids_do_not_depend_on_script_or_title_marks() -> None:
    assert agency_id("財政局") == agency_id("财政局")
    assert document_id("《教育條例》") == document_id("教育条例")
    assert subject_id("床位", None) != subject_id("床位", "老有所养")


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4))
def test_a_digest_has_eight_clear_letters(parts: list[str]) -> None:
    assert re.fullmatch(rf"[{ALPHABET}]{{8}}", digest(*parts))
    assert not set("il1o0") & set(ALPHABET)


def test_a_digest_keeps_its_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"subject": "床位"}, {"subject": "护士"}),
        ({"comparator": ">="}, {"comparator": "<="}),
        ({"domain": "老有所养"}, {"domain": "学有所教"}),
        ({"year": 2020}, {"year": 2025}),
        ({}, {}),
    ],
)
def test_equal_words_are_told_apart_by_context_and_last_by_their_order(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    line = "共3个。\n"
    text = line + line
    base = Quantity("名", "3个", None, Span(1, 3, "3个"))
    other = dataclasses.replace(base, span=Span(1 + len(line), 3 + len(line), "3个"))
    facts = Facts(
        FACTS.source, text, quantities=(dataclasses.replace(base, **first), dataclasses.replace(other, **second))
    )
    one, two = identify(facts).quantities
    assert one != two
    if first != second:
        swapped = dataclasses.replace(facts, quantities=tuple(reversed(facts.quantities)))
        assert identify(swapped).quantities == (two, one)


def test_cells_are_told_apart_by_row_and_column() -> None:
    cells = tuple(IndicatorValue("100%", None, Span(0, 2, TEXT[:2]), year=year) for year in (2020, 2025))
    rows = tuple(Indicator(None, name, Span(0, 2, TEXT[:2]), values=cells) for name in ("巩固率", "入学率"))
    ids = identify(Facts(FACTS.source, TEXT, indicators=rows)).values
    assert len({*ids[0], *ids[1]}) == 4


def test_a_corrected_value_of_a_cell_keeps_its_id() -> None:
    row = FACTS.indicators[0]
    renewed = dataclasses.replace(row, values=(dataclasses.replace(row.values[0], raw="901"), *row.values[1:]))
    changed = dataclasses.replace(FACTS, indicators=(renewed, *FACTS.indicators[1:]))
    assert identify(changed).values == identify(FACTS).values


def test_a_list_belongs_to_the_nearest_task_of_its_number_above_it() -> None:
    place = [Span(i, i + 1, TEXT[i]) for i in range(5)]
    tasks = (Task("1", None, None, "甲", place[0]), Task("1", None, None, "乙", place[2]))
    facts = Facts(FACTS.source, TEXT, tasks=tasks)
    assert task_of(facts, Responsibility("1", None, place[1])) == 0
    assert task_of(facts, Responsibility("1", None, place[3])) == 1
    assert task_of(facts, Responsibility("2", None, place[3])) is None
    assert task_of(facts, Responsibility(None, None, place[3])) is None


def test_a_project_is_part_of_the_one_above_it_in_its_box() -> None:
    place = [Span(i, i + 1, TEXT[i]) for i in range(4)]
    projects = (
        Project("专栏1", None, "一是", "甲", place[0]),
        Project("专栏2", None, "一是", "乙", place[1]),
        Project("专栏2", None, "(1)", "丙", place[2], parent="一是"),
        Project("专栏3", None, "(1)", "丁", place[3], parent="一是"),
    )
    facts = Facts(FACTS.source, TEXT, projects=projects)
    assert [project_above(facts, i) for i in range(4)] == [None, None, 1, None]


def test_agencies_of_a_list_come_by_role() -> None:
    lists = Responsibility(None, None, Span(0, 1, TEXT[0]), lead=("甲",), cooperating=("乙", "丙"), unmarked=("丁",))
    assert named_agencies(lists) == (("lead", "甲"), ("cooperating", "乙"), ("cooperating", "丙"), ("unmarked", "丁"))


def test_the_id_of_an_agency_follows_from_its_name() -> None:
    agency = Agency("县教育局", Span(0, 1, TEXT[0]))
    assert identify(Facts(FACTS.source, TEXT, agencies=(agency,))).agencies == (agency_id("县教育局"),)
