"""Documents that the plan names in title marks: 《…》, with their number and what the plan does with them.

The plan itself is not cited, nor is a short form (《条例》 after 《…条例》, or one introduced by 以下简称), nor anything
that is no document: 《…》 around a play, a paper or a certificate ends in no kind of document.
"""

from __future__ import annotations

import re

from kg.extract.tables import alternation, words
from kg.model.document import Document
from kg.model.facts import Citation, Facts, Relation
from kg.text.fold import fold_name

_OPEN_OR_CLOSE = re.compile(r"[《》<>]")
#: A title is never longer than this, so that an unclosed mark cannot swallow a page.
_LONGEST = 200
_TYPE = re.compile(rf"(?:{alternation('document_types')})(?:\([^()]{{0,40}}\)|[\d—―-]*年?版?)*$")
_BARE_TYPE = re.compile(rf"(?:本|该|此|上述)?(?:{alternation('document_types')})+$")
#: 川府发〔2021〕47号, also with the year or a bracket lost, standing right behind the title.
_NUMBER = re.compile(r"\s*[(\[]\s*([^\s()\[\]《》,。;]{1,12}[(\[]?\d{0,4}[)\]]?\s*(?:第\s*)?\d{1,6}号)\s*[)\]]?")
_SHORT_FORM = re.compile(r"简称(?:为|:)?\s*\"?$")
_FOUNDING = re.compile(
    r"制定本|编制本|特制定|特编制|制订本|特制订|出台本|编制$|编制[。,]|制定[^。;]{0,40}(?:要点|方案|计划|规划|清单)[。]?"
)
_VERB = re.compile(r"(依据|根据|按照|遵照|参照|对照|衔接)|(贯彻|落实|实施|推进)")


def extract_citations(document: Document, known: Facts) -> tuple[Citation, ...]:
    """The documents that the text names, each once at its first place, in the order of the text."""
    folded = document.folded
    text = folded.text
    own = _own_names(known)
    found: dict[str, Citation] = {}
    order: list[str] = []
    short: set[str] = set()
    for start, end in _title_marks(text):
        origin = folded.span(start, end)
        if document.is_furniture(origin[0]):
            continue
        words_inside = fold_name(text[start:end])
        if _SHORT_FORM.search(text, max(0, start - 6), start):
            short.add(words_inside)
            continue
        if words_inside in short or _BARE_TYPE.match(words_inside) or not _TYPE.search(words_inside):
            continue
        if _is_own(words_inside, own):
            continue
        number = _NUMBER.match(text, end)
        printed = None
        if number is not None:
            at = folded.span(number.start(1), number.end(1))
            printed = "".join(document.text[at[0] : at[1]].split())
        if words_inside in found:
            old = found[words_inside]
            if old.document_number is None and printed is not None:
                found[words_inside] = Citation(old.title, printed, old.relation, old.span)
            continue
        span = document.span(*origin)
        order.append(words_inside)
        found[words_inside] = Citation("".join(span.text.split()), printed, _relation(text, start, end), span)
    for citation in _inside_own_title(document, known, found):
        found[fold_name(citation.title)] = citation
    return tuple(sorted(found.values(), key=lambda c: c.span))


def _title_marks(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of outermost titles in title marks; nested marks, also <…>, stay inside."""
    out: list[tuple[int, int]] = []
    at = text.find("《")
    while at >= 0:
        end = _closing(text, at)
        if end is None:
            at = text.find("《", at + 1)
            continue
        out.append((at, end))
        at = text.find("《", end)
    return out


def _closing(text: str, start: int) -> int | None:
    """The offset behind the mark that closes the title opened at start; None where none does.

    A title whose inner marks do not balance ends at its first closing mark.
    """
    depth, first = 0, None
    for mark in _OPEN_OR_CLOSE.finditer(text, start, min(len(text), start + _LONGEST)):
        if mark[0] in "<>":
            continue
        depth += 1 if mark[0] == "《" else -1
        if mark[0] == "》" and first is None:
            first = mark.end()
        if depth == 0:
            return mark.end()
    return first


def _own_names(known: Facts) -> tuple[str, ...]:
    title = known.plan.title
    return () if title is None else (fold_name(title),)


def _is_own(words_inside: str, own: tuple[str, ...]) -> bool:
    """Whether the words name the plan itself: its title with or without place and draft note."""
    bare = re.sub(r"[<>]|\([^()]*(?:稿|草案|送审)[^()]*\)", "", words_inside)
    for title in own:
        whole = re.sub(r"[<>]|\([^()]*(?:稿|草案|送审)[^()]*\)", "", title)
        if bare == whole or (len(bare) > 8 and (whole.endswith(bare) or bare.endswith(whole))):
            return True
    return False


def _inside_own_title(document: Document, known: Facts, found: dict[str, Citation]) -> list[Citation]:
    """The documents inside the plan's own title (贯彻落实《…》实施方案): what the plan implements."""
    span = dict(known.plan.spans).get("title")
    if span is None:
        return []
    folded = document.folded
    out = []
    for inner in re.finditer(r"[《〈<＜]([^《》〈〉<>＜＞]{4,120})[》〉>＞]", span.text):
        name = fold_name(inner[0]).strip("<>")
        if name in found or not _TYPE.search(name) or _BARE_TYPE.match(name) or _is_own(name, _own_names(known)):
            continue
        at = document.span(span.start + inner.start(), span.start + inner.end())
        out.append(Citation("".join(at.text.split()), None, "implements", at))
    del folded
    return out


def _relation(text: str, start: int, end: int) -> Relation:
    """What the plan does with the document: in the sentence that founds the plan it rests on it or implements it."""
    left = max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1
    right = text.find("。", end)
    right = len(text) if right < 0 else right + 1
    if right - left > 1500 or not _FOUNDING.search(text, end, right):
        return "mentions"
    verbs = list(_VERB.finditer(text, left, start))
    return "implements" if verbs and verbs[-1][2] else "based_on"


__all__ = ["extract_citations", "words"]
