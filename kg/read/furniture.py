"""The lines of a page that are no part of the plan: navigation, notices of the site, related links."""

from __future__ import annotations

import re

from kg.text.lines import Line

_LINE = re.compile(
    r"(?:.{0,12}首[页頁]\s*(?:\?)?[>>»→|/].*|.*[前在]的?位置\s*[::].*|\??>.*|索引[号號].*|公[开開]方式.*|(?:发|發)文字[号號]\s*[::].*|"
    r"(?:发布)?(?:时间|日期)[::]\s*\d{4}-.*|相[关關](?:推荐|推薦|阅读|閱讀|链接|新闻)|扫一扫.*|网友评论.*|版[权權]所有.*|免责声明.*|来源:.{0,12}免责声明.*|"
    r"\d{4}-\d\d-\d\d \d\d:\d\d .*|本内容不代表.*|作者[::].*|(?:信息)?[来來]源[::].*|Produced [Bb]y.*|打印本页|关闭窗口|\(?此件主动公开\)?)$"
)


def find_furniture(text: str, lines: tuple[Line, ...]) -> list[int]:
    """The indices of the lines that are furniture."""
    return [i for i, line in enumerate(lines) if line.end - line.start < 200 and _LINE.match(text, line.start, line.end)]
