"""Drafts as plain text, Markdown and HTML."""

from __future__ import annotations

import html as markup
import re
import unicodedata

from tests.generator.draft import ABOVE, LEFT, Boxed, Draft, Furniture, Grid, Heading, Paragraph


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in words)


def _shown(cell: str) -> str:
    return "" if cell in (ABOVE, LEFT) else cell


def table(grid: Grid, style: str) -> str:
    """The table as lines: `pipe`, `tab`, `fixed` (columns of even width) or `stacked` (one cell a line)."""
    rows = [[_shown(cell) for cell in row] for row in grid.rows]
    if style == "pipe":
        return "\n".join(" | ".join(row) + " |" for row in rows)
    if style == "tab":
        return "\n".join("\t".join(row) for row in rows)
    if style == "stacked":
        return "\n".join(f"{cell}\n" for row in rows for cell in row if cell)
    wide = [max(_width(row[i]) for row in rows) + 4 for i in range(len(rows[0]))]
    return "\n".join("".join(c + " " * (wide[i] - _width(c)) for i, c in enumerate(row)).rstrip() for row in rows)


#: What a typesetter does not break: a number with its sign, a character with the mark that closes after it.
_WHOLE = re.compile(r"(?:[0-9.]+[%‰]?|.)[,、。;:!?)》”\uff0c\uff1b\uff1a\uff01\uff1f\uff09]*", re.DOTALL)


def wrapped(words: str, wide: int) -> str:
    """The words broken into lines of at most so many columns, as a typesetter would."""
    lines, line = [], ""
    for piece in _WHOLE.findall(words):
        if line and _width(line + piece) > wide:
            lines.append(line)
            line = ""
        line += piece
    return "\n".join([*lines, line])


def text(draft: Draft, style: str, wrap: int | None = None) -> str:
    """The draft as lines; with `wrap`, running paragraphs are indented and broken at so many columns."""
    out: list[str] = []
    for block in draft.blocks:
        if isinstance(block, Grid):
            out.append(table(block, style))
        elif isinstance(block, Boxed):
            out += block.lines
        elif isinstance(block, Paragraph) and wrap and not block.flush:
            words = "\u3000\u3000" + block.text
            out.append(wrapped(words, wrap))
        elif isinstance(block, (Heading, Paragraph)):
            out.append(block.text)
    return "\n".join(out) + "\n"


def markdown(draft: Draft) -> str:
    """The draft as Markdown: headings with #, tables with pipes."""
    out: list[str] = []
    for block in draft.blocks:
        if isinstance(block, Grid):
            rows = ["| " + " | ".join(_shown(cell) for cell in row) + " |" for row in block.rows]
            out.append("\n".join([rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]]))
        elif isinstance(block, Boxed):
            out.append(f"| {block.lines[0]} |\n| --- |\n| {'<br>'.join(block.lines[1:])} |")
        elif isinstance(block, Heading):
            out.append("#" * (block.level + 1) + " " + block.text)
        elif isinstance(block, Paragraph):
            out.append(block.text)
    return "\n\n".join(out) + "\n"


def merges(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    """The cells that stand in a table: row, column, rows and columns covered, words."""
    out = []
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            if cell in (ABOVE, LEFT):
                continue
            down, right = 1, 1
            while r + down < len(grid.rows) and grid.rows[r + down][c] == ABOVE:
                down += 1
            while c + right < len(row) and row[c + right] == LEFT:
                right += 1
            out.append((r, c, down, right, cell))
    return out


def _html_table(grid: Grid) -> str:
    lines = ['<table border="1">']
    cells = merges(grid)
    for r in range(len(grid.rows)):
        lines.append(
            "<tr>"
            + "".join(
                f"<{'th' if r == 0 else 'td'}"
                + (f' rowspan="{down}"' if down > 1 else "")
                + (f' colspan="{right}"' if right > 1 else "")
                + f">{markup.escape(words)}</{'th' if r == 0 else 'td'}>"
                for row, _, down, right, words in cells
                if row == r
            )
            + "</tr>"
        )
    return "\n".join([*lines, "</table>"])


def html(draft: Draft, encoding: str) -> str:
    """The draft as a government page: navigation, scripts, a comment and a footer around the article."""
    # A paragraph in bold reads as a heading where it has a number.
    strong = draft.random.random() < 0.5 and any(b.text[0] in "第一" for b in draft.blocks if isinstance(b, Heading))
    body: list[str] = []
    for block in draft.blocks:
        if isinstance(block, Grid):
            body.append(_html_table(block))
        elif isinstance(block, Furniture):
            style = ' style="display:none"' if block.hidden else ' class="nav"'
            inner = "".join(f'<li><a href="#">{markup.escape(line)}</a></li>' for line in block.lines)
            body.append(f"<div{style}><ul>{inner}</ul></div>")
        elif isinstance(block, Boxed):
            inner = "".join(f"<p>{markup.escape(line)}</p>" for line in block.lines)
            body.append(f"<table border='1'><tr><td>{inner}</td></tr></table>")
        elif isinstance(block, Heading):
            words = markup.escape(block.text)
            body.append(
                f"<p><strong>{words}</strong></p>"
                if strong and block.level
                else f"<h{block.level + 1}>{words}</h{block.level + 1}>"
            )
        elif isinstance(block, Paragraph):
            body.append(f"<p>{markup.escape(block.text)}</p>")
    title = markup.escape(str(draft.plan.get("title", "")))
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="zh-CN">',
            "<head>",
            f'<meta charset="{encoding.removesuffix("-sig")}">',
            f"<title>{title}</title>",
            "<style>p{text-indent:2em}</style>",
            "<script>var visits = 12345; document.write('新增床位88张');</script>",
            "</head>",
            "<body>",
            '<header><nav><a href="/">首页</a> <a href="/zwgk">政务公开</a> <a href="/hd">互动交流</a></nav></header>',
            "<!-- 到2019年,建设测试学校77所。 -->",
            '<div class="article">',
            *body,
            "</div>",
            "<footer><p>版权所有:政务服务中心 备案号:12345678号 您是第90210位访客</p></footer>",
            "</body>",
            "</html>",
            "",
        ]
    )
