"""Mechanisms of implementation that the plan names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.scope import own_words, printed, sections_inside
from kg.model.document import Document, Section
from kg.model.facts import Facts, Mechanism
from kg.model.span import Span
from kg.text.fold import fold, fold_name

#: The end of a declared list of names: 以A机制、B机制等五大实施机制为支撑.
_LIST_END = re.compile(r"机制等?[一二三四五六七八九十\d]*[大个项]?(?:实施|保障|运行|工作)?机制")
_NAME = re.compile(r"[^、。;:,\n]{2,14}?机制")
_VERB = re.compile(r"^.*?(?:建立健全|建立完善|以|包括|建立|健全|形成|构建|通过|依托|完善)(?=.{3,}机制$)")
_HEADED = re.compile(r"[^,。、;:]{2,12}机制$")
#: What every heading that fits ends in, in both scripts; most headings are told apart by it alone.
_ENDINGS = ("机制", "機制", "建设", "建設", "保障")
_ONE_BY_ONE = re.compile(
    r"[一二两三四五六七八九十\d][大个项](?:实施|保障|运行|工作)?机制[:,。](?=一是|[(]一[)]|①|1[.、])"
)
_ONE = re.compile(
    r"(?:[一二三四五六七八九十]是|[(][一二三四五六七八九十][)]|[①-⑩]|\d[.、])(?:建立|健全|完善)*(?P<name>[^,。;:\n]{2,12}机制)"
)
#: - **调度通报机制**:按季度调度…
_LABELLED = re.compile(r"(?:[^\w\n]|_){0,8}(?P<name>[\u4e00-\u9fff]{2,12}?(?:机制|機制))[*_ ]*[:：。]")
_NUMBER_OF = re.compile(r"[一二两三四五六七八九十\d][大个项]")
_DONE = re.compile(r"(?:建立健全|建立完善|建立|健全|完善|构建|形成|创新|强化|落实|实行|优化)(?=[^,。;:]{3,}机制$)")
_FEWEST_IN_A_ROW = 3
_LONGEST_LINE = 20
_SECTION = re.compile(
    r"(?:实施|运行|保障|支撑|工作|推进)机制$|[一二三四五六七八九十\d][项大个]机制$|^机制(?:建设|保障)?$"
)


def extract_mechanisms(document: Document, _known: Facts) -> tuple[Mechanism, ...]:
    """The mechanisms in the order of the text: those listed as such, or the heads of a section on them, whichever are
    more."""
    listed = list(_listed(document))
    headed = [(own_words(document, span), span) for span in _headed(document)]
    for others in (_in_a_row(document), _told_one_by_one(document)):
        headed = max(headed, [(own_words(document, span), span) for span in others], key=len)
    found: dict[str, Mechanism] = {}
    for name, span in max(headed, listed, key=len):
        found.setdefault(fold_name(name), Mechanism(name, span))
    return tuple(sorted(found.values(), key=lambda mechanism: mechanism.span))


def _listed(document: Document) -> Iterator[tuple[str, Span]]:
    """The names of lists that say what they list."""
    view = document.prose
    at = view.text.find("机制")
    while at >= 0:
        if (ending := _LIST_END.match(view.text, at)) is not None:
            start = max(view.text.rfind(mark, max(0, at - 200), at) for mark in "。;:,\n") + 1
            names = list(_NAME.finditer(view.text, start, at + 2))
            if len(names) > 1:
                for name in names:
                    verb = _VERB.match(name[0])
                    yield printed(document, view, name.start() + (verb.end() if verb else 0), name.end())
            at = ending.end()
        at = view.text.find("机制", at + 1)


def _told_one_by_one(document: Document) -> Iterator[Span]:
    """The names of a sentence that goes through them: 四项实施机制:一是A机制,…;二是B机制,…."""
    view = document.prose
    for opened in _ONE_BY_ONE.finditer(view.text):
        stop = view.text.find("\n", opened.end())
        for name in _ONE.finditer(view.text, opened.end(), len(view.text) if stop < 0 else stop):
            yield document.span(*view.span(*name.span("name")))


def _headed(document: Document) -> Iterator[Span]:
    """The heads X机制 below a section on mechanisms."""
    starts = {section.start for section in document.sections}
    for index, section in enumerate(document.sections):
        if section.kind == "run-in" or not section.title.text.rstrip().endswith(_ENDINGS):
            continue
        if not _SECTION.search(fold(section.title.text).text):
            continue
        heads = {
            child.title.start: child.title
            for child in sections_inside(document, index)
            if _HEADED.match(fold_name(child.title.text))
        }
        for start, end in _paragraphs(document, section):
            if start in starts:
                continue
            labelled = _LABELLED.match(document.text, start, end)
            if (
                labelled is not None
                and not _NUMBER_OF.search(fold_name(labelled["name"]))
                and _HEADED.match(fold_name(labelled["name"]))
            ):
                heads.setdefault(labelled.start("name"), document.span(*labelled.span("name")))
            elif end - start <= _LONGEST_LINE and _HEADED.match(fold_name(document.text[start:end])):
                heads.setdefault(start, document.span(start, end))
        yield from (_bare(document, head) for _, head in sorted(heads.items()))


def _paragraphs(document: Document, section: Section) -> tuple[tuple[int, int], ...]:
    first, last = (bisect_left(document.paragraphs, (offset, 0)) for offset in (section.body, section.end))
    return document.paragraphs[first:last]


def _bare(document: Document, title: Span) -> Span:
    """The name in a head that tells what is done about it (健全统筹协调机制)."""
    verb = _DONE.match(fold(title.text).text)
    return title if verb is None else document.span(title.start + verb.end(), title.end)


def _in_a_row(document: Document) -> Iterator[Span]:
    """The heads X机制 that follow each other wherever they stand: three or more, none of another kind between them."""
    run: list[Span] = []
    level: tuple[int | None, str] | None = None
    for section in document.sections:
        fits = _HEADED.match(fold_name(section.title.text)) is not None
        here = (section.parent, section.kind)
        if not fits or here != level:
            if len(run) >= _FEWEST_IN_A_ROW:
                yield from run
            run = []
        if fits:
            run.append(_bare(document, section.title))
            level = here
    if len(run) >= _FEWEST_IN_A_ROW:
        yield from run
