"""What the text says of a work against what the box or the annex that lists it says (200 beds here, 180 there); units
in tables of works.

A sentence speaks of a listed work where it holds the words of its name; a number of it and one of the work's own text
are of one thing where unit and noun agree.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kg.extract.indicator_cells import read_cell
from kg.extract.item_tables import WORKS
from kg.extract.levels import base_unit
from kg.extract.units import kind_of
from kg.model.document import Cell, Document
from kg.model.facts import Facts, Finding, Project, Quantity
from kg.model.span import Span
from kg.text.fold import fold_name

#: What names of works end in, and the words without which they would be no names.
_KIND = re.compile(r"(?:新建|扩建|改建|改扩建|迁建|建设|改造|提升|搬迁|整体|二期|一期|提质)*(?:项目|工程)?$")
#: A name with its kind taken off is told by so many characters.
_SHORTEST = 5
#: 总投资(万元)
_STATED = re.compile(r"\((?:单位:)?([^()]{1,6})\)$")
_STOP = re.compile(r"[。\n]")
_FAR = 300
#: 在城东区新建学校46所 is a number of a part of the place.
_OF_A_PART = re.compile(r"在[^,，。;；\n]{2,20}[区县市镇乡村][^,，。;；\n]{0,6}$")
_LONGEST_PLACE = 32
_ENDING, _MOST = 2, 60


def find_against_works(document: Document, known: Facts) -> Iterator[Finding]:
    """The numbers of the text that contradict the list of works, in the order of the text."""
    works = [(project, name) for project in known.projects if len(name := _name(project)) >= _SHORTEST]
    if not works:
        return
    numbers = [q for q in known.quantities if q.value is not None and q.unit and not q.change]
    numbers = [q for q in numbers if not _is_of_a_part(document, q)]
    starts = [q.span.start for q in numbers]
    alike: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in numbers:
        alike.setdefault(_key(quantity), []).append(quantity)
    places = sorted(project.span.start for project in known.projects)
    for project, name in works:
        begin, end = _extent(document, project, places)
        own = numbers[bisect_left(starts, begin) : bisect_left(starts, end)]
        for quantity in own:
            # A name ends the other of two that are of one thing; one that a text tells very often is a phrase.
            for other in alike[_key(quantity)][:_MOST]:
                outside = not begin <= other.span.start < end
                # 幼儿园建设项目: what a name counts is how many works there are, and others may be meant.
                counts_works = fold_name(quantity.subject) in fold_name(project.title)
                if (
                    outside
                    and not counts_works
                    and _is_same(quantity, other)
                    and name in _sentence(document, other.span)
                ):
                    first, second = sorted((quantity, other), key=lambda q: q.span)
                    yield Finding(
                        "contradiction",
                        f"“{project.title}”的{quantity.subject}前后不一致:{first.raw}与{second.raw}。",
                        f"Two values for {quantity.subject} of {project.title}: {first.raw} and {second.raw}.",
                        (first.span, second.span),
                    )


def find_foreign_units(document: Document) -> Iterator[Finding]:
    """The cells of tables of works that print another unit than the head of their column (1.35亿元 under 万元)."""
    for table in document.tables:
        heads = [cell for cell in table.cells if cell.row == 0 and cell.span is not None]
        if not any(WORKS.search(fold_name(cell.text)) for cell in heads):
            continue
        columns: dict[int, list[Cell]] = {}
        for cell in table.cells:
            if cell.row:
                columns.setdefault(cell.column, []).append(cell)
        for head in heads:
            stated = _STATED.search(fold_name(head.text))
            if stated is None:
                continue
            for cell in columns.get(head.column, ()):
                reading = read_cell(fold_name(cell.text))
                unit = None if reading is None else reading.unit
                if unit and unit != stated[1] and kind_of(unit) == kind_of(stated[1]) and cell.span and head.span:
                    yield Finding(
                        "unit",
                        f"“{head.text}”一栏中“{cell.text}”的单位与栏目不一致。",
                        f"The column {head.text} holds {cell.text}, which is in another unit.",
                        (head.span, cell.span),
                    )


def _key(quantity: Quantity) -> tuple[str, str]:
    """What two numbers of one thing have in common: the unit without its scale, and how their subjects end."""
    return base_unit(quantity.unit)[0], fold_name(quantity.subject)[-_ENDING:]


def _is_of_a_part(document: Document, quantity: Quantity) -> bool:
    before = document.text[max(0, quantity.span.start - _LONGEST_PLACE) : quantity.span.start]
    return _OF_A_PART.search(before) is not None


def _name(project: Project) -> str:
    """The words by which a text means a work: its name without place, kind and what is done to it."""
    return _KIND.sub("", fold_name(project.title))


def _extent(document: Document, project: Project, places: list[int]) -> tuple[int, int]:
    """The range of what is said of a work in its list: up to the next work, the end of its paragraph or row."""
    behind = bisect_right(places, project.span.start)
    following = places[behind] if behind < len(places) else len(document.text)
    line = document.text.find("\n", project.span.end)
    return project.span.start, min(following, len(document.text) if line < 0 else line)


def _is_same(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers may be of one thing, and differ."""
    assert left.value is not None and right.value is not None
    (unit, factor), (other, scale) = base_unit(left.unit), base_unit(right.unit)
    names = fold_name(left.subject), fold_name(right.subject)
    named = bool(names[0]) and (names[0].endswith(names[1]) or names[1].endswith(names[0])) and min(map(len, names)) > 1
    exact = left.comparator == right.comparator == "=" and "actual" not in (left.role, right.role)
    return named and exact and unit == other and left.value * factor != right.value * scale


def _sentence(document: Document, span: Span) -> str:
    """The sentence around a number, folded."""
    low, high = max(0, span.start - _FAR), min(len(document.text), span.end + _FAR)
    starts = [match.end() for match in _STOP.finditer(document.text, low, span.start)]
    stop = _STOP.search(document.text, span.end, high)
    return fold_name(document.text[starts[-1] if starts else low : stop.start() if stop else high])
