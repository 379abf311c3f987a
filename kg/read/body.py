"""Where the plan proper begins, after the letter or the notice that sends it."""

from __future__ import annotations

import re

from kg.read.marks import read_mark
from kg.text.lines import Line

_LETTER = re.compile(r"印[发發]|特此通知|公告|公示|意见建议|[贯貫][彻徹](?:[执執]行|落实)")
_TITLE = re.compile(r".{0,60}(?:规划|規劃|计划|計劃|方案|要点|要點|意[见見]|办法|行动|纲要|措施|清单)(?:[》」\]]*)(?:[((].{1,12}[))])?$")
_DATE = re.compile(r"(?:\d{4}年?)?\d{1,2}月\d{1,2}日$|\d{6,8}$|[二〇○零一二三四五六七八九十]{4}年.{2,3}月.{1,3}日$")


def find_body(text: str, lines: tuple[Line, ...]) -> int:
    """The offset at which the plan proper begins: 0 where nothing comes before it."""
    dated = letter = False
    for index, line in enumerate(lines[:80]):
        words = text[line.start:line.end]
        if dated and letter:
            following = lines[index:index + 4]
            joined = ""
            for part in following:
                if read_mark(text, part.start, part.end) is not None:
                    break
                joined += text[part.start:part.end]
                if _TITLE.match(joined):
                    return line.start
        if _LETTER.search(words):
            letter = True
        if _DATE.match(words):
            dated = True
    return 0
