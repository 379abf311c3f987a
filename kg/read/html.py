"""Web pages: the blocks that a reader sees, headings, lists and tables. The only module that knows lxml."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.etree
import lxml.html

from kg.errors import SourceError
from kg.read.layout import DraftCell, Layout, LayoutMaker
from kg.read.page_parts import is_index_table, names_furniture

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre"),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_UNSEEN = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "title", "meta", "link", "object", "embed", "iframe"),
        *("svg", "canvas", "audio", "video", "map", "area", "input", "select", "button", "textarea"),
    )
)
_IDLE = frozenset(["nav", "footer", "aside"])
#: Names that style sheets give to what is not shown.
_HIDING = frozenset(("hide", "hidden", "d-none", "visually-hidden", "sr-only", "none", "dn"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LARGEST_SPAN = 60
#: A block of the page's own is furniture only if it holds less than this part of the page's words.
_SHARE = 0.4
_LINKED = 0.7


def read_html(name: str, text: str) -> Layout:
    """The layout of a web page; scripts, comments and hidden blocks are left out, navigation is furniture.

    Raises SourceError where the page has no words.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{name}: the page holds no text: {error}") from error
    page = _Page(root)
    page.walk()
    return page.maker.made(wrapped=True)


class _Page:
    """One walk over the elements of a page, without recursion."""

    def __init__(self, root: lxml.html.HtmlElement) -> None:
        self.maker = LayoutMaker()
        self._root = root
        self._pending: list[str] = []
        self._idle = 0
        self._numbers: list[int | None] = []
        self._boxes: list[tuple[lxml.html.HtmlElement, int]] = []
        self._lengths, self._links = _measure(root)
        self._whole = self._lengths[root]

    def walk(self) -> None:
        skip: lxml.html.HtmlElement | None = None
        for event, element in lxml.etree.iterwalk(self._root, events=("start", "end")):
            if skip is not None:
                if event == "end" and element is skip:
                    skip = None
                    self._tail(element)
                continue
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in _UNSEEN or _is_hidden(element) or (tag == "table" and self._table(element)):
                    skip = element
                    continue
                self._open(element, tag)
            else:
                self._close(element, tag)
                self._tail(element)
        self._flush()

    def _open(self, element: lxml.html.HtmlElement, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag == "table" and self._lengths[element] < _SHARE * self._whole:
            self._boxes.append((element, self.maker.open_box()))
        if self._is_furniture(element, tag):
            self._idle += 1
            element.set("data-kg-idle", "1")
        if tag in ("ol", "ul"):
            start = element.get("start", "1")
            self._numbers.append(int(start) - 1 if tag == "ol" and start.isdigit() and len(start) < 6 else None)
        elif tag == "li" and self._numbers and self._numbers[-1] is not None:
            self._numbers[-1] += 1
            self._pending.append(f"{self._numbers[-1]}.")
        elif tag == "br":
            self._pending.append("\n")
        if element.text:
            self._pending.append(_collapsed(element.text, element))

    def _close(self, element: lxml.html.HtmlElement, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush(int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else None)
        if tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()
        if self._boxes and self._boxes[-1][0] is element:
            self.maker.close_box(self._boxes.pop()[1])
        if element.get("data-kg-idle"):
            self._flush()
            self._idle -= 1

    def _tail(self, element: lxml.html.HtmlElement) -> None:
        if element.tail and element is not self._root:
            self._pending.append(_collapsed(element.tail, element.getparent()))

    def _flush(self, level: int | None = None) -> None:
        words = _tidy("".join(self._pending))
        self._pending.clear()
        if not words or re.fullmatch(r"\d+\.", words):
            return
        if self._idle:
            self.maker.furniture(words)
        elif level is not None:
            self.maker.heading(words, level)
        else:
            self.maker.paragraph(words)

    def _is_furniture(self, element: lxml.html.HtmlElement, tag: str) -> bool:
        if (tag not in _BLOCKS and tag != "span") or tag in ("html", "body", "table", "tbody", "tr"):
            return False
        length = self._lengths[element]
        if not length or length > _SHARE * self._whole:
            return False
        if tag in _IDLE or names_furniture(f"{element.get('class', '')} {element.get('id', '')}"):
            return True
        linked, count = self._links[element]
        return count >= 3 and linked > _LINKED * length and tag in ("ul", "ol", "div", "p", "section", "dl")

    def _table(self, table: lxml.html.HtmlElement) -> bool:
        """Whether the element was taken as a table of data; a table that only lays out the page is walked through."""
        rows = [r for r in table.iter("tr") if _owner(r) is table]
        cells = _grid(rows)
        if not cells or any(True for _ in table.iter("table") if _ is not table) or max(c.column for c in cells) == 0:
            return False
        long = max(len(c.words) for c in cells)
        if long > 2000 and long > 0.5 * sum(len(c.words) for c in cells):
            return False
        self._flush()
        caption = next((_words(c) for c in table.iter("caption")), None)
        self.maker.table(cells, "html", caption, idle=bool(self._idle) or is_index_table(c.words for c in cells))
        return True


def _measure(root: lxml.html.HtmlElement) -> tuple[dict[object, int], dict[object, tuple[int, int]]]:
    """How many characters each element holds, and how many of them in how many links."""
    lengths: dict[object, int] = {}
    links: dict[object, tuple[int, int]] = {}
    for element in root.iter():
        lengths[element], links[element] = 0, (0, 0)
    for element in reversed(list(root.iter())):
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            lengths[element] = 0
        else:
            lengths[element] += len((element.text or "").strip())
            if element.tag == "a":
                links[element] = (lengths[element], 1)
        if (parent := element.getparent()) is not None:
            lengths[parent] += lengths[element] + len((element.tail or "").strip())
            links[parent] = (links[parent][0] + links[element][0], links[parent][1] + links[element][1])
    return lengths, links


def _is_hidden(element: lxml.html.HtmlElement) -> bool:
    classes = (element.get("class") or "").lower().split()
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or not _HIDING.isdisjoint(classes)
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _collapsed(words: str, element: lxml.html.HtmlElement) -> str:
    if any(a.tag == "pre" for a in _upwards(element)):
        return words
    return re.sub(r"[ \t\r\n\f]+", lambda m: "\r" if "\n" in m.group() else " ", words)


def _upwards(element: lxml.html.HtmlElement | None) -> Iterator[lxml.html.HtmlElement]:
    while element is not None:
        yield element
        element = element.getparent()


def _tidy(words: str) -> str:
    """Source line breaks gone (a space between Latin words), break elements as line feeds."""
    words = re.sub(r"(?<=[!-~])\r(?=[!-~])", " ", words).replace("\r", "")
    return "\n".join(line for part in words.split("\n") if (line := part.strip(" \t\u00a0\u3000\u200b\ufeff")))


def _words(element: lxml.html.HtmlElement) -> str:
    parts: list[str] = []
    skip: lxml.html.HtmlElement | None = None
    for event, inner in lxml.etree.iterwalk(element, events=("start", "end")):
        if skip is not None:
            if event == "end" and inner is skip:
                skip = None
                parts.append(_collapsed(inner.tail or "", inner))
            continue
        tag = inner.tag if isinstance(inner.tag, str) else ""
        if event == "start":
            if tag in _UNSEEN or _is_hidden(inner):
                skip = inner
                continue
            if tag == "br" or (tag in _BLOCKS and inner is not element):
                parts.append("\n")
            parts.append(_collapsed(inner.text or "", inner))
        else:
            if tag in _BLOCKS and inner is not element:
                parts.append("\n")
            if inner is not element:
                parts.append(_collapsed(inner.tail or "", inner))
    return _tidy("".join(parts))


def _owner(row: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    return next((a for a in _upwards(row.getparent()) if a.tag == "table"), None)


def _grid(rows: list[lxml.html.HtmlElement]) -> list[DraftCell]:
    """The cells of the rows, each in the first free place of its row, as HTML lays tables out."""
    taken: set[tuple[int, int]] = set()
    cells: list[DraftCell] = []
    for r, row in enumerate(rows):
        if _is_hidden(row):
            continue
        c = 0
        for cell in row:
            if cell.tag not in ("td", "th") or _is_hidden(cell):
                continue
            while (r, c) in taken:
                c += 1
            height, breadth = _extent(cell, "rowspan", len(rows) - r), _extent(cell, "colspan", _LARGEST_SPAN)
            taken.update((r + i, c + j) for i in range(height) for j in range(breadth))
            cells.append(DraftCell(r, c, _words(cell), height, breadth))
            c += breadth
    return cells


def _extent(cell: lxml.html.HtmlElement, name: str, largest: int) -> int:
    """The span that an attribute gives, kept to the table: 0 means to its end."""
    value = (cell.get(name) or "1").strip()
    count = int(value) if value.isdigit() and len(value) < 6 else 1
    return max(1, min(count or largest, largest))
