"""Where the plan proper begins, after the letter or the notice that sends it, and what its title looks like."""

from __future__ import annotations

import re

from kg.read.marks import read_mark
from kg.text.lines import Line, is_terminated

_KINDS = (
    "规划|计划|方案|要点|意见|办法|纲要|措施|清单|标准|细则|行动|安排|分工|任务|指标|白皮书|报告|目录|台账|一览表|分工表|任务表|"
    "指标表|清单表"
)
#: Words that end as the title of a plan does.
TITLE = re.compile(rf".{{2,80}}(?:{_KINDS})[》\"]*(?:\s*\(.{{1,16}}\))*$", re.DOTALL)
NOTICE = re.compile(r".{0,100}(?:通知|公告|公示|函|批复|决定)(?:\s*\(.{1,16}\))*$", re.DOTALL)
_LETTER = re.compile(
    r"(?:印发|转发|下发)给?你|现.{0,60}(?:予以)?(?:印发|转发|下发)|"
    r"请.{0,16}(?:认真|遵照|结合|抓好).{0,20}(?:贯彻|执行|实施|落实)|特此(?:通知|公告|通告)|公开征求|征求意见|意见建议"
)
_DATE = re.compile(
    r"(?:(?:\d{4}|[xX×]{2,4})\s*年\s*)?(?:\d{1,2}|[xX×]{1,2})\s*月\s*(?:\d{1,2}|[xX×]{1,2})\s*日$|\d{6,8}$|"
    r"[二两][〇○零Oo0一二三四五六七八九十]{3}年.{1,2}月(?:.{1,3}日)?$"
)
_OTHER = re.compile(r"(?:附件|附:|[抄主]送|联系|电话|.{0,12}[\[(]\s*\d{0,4}\s*[\])].{0,6}号$)")
_HEAD = 90


def is_date(words: str) -> bool:
    """Whether the words are a date and nothing else, also one with lost or masked digits."""
    return _DATE.match(words.strip()) is not None


def find_body(text: str, lines: tuple[Line, ...]) -> int:
    """The offset at which the plan proper begins: 0 where no letter comes before it."""
    letter = next(
        (
            i
            for i, line in enumerate(lines[:_HEAD])
            if line.end - line.start <= 600
            and is_terminated(text[line.start : line.end])
            and _LETTER.search(text, line.start, line.end)
        ),
        None,
    )
    if letter is None:
        return 0
    for index in range(letter + 1, min(len(lines), letter + _HEAD)):
        if title_end(text, lines, index) is not None:
            return lines[index].start
    signed = next(
        (i for i in range(letter + 1, min(len(lines), letter + 30)) if is_date(text[lines[i].start : lines[i].end])),
        None,
    )
    if signed is not None and signed + 1 < len(lines):
        return lines[signed + 1].start
    return 0


def title_end(text: str, lines: tuple[Line, ...], index: int) -> int | None:
    """The index of the last line of the plan's title that starts at `index`, over at most four lines; None where no
    title starts there."""
    words = ""
    for at in range(index, min(index + 4, len(lines))):
        line = lines[at]
        part = text[line.start : line.end]
        if (
            read_mark(text, line.start, line.end) is not None
            or len(part) > 80
            or is_terminated(part)
            or _OTHER.match(part)
            or (is_date(part))
        ):
            return None
        words += part
        if TITLE.match(words) and not NOTICE.match(words) and words.count("《") == words.count("》"):
            return at
        if NOTICE.match(words):
            return None
    return None
