"""Lines joined to paragraphs: where a source broke a line in the middle of a sentence or a title."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from kg.read.body import NOTICE, TITLE, is_date
from kg.read.marks import read_mark
from kg.read.word_lists import page_words
from kg.text.lines import Line, is_terminated, width

#: How far below the full width a wrapped line may end: three characters for marks that must not start a line.
_RAGGED = 6
#: From this length on an unfinished line is taken to go on in the next one where the text is not wrapped throughout.
_UNFINISHED = 40
#: Widths of wrapped lines, and how many of them it takes to show.
_NARROWEST, _WIDEST, _LEAST_LINES = 24, 200, 6
_LABEL = re.compile(r"\(?[^,。;:()]{2,12}:")
#: 【服务清单】 opens what follows it.
_HEAD = re.compile(r"[【\[][一-鿿]{2,12}[】\]]")
_LISTED = re.compile(r"[、,(《\"-]$")
_ISSUER = re.compile(r"(?:政府|办公?[厅室]|委[员]?会?|局|厅|处|组|部)$")
_BRACKETED = re.compile(r"\([^()]{1,16}\)$")
#: No title is longer, and none begins further down.
_TITLE_LENGTH, _TITLE_DEPTH = 120, 60


def join_lines(form: str, text: str, lines: tuple[Line, ...], wrapped: bool) -> tuple[tuple[int, int], ...]:
    """The paragraphs that the lines make, as ranges. Where the format does not wrap lines, only a title is joined.
    `form` is the text evenly folded; how wide a line prints is measured on the text itself."""
    if not lines:
        return ()
    full = wrap_width(text, lines) if wrapped else None
    spaced = 2 * sum(1 for line in lines[1:] if line.gap) > len(lines)
    paragraphs: list[tuple[int, int]] = []
    start, last = lines[0].start, lines[0]
    for index, line in enumerate(lines[1:], 1):
        joined = _is_near(form, last, line) and (
            (wrapped and _goes_on(form, text, last, line, full, spaced))
            or _is_bracketed(form, start, last, line)
            or (index < _TITLE_DEPTH and _is_title(form, start, last, line))
        )
        if not joined:
            paragraphs.append((start, last.end))
            start = line.start
        last = line
    paragraphs.append((start, last.end))
    return tuple(paragraphs)


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text was wrapped: its full width, what was counted (columns or characters), and whether paragraphs begin
    with an indent."""

    full: int
    measure: Callable[[str], int]
    indented: bool

    def is_full(self, indent: int, words: str) -> bool:
        """Whether the line reaches the full width."""
        return indent + self.measure(words) >= self.full - _RAGGED


def wrap_width(text: str, lines: tuple[Line, ...]) -> Wrap | None:
    """The width at which the text was wrapped; None where it was not."""
    found = [_wrap_by(measure, text, lines) for measure in (width, len)]
    best = max(found, key=lambda wrap: wrap[0])
    return best[1]


def _wrap_by(measure: Callable[[str], int], text: str, lines: tuple[Line, ...]) -> tuple[int, Wrap | None]:
    """How many lines end at the width at which most of them end, and that width where it is one of wrapping."""
    widths = [line.indent + measure(text[line.start : line.end]) for line in lines]
    unfinished = [w for w, line in zip(widths, lines, strict=True) if not is_terminated(text[line.end - 1 : line.end])]
    counts = Counter(w for w in unfinished if _NARROWEST <= w <= _WIDEST)
    full, best = 0, 0
    for edge in sorted(counts):
        near = sum(counts[w] for w in range(edge - _RAGGED, edge + 1))
        if near > best:
            full, best = edge, near
    longer = sum(1 for w in widths if w > full + 2)
    if best < _LEAST_LINES or 10 * best < 3 * len(unfinished) or 10 * longer > best:
        return 0, None
    indented = [line.indent > 1 for line in lines]
    firsts = sum(b and not a for a, b in itertools.pairwise(indented))
    return best, Wrap(full, measure, 8 * firsts > len(lines) and 2 * sum(indented) < len(lines))


def _is_near(text: str, last: Line, line: Line) -> bool:
    """Whether nothing but white space, or the number of a page, stands between two lines."""
    between = text[last.end : line.start].strip()
    return not between or page_words("page").fullmatch(between) is not None


def _goes_on(form: str, text: str, last: Line, line: Line, full: Wrap | None, spaced: bool) -> bool:
    """Whether the line goes on with the sentence of the line before it."""
    words, following = form[last.start : last.end], form[line.start : line.end]
    if read_mark(form, line.start, line.end) is not None or _HEAD.match(following):
        return False
    if full is not None:
        if not full.is_full(last.indent, text[last.start : last.end]) or line.indent > last.indent + 1:
            return False
        # Where paragraphs are indented, a line that is not goes on, whatever sign the line above happens to end with.
        is_open = words.rfind("(") > words.rfind(")")
        return not is_terminated(words[-6:]) or is_open or words[-1] == ";" or (full.indented and line.indent == 0)
    if is_terminated(words[-6:]):
        return False
    if is_date(words) or is_date(following):
        return False
    if words[-1].isdigit() and (following[0].isdigit() or following[0] in "%‰."):
        return line.gap == 0
    if line.gap or words[-1] in ")]|":
        return False
    if _LISTED.search(words):
        return True
    if _LABEL.match(following) or (
        len(words) < _UNFINISHED and "。" not in words and read_mark(form, last.start, last.end) is not None
    ):
        return False
    if _LABEL.match(words):
        return len(words) >= _UNFINISHED and len(words) >= len(following)
    return len(words) >= (_UNFINISHED // 2 if spaced else _UNFINISHED) or any(c in words for c in ",。;")


def _is_bracketed(text: str, start: int, last: Line, line: Line) -> bool:
    """Whether a title mark that opened in the lines so far is still open."""
    if last.end - start > _TITLE_LENGTH or line.gap > 2 or read_mark(text, line.start, line.end) is not None:
        return False
    head = text[max(start, last.end - 80) : last.end]
    return (
        head.rfind("《") > head.rfind("》")
        and "》" in text[line.start : line.start + 60]
        and not is_terminated(head[-2:])
    )


def _is_title(text: str, start: int, last: Line, line: Line) -> bool:
    """Whether a short line above the plan goes on with a title that the lines so far began."""
    words, following = text[start : last.end], text[line.start : line.end]
    if (
        line.gap > 2
        or len(words) + len(following) > _TITLE_LENGTH
        or len(following) > 60
        or is_terminated(words[-2:])
        or (is_terminated(following))
    ):
        return False
    if any(read_mark(text, a, b) is not None for a, b in ((start, last.end), (line.start, line.end))):
        return False
    if is_date(words) or is_date(following) or "|" in words or "\t" in words:
        return False
    if TITLE.match(words) or NOTICE.match(words):
        return _BRACKETED.match(following) is not None and not NOTICE.match(words)
    if following.startswith("关于"):
        return _ISSUER.search(words) is not None
    if _ISSUER.search(words):
        return False
    whole = words + following
    return (
        len(following) <= 40 and bool(TITLE.match(whole) or NOTICE.match(whole)) and re.search(r"\d号$", words) is None
    )
