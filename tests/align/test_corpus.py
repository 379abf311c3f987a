"""The alignment as a whole: deterministic, every span in its text, bodies, near misses, standards, hidden places."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.align.corpus import align_corpus
from kg.errors import ManifestError
from kg.graph.alignment import alignment_quads
from tests.align.plans import manifest, plan_of, read

LISTED = (
    "东河县推进基本公共服务均等化规划\n\n一、基本公共教育\n完善制度。本领域服务项目共2项,具体包括:免费义务教育、普惠性学前公共教育。\n"
    "(一)重点任务\n由县教育体育局会同有关部门落实。普惠性幼儿园覆盖率达到90%。\n"
)


def align(text=LISTED, **fields):
    document, facts = read(text)
    return align_corpus([(manifest(**fields), document, facts)], curated=False)


def test_the_same_input_gives_the_same_alignment():
    assert align() == align()


def test_every_span_lies_in_its_text_and_holds_its_words():
    found = align()
    (text,) = (text for _, text in found.texts)
    spans = [r.span for r in (*found.mappings, *found.coverage, *found.values, *found.standards) if r.span is not None]
    assert spans
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_every_plan_has_one_state_per_item_and_four_sides_per_item():
    found = align()
    assert Counter(c.plan for c in found.coverage) == {"donghe": 161}
    assert Counter(s.aspect for s in found.standards) == dict.fromkeys(
        ("standard", "beneficiaries", "funding", "lead"), 161
    )


def test_a_side_that_is_not_printed_says_why():
    assert all((s.words is None) == (s.absence is not None) for s in align().standards)
    lost = {s.absence for s in align().standards if s.item == "bps135:01"}
    assert lost <= {"not-printed", "annex-lost"}


def test_bodies_have_their_functions_and_those_named_together_none():
    found = {(m.label, m.object_id) for m in align().mappings if m.kind == "agency"}
    assert {("县教育体育局", "education"), ("县教育体育局", "sports"), ("有关部门", None)} <= found


def test_a_near_miss_is_a_finding_with_its_candidate():
    messages = [finding.message_en for _, finding in align().findings]
    assert [m for m in messages if m.startswith("普惠性学前公共教育") and "bps135:04" in m]


def test_fields_belong_to_areas_of_both_lists():
    areas = {m.object_id for m in align().mappings if m.kind == "domain"}
    assert areas == {"135-1", "2021-2"}


MASKED = "x市基层基本公共服务工作要点\n一、基层基本公共教育\n普惠性幼儿园覆盖率达到xx%。\n"


def test_a_hidden_place_is_never_linked_to_a_real_one():
    with pytest.raises(ManifestError, match="hides its place"):
        align(MASKED, jurisdiction="cn-110000")
    assert align(MASKED, jurisdiction="anonymous").coverage


def test_a_number_for_two_names_has_two_values():
    found = align(plan_of(record="“十三五”期间基本康复服务覆盖率、辅具适配率均达到80%以上。"))
    assert {v.indicator for v in found.values} == {
        "disability-rehabilitation-coverage", "assistive-device-fitting-rate"
    }  # fmt: skip


def test_the_order_of_the_plans_changes_nothing_in_the_graph():
    other = plan_of("到2025年,普惠性幼儿园覆盖率达到85%。")
    readings = [(manifest(plan), *read(text)) for plan, text in (("xishan", LISTED), ("donghe", other))]
    one, turned = (alignment_quads(align_corpus(order, curated=False)) for order in (readings, readings[::-1]))
    assert one == turned
