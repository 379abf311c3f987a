"""Items of services printed as blocks: a heading, and below it 服务对象:…, 服务内容:…, 服务标准:…, 支出责任:…."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.scope import printed
from kg.model.document import Document, Section
from kg.model.facts import Words

_LABELS = (
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
    """One item: the section whose heading is its name, and its labelled fields."""

    section: Section
    fields: dict[str, Words]


def item_blocks(document: Document) -> Iterator[ItemBlock]:
    """The blocks of the document in reading order; a block has at least two fields, one of them not a unit."""
    view = document.prose
    if not any(word + end in view.text for word in _TELLING for end in (":", "]", "):")):
        return
    labels = list(_LABEL.finditer(view.text))
    starts = [section.start for section in document.sections]
    blocks: dict[int, list[re.Match[str]]] = {}
    for label in labels:
        index = bisect_right(starts, view.origin(label.start())) - 1
        if index >= 0:
            blocks.setdefault(index, []).append(label)
    for index, found in sorted(blocks.items()):
        fields = {
            label.lastgroup: words
            for label, behind in zip(found, [*found[1:], None], strict=True)
            if label.lastgroup and (words := _words(document, label, None if behind is None else behind.start()))
        }
        if len(fields) > 1 and fields.keys() & {"beneficiaries", "standard", "content"}:
            yield ItemBlock(document.sections[index], fields)


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
