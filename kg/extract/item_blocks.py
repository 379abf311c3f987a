"""Items of services printed as blocks: a heading or 服务项目:…, and below it 服务对象:…, 服务标准:…, 支出责任:…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.scope import own_words, printed
from kg.model.document import Document, Section
from kg.model.facts import Words

_LABELS = (
    ("name", "服务项目|服务事项|项目名称|事项名称|服务名称"),
    ("beneficiaries", "服务对象|保障对象|享受对象|受益对象"),
    ("content", "服务内容|保障内容"),
    ("standard", "服务(?:指导)?标准|保障标准|指导标准|服务要求"),
    ("funding", "支出责任|经费(?:来源|保障)|资金来源"),
    ("lead", "牵头(?:负责|责任)?(?:单位|部门)|主管部门|责任单位"),
)
_LABEL = re.compile(
    r"(?<![一-鿿])[(\[]?(?:" + "|".join(f"(?P<{field}>{names})" for field, names in _LABELS) + r")(?:[)\]]?\s*:|\])"
)
#: Without one of these no block can be complete; looking for them is much cheaper than for all labels.
_TELLING = ("服务对象", "保障对象", "享受对象", "受益对象", "服务标准", "指导标准", "保障标准", "服务内容", "保障内容")
_EDGES = " \t。;,"


@dataclass(frozen=True, slots=True)
class ItemBlock:
    """One item: its name, the section that it stands in (below that of a heading which is its name), None where it
    stands in none, and its labelled fields."""

    name: Words
    section: Section | None
    fields: dict[str, Words]


def item_blocks(document: Document) -> Iterator[ItemBlock]:
    """The blocks of the document in reading order; a block has at least two fields, one of them not a unit."""
    view = document.prose
    if not any(word + end in view.text for word in _TELLING for end in (":", "]", "):")):
        return
    run: list[re.Match[str]] = []
    opened: tuple[int, bool] | None = None
    for label in [*_LABEL.finditer(view.text), None]:
        index = None if label is None else document.section_at(view.origin(label.start()))
        names = label is not None and label.lastgroup == "name"
        here = (-1 if index is None else index, names)
        if label is None or names or opened is None or here[0] != opened[0]:
            if (block := _block(document, run, None if label is None else label.start())) is not None:
                yield block
            run, opened = [], here
        if label is not None:
            run.append(label)


def _block(document: Document, labels: list[re.Match[str]], stop: int | None) -> ItemBlock | None:
    """The block of labels that follow each other, None where they make none."""
    if not labels:
        return None
    ends = [label.start() for label in labels[1:]]
    fields = {
        label.lastgroup: words
        for label, end in zip(labels, [*ends, stop], strict=True)
        if label.lastgroup and (words := _words(document, label, end)) is not None
    }
    index = document.section_at(document.prose.origin(labels[0].start()))
    section = None if index is None else document.sections[index]
    name = fields.pop("name", None)
    if len(fields) < 2 or not fields.keys() & {"beneficiaries", "standard", "content"}:
        return None
    if name is not None:
        return ItemBlock(name, section, fields)
    if section is None:
        return None
    above = None if section.parent is None else document.sections[section.parent]
    return ItemBlock(Words(own_words(document, section.title), section.title), above, fields)


def _words(document: Document, label: re.Match[str], stop: int | None) -> Words | None:
    """What stands behind a label up to the next one or the end of the line."""
    view = document.prose
    line = view.text.find("\n", label.end())
    end = min(len(view.text) if line < 0 else line, len(view.text) if stop is None else stop)
    found = view.text[label.end() : end].strip(_EDGES)
    if not found:
        return None
    start = view.text.index(found, label.end())
    return Words(*printed(document, view, start, start + len(found)))
