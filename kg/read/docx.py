"""Word documents (docx): paragraphs, automatic numbers, tables and text frames in their order. The only module that
knows python-docx."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import docx.opc.exceptions
from docx.oxml.ns import qn

from kg.errors import SourceError
from kg.read.docx_numbers import Numbering
from kg.read.layout import DraftCell, Layout, LayoutMaker
from kg.read.page_parts import is_index_table

_DEEPEST = 30


def read_docx(name: str, data: bytes) -> Layout:
    """The layout of a document; deleted and hidden words, headers and footers are left out.

    Raises SourceError where the file is broken or locked.
    """
    try:
        document = docx.Document(io.BytesIO(data))
    except (
        docx.opc.exceptions.PackageNotFoundError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        OSError,
        SyntaxError,
        EOFError,
        AttributeError,
    ) as error:
        raise SourceError(
            f"{name}: cannot be read as a Word document: {error}\n  Open it, save it again, and try anew."
        ) from error
    reader = _Reader(document)
    reader.blocks(document.element.body, 0)
    return reader.maker.made(wrapped=False)


class _Reader:
    """One walk over the body of a document."""

    def __init__(self, document: Any) -> None:
        self.maker = LayoutMaker()
        self._numbering = Numbering(document)
        self._styles = {style.style_id: style.element for style in document.styles}

    def blocks(self, parent: Any, depth: int) -> None:
        """Adds every block under the parent, in order."""
        if depth > _DEEPEST:
            return
        for child in parent.iterchildren():
            if child.tag == qn("w:p"):
                self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                self._table(child, depth)
            elif child.tag == qn("w:sdt"):
                for content in child.iterchildren(qn("w:sdtContent")):
                    self.blocks(content, depth + 1)
            elif child.tag in (qn("w:ins"), qn("w:smartTag"), qn("w:customXml")):
                self.blocks(child, depth + 1)

    def _paragraph(self, paragraph: Any) -> None:
        words = self._numbering.number(paragraph, self._chain(paragraph)) + _words(paragraph)
        style = " ".join(str(element.name_val or "") for element in self._chain(paragraph)).lower()
        if words.strip():
            if re.match(r"toc\b", style):
                self.maker.furniture(words)
            elif (level := self._level(paragraph, style)) is not None and len(words) <= 120:
                self.maker.heading(words, level)
            else:
                self.maker.paragraph(words)
        for frame in _frames(paragraph):
            self.maker.box(_inner_paragraphs(frame))

    def _chain(self, paragraph: Any) -> list[Any]:
        """The paragraph's style and the styles it is based on."""
        chain: list[Any] = []
        key = paragraph.style
        while key in self._styles and self._styles[key] not in chain:
            chain.append(self._styles[key])
            based = self._styles[key].find(qn("w:basedOn"))
            key = None if based is None else based.get(qn("w:val"))
        return chain

    def _level(self, paragraph: Any, style: str) -> int | None:
        for element in (paragraph, *self._chain(paragraph)):
            properties = element.find(qn("w:pPr"))
            level = None if properties is None else properties.find(qn("w:outlineLvl"))
            if level is not None and (value := level.get(qn("w:val"), "")).isdigit():
                return int(value) + 1 if int(value) < 9 else None
        match = re.search(r"(?:heading|标题) ?(\d)", style)
        return int(match.group(1)) if match else None

    def _table(self, table: Any, depth: int) -> None:
        rows = list(_children(table, "w:tr"))
        cells = _grid(rows)
        if max((c.column + c.columns for c in cells), default=0) <= 1 or len(cells) == 1:
            inside = [cell for row in rows for cell in _children(row, "w:tc")]
            if any(True for cell in inside for _ in cell.iter(qn("w:tbl"))):
                for cell in inside:
                    self.blocks(cell, depth + 1)
            else:
                self.maker.box([words for cell in inside for words in self._numbered(cell)])
            return
        self.maker.table(cells, "docx", idle=is_index_table(c.words for c in cells))

    def _numbered(self, cell: Any) -> Iterator[str]:
        for paragraph in cell.iter(qn("w:p")):
            words = self._numbering.number(paragraph, self._chain(paragraph)) + _words(paragraph)
            if words.strip():
                yield words


def _children(parent: Any, name: str) -> Iterator[Any]:
    """The children of a name, also those inside content controls."""
    for child in parent.iterchildren():
        if child.tag == qn(name):
            yield child
        elif child.tag == qn("w:sdt"):
            for content in child.iterchildren(qn("w:sdtContent")):
                yield from _children(content, name)


_DROPPED = frozenset(qn(n) for n in ("w:del", "w:moveFrom", "w:instrText", "w:txbxContent", "w:rPr", "w:pPr"))


def _words(paragraph: Any) -> str:
    """The words of a paragraph as they are printed: without deleted and hidden words, field codes and text frames."""
    parts: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in (qn("w:tab"), qn("w:ptab")):
            parts.append("\t")
        elif child.tag in (qn("w:br"), qn("w:cr")):
            parts.append("\n")
        elif child.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        elif child.tag == qn("w:r") and _is_hidden(child):
            continue
        elif child.tag not in _DROPPED and not str(child.tag).endswith("}Fallback"):
            stack.append(iter(child))
    return "".join(parts)


def _is_hidden(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    vanish = None if properties is None else properties.find(qn("w:vanish"))
    return vanish is not None and vanish.get(qn("w:val"), "1") not in ("0", "false", "off")


def _frames(paragraph: Any) -> Iterator[Any]:
    for frame in paragraph.iter(qn("w:txbxContent")):
        if not any(str(a.tag).endswith("}Fallback") for a in frame.iterancestors()):
            yield frame


def _inner_paragraphs(parent: Any) -> list[str]:
    return [words for p in parent.iter(qn("w:p")) if (words := _words(p)).strip()]


def _grid(rows: list[Any]) -> list[DraftCell]:
    """The cells of the rows with what they cover; a cell that continues the one above it makes that one longer."""
    cells: list[DraftCell] = []
    above: dict[int, int] = {}
    for r, row in enumerate(rows):
        c = _skipped(row)
        for cell in _children(row, "w:tc"):
            properties = cell.find(qn("w:tcPr"))
            breadth = _value(properties, "w:gridSpan", 1)
            merge = None if properties is None else properties.find(qn("w:vMerge"))
            if merge is not None and merge.get(qn("w:val"), "continue") == "continue" and c in above:
                old = cells[above[c]]
                cells[above[c]] = DraftCell(old.row, old.column, old.words, r - old.row + 1, old.columns)
            else:
                above[c] = len(cells)
                cells.append(DraftCell(r, c, "\n".join(_inner_paragraphs(cell)), 1, breadth))
            c += breadth
    return cells


def _skipped(row: Any) -> int:
    return _value(row.find(qn("w:trPr")), "w:gridBefore", 0)


def _value(properties: Any, name: str, default: int) -> int:
    found = None if properties is None else properties.find(qn(name))
    value = "" if found is None else found.get(qn("w:val"), "")
    return min(int(value), 500) if value.isdigit() and len(value) < 6 else default
