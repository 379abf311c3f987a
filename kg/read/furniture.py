"""The lines of a page that are no part of the plan: navigation, notices of the site, related links, comments.

The words are in page_words.tsv: `line` is furniture anywhere, `edge` above and below the plan, `tail` with all that
follows it.
"""

from __future__ import annotations

from kg.read.marks import read_mark
from kg.read.page_parts import is_index_table
from kg.read.word_lists import page_words
from kg.text.lines import Line, is_terminated

_LONGEST, _SENTENCE, _RUNNING = 160, 80, 40
#: How many lines may stand above a plan and below it, and how many words of a plan may follow the end of a page.
_HEAD, _FOOT, _LATER = 40, 25, 200


def find_furniture(text: str, lines: tuple[Line, ...]) -> set[int]:
    """The indices of the lines that are furniture."""
    first = _first_of_plan(text, lines)
    last = _last_of_plan(text, lines)
    idle = {i for i, line in enumerate(lines) if _is(text, line, "line") or _is(text, line, "page")}
    idle |= {
        i
        for i in (*range(first), *range(last + 1, len(lines)))
        if _is(text, lines[i], "edge") or _is_index_line(text, lines[i])
    }
    crumbs = next(
        (i for i in range(min(first, 8)) if i in idle and any(c in text[lines[i].start : lines[i].end] for c in ">»›")),
        0,
    )
    idle |= {i for i in range(crumbs) if lines[i].end - lines[i].start <= 40}
    goes_on_to = _last_section(text, lines)
    for index, line in enumerate(lines):
        if _is(text, line, "tail"):
            idle.add(index)
            if index >= goes_on_to:
                idle.update(range(index, len(lines)))
                break
    return idle


def _is(text: str, line: Line, kind: str) -> bool:
    return line.end - line.start <= _LONGEST and page_words(kind).fullmatch(text, line.start, line.end) is not None


def _is_index_line(text: str, line: Line) -> bool:
    return line.end - line.start <= _LONGEST and is_index_table(
        text[line.start : line.end].replace("\u3000", " ").split(" ")
    )


def _first_of_plan(text: str, lines: tuple[Line, ...]) -> int:
    """The index of the first line that reads like a plan: a heading, or a sentence of some length."""
    for index, line in enumerate(lines[:_HEAD]):
        mark = read_mark(text, line.start, line.end)
        long = line.end - line.start >= _SENTENCE and is_terminated(text[line.start : line.end])
        if long or (mark is not None and mark.value == 1 and mark.kind in ("chapter", "han", "han-paren", "arabic")):
            return index
    return min(len(lines), _HEAD)


def _last_of_plan(text: str, lines: tuple[Line, ...]) -> int:
    for index in range(len(lines) - 1, max(len(lines) - 1 - _FOOT, -1), -1):
        line = lines[index]
        if line.end - line.start >= _SENTENCE and not _is(text, line, "edge") and not _is(text, line, "tail"):
            return index
        if (mark := read_mark(text, line.start, line.end)) is not None and mark.kind in ("han", "han-paren", "arabic"):
            return index
    return max(len(lines) - 1 - _FOOT, -1)


def _last_section(text: str, lines: tuple[Line, ...]) -> int:
    """The index of the last heading that stands above some running text, -1 where there is none: up to there a plan
    goes on, whatever a line says."""
    words = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.end - line.start >= _RUNNING:
            words += line.end - line.start
        mark = read_mark(text, line.start, line.end)
        if words > _LATER and mark is not None and mark.kind in ("chapter", "section", "han", "han-paren"):
            return index
    return -1
