"""The header of a query: what it must hold, and where it is said to be wrong."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.query_header import Example, Words, parse_header

GOOD = """# # Title · 标题
#
# **Question:** One line
# and another? · 一问?
#
# **Topic:** items
#
# **Columns:**
#
# - ?plan (plan): Plan · 规划
# - ?value (decimal): Value · 数值
#
# **Parameters:**
#
# - ?role (text, one of target|baseline): Role · 性质
# - ?plan (plan, several, required): Plans · 规划
#
# **Example:** role=target plan=minqin,xcity
#
# | plan | value |
# | --- | --- |
# | minqin | 1\\|2 |
# | xcity |  |
#
# **Empty:** Nothing there. · 没有。

SELECT
"""


def test_a_whole_header_is_read():
    header = parse_header(GOOD, "x.rq")
    assert header.title == Words("标题", "Title")
    assert header.question == Words("一问?", "One line and another?")
    assert header.topic == "items"
    assert [(c.name, c.type) for c in header.columns] == [("plan", "plan"), ("value", "decimal")]
    role, plan = header.parameters
    assert (role.choices, role.several, role.required) == (("target", "baseline"), False, False)
    assert (plan.choices, plan.several, plan.required) == ((), True, True)
    assert header.example == Example(
        (("role", "target"), ("plan", "minqin,xcity")), ("plan", "value"), (("minqin", "1|2"), ("xcity", ""))
    )
    assert header.note is None
    assert header.empty == Words("没有。", "Nothing there.")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("# # Title · 标题", "# Title", "line 1: the header must open with a title"),
        ("# # Title · 标题", "# # Title", "line 1: words in both languages"),
        ("**Question:**", "**Questions:**", "line 3: no part of a header is called 'Questions'"),
        ("# **Columns:**\n", "", "the header has no"),
        ("(decimal)", "(number)", "line 11: 'number' is no type"),
        ("- ?value (decimal): Value · 数值", "- value: Value", "line 11: expected - "),
        ("several, required", "many", "line 16: 'many' is none of required"),
        ("# | minqin | 1\\|2 |", "# | minqin |", "line 22: 1 cells under 2 columns"),
        ("# | plan | value |\n# | --- | --- |\n", "", "an example is a table with a row"),
        ("Nothing there. · 没有。", "Nothing there.", "line 25: words in both languages"),
        ("# **Question:** One line", "# Words.\n# **Question:** One line", "line 3: words before the first part"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old, new, says):
    assert old in GOOD
    with pytest.raises(QueryError, match=says):
        parse_header(GOOD.replace(old, new, 1), "x.rq")
