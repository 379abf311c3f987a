"""The numbers that Word prints before the paragraphs of a list, which stand nowhere in the paragraphs themselves."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn

_HAN = "零一二三四五六七八九"
_HAN_FORMATS = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "ideographDigital",
        "taiwaneseCountingThousand",
        "chineseLegalSimplified",
        "japaneseDigitalTenThousand",
        "koreanDigital2",
    )
)


class Numbering:
    """The running counts of every list of one document."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._abstract: dict[str, str] = {}
        #: Where a list that shares its levels with others begins to count anew; taken at its first paragraph.
        self._restarts: dict[tuple[str, int], int] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in root.iterchildren(qn("w:abstractNum")):
            key = abstract.get(qn("w:abstractNumId"), "")
            for level in abstract.iterchildren(qn("w:lvl")):
                self._read_level(key, level)
        for num in root.iterchildren(qn("w:num")):
            link, key = num.find(qn("w:abstractNumId")), num.get(qn("w:numId"), "")
            if link is not None:
                self._abstract[key] = link.get(qn("w:val"), "")
            for override in num.iterchildren(qn("w:lvlOverride")):
                start, depth = override.find(qn("w:startOverride")), override.get(qn("w:ilvl"), "")
                value = "" if start is None else start.get(qn("w:val"), "")
                if depth.isdigit() and value.isdigit():
                    self._restarts[key, int(depth)] = int(value)

    def _read_level(self, key: str, level: Any) -> None:
        def value(name: str, default: str) -> str:
            found = level.find(qn(name))
            return default if found is None else str(found.get(qn("w:val"), default))

        depth, start = level.get(qn("w:ilvl"), "0"), value("w:start", "1")
        if depth.isdigit():
            self._levels[key, int(depth)] = (
                value("w:numFmt", "decimal"),
                value("w:lvlText", ""),
                int(start) if start.isdigit() else 1,
            )

    def number(self, paragraph: Any, styles: list[Any]) -> str:
        """What is printed before the paragraph, empty where it belongs to no list; counts the paragraph."""
        list_id, depth = _reference(paragraph, styles)
        key = self._abstract.get(list_id or "")
        if key is None or (key, depth) not in self._levels:
            return ""
        form, pattern, start = self._levels[key, depth]
        if (restart := self._restarts.pop((list_id or "", depth), None)) is not None:
            self._counts[key, depth] = restart - 1
        self._counts[key, depth] = self._counts.get((key, depth), start - 1) + 1
        for other in [k for k in self._counts if k[0] == key and k[1] > depth]:
            del self._counts[other]
        if form in ("none", "bullet"):
            return ""

        def count(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            own_form, _, own_start = self._levels.get((key, at), ("decimal", "", 1))
            return printed_number(self._counts.get((key, at), own_start), own_form)

        return re.sub(r"%(\d)", count, pattern)


def _reference(paragraph: Any, styles: list[Any]) -> tuple[str | None, int]:
    list_id: str | None = None
    depth: int | None = None
    for element in (paragraph, *styles):
        properties = element.find(qn("w:pPr"))
        found = None if properties is None else properties.find(qn("w:numPr"))
        if found is None:
            continue
        number, level = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
        if list_id is None and number is not None:
            list_id = number.get(qn("w:val"))
        if depth is None and level is not None and level.get(qn("w:val"), "").isdigit():
            depth = int(level.get(qn("w:val")))
    return list_id, depth or 0


def printed_number(count: int, form: str) -> str:
    """A count in one of Word's number formats.

    >>> printed_number(12, "chineseCounting"), printed_number(3, "decimalEnclosedCircle")
    ('十二', '③')
    """
    if form in _HAN_FORMATS and 0 < count < 100:
        tens, ones = divmod(count, 10)
        return ("" if not tens else ("" if tens == 1 else _HAN[tens]) + "十") + (_HAN[ones] if ones else "")
    if form.startswith("decimalEnclosedCircle") and 0 < count <= 20:
        return chr(ord("①") + count - 1)
    if form in ("upperLetter", "lowerLetter") and 0 < count <= 26:
        return chr(ord("A" if form == "upperLetter" else "a") + count - 1)
    if form in ("upperRoman", "lowerRoman") and 0 < count < 40:
        roman = "X" * (count // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[count % 10]
        return roman if form == "upperRoman" else roman.lower()
    if form == "decimalZero":
        return f"{count:02d}"
    return str(count)
