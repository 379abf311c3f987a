"""How many fields, items, mechanisms and tasks the plan says it has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.domains import names_field
from kg.extract.scope import Scope
from kg.extract.service_lists import service_lists
from kg.model.document import Document
from kg.model.facts import DeclaredCount, Facts
from kg.text.fold import fold_name
from kg.text.numbers import read_number

_SERVICE = r"(?:国家|省|市|县|区)?(?:基本|普惠性?非?基本)?(?:公共)?服务"
#: A number and what it counts; the numeral comes first, so that one pass over the text finds all kinds.
_COUNT = re.compile(
    r"(?P<n>\d{1,4}|[一二三四五六七八九十百两]{1,5})[ \t\u3000]*(?:"
    rf"(?P<domains>[个大类](?:{_SERVICE})?领域(?:(?:基本)?公共服务)?)"
    rf"|(?P<items>(?:[个项条](?:具体|重点|{_SERVICE}|主要)*|[个项条][一-鿿]{{0,4}}服务|类(?:具体|重点|主要)*{_SERVICE})(?:项目|事项)(?!建设|开工|工程|资金|的?建成|库))"
    rf"|(?P<services>项{_SERVICE}(?!标准|指标|设施))"
    r"|(?P<mechanisms>[个大项种]?(?:(?:基本)?公共服务)?(?:实施|保障|运行|工作|支撑|推进|推动|落实|长效|配套|协同)+机制|[大项]机制)"
    r"|(?P<tasks>[项个条](?:重点|主要|具体|目标|工作|年度|改革)*任务)"
    r"|(?P<bare>[个项类条]))"
)
#: 服务项目共8项 counts items though the number stands behind.
_ITEMS_BEFORE = re.compile(
    r"(?:本领域)?服务(?:项目|事项)\s*$|(?:(?:基本)?公共服务|服务清单)(?:共|总|合|计)+\s*$"
    r"|服务(?:项目|事项)[^,。;\d]{0,8}(?:保持在|稳定在|达到|增加到|扩大到)\s*$"
    r"|(?:服务)?(?:项目|事项)(?:清单)?(?:总数)?(?:共|计|有|总|合|包括|为)+\s*$"
    r"|(?<=领域)[、,]?共?\s*$|(?:\d{1,3}|[一二两三四五六七八九十]{1,3})大?类[、,]?\s*$"
)
#: 部署重点任务16项.
_TASKS_BEFORE = re.compile(r"(?:重点|主要|工作|具体)任务(?:清单)?(?:共|计|有|总|合|包括|为)*\s*$")
_TOTAL_BEFORE = re.compile(
    r"(?:确保|落实|提供|做好|保障|[把将]|共|计|包括|涵盖|明确|列出|确定|所列|(?:领域|类别|方面)[、,]?|[一二两三四五六七八九十\d]大?类)"
    r"(?:了|有|的)?\s*$"
)
#: What the sentence speaks of, where a count alone does not tell.
_OF_SERVICES = re.compile(r"服务|清单")
#: 公共教育(共8项): how many items a field has, in brackets behind its name.
_BEHIND_NAME = re.compile(
    r"[ \t]*[(\uff08][^()\uff08\uff09\n]{0,12}?(?P<count>(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,4})\s*[项項])"
    r"[^()\uff08\uff09\n]{0,12}[)\uff09]"
)
_HAN = re.compile(r"[一-鿿]")
#: 21类58项.
_CLASSES_OF = re.compile(r"类[、,]?共?\d")
_LONGEST_SENTENCE = 500
#: How many of its fields a sentence must name to be one that counts them (幼有所育、学有所教…七个领域).
_FEWEST_NAMED, _LONGEST_FIELD = 2, 12
_FEWEST_COUNTED = 3
_OF_FIELD = re.compile(r"[本该此]领域|这一领域|本章|本节")
_OF_LIST = re.compile(r"[本该此]领域|这一领域|服务(?:项目|清单|事项)|本章|本节")


def extract_declared_counts(document: Document, known: Facts) -> tuple[DeclaredCount, ...]:
    """The counts that the text declares, each once per scope, in the order of the text."""
    view = document.prose
    scope = Scope(document, known)
    names = [fold_name(domain.name) for domain in known.domains]
    found: dict[tuple[str, str, int], DeclaredCount] = {}
    for declared in _behind_names(document, known):
        found.setdefault((declared.scope, declared.what, declared.count), declared)
    for services in service_lists(document):
        domain = scope.domain_at(view.origin(services.start))
        if domain is not None and services.declared is not None and services.certain:
            number, words = services.declared
            declared = DeclaredCount(domain, "service items", number, document.span(*view.span(*words)))
            found.setdefault((domain, "service items", number), declared)
    for match in _COUNT.finditer(view.text):
        what, start = _what(view.text, match)
        count = read_number(match["n"])
        if what is None or count is None or not (1 if what == "service items" else 2) <= count < 2000:
            continue
        far = max(0, start - _LONGEST_SENTENCE)
        sentence = max(view.text.rfind("。", far, start) + 1, view.text.rfind("\n", far, start) + 1, far)
        if what in ("domains", "service items") and not _OF_SERVICES.search(view.text, sentence, match.end() + 20):
            listed = view.text[sentence:start]
            fields = max(
                sum(name in listed for name in names),
                sum(names_field(word) for word in re.split("[、,;:和]", listed) if len(word) <= _LONGEST_FIELD),
            )
            if what == "service items" or fields < _FEWEST_NAMED:
                continue
        span = document.span(*view.span(start, match.end()))
        domain = scope.domain_at(span.start) if what in ("service items", "tasks") else None
        of_list = match.lastgroup == "services" or _OF_LIST.search(view.text, sentence, match.end()) is not None
        if what == "service items" and domain is not None and not of_list:
            continue
        where = domain or "plan"
        if what == "service items" and domain is not None and not names_field(fold_name(domain)):
            # 健全标准体系 is no field of service: what is counted there is the plan's.
            where = domain if _OF_FIELD.search(view.text, sentence, match.end()) else "plan"
        found.setdefault((where, what, int(count)), DeclaredCount(where, what, int(count), span))
    return tuple(sorted(found.values(), key=lambda declared: declared.span.start))


def _behind_names(document: Document, known: Facts) -> Iterator[DeclaredCount]:
    """The counts that headings of fields give behind the field's name."""
    yield from _in_one_sentence(document, known)
    for domain in known.domains:
        match = _BEHIND_NAME.match(document.text, domain.span.end)
        count = read_number(match["n"]) if match else None
        if match and count is not None and count >= 1:
            span = document.span(match.start("count"), match.end("count"))
            yield DeclaredCount(domain.name, "service items", int(count), span)


