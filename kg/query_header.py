"""The Markdown header of a .rq file as a record: title, question, columns, parameters.

A header is the comment block that opens the file; every line after `# ` is Markdown, so that the header is also the
page about the query. Words come in both languages with ` · ` between them, English first:

    # # Evidence of a fact · 事实的依据
    #
    # **Question:** Where does the plan say this? · 规划在何处这样说?
    #
    # **Topic:** evidence
    #
    # **Columns:**
    #
    # - ?quote (text): The words · 原文
    #
    # **Parameters:**
    #
    # - ?fact (fact, required): The fact · 事实
    #
    # **Example:** plan=minqin
    #
    # | quote | passage |
    # | --- | --- |
    # | 人均预期寿命 | minqin/source.txt#char=6,12 |

An example shows rows of the answer on the five sample plans, as `kg query` prints them, in some of the columns; behind
its name may stand what the query is asked with. What stands in brackets is a type of `TYPES` and then, for parameters,
any of `required`, `several` (more than one value) and `one of a|b|c`. What the parameter is when nobody sets it stands
in the query itself (see `kg.query`).
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from kg.errors import QueryError

#: What a column or a parameter holds. `plan` is the id of a plan; `fact` and `passage` are IRIs that pages link to.
TYPES = ("text", "integer", "decimal", "boolean", "date", "iri", "plan", "fact", "passage")

_SEPARATOR = " · "
_ENTRY = re.compile(r"- \?(?P<name>\w+) \((?P<kind>[^)]*)\): (?P<words>.+)")
_SECTION = re.compile(r"\*\*(?P<name>[A-Z][a-z]+):\*\*\s*(?P<rest>.*)")
_BAR = re.compile(r"(?<!\\)\|")
_SETTING = re.compile(r"\w+=\S+")
_SECTIONS = ("Question", "Topic", "Columns", "Parameters", "Example", "Note", "Empty")


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The words in `zh` or `en`."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a result: the variable's name, its type (of `TYPES`), its heading."""

    name: str
    type: str
    label: Words


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a reader may set: the variable's name, its type, its label; `choices` is empty where any value goes."""

    name: str
    type: str
    label: Words
    required: bool = False
    several: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """Some rows of an answer in some of its columns, as printed; `settings` are the parameters it was asked with."""

    settings: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_csv(self) -> str:
        """The rows as comma-separated values under their names."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows((self.columns, *self.rows))
        return out.getvalue()


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says. `example` is None where the five sample plans have no row to show, `note` where there is
    nothing to add; `empty` says why the query may rightly have no rows, None where rows are expected."""

    title: Words
    question: Words
    topic: str
    columns: tuple[Column, ...]
    parameters: tuple[Parameter, ...]
    example: Example | None
    note: Words | None
    empty: Words | None


def parse_header(text: str, place: str) -> Header:
    """The header of a query's text; `place` names the file in messages.

    Raises QueryError where a part is missing or malformed, with its line.
    """
    return _Parser(text, place).header()


class _Parser:
    def __init__(self, text: str, place: str) -> None:
        self.place = place
        self.lines: list[str] = []
        for line in text.splitlines():
            if not line.startswith("#"):
                break
            self.lines.append(line[1:].strip())

    def header(self) -> Header:
        if not self.lines or not self.lines[0].startswith("# "):
            raise QueryError(
                f"{self.place}, line 1: the header must open with a title\n  Write: # # English title · 中文标题"
            )
        sections = self._sections()
        for name in ("Question", "Columns"):
            if name not in sections:
                raise QueryError(f"{self.place}: the header has no **{name}:**")
        columns = tuple(Column(n, kind, words) for n, kind, words, _, _ in self._entries(sections["Columns"]))
        parameters = tuple(self._parameter(*entry) for entry in self._entries(sections.get("Parameters", [])))
        return Header(
            title=self._words(self.lines[0][2:], 1),
            question=self._paragraph(sections["Question"]),
            topic=" ".join(t for _, t in sections.get("Topic", [(0, "other")])).strip(),
            columns=columns,
            parameters=parameters,
            example=self._example(sections["Example"]) if "Example" in sections else None,
            note=self._paragraph(sections["Note"]) if "Note" in sections else None,
            empty=self._paragraph(sections["Empty"]) if "Empty" in sections else None,
        )

    def _sections(self) -> dict[str, list[tuple[int, str]]]:
        sections: dict[str, list[tuple[int, str]]] = {}
        current: list[tuple[int, str]] | None = None
        for number, line in enumerate(self.lines[1:], start=2):
            if found := _SECTION.match(line):
                if found["name"] not in _SECTIONS:
                    raise QueryError(
                        f"{self.place}, line {number}: no part of a header is called {found['name']!r}\n"
                        f"  The parts are {', '.join(_SECTIONS)}."
                    )
                current = sections.setdefault(found["name"], [])
                line = found["rest"]
            if line and current is None:
                raise QueryError(f"{self.place}, line {number}: words before the first part of the header")
            if line and current is not None:
                current.append((number, line))
        return sections

    def _words(self, text: str, line: int) -> Words:
        en, separator, zh = text.partition(_SEPARATOR)
        if not separator or not en.strip() or not zh.strip():
            raise QueryError(
                f"{self.place}, line {line}: words in both languages are expected, English · 中文, not {text!r}"
            )
        return Words(zh.strip(), en.strip())

    def _paragraph(self, lines: list[tuple[int, str]]) -> Words:
        if not lines:
            raise QueryError(f"{self.place}: a part of the header is empty")
        return self._words(" ".join(text for _, text in lines), lines[0][0])

    def _example(self, lines: list[tuple[int, str]]) -> Example:
        settings = tuple(
            (name, value)
            for _, text in lines
            if not text.startswith("|")
            for name, value in (setting.split("=", 1) for setting in _SETTING.findall(text))
        )
        table = [(line, _cells(text)) for line, text in lines if text.startswith("|")]
        if len(table) < 3:
            raise QueryError(f"{self.place}, line {lines[0][0] if lines else 1}: an example is a table with a row")
        columns = tuple(table[0][1])
        for line, cells in table:
            if len(cells) != len(columns):
                raise QueryError(f"{self.place}, line {line}: {len(cells)} cells under {len(columns)} columns")
        return Example(settings, columns, tuple(tuple(cells) for _, cells in table[2:]))

    def _entries(self, lines: list[tuple[int, str]]) -> list[tuple[str, str, Words, tuple[str, ...], int]]:
        entries = []
        for line, text in lines:
            found = _ENTRY.fullmatch(text)
            if found is None:
                raise QueryError(f"{self.place}, line {line}: expected - ?name (type): English · 中文, not {text!r}")
            kind, *options = (part.strip() for part in found["kind"].split(","))
            if kind not in TYPES:
                raise QueryError(f"{self.place}, line {line}: {kind!r} is no type; the types are {', '.join(TYPES)}")
            entries.append((found["name"], kind, self._words(found["words"], line), tuple(options), line))
        return entries

    def _parameter(self, name: str, kind: str, words: Words, options: tuple[str, ...], line: int) -> Parameter:
        choices: tuple[str, ...] = ()
        for option in options:
            if option.startswith("one of "):
                choices = tuple(option.removeprefix("one of ").split("|"))
            elif option not in ("required", "several"):
                raise QueryError(f"{self.place}, line {line}: {option!r} is none of required, several, one of a|b|c")
        return Parameter(name, kind, words, "required" in options, "several" in options, choices)


def _cells(line: str) -> list[str]:
    """The cells of a row of a Markdown table, in which a bar inside a cell has a backslash before it."""
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(line.strip()[1:-1])]
