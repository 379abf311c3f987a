"""Markdown: the file is the text; its signs for headings, lists and emphasis are told from the words."""

from __future__ import annotations

import re

from kg.read.layout import BREAK, KnownHeading, Layout

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S[^\n]*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^([^\s#>|*+-][^\n]{0,100})\n(=+|-+)[ \t]*$", re.MULTILINE)
#: Lines that follow each other with the sign of a quotation, in which plans set their boxes.
_QUOTED = re.compile(r"(?:^[ ]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RULES = r"^(?:={3,}|-{3,}|\*{3,}|_{3,})[ \t]*$"
_LINE_SIGNS = re.compile(
    rf"^[ \t]{{0,3}}(?:(?:#{{1,6}}|>|[-*+])[ \t]+)+(?=\S)|[ \t]+#+[ \t]*$|^[ \t]{{0,3}}>[ \t]*$|{_RULES}",
    re.MULTILINE,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
#: Inside a word ** opens emphasis and __ does not (CommonMark 0.31, section 6.2).
_EMPHASIS = re.compile(r"(\*\*|(?<!\w)__)(?=\S)([^*\n]{1,200}?)(?<=\S)\1")


def is_markdown(text: str) -> bool:
    """Whether the text has Markdown headings; a hash before a number or a tag does not make it one."""
    return len(_HEADING.findall(text[:50_000])) >= 2


def read_markdown(text: str) -> Layout:
    """The layout of a Markdown file, the text left as it is but for the breaks inside cells, which become blanks of the
    same length, and the signs that a tool has escaped (1\\.), which trade places with a blank: words on both sides of
    a break are read on, and every offset stays that of the file."""
    text = _ESCAPED.sub(r"\1 ", text)
    text = _BREAK.sub(lambda found: BREAK + " " * (len(found[0]) - 1), text)
    headings = [KnownHeading(m.start(2), m.end(2), len(m.group(1))) for m in _HEADING.finditer(text)]
    headings += [
        KnownHeading(m.start(1), m.end(1), 1 if m.group(2)[0] == "=" else 2) for m in _UNDERLINED.finditer(text)
    ]
    return Layout(
        text,
        tuple(sorted(headings, key=lambda h: h.start)),
        boxes=tuple(m.span() for m in _QUOTED.finditer(text)),
        furniture=tuple(m.span() for m in _COMMENT.finditer(text)),
        markup=_markup(text),
    )


def _markup(text: str) -> tuple[tuple[int, int], ...]:
    """The signs that are no part of the words: at the start of lines, and pairs of emphasis marks."""
    found = [m.span() for m in _LINE_SIGNS.finditer(text) if m.end() > m.start()]
    for match in _EMPHASIS.finditer(text):
        found += [(match.start(), match.start() + 2), (match.end() - 2, match.end())]
    return tuple(sorted(found))