def _in_one_sentence(document: Document, known: Facts) -> Iterator[DeclaredCount]:
    """The counts of a sentence that goes through the fields (幼有所育4项、学有所教5项、…), three of them or more."""
    view = document.prose
    names = {fold_name(domain.name): domain.name for domain in known.domains}
    if not names:
        return
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found: dict[int, list[DeclaredCount]] = {}
    for match in re.finditer(
        rf"(?P<name>{words})(?:领域|方面)?(?P<count>(?P<n>\d{{1,3}})[项个])(?=[、,;。])", view.text
    ):
        sentence = view.text.rfind("。", max(0, match.start() - _LONGEST_SENTENCE), match.start())
        span = document.span(*view.span(*match.span("count")))
        declared = DeclaredCount(names[match["name"]], "service items", int(match["n"]), span)
        found.setdefault(sentence, []).append(declared)
    for several in found.values():
        if len(several) >= _FEWEST_COUNTED:
            yield from several


def _what(text: str, match: re.Match[str]) -> tuple[str | None, int]:
    """What a match counts, None where nothing of a plan's own; and where its words begin."""
    kind = match.lastgroup
    start = match.start()
    if kind in ("items", "bare") and (before := _ITEMS_BEFORE.search(text, max(0, start - 16), start)) is not None:
        # 3个领域、5个类别 and 9个领域,21类58项 count no services with their second number, 9大领域41项 does.
        words = before[0].lstrip("、,")
        counts_kinds = not words and (_HAN.match(text, match.end()) or _CLASSES_OF.match(text, match.end() - 1))
        return (None if counts_kinds and kind == "bare" else "service items"), start - len(words)
    if kind in ("items", "bare") and (before := _TASKS_BEFORE.search(text, max(0, start - 16), start)) is not None:
        return "tasks", before.start()
    if kind == "services":
        total = _TOTAL_BEFORE.search(text, max(0, start - 6), start)
        if total is None:
            return None, start
        return "service items", start if total[0][:2] in ("领域", "类别", "方面") else total.start()
    names = {"domains": "domains", "items": "service items", "mechanisms": "mechanisms", "tasks": "tasks"}
    return names.get(kind or ""), start
