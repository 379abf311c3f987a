"""Documents that the plan names in title marks: 《…》, with their number and what the plan does with them.

The plan itself is not cited, nor is a short form (《条例》 after 《…条例》, or one introduced by 以下简称), nor what
is no document: 《…》 around a play, a paper or a certificate ends in no kind of document.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from kg.extract.scope import own_words, printed
from kg.extract.tables import alternation
from kg.model.document import Document
from kg.model.facts import Citation, Facts, Relation
from kg.text.fold import fold_name

#: A title is never longer than this, so that an unclosed mark cannot swallow a page.
_LONGEST = 200
_MARK = re.compile(r"[《》]")
_KINDS = alternation("document_types")
_KIND = re.compile(rf"(?:{_KINDS})(?:\([^()]{{0,40}}\)|[\d-]*年?版?)*$")
_KIND_ALONE = re.compile(rf"(?:本|该|此|上述)?(?:{_KINDS})+$")
#: 甲府发〔2021〕7号, also with the year or a bracket lost, standing right behind the title.
_NUMBER = re.compile(
    r"\s*[(\[]\s*(?P<number>[^\s()\[\]《》,。;]{1,12}[(\[]?\d{0,4}[)\]]?\s*(?:第\s*)?\d{1,6}号)\s*[)\]]?"
)
_SHORT_FORM = re.compile(r"简称(?:为|:)?\s*\"?$")
_FOUNDING = re.compile(
    r"(?:特)?(?:制定|编制|制订|出台)(?:本|了?[^。;]{0,40}(?:要点|方案|计划|规划|清单))|(?:特)?(?:制定|编制)。|编制(?=[,。])|编制$"
    r"|提出(?:如下|以下)?[^。;]{0,8}意见"
)
_VERB = re.compile(r"(?P<rests>依据|根据|遵照|参照|对照|衔接)|(?P<carries_out>贯彻|落实|实施|推进|执行|按照)")
#: What may stand between the verb and the title outside the founding sentence: few words, or other titles.
_LIST_OF_TITLES = re.compile(r"(?:[^《》。;,]{0,12}《[^《》]{0,120}》[^《》。;]{0,24})*[^《》。;,]{0,12}")
_LONGEST_SENTENCE = 1500
_INNER = re.compile(r"[《〈<<](?P<name>[^《》〈〉<><>]{4,120})[》〉>>]")
_DRAFT_NOTE = re.compile(r"[<>]|\([^()]*(?:稿|草案|送审)[^()]*\)")
_STRENGTH = {"mentions": 0, "based_on": 1, "implements": 1}


def extract_citations(document: Document, known: Facts) -> tuple[Citation, ...]:
    """The documents that the text names, each once at its first place, in the order of the text."""
    view = document.folded
    own = _bare(fold_name(known.plan.title or ""))
    found: dict[str, Citation] = {}
    short_forms: set[str] = set()
    for start, end in _title_marks(view.text):
        name = fold_name(view.text[start:end])
        if _SHORT_FORM.search(view.text, max(0, start - 6), start):
            short_forms.add(name)
        number, relation = _NUMBER.match(view.text, end), _relation(view.text, start, end)
        # What a plan rests on is another's, although its name is the plan's own but for the place.
        rests = _bare(name) != own and (number is not None or relation != "mentions")
        if name in short_forms or not _is_document(name) or (_is_own(name, own) and not rests):
            continue
        title, span = printed(document, view, start, end)
        if document.is_furniture(span.start):
            continue
        cited = Citation(
            title, None if number is None else printed(document, view, *number.span("number"))[0], relation, span
        )
        found[name] = _joined(found[name], cited) if name in found else cited
    for name, cited in _inside_own_title(document, known):
        if not _is_own(name, own):
            found[name] = dataclasses.replace(found.get(name, cited), relation="implements")
    return tuple(sorted(found.values(), key=lambda cited: cited.span))


def _title_marks(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of outermost titles in title marks; nested marks stay inside."""
    at, closing = text.find("《"), text.find("》")
    while at >= 0 and closing >= 0:
        if closing < at:
            closing = text.find("》", at)
        elif closing - at > _LONGEST:
            at = text.find("《", closing - _LONGEST)
        else:
            end = _closing(text, at)
            if end is not None:
                yield at, end
            at = text.find("《", end or at + 1)


def _closing(text: str, start: int) -> int | None:
    """The offset behind the mark that closes the title opened at start, None where none does.

    A title whose inner marks do not balance ends at its first closing mark.
    """
    depth, first = 0, None
    for mark in _MARK.finditer(text, start, start + _LONGEST):
        depth += 1 if mark[0] == "《" else -1
        if depth == 0:
            return mark.end()
        if mark[0] == "》" and first is None:
            first = mark.end()
    return first


def _is_document(name: str) -> bool:
    """Whether a folded title ends in a kind of document and says more than the kind."""
    return _KIND.search(name) is not None and _KIND_ALONE.match(name) is None


def _bare(name: str) -> str:
    return _DRAFT_NOTE.sub("", name)


def _is_own(name: str, own: str) -> bool:
    """Whether a folded title is the plan's own, with or without its place and the note that it is a draft."""
    bare = _bare(name)
    return bool(own) and (bare == own or (len(bare) > 8 and (own.endswith(bare) or bare.endswith(own))))


def _joined(first: Citation, again: Citation) -> Citation:
    """The citation at its first place with what a later place tells beside it."""
    stronger = max((first.relation, again.relation), key=lambda relation: _STRENGTH[relation])
    return dataclasses.replace(
        first,
        document_number=first.document_number or again.document_number,
        relation=first.relation if _STRENGTH[first.relation] else stronger,
    )


def _inside_own_title(document: Document, known: Facts) -> Iterator[tuple[str, Citation]]:
    """The documents inside the plan's own title (贯彻落实《…》实施方案): what the plan implements."""
    span = dict(known.plan.spans).get("title")
    if span is not None:
        for inner in _INNER.finditer(span.text):
            name = fold_name(inner["name"])
            if _is_document(name):
                at = document.span(span.start + inner.start(), span.start + inner.end())
                yield name, Citation(own_words(document, at), None, "implements", at)


def _relation(text: str, start: int, end: int) -> Relation:
    """What the plan does with the document: in the sentence that founds the plan it rests on it or carries it out."""
    far = max(0, start - _LONGEST_SENTENCE)
    left = max(text.rfind("。", far, start) + 1, text.rfind("\n", far, start) + 1, far)
    stop = text.find("。", end, end + _LONGEST_SENTENCE)
    verbs = list(_VERB.finditer(text, left, start))
    last = verbs[-1] if verbs else None
    if _FOUNDING.search(text, end, len(text) if stop < 0 else stop + 1):
        return "implements" if last is not None and last["carries_out"] else "based_on"
    if last is None or not _LIST_OF_TITLES.fullmatch(text, last.end(), start):
        return "mentions"
    return "based_on" if last["rests"] else "implements"
