"""Running text in the cells of tables of tasks and works, where plans print what shall be done and how much of it.

Tables of indicators and annexes of services are read as such, and their numbers belong to their rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.duty_tables import duty_table_rows
from kg.extract.flow import Prose, running
from kg.extract.indicators import is_indicator_table
from kg.extract.item_tables import item_columns
from kg.model.document import Document
from kg.model.facts import Facts
from kg.text.fold import fold_name, fold_ranges

#: A shorter cell holds a number, a date or a name.
_SHORTEST = 6
_TELLS = re.compile(r"(?=.*[0-9〇一二三四五六七八九十百千万两])(?=.*[㐀-鿿])", re.DOTALL)


def cells_of(document: Document) -> Prose:
    """The running text of the document's cells, one cell to a line; empty where no table holds any."""
    return running(document, fold_ranges(document.text, _cells(document), document.markup))


def _cells(document: Document) -> Iterator[tuple[int, int]]:
    for table in document.tables:
        if is_indicator_table(table) or item_columns(table)[1]:
            continue
        for cell in table.cells:
            if cell.span is not None and len(cell.text) >= _SHORTEST and _TELLS.match(cell.text):
                yield cell.span.start, cell.span.end


def domains_of_rows(document: Document, known: Facts) -> list[tuple[int, int, str]]:
    """The cells of tables of tasks whose rows stand in a domain, in order: start, end, name of the domain."""
    names = {fold_name(domain.name): domain.name for domain in known.domains}
    return sorted(
        (cell.span.start, cell.span.end, names[fold_name(row.group.text)])
        for row in duty_table_rows(document)
        if row.group is not None and fold_name(row.group.text) in names
        for cell in row.cells
        if cell is not None and cell.span is not None
    )
