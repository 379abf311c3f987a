"""Tables whose columns a copied page has set apart by single spaces, with labels broken over lines.

    序号 指标名称 单位 2022 年 2025 年 属性
    1 每千人口拥有 3 岁以下婴幼儿托
    位数 个 2.6 4.6 预期性

A space alone says nothing; the row is read from its end, where unit, values and attribute stand in the order of the
header, and what is left before them is the label.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.read.grid import Piece
from kg.read.marks import read_mark
from kg.read.word_lists import table_words
from kg.text.fold import fold
from kg.text.lines import Line

_TOKEN = re.compile(r"\S+")
#: 2022 年: one name of a column, though a space stands in it.
_YEAR = re.compile(r"(?:19|20)\d{2} ?年\S*")
_HEADS = ("number", "category", "label", "unit", "attribute", "value", "other")
_CELLS = {"unit": "cell-unit", "attribute": "cell-attribute", "value": "cell-value"}
_LONGEST_HEADER, _MOST_COLUMNS = 80, 12
#: A row takes no more lines, and a label no more words.
_MOST_LINES, _MOST_WORDS = 4, 12
_FEWEST_ROWS, _FEWEST_IN_TAIL = 2, 2

_Range = tuple[int, int]


def spaced_run(form: str, text: str, lines: tuple[Line, ...], first: int) -> tuple[int, list[list[Piece]]]:
    """The index after the lines of such a table from `first` on, and its rows; no rows where it is none."""
    del text
    header = _header(form, lines[first])
    if header is None:
        return first + 1, []
    kinds, names = header
    rows: list[list[Piece]] = [[*names]]
    last = first + 1
    while (found := _row(form, lines, last, kinds, len(rows))) is not None:
        last, row = found
        rows.append(row)
    return (last, rows) if len(rows) > _FEWEST_ROWS else (first + 1, [])


def _header(form: str, line: Line) -> tuple[list[str], list[_Range]] | None:
    """The kinds of the columns and their names, None where the line names no columns of such a table."""
    if line.end - line.start > _LONGEST_HEADER or " " not in form[line.start : line.end]:
        return None
    names: list[_Range] = []
    at = line.start
    while (token := _TOKEN.search(form, at, line.end)) is not None:
        year = _YEAR.match(form, token.start(), line.end)
        names.append((year or token).span())
        at = names[-1][1]
    kinds = [_kind(form[start:end]) for start, end in names]
    if "" in kinds or kinds.count("label") != 1 or len(kinds) > _MOST_COLUMNS:
        return None
    tail = kinds[kinds.index("label") + 1 :]
    fits = len(tail) >= _FEWEST_IN_TAIL and "value" in tail and set(tail) <= set(_CELLS)
    told = len(set(tail)) > 1
    return (kinds, names) if fits and told else None


@lru_cache(maxsize=1024)
def _kind(words: str) -> str:
    folded = fold("".join(words.split())).text.lower()
    return next((kind for kind in _HEADS if table_words(kind).fullmatch(folded)), "")


@lru_cache(maxsize=4096)
def _fits(kind: str, words: str) -> bool:
    return table_words(_CELLS[kind]).fullmatch(fold(words).text.lower()) is not None


def _row(
    form: str, lines: tuple[Line, ...], first: int, kinds: list[str], count: int
) -> tuple[int, list[Piece]] | None:
    """The index after the row that begins with a line, and its cells in the columns; None where no row begins there."""
    label = kinds.index("label")
    tail = kinds[label + 1 :]
    tokens: list[_Range] = []
    for index in range(first, min(first + _MOST_LINES, len(lines))):
        line = lines[index]
        mark = read_mark(form, line.start, line.end)
        if mark is not None and mark.kind != "arabic" and index > first:
            return None
        tokens += [token.span() for token in _TOKEN.finditer(form, line.start, line.end)]
        if len(tokens) > _MOST_WORDS + len(tail):
            return None
        head = 0
        if "number" in kinds:
            if form[slice(*tokens[0])].rstrip(".、") != str(count):
                return None
            head = 1
        cells = tokens[len(tokens) - len(tail) :]
        if len(tokens) > head + len(tail) and all(
            _fits(kind, form[start:end]) for kind, (start, end) in zip(tail, cells, strict=True)
        ):
            words = tokens[head : len(tokens) - len(tail)]
            row: list[Piece] = [None] * len(kinds)
            if head:
                row[kinds.index("number")] = tokens[0]
            if (
                "category" in kinds
                and len(words) > 1
                and table_words("category-name").fullmatch(form[slice(*words[0])])
            ):
                row[kinds.index("category")] = words.pop(0)
            row[label] = words[0][0], words[-1][1]
            row[label + 1 :] = cells
            return index + 1, row
    return None
