"""States of coverage by the rules: zones, cores, bricks, umbrellas, packages, parts, look-alikes, lists."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.align.coverage import cover
from kg.align.listed import align_items
from kg.align.services import COMMITTING, lines
from kg.align.subjects import align_subjects
from kg.align.tables import own_rows
from kg.align.vocabulary import references
from kg.model.identity import identify
from tests.align.plans import plan_of, read

ITEMS = references().items


@cache
def states(text):
    """The coverage of every item by a text, by id."""
    document, facts = read(text)
    ids = identify(facts)
    own = list(align_items("donghe", facts, ids, references(), ()))
    own += align_subjects("donghe", document, facts, ids, references().indicators, ())[0]
    found = {c.item: c for c in cover("donghe", document, facts, ids, ITEMS, own)}
    assert all(c.span is None or document.text[c.span.start : c.span.end] == c.span.text for c in found.values())
    return found


@pytest.mark.parametrize(
    ("sentence", "item", "state", "match"),
    [
        # object and service in one sentence, with a verb of doing
        ("按时足额发放城镇职工基本养老金。", "bps2021:49", "committed", "exact"),
        ("健全老年人福利补贴制度。", "bps2021:48", "committed", "exact"),
        ("引导企事业单位体育场地设施向社会免费或低收费开放。", "bps2021:79", "committed", "exact"),
        ("对成年重度残疾人落实“单人户”保障政策。", "bps2021:61", "committed", "close"),
        # bricks, staff and capacity are a mention
        ("加强精神病诊疗能力建设。", "bps2021:37", "mentioned", None),
        ("全面提升艾滋病等重大传染疾病防治能力。", "bps2021:39", "mentioned", None),
        ("加强特困人员救助供养服务机构建设。", "bps2021:55", "mentioned", None),
        ("实施特困人员供养服务设施和服务质量达标工程。", "bps2021:55", "committed", "exact"),
        # works are the item itself
        ("继续实施农村危房改造。", "bps2021:53", "committed", "exact"),
        ("基本完成城镇棚户区改造。", "bps2021:52", "committed", "exact"),
        # networks that reach households
        ("推进广播电视户户通。", "bps2021:74", "committed", "close"),
        ("推进广播电视户户通。", "bps2021:75", "committed", "close"),
        # a closed package commits to its parts
        ("落实城乡义务教育“三免一补”政策。", "bps2021:12", "committed", "broader"),
        ("完善覆盖全民的基本医疗保险制度。", "bps2021:44", "committed", "broader"),
        # an open umbrella only mentions what stands at its centre
        ("健全覆盖城乡的公共就业服务体系。", "bps2021:20", "mentioned", None),
        ("健全覆盖城乡的公共就业服务体系。", "bps2021:23", "absent", None),
        # disease and prevention as an action
        ("开展糖尿病防治行动。", "bps2021:35", "committed", "close"),
        ("推进地方病消除达标。", "bps2021:36", "committed", "close"),
        # a part is enough
        ("将符合条件的城乡残疾人纳入最低生活保障范围。", "bps2021:54", "committed", "narrower"),
        ("加强职业技能培训。", "bps2021:25", "committed", "narrower"),
        # the group alone is not the item
        ("为孤儿提供学前教育资助。", "bps2021:07", "absent", None),
        # look-alikes
        ("开通12349养老服务热线。", "bps2021:26", "absent", None),
        ("全面推行劳动用工备案制度。", "bps2021:21", "absent", None),
        ("城镇登记失业率控制在4%以内。", "bps2021:21", "absent", None),
        ("推广婚前医学检查。", "bps2021:01", "absent", None),
        ("建设产教融合实训基地。", "bps2021:23", "absent", None),
        ("健全疾病应急救助制度。", "bps2021:57", "absent", None),
        ("实施老旧小区改造。", "bps2021:52", "absent", None),
        ("推进农房抗震改造。", "bps2021:53", "absent", None),
        ("健全中药质量保障体系。", "bps2021:42", "absent", None),
        ("建立职工门诊共济保障机制。", "bps2021:04", "absent", None),
        ("发展更多无障碍产品。", "bps2021:67", "absent", None),
    ],
)
def test_the_forward_text(sentence, item, state, match):
    found = states(plan_of(forward=sentence))[item]
    assert (found.state, found.match) == (state, match)
    assert found.span is None or found.span.text.rstrip("。") in sentence


@pytest.mark.parametrize(
    ("sentence", "item"),
    [
        ("为农村义务教育学生发放营养餐0.2亿元。", "bps2021:14"),
        ("健全了医疗救助制度。", "bps2021:56"),
        ("按时足额发放城镇职工基本养老金。", "bps2021:49"),
    ],
)
def test_the_record_is_a_mention_whatever_its_words(sentence, item):
    found = states(plan_of(record=sentence))[item]
    assert (found.state, found.zone, found.rule) == ("mentioned", "record", "record")


def test_the_forward_text_wins_over_the_record():
    found = states(plan_of(forward="完善医疗救助制度。", record="医疗救助更加有力。"))["bps2021:56"]
    assert (found.state, found.span.text) == ("committed", "完善医疗救助制度")


def test_waste_proves_nothing():
    assert states(plan_of(guiding="落实城乡居民基本养老保险和医疗救助制度。"))["bps2021:56"].state == "absent"


LIST = (
    "东河县推进基本公共服务均等化规划\n\n一、基本公共教育\n完善教育制度。本领域服务项目共3项,具体包括:免费义务教育、"
    "寄宿生生活补助、校园足球推广。\n(一)重点任务\n加强农村义务教育学生营养改善计划。\n"
)


def test_an_entry_of_the_list_is_listed_and_proves_nothing_else():
    found = states(LIST)
    assert (found["bps135:01"].state, found["bps135:01"].match, found["bps135:01"].span.text) == (
        "listed", "exact", "免费义务教育",
    )  # fmt: skip
    assert found["bps135:02"].state == "committed"
    assert found["bps135:70"].state == "absent"


def test_the_other_list_follows_by_the_mapping_between_the_lists():
    found = states(LIST)
    assert [(found[i].state, found[i].match) for i in ("bps2021:11", "bps2021:12")] == [("listed", "broader")] * 2


TABLE = (
    "东河县公共服务规划\n一、主要目标\n专栏1 主要指标\n类别 | 指标 | 2020年 | 2025年 | 指标性质 |\n"
    "弱有所扶 | 困难残疾人生活补贴和重度残疾人护理补贴目标人群覆盖率 | 100% | 100% | 约束性 |\n"
    "文体服务 | 每万人接受公共文化设施服务次数(次) | 3000 | 4500 | 预期性 |\n"
    "劳有所得 | 城镇登记失业率 | 4% | 4% | 预期性 |\n"
)


@pytest.mark.parametrize(
    ("item", "state", "zone"),
    [("bps2021:60", "committed", "table"), ("bps2021:72", "mentioned", "table"), ("bps2021:21", "absent", None)],
)
def test_a_row_of_the_table_commits_to_coverage_and_mentions_use(item, state, zone):
    found = states(TABLE)[item]
    assert (found.state, found.zone) == (state, zone)


def test_unknown_is_only_for_a_list_that_is_lost():
    lost = "东河县规划\n一、服务清单\n《清单》包括8个领域的81个服务项目,详见附件。\n二、任务\n完善医疗救助制度。\n"
    found = states(lost)
    assert {c.state for c in found.values()} == {"unknown", "committed"}
    assert found["bps2021:56"].state == "committed"


def test_every_item_has_a_core_and_no_line_speaks_of_an_unknown_item():
    ids = {item.id for item in ITEMS}
    spoken = {item for line in lines() for item in line.items}
    assert spoken == ids
    assert {i for line in lines() if line.state in COMMITTING for i in line.items} == ids


def test_a_commitment_has_a_match_and_nothing_else_has_one():
    for line in lines():
        assert (line.match is None) == (line.state in ("mentioned", "stop"))


def test_lines_on_indicators_speak_of_known_ones():
    known = {indicator.id for indicator in references().indicators}
    items = {item.id for item in ITEMS}
    for row in own_rows("indicator_items.tsv"):
        assert row["indicator"] in known
        assert {f"bps{short}" for short in row["items"].split()} <= items


def test_no_pattern_leaves_its_line():
    assert not [line.words.pattern for line in lines() if re.search(r"\.\*", line.words.pattern)]


@given(st.text(max_size=80))
def test_any_text_has_one_state_for_every_item(text):
    found = states(plan_of(forward=text.replace("\x00", "")))
    assert len(found) == len(ITEMS)
    assert all((c.span is None) == (c.state in ("absent", "unknown")) for c in found.values())
