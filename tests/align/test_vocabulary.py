"""The reference lists as records: how many, which, and how far each was checked."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.align.vocabulary import references
from kg.model.reference import verification

#: Divisions whose Wikidata ids are known only from a source under ODbL.
LEFT_OUT = ("cn-152200", "cn-152900", "cn-340500", "cn-450300", "cn-513400", "cn-630200", "cn-632200")


def test_every_list_is_whole():
    lists = references()
    assert Counter(item.scheme for item in lists.items) == {"135": 81, "2021": 80}
    assert len({item.area_zh for item in lists.items if item.scheme == "135"}) == 8
    assert len({item.area_zh for item in lists.items if item.scheme == "2021"}) == 9
    assert len({item.category_number for item in lists.items if item.scheme == "2021"}) == 22
    assert [len(x) for x in (lists.indicators, lists.functions, lists.places)] == [119, 46, 397]


@pytest.mark.parametrize("field", ["items", "indicators", "functions", "places", "goals", "units"])
def test_ids_are_unique_and_labels_stand_in_both_languages(field):
    rows = getattr(references(), field)
    ids = [getattr(row, "id", None) or row.code for row in rows]
    assert len(set(ids)) == len(ids) > 0
    assert all(row.name_zh and row.name_en for row in rows)


def test_every_indicator_has_a_unit_of_the_list():
    units = {unit.ucum for unit in references().units}
    assert {indicator.unit_ucum for indicator in references().indicators} <= units


def test_every_item_of_either_list_stands_in_the_mapping_between_them():
    links = references().item_links
    assert {i.id for i in references().items} == {end for s, _, t, _, _ in links for end in (s, t) if end}
    assert sum(subject is None or target is None for subject, _, target, _, _ in links) == 5


def test_identifiers_known_only_under_odbl_are_left_out():
    places = {place.id: place for place in references().places}
    assert all(places[place].wikidata is None for place in LEFT_OUT)
    for place in ("cn-710000", "cn-810000", "cn-820000"):
        assert (places[place].wikidata, places[place].latitude, places[place].longitude) == (None, None, None)


def test_a_placeholder_bears_nothing_that_could_resolve_it():
    hidden = [place for place in references().places if place.is_placeholder]
    assert [place.id for place in hidden] == ["x-province", "x-city"]
    assert all(not (p.code or p.wikidata or p.geonames or p.latitude) for p in hidden)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("yes (read in the annex)", "yes"),
        ("partly: area confirmed, name from knowledge", "partly"),
        ("aliases: yes (string match); national 13th plan indicator: no (memory)", "partly"),
        ("no (own wording)", "no"),
        ("not applicable (placeholder: the plan hides the name)", "not-applicable"),
    ],
)
def test_the_weakest_state_that_the_words_name(words, state):
    assert verification(words) == state
