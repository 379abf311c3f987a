"""PDF files with a text layer: running heads and page numbers told from the text, lines joined, ruled tables. The only
module that knows pdfplumber."""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from kg.errors import SourceError
from kg.read.body import is_date
from kg.read.layout import DraftCell, Layout, LayoutMaker
from kg.read.marks import read_mark
from kg.text.fold import fold_evenly
from kg.text.lines import is_terminated

_PAGE_NUMBER = re.compile(r"[-·\s]*(?:第\s*)?\d{1,4}\s*页?(?:\s*[/,共]\s*共?\s*\d{1,4}\s*页?)?[-·\s]*")
#: What opens a line of its own below a task.
_LABEL = re.compile(r"(?:责任|牵头|配合|主办|协办|参与|实施|完成)[^,。;:()]{0,8}:")
#: The part of a page, from its top and its bottom, in which running heads and page numbers stand.
_EDGE = 0.1
#: How far, in points, a word may stick out of its cell.
_BLEED = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: words, left and right edge, top, size of its letters, page, height of the page."""

    words: str
    left: float
    right: float
    top: float
    size: float
    page: int
    height: float


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A ruled table on one page, and how many columns it has."""

    cells: tuple[DraftCell, ...]
    columns: int
    rows: int
    top: float


def read_pdf(name: str, data: bytes) -> Layout:
    """The layout of the pages.

    Raises SourceError where the file is broken or locked, or its pages are pictures without a text layer.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = [_read_page(page, number) for number, page in enumerate(pdf.pages)]
    except (PDFPasswordIncorrect, PdfminerException) as error:
        if "Password" in f"{error!r}{error.__cause__!r}{error.args!r}":
            raise SourceError(
                f"{name}: the PDF is locked with a password\n  Save a copy without the password."
            ) from error
        raise _broken(name, error) from error
    except (
        PDFException,
        ValueError,
        KeyError,
        TypeError,
        AssertionError,
        IndexError,
        AttributeError,
        RecursionError,
        OSError,
        ArithmeticError,
        NotImplementedError,
    ) as error:
        raise _broken(name, error) from error
    if not any(pages):
        raise SourceError(
            f"{name}: the PDF has {len(pages)} pages and no text layer: it is a scan\n"
            "  Run it through text recognition (OCR) first, or give the text, HTML or DOCX of the plan."
        )
    return _lay_out(pages)


def _broken(name: str, error: Exception) -> SourceError:
    return SourceError(
        f"{name}: cannot be read as a PDF: {error or type(error).__name__}\n  Download or save it again, and try anew."
    )


def _read_page(page: Any, number: int) -> list[_Line | _Ruled]:
    """The lines and the ruled tables of a page, from top to bottom."""
    page = page.dedupe_chars()
    tables = [t for t in page.find_tables() if len(t.cells) > 0]
    frames = [t.bbox for t in tables]

    def outside(char: dict[str, Any]) -> bool:
        middle, centre = (char["top"] + char["bottom"]) / 2, (char["x0"] + char["x1"]) / 2
        return not any(x0 <= centre <= x1 and top <= middle <= bottom for x0, top, x1, bottom in frames)

    printed = page.extract_words(extra_attrs=["size"], keep_blank_chars=False)
    words = [w for w in printed if outside(w)]
    items: list[_Line | _Ruled] = [_ruled(page, t, printed) for t in tables]
    row: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda w: (w["bottom"], w["x0"])):
        if row and word["bottom"] - row[0]["bottom"] > 0.5 * min(word["size"], row[0]["size"]):
            items.append(_line(row, number, float(page.height)))
            row = []
        row.append(word)
    if row:
        items.append(_line(row, number, float(page.height)))
    page.close()
    return sorted(items, key=lambda item: item.top)


def _line(row: list[dict[str, Any]], number: int, height: float) -> _Line:
    row.sort(key=lambda w: w["x0"])
    parts = [row[0]["text"]]
    for last, word in itertools.pairwise(row):
        gap = (word["x0"] - last["x1"]) / max(word["size"], 1)
        parts.append("    " if gap > 1.6 else " " if gap > 0.2 else "")
        parts.append(word["text"])
    size = Counter(round(w["size"], 1) for w in row for _ in w["text"]).most_common(1)[0][0]
    return _Line("".join(parts), row[0]["x0"], row[-1]["x1"], row[0]["top"], size, number, height)


def _ruled(page: Any, table: Any, printed: list[dict[str, Any]]) -> _Ruled:
    """The cells of a ruled table by the edges of their frames."""
    frames = sorted({tuple(round(float(v), 1) for v in cell) for cell in table.cells}, key=lambda f: (f[1], f[0]))
    across, down = _edges([f[0] for f in frames]), _edges([f[1] for f in frames])
    ends_across, ends_down = [f[2] for f in frames], [f[3] for f in frames]
    across, down = _edges([*across, max(ends_across)]), _edges([*down, max(ends_down)])
    cells = []
    for x0, top, x1, bottom in frames:
        r, c = _at(down, top), _at(across, x0)
        inner = [
            w for w in printed if x0 < (w["x0"] + w["x1"]) / 2 < x1 and top < (w["top"] + w["bottom"]) / 2 < bottom
        ]
        if any(w["x0"] < x0 - _BLEED or w["x1"] > x1 + _BLEED for w in inner):
            # Words that run over a rule were taken for one: only the page cut to the cell tells them apart.
            inner = page.crop((x0, top, x1, bottom), strict=False).extract_words(extra_attrs=["size"])
        cells.append(
            DraftCell(r, c, _cell_words(inner, x0), max(1, _at(down, bottom) - r), max(1, _at(across, x1) - c))
        )
    return _Ruled(tuple(cells), len(across) - 1, len(down) - 1, float(table.bbox[1]))


def _cell_words(words: list[dict[str, Any]], left: float) -> str:
    """The lines of a cell, joined; a mark, or an indented line after a full stop, begins a paragraph."""
    lines: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda w: (w["bottom"], w["x0"])):
        if not lines or word["bottom"] - lines[-1][0]["bottom"] > 0.5 * word["size"]:
            lines.append([])
        lines[-1].append(word)
    out = ""
    for row in lines:
        line = _line(row, 0, 0.0)
        last = out[-1:]
        marked = _is_marked(line.words)
        if out and (marked or (is_terminated(out[-3:]) and row[0]["x0"] - left > 2.5 * row[0]["size"])):
            out += "\n"
        elif last.isascii() and last.isalnum() and line.words[:1].isascii() and line.words[:1].isalpha():
            out += " "
        out += line.words
    return out


def _is_marked(words: str) -> bool:
    return read_mark(fold_evenly(words), 0, len(words)) is not None


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > 3:
            edges.append(value)
    return edges


def _at(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def _lay_out(pages: list[list[_Line | _Ruled]]) -> Layout:
    idle = _running(pages)
    lines = [item for page in pages for item in page if isinstance(item, _Line) and item not in idle]
    body = Counter(line.size for line in lines for _ in line.words).most_common(1)[0][0] if lines else 10.0
    left, right = _margins(lines)
    indented = sum(1 for n in lines if 1.2 * body < n.left - left < 3 * body) * 8 > len(lines)
    maker = LayoutMaker()
    pending: list[_Line] = []
    table: list[_Ruled] = []

    def end_paragraph() -> None:
        if pending:
            words = _joined(pending)
            size = pending[0].size
            if size > 1.12 * body and len(words) <= 60:
                maker.heading(words, 1 + sum(1 for s in sizes if s > size))
            else:
                maker.paragraph(words)
            pending.clear()

    def end_table() -> None:
        if table:
            _add_table(maker, table)
            table.clear()

    sizes = sorted({line.size for line in lines if line.size > 1.12 * body and len(line.words) <= 40})
    noted: list[str] = []
    for page in pages:
        for item in page:
            if isinstance(item, _Ruled):
                end_paragraph()
                if table and (table[-1].columns != item.columns or item.columns < 2):
                    end_table()
                table.append(item)
            elif item in idle:
                noted.append(item.words)
            else:
                end_table()
                if pending and not _goes_on(pending[-1], item, left, right, body, indented):
                    end_paragraph()
                pending.append(item)
    end_paragraph()
    end_table()
    for words in noted:
        maker.furniture(words)
    return maker.made(wrapped=False)


def _running(pages: list[list[_Line | _Ruled]]) -> set[_Line]:
    """Page numbers, and the lines at the edges of pages that come again on others."""
    edge = [
        item
        for page in pages
        for item in page
        if isinstance(item, _Line) and (item.top < _EDGE * item.height or item.top > (1 - _EDGE) * item.height)
    ]
    seen = Counter(re.sub(r"\d+", "#", line.words) for line in edge)
    return {
        line
        for line in edge
        if _PAGE_NUMBER.fullmatch(fold_evenly(line.words))
        or (
            len(pages) > 2
            and seen[re.sub(r"\d+", "#", line.words)] * 3 >= len(pages)
            and seen[re.sub(r"\d+", "#", line.words)] > 2
        )
    }


def _margins(lines: list[_Line]) -> tuple[float, float]:
    """The left and the right edge of running text: the outermost edges that several lines share."""
    if not lines:
        return 0.0, 0.0
    least = max(2, len(lines) // 50)
    lefts, rights = Counter(round(n.left) for n in lines), Counter(round(n.right) for n in lines)
    left = min((x for x, n in lefts.items() if n >= least), default=min(lefts))
    right = max((x for x in rights if sum(rights[x + d] for d in range(-6, 7)) >= least), default=max(rights))
    return float(left), float(right)


_UNBROKEN = re.compile(r"[0-9A-Za-z×xX*○〇.%‰,]{1,12}")


def _goes_on(last: _Line, line: _Line, left: float, right: float, body: float, indented: bool) -> bool:
    """Whether a line is a part of the paragraph of the line before it."""
    if (
        is_date(fold_evenly(line.words))
        or abs(last.size - line.size) > 0.12 * body
        or "    " in last.words
        or "    " in line.words
    ):
        return False
    if last.size > 1.12 * body:
        return (
            line.page == last.page
            and line.top - last.top < 2.2 * last.size
            and not is_terminated(last.words)
            and (not _is_marked(line.words))
        )
    # A number that did not fit went to the next line whole.
    unbroken = _UNBROKEN.match(line.words)
    if last.right < right - (2.2 + (unbroken.end() - 1 if unbroken else 0)) * body:
        return False
    if line.left - left > 1.2 * body:
        return False
    if (
        last.words[-1] in "。!?！？"
        and line.right < right - 2.2 * body
        and not re.search("[,。;、]", fold_evenly(line.words))
    ):
        return False
    if _LABEL.match(fold_evenly(line.words)) and last.words[-1] not in ";,、；，":
        return False
    marked = _is_marked(line.words)
    if marked and (not indented or last.words[-1] in "。;:)]！？；：）】"):
        return False
    return indented or not is_terminated(last.words)


def _joined(lines: list[_Line]) -> str:
    words = lines[0].words
    for line in lines[1:]:
        latin = words[-1:].isascii() and words[-1:].isalpha() and line.words[:1].isascii() and line.words[:1].isalpha()
        words += (" " if latin else "") + line.words
    return words


def _add_table(maker: LayoutMaker, parts: list[_Ruled]) -> None:
    """Adds a table that may run over several pages; the header printed again on each page is left out."""
    if parts[0].columns < 2:
        for part in parts:
            maker.box(cell.words for cell in part.cells if cell.words)
        return
    header = [c.words for c in parts[0].cells if c.row == 0]
    cells: list[DraftCell] = []
    top = 0
    for number, part in enumerate(parts):
        again = number > 0 and [c.words for c in part.cells if c.row == 0] == header
        cells.extend(
            DraftCell(top + c.row - again, c.column, c.words, c.rows, c.columns)
            for c in part.cells
            if not (again and c.row == 0)
        )
        top += part.rows - again
    maker.table(cells, "pdf")
