"""Curated sets: valid SSSOM, read back as written, and the loop from proposals to decisions."""

from __future__ import annotations

import csv
import io
import warnings
from decimal import Decimal

import pytest

from kg.align.corpus import align_corpus
from kg.align.curation import MAPPINGS, REVIEW, read_curated, read_set, review_table, take_decisions, write_set
from kg.align.sssom import mappings_table
from kg.align.tables import read_rows
from kg.align.vocabulary import references
from kg.errors import UsageError
from kg.model.mapping import Curated
from tests.align.plans import manifest, read

with warnings.catch_warnings():
    # The library sets an option that its data frames have dropped.
    warnings.simplefilter("ignore")
    from sssom.constants import DEFAULT_VALIDATION_TYPES
    from sssom.parsers import parse_sssom_table
    from sssom.validators import validate

LINE = Curated(
    "donghe", "item", "校园足球", "skos:closeMatch", "bps135:71", Decimal("0.8"), comment="sports of the young"
)
PLAN = (
    "东河县推进基本公共服务均等化规划\n\n一、基本公共教育\n完善制度。本领域服务项目共2项,具体包括:免费义务教育、普惠性学前公共教育。\n"
    "(一)重点任务\n加强教育。\n"
)


def sssom_faults(path):
    """What sssom-py finds wrong with a table."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = validate(parse_sssom_table(str(path)), DEFAULT_VALIDATION_TYPES, fail_on_error=False)
    return [result.message for report in found.values() for result in report.results]


@pytest.mark.parametrize("path", sorted(MAPPINGS.glob("*.sssom.tsv")), ids=lambda path: path.name)
def test_the_curated_sets_are_valid_sssom(path):
    assert sssom_faults(path) == []


def test_all_mappings_of_a_build_are_valid_sssom(tmp_path):
    document, facts = read(PLAN)
    alignment = align_corpus([(manifest(period=(2016, 2020)), document, facts)], curated=False)
    path = tmp_path / "mappings.sssom.tsv"
    path.write_text(mappings_table(alignment), encoding="utf-8")
    assert sssom_faults(path) == []
    rows = read_rows(path)
    assert {row["mapping_justification"] for row in rows} >= {"semapv:LexicalMatching", "semapv:MappingChaining"}
    assert "sssom:NoTermFound" in {row["object_id"] for row in rows}


def test_there_are_curated_sets_and_their_terms_are_known():
    lists = references()
    known = {one.id for one in (*lists.items, *lists.indicators, *lists.functions)}
    decisions = read_curated()
    assert len(decisions) >= 10
    assert {d.object_id for d in decisions if d.object_id} <= known


def test_a_set_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "plan-donghe.sssom.tsv"
    refusal = Curated(
        "donghe", "indicator", "回访率", "skos:exactMatch", None, Decimal("0.9"), quote="用人单位的回访率"
    )
    negated = Curated("donghe", "item", "农房抗震", "skos:closeMatch", "bps135:61", Decimal("0.95"), negated=True)
    write_set(path, "donghe", [LINE, refusal, negated], references())
    assert set(read_set(path)) == {LINE, refusal, negated}
    assert sssom_faults(path) == []


def test_a_decision_wins_over_the_rules_and_without_decisions_the_rules_stand(tmp_path, monkeypatch):
    document, facts = read(PLAN)
    write_set(
        tmp_path / "plan-donghe.sssom.tsv", "donghe",
        [Curated("donghe", "item", "普惠性学前公共教育", "skos:closeMatch", "bps135:04", Decimal("0.9"))], references(),
    )  # fmt: skip
    monkeypatch.setattr("kg.align.corpus.read_curated", lambda: read_curated(tmp_path))
    by_hand = align_corpus([(manifest(period=(2016, 2020)), document, facts)])
    by_rule = align_corpus([(manifest(period=(2016, 2020)), document, facts)], curated=False)
    found = [
        {m.object_id for m in a.mappings if m.label == "普惠性学前公共教育" and m.scheme == "135"}
        for a in (by_hand, by_rule)
    ]
    assert found == [{"bps135:04"}, {None}]
    assert next(m for m in by_hand.mappings if m.object_id == "bps135:04").justification == (
        "semapv:ManualMappingCuration"
    )


def test_the_loop_from_proposal_to_decision(tmp_path):
    document, facts = read(PLAN)
    alignment = align_corpus([(manifest(period=(2016, 2020)), document, facts)], curated=False)
    table = list(csv.DictReader(io.StringIO(review_table(alignment)), delimiter="\t"))
    assert table and tuple(table[0]) == REVIEW
    proposed = [row for row in table if row["label"] == "普惠性学前公共教育"]
    assert [row["object"] for row in proposed if row["object"].startswith("bps135")] == ["bps135:04"]
    for row in proposed:
        row["decision"] = "accept" if row["object"] == "bps135:04" else "refuse"
    path = tmp_path / "review.tsv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, REVIEW, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(proposed)
    assert take_decisions(path, references(), tmp_path) == {"donghe": len(proposed)}
    decided = read_set(tmp_path / "plan-donghe.sssom.tsv")
    assert {(d.object_id, d.negated) for d in decided if d.object_id == "bps135:04"} == {("bps135:04", False)}
    assert take_decisions(path, references(), tmp_path) == {"donghe": len(proposed)}
    assert read_set(tmp_path / "plan-donghe.sssom.tsv") == decided


@pytest.mark.parametrize(
    ("change", "message"),
    [({"decision": "perhaps"}, "not accept or refuse"), ({"object": "bps135:99"}, "no reference term")],
)
def test_a_line_that_cannot_be_taken_is_told(tmp_path, change, message):
    row = dict.fromkeys(REVIEW, "") | {
        "decision": "accept", "plan": "donghe", "kind": "item", "label": "校园足球", "predicate": "skos:closeMatch",
        "object": "bps135:71",
    } | change  # fmt: skip
    path = tmp_path / "review.tsv"
    path.write_text("\t".join(REVIEW) + "\n" + "\t".join(row[c] for c in REVIEW) + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        take_decisions(path, references(), tmp_path)


def test_another_table_is_told(tmp_path):
    path = tmp_path / "review.tsv"
    path.write_text("a\tb\n1\t2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="has columns a, b"):
        take_decisions(path, references(), tmp_path)
