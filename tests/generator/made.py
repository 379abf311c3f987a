"""An invented plan as bytes: a layout, dressed and written in a format and an encoding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import opencc

from tests.generator import office, plain
from tests.generator.draft import Block, Draft, Fact, Heading, Paragraph, rewritten
from tests.generator.layouts import LAYOUTS

#: Formats, each with its file name ending.
FORMATS = ("txt", "md", "html", "docx", "pdf", "xlsx", "xls", "csv")
_SHEETS = frozenset({"xlsx", "xls", "csv"})

#: How the words of a document are dressed before it is written.
DRESSES = ("plain", "full", "traditional", "fullwidth", "wrapped")

#: How tables are printed in plain text.
TABLES = ("pipe", "tab", "fixed", "stacked")

#: Encodings that plain text, Markdown, HTML and CSV are published in.
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "big5")


@dataclass(frozen=True, slots=True)
class Made:
    """A document and what it says. `facts` has the shape of the exchange format without text, source and spans."""

    name: str
    data: bytes
    facts: dict[str, object]
    tolerated: dict[str, list[str]]


def formats_of(layout: str) -> tuple[str, ...]:
    """The formats that a layout is published in: tables alone go into spreadsheets too, headings without numbers need
    a format that marks them."""
    if layout == "plain-headings":
        return ("md", "html", "docx")
    return FORMATS if layout.startswith("sheet-") else tuple(f for f in FORMATS if f not in _SHEETS)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


@cache
def _traditional(char: str) -> str:
    # One character at a time: a name must turn into the same characters wherever it stands.
    turned: str = _converter().convert(char)
    return turned if len(turned) == 1 else char


def _by_characters(table: Callable[[str], str]) -> Callable[[str], str]:
    return lambda words: "".join(map(table, words))


#: Full-width forms stand this far above their half-width characters; written so, because they look alike in a source.
_FULL_WIDTH = 0xFEE0

_FULL_MARKS = {ord(mark): ord(mark) + _FULL_WIDTH for mark in ",:;()"}
_FULL_DIGITS = {ord(sign): ord(sign) + _FULL_WIDTH for sign in "0123456789%."}

_DRESS: dict[str, Callable[[str], str]] = {
    "plain": lambda words: words,
    "full": lambda words: words.translate(_FULL_MARKS),
    "traditional": lambda words: _by_characters(_traditional)(words).translate(_FULL_MARKS),
    "fullwidth": lambda words: words.translate(_FULL_MARKS).translate(_FULL_DIGITS),
    "wrapped": lambda words: words.translate(_FULL_MARKS),
}


def _with_contents(draft: Draft) -> list[Block]:
    """The blocks with a table of contents after the title, with dots and page numbers."""
    lines: list[Block] = [Paragraph("目 录", flush=True)]
    page = 1
    for block in draft.blocks:
        if isinstance(block, Heading) and block.toc and block.level <= 2:
            lines.append(Paragraph(f"{block.text}{'…' * 8}{page}", flush=True))
            page += 1
    at = next(i for i, block in enumerate(draft.blocks) if isinstance(block, Heading) and block.level == 0)
    return [*draft.blocks[: at + 1], *lines, *draft.blocks[at + 1 :]]


def make(
    seed: int, layout: str, format: str = "txt", *, dress: str = "plain", table: str = "pipe", encoding: str = "utf-8"
) -> Made:
    """One invented plan.

    `layout` is a name in `LAYOUTS`, `format` one of `formats_of(layout)`, `dress` one of `DRESSES`, `table` one of
    `TABLES` (plain text only), `encoding` one that can hold the words.
    """
    draft = LAYOUTS[layout](seed)
    if layout in ("county-plan", "nested-boxes", "decoys") and format in ("txt", "docx", "pdf") and seed % 3:
        draft.blocks = _with_contents(draft)
    draft = rewritten(draft, _DRESS[dress])
    facts: dict[str, object] = {"plan": draft.plan, **draft.facts}
    name = f"{layout}-{seed}.{format}"
    if format == "txt":
        return Made(
            name,
            plain.text(draft, table, wrap=68 if dress == "wrapped" else None).encode(encoding),
            facts,
            draft.tolerated,
        )
    if format == "md":
        return Made(name, plain.markdown(draft).encode(encoding), facts, draft.tolerated)
    if format == "html":
        return Made(name, plain.html(draft, encoding).encode(encoding, "xmlcharrefreplace"), facts, draft.tolerated)
    if format == "csv":
        return Made(name, office.csv_text(draft).encode(encoding), facts, draft.tolerated)
    write = {"docx": office.docx, "pdf": office.pdf, "xlsx": office.xlsx, "xls": office.xls}[format]
    return Made(name, write(draft), facts, draft.tolerated)


def facts_of(made: Made, kind: str) -> list[Fact]:
    """The planted facts of one kind."""
    found = made.facts[kind]
    assert isinstance(found, list)
    return found
