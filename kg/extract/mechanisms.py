"""Mechanisms of implementation that the plan names."""

from __future__ import annotations

import re

from kg.model.document import Document
from kg.model.facts import Facts, Mechanism
from kg.model.span import Span
from kg.text.fold import fold, fold_name

#: A declared list of names: 以A机制、B机制等五大实施机制为支撑.
_LIST = re.compile(
    r"(?P<list>(?:[^、。;::,\n]{2,14}机制、)+[^、。;::,\n]{2,14}机制)等?[一二三四五六七八九十\d]*(?:大|个|项)?(?:实施|保障|运行|工作)?机制"
)
_NAME = re.compile(r"[^、]{2,14}机制")
_BEFORE = re.compile(r"^(?:[^、]*?(?:以|包括|建立|健全|形成|构建|通过|依托|完善))(?=[^、]{3,}机制$)")
_HEADED = re.compile(r"^[^,。、;::]{2,12}机制$")
_SECTION = re.compile(r"(?:实施|运行|保障|支撑|工作)机制$|^机制(?:建设|保障)?$")
#: A sentence that is a name alone, behind a mark or a full stop.
_SENTENCE = re.compile(
    r"(?:(?<=[。::;\n])|^)\s*(?:\d{1,2}|[(]\d+[)])?[.、]?(?P<name>[^,。、;::\n\d]{2,12}机制)(?=。)", re.M
)


def extract_mechanisms(document: Document, known: Facts) -> tuple[Mechanism, ...]:
    """The mechanisms in the order of the text: those listed as such, else the heads of a section on them."""
    listed = _listed(document)
    headed = _headed(document)
    chosen = listed if len(listed) >= len(headed) else headed
    seen: dict[str, Mechanism] = {}
    for span in chosen:
        name = "".join(span.text.split())
        seen.setdefault(fold_name(name), Mechanism(name, span))
    return tuple(sorted(seen.values(), key=lambda m: m.span))


def _listed(document: Document) -> list[Span]:
    text = document.folded.text
    out: list[Span] = []
    for found in _LIST.finditer(text):
        base = found.start("list")
        for name in _NAME.finditer(found["list"]):
            cut = _BEFORE.match(name[0])
            start = base + name.start() + (cut.end() if cut else 0)
            out.append(document.span(*document.folded.span(start, base + name.end())))
    return out


def _headed(document: Document) -> list[Span]:
    """Heads X机制 below a section on mechanisms, or sentences X机制。 in it."""
    out: list[Span] = []
    sections = document.sections
    for index, section in enumerate(sections):
        if not _SECTION.search(fold(section.title.text).text) or section.kind == "run-in":
            continue
        for child in sections[index + 1 :]:
            if child.start >= section.end:
                break
            if _HEADED.match("".join(fold(child.title.text).text.split())):
                out.append(child.title)
    return out
