"""Tasks with and without numbers."""

from __future__ import annotations

from tests.extract.made import facts


def test_numbered_tasks_carry_number_section_domain_and_title() -> None:
    read = facts(
        "一、重点任务",
        "(一)发展优质教育。",
        "1.扩大学位供给。新建学校。",
        "2.健全诚信制度,推动记录共享。",
        "(二)完善医疗服务。",
        "3.加强医院建设。新建医院。",
    )
    assert [(t.number, t.section, t.domain, t.title) for t in read.tasks] == [
        ("1", "(一)发展优质教育", "发展优质教育", "扩大学位供给"),
        ("2", "(一)发展优质教育", "发展优质教育", "健全诚信制度,推动记录共享"),
        ("3", "(二)完善医疗服务", "完善医疗服务", "加强医院建设"),
    ]


def test_other_marks_of_numbers_are_read() -> None:
    read = facts(
        "一、教育服务",
        "任务1:新建幼儿园。",
        "责任单位:市教育局",
        "二、医疗服务",
        "(1)建设医院。扩大规模。",
        "(2)培训医师。提高水平。",
    )
    assert [(t.number, t.domain) for t in read.tasks] == [("1", "教育服务"), ("1", "医疗服务"), ("2", "医疗服务")]


def test_heads_without_numbers_below_a_group_are_tasks_of_the_domain() -> None:
    read = facts(
        "一、基本公共教育",
        "完善制度。本领域服务项目共1项。",
        "(一)重点任务",
        "义务教育。统筹推进一体化。",
        "继续教育。推进学分银行建设。",
        "(二)保障措施",
        "加强教师队伍建设。落实师德要求。",
    )
    assert [(t.number, t.section, t.title) for t in read.tasks] == [
        (None, "(一)重点任务", "义务教育"),
        (None, "(一)重点任务", "继续教育"),
        (None, "(二)保障措施", "加强教师队伍建设"),
    ]


def test_sentences_that_open_a_paragraph_are_no_tasks() -> None:
    read = facts(
        "一、基本公共教育",
        "优化学校布局,推动优质学校带动薄弱学校,办好家门口的学校。本领域设有若干服务。",
        "面向农村留守儿童开展关爱行动,实现应保尽保,推动全覆盖。新建学校3所。",
    )
    assert read.tasks == ()


def test_notes_guarantees_and_boxes_hold_no_tasks() -> None:
    read = facts(
        "一、基本公共教育",
        "办好教育。",
        "专栏1 教育重点工程",
        "1.学校新建工程。新建学校。",
        "2.学校改造工程。改造学校。",
        "二、保障措施",
        "1.加强组织领导。落实责任。",
        "2.加强资金保障。增加投入。",
    )
    assert read.tasks == ()
    assert [(p.box, p.number, p.title) for p in read.projects] == [
        ("专栏1", "1", "学校新建工程"),
        ("专栏1", "2", "学校改造工程"),
    ]


def test_items_printed_as_blocks_are_no_tasks() -> None:
    read = facts(
        "一、幼有所育",
        "1.孕产妇健康服务",
        "服务对象:辖区内孕产妇。",
        "服务标准:按规范执行。",
        "牵头负责单位:市卫生健康委。",
        "2.预防接种",
        "服务对象:适龄儿童。",
        "服务标准:按程序接种。",
        "牵头负责单位:市卫生健康委。",
    )
    assert read.tasks == ()
    assert read.responsibilities == ()
    assert [item.name for item in read.service_items] == ["孕产妇健康服务", "预防接种"]


def test_heads_beside_a_box_are_tasks_and_the_box_is_counted_apart() -> None:
    read = facts(
        "一、公共教育",
        "扩大学前教育资源。新建幼儿园。",
        "推进优质均衡。改造学校。",
        "专栏1 重点工程",
        "1.扩容工程。新建。",
        "2.提质工程。改造。",
        "3.均衡工程。实施。",
        "二、医疗卫生",
        "加强基层建设。提升能力。",
        "三、养老服务",
        "健全养老制度。落实津贴。",
        "扩大设施供给。建设中心。",
    )
    assert [t.title for t in read.tasks if t.domain == "公共教育"] == ["扩大学前教育资源", "推进优质均衡"]
    # One head alone is one where other fields have heads.
    assert [t.title for t in read.tasks if t.domain == "医疗卫生"] == ["加强基层建设"]


def test_a_list_of_items_is_no_group_of_tasks() -> None:
    read = facts(
        "一、基本公共教育",
        "(一)服务项目",
        "保障平等就学。本领域服务项目共2项,具体包括:预防接种、学生资助。",
        "(二)重点任务",
        "义务教育。统筹发展。",
        "学前教育。扩大资源。",
    )
    assert [t.title for t in read.tasks] == ["义务教育", "学前教育"]


def test_a_table_with_rows_across_it_gives_domains_and_tasks() -> None:
    read = facts(
        "<h1>沙河市任务分工表</h1><table>",
        "<tr><td>序号</td><td>任务</td><td>牵头单位</td><td>配合单位</td></tr>",
        "<tr><td colspan=4>一、幼有所育</td></tr>",
        "<tr><td>1</td><td>发展普惠托育</td><td>市卫生健康委</td><td>市教育局</td></tr>",
        "<tr><td colspan=4>二、学有所教</td></tr>",
        "<tr><td>2</td><td>扩大学位供给</td><td>市教育局</td><td>市财政局</td></tr></table>",
    )
    assert [domain.name for domain in read.domains] == ["幼有所育", "学有所教"]
    assert [(t.number, t.domain, t.title) for t in read.tasks] == [
        ("1", "幼有所育", "发展普惠托育"),
        ("2", "学有所教", "扩大学位供给"),
    ]
    assert [(r.task, r.lead, r.cooperating) for r in read.responsibilities] == [
        ("1", ("市卫生健康委",), ("市教育局",)),
        ("2", ("市教育局",), ("市财政局",)),
    ]


def test_a_list_set_in_under_a_task_holds_no_tasks() -> None:
    read = facts(
        "一、劳有所得",
        "1. 促进就业。实施计划。",
        "2. 壮大技能人才队伍。深化培育:",
        "   1. 开展职业培训;",
        "   2. 建设实训基地。",
        "   (责任单位:市人社局)",
        "3. 维护劳动者权益。化解争议。",
    )
    assert [(t.number, t.title) for t in read.tasks] == [
        ("1", "促进就业"),
        ("2", "壮大技能人才队伍"),
        ("3", "维护劳动者权益"),
    ]
    assert [(r.task, r.unmarked) for r in read.responsibilities] == [("2", ("市人社局",))]


def test_dashes_under_guarantees_are_tasks_and_elsewhere_aims() -> None:
    read = facts(
        "一、公共教育",
        "(一)保障措施",
        "——改善办学条件。改造学校。",
        "——加强队伍建设。培训教师。",
        "(二)发展目标",
        "——均衡发展。全部达标。",
    )
    assert [t.title for t in read.tasks] == ["改善办学条件", "加强队伍建设"]


def test_sections_that_only_say_what_follows_are_no_tasks() -> None:
    read = facts(
        "第三章 公共教育",
        "第一节 建设任务",
        "(一)扩大学前教育资源。新建幼儿园。",
        "(二)推进义务教育均衡。改善办学条件。",
        "第二节 支撑工程",
        "专栏1 公共教育支撑工程",
        "1.薄弱学校改造工程。改造学校。",
    )
    assert [task.title for task in read.tasks] == ["扩大学前教育资源", "推进义务教育均衡"]
