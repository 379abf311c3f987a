"""The bodies that the plan names: each distinct name once, at its first place.

Names come from the lists of responsibilities, from the letter that sends the plan (issuer, addressees), from the units
of annexes, and from running text by a grammar of level, function and ending (市教育局, 团市委, 县级民政部门), with the
place before it (沙河市教育局). Facilities (综合文化服务中心, 县级综合医院) are no agencies.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.columns import Fields, find_columns
from kg.extract.item_tables import item_rows
from kg.extract.scope import own_words, printed
from kg.extract.tables import alternation, read_table
from kg.extract.unit_lists import is_complete, split_units
from kg.model.document import Document
from kg.model.facts import Agency, Facts
from kg.model.span import Span
from kg.text.fold import Folded, fold_name

_DEFAULT = "局|委|委员会|厅|办|办公室|部"
#: Endings that are also beginnings of other words: 委员 and 办理 are no bodies.
_GUARDS = {"委": r"委(?![员托派培会常书副])", "办": r"办(?![理学法事案公园好医实结])", "部": r"部(?![门分署队级属颁])"}
_MASS = alternation("organisations")
_OFFICE = "办公[厅室]"


def _departments() -> str:
    out = []
    for row in read_table("functions"):
        endings = sorted((row[1] if len(row) > 1 and row[1] else _DEFAULT).split("|"), key=lambda e: (-len(e), e))
        out.append(f"(?:{row[0]})(?:{'|'.join(_GUARDS.get(e, e) for e in endings)})")
    return "|".join(out)


_PLACES = r"(?:\([^()]{1,14}\))?"
_OF_LEVEL = (
    f"委?(?:{_departments()}|{_MASS})|{_PLACES}人民政府(?:{_OFFICE}|督查室|研究室)?|党委|(?:委(?![员托派培会常书副])|政府)(?:{_OFFICE}|督查室|研究室)?"
    "|(?:人民)?(?:法院|检察院)"
)
_LEVEL = "[省市县区州盟旗]"
_TWINS = "|".join(f"(?<={level})委{level}政府" for level in "省市县区旗州")
#: A level and what a body of it is called, at a place where the level is no part of another word (城市, 社区). The
#: first character is matched as one of a set and told apart behind it, so that the search skips from one to the next.
_BODY = re.compile(
    r"[省市县区州盟旗开新管示各乡苏镇团党国街医社行](?:"
    rf"(?P<twin>{_TWINS}|(?<=盟)委行署)"
    rf"|(?P<level>(?<={_LEVEL})(?<![城全我本都]{_LEVEL})(?<![社园校片街小山景牧林矿灾库战郊老]区)(?:{_OF_LEVEL}))"
    r"|(?P<zone>(?:(?<=开)发区|(?<=新)区|(?<=管)理区|(?<=示)范区)"
    rf"(?:管理委员会|管委会|党工委|{_departments()}|综合{_OFFICE}|综合办室))"
    rf"|(?P<every>(?<=各)(?:(?:[县区市旗乡镇]|街道){_PLACES}(?:、(?:[县区市旗乡镇]|街道){_PLACES})+|县市|市县|区县|县区|省|市|县|区|旗|乡镇|镇|乡|苏木镇){_PLACES}人民政府(?:\([^()]{{1,8}}\))?|(?<=各)街道办事处)"
    rf"|(?P<kind>(?:(?<=[省市县区])级|(?<=乡)镇|(?<=苏)木镇|(?<=镇)){_PLACES}人民政府)"
    r"|(?P<line>(?<=[县市省])级(?:以上)?[一-鿿]{2,6}?(?:行政)?(?:主管)?部门)"
    r"|(?P<some>(?:(?<=[省市县区州盟旗])[级直]|(?<=开)发区)各?(?:有关|相关)(?:部门|单位))"
    rf"|(?P<office>(?<=行)政公署(?:{_OFFICE})?)"
    r"|(?P<league>(?<=团)[省市县区州旗盟]委(?![员托派培会常书副]))"
    rf"|(?P<group>(?<={_LEVEL})[^\s,。;、《》():\"]{{2,24}}?(?:领导小组办公室|工作专班))"
    r"|(?P<party>(?<=党)中央|(?<=国)务院(?:办公厅)?(?<!中央国务院)(?<!中央办公厅国务院)(?<!中央办公厅国务院办公厅))"
    r"|(?P<street>(?<=街)道办事处)"
    r"|(?P<agent>(?:(?<=医)保|(?<=社)保|(?<=社)会保险|(?<=医)疗保险|(?<=医)疗保障)经办机构))"
)
#: A place at the head of a line or of a cited title.
_TITLED_PLACE = re.compile(r"[《\n](?:中共)?(?P<place>[一-鿿]{2,6}?[省市县区州盟旗])")
_MASK_BEFORE = re.compile(r"(?<![A-Za-z])[xX×*]{1,3}$")
_LEVEL_BEFORE = re.compile(r"^.(?:[(\uff08][^()\uff08\uff09]*[)\uff09])?")
#: The name of a town that stands alone before 镇人民政府.
_TOWN = re.compile(r"(?<![一-鿿])(?![各由经和与及])[一-鿿]{2,3}$")
_DIVISION = re.compile(r"[一-鿿]{2,8}[科处股](?![学技室员普协])")
_BESIDE = re.compile(r"(?:和|、)(?P<beside>管委会|管理委员会)")
#: What stands before a level and is no place: verbs, and words that count or point.
_NOT_PLACE = re.compile(
    r"配合|利用|按照|依托|推动|支持|落实|贯彻|执行|全面|参照|会同|联合|积极|指导|督促|协调|通过|根据|依据|严格|认真|加强"
    r"|鼓励|组织|建立|完善|健全|推进|实施|接受|报送|报请|报经|成立|设立|提请|经过|结合|对照|衔接|围绕|符合|达到|所在|所属|相关"
    r"|有关|深入|其中|以及|今年|去年|明年|每年|[局委厅室由请与及对在报把按使据的了为是至其]|^[号第由经向与及对在报请将把按从使据各每我本全]"
    r"|[由经向与及对在报请是将把按从使据各级局委厅办会部等号的了全以为到至较比超于即其每我本]$"
)
_NOT_NAME = re.compile(
    r"^(?:各|其他)?各?(?:有关|相关|责任|成员|牵头|配合|参与)(?:职能|责任|行业)?(?:部门|单位|方面)"
    r"|^(?:部门|单位|机关)$|^全市|^我[市县区]|^各?(?:部门|地区|地|单位)$|^各级|^县级市$"
)
_ADDRESSEES = re.compile(r"^(?P<list>[^\n。:]{2,200}):$", re.M)
_LONGEST = 24


def extract_agencies(document: Document, known: Facts) -> tuple[Agency, ...]:
    """The agencies in the order of their first places."""
    first: dict[str, Agency] = {}
    for agency in _named(document, known):
        old = first.get(agency.name)
        if old is None or _rank(agency) < _rank(old):
            first[agency.name] = agency
    found: dict[str, Agency] = {}
    for agency in sorted(first.values(), key=lambda agency: agency.span):
        key = fold_name(agency.name)
        if key and not _NOT_NAME.match(key):
            found.setdefault(key, agency)
    return tuple(sorted(found.values(), key=lambda agency: (agency.span, agency.name)))


def _rank(agency: Agency) -> tuple[bool, Span, str]:
    """The first place of a name comes first, one that a page number cuts in two last."""
    cut = agency.printed is None and "".join(agency.name.split()) not in "".join(agency.span.text.split())
    return cut, agency.span, agency.printed or ""


def _named(document: Document, known: Facts) -> Iterator[Agency]:
    firsts = {name: document.text.find(name) for duty in known.responsibilities for name, _ in duty.agencies}
    for duty in known.responsibilities:
        for name, span in duty.agencies:
            words = own_words(document, span)
            yield Agency(name, span, None if words == name else words)
            if words == name and 0 <= (at := firsts[name]) < span.start and not document.is_furniture(at):
                yield Agency(name, Span(at, at + len(name), name))
    issuer = dict(known.plan.spans).get("issuer")
    if issuer is not None and known.plan.issuer is not None:
        yield Agency(known.plan.issuer, issuer)
    addressees = list(_addressees(document))
    yield from addressees
    yield from _running_text(document, known, document.prose, [agency.span for agency in addressees])
    yield from _annexes(document)


def _addressees(document: Document) -> Iterator[Agency]:
    """The bodies that the letter is sent to: a line of the letter that ends in a colon."""
    view = document.prose
    end = view.locate(document.body_start) if document.body_start else min(len(view.text), 1500)
    for line in _ADDRESSEES.finditer(view.text, 0, end):
        if not is_complete(line["list"]) and "政府" not in line["list"]:
            continue
        units = split_units(document, view, *line.span("list")).units
        if all(len(unit.name) <= _LONGEST for unit in units):
            for unit in units:
                yield Agency(unit.name, unit.span, unit.printed)


def _annexes(document: Document) -> Iterator[Agency]:
    """The units in the annexes of services."""
    view = document.folded
    for span in (*(row.span("lead") for row in item_rows(document)), *_columns(document)):
        if span is not None:
            start, end = view.locate(span.start), view.locate(span.end)
            for unit in split_units(document, view, start, end).units:
                if is_complete(fold_name(unit.name)) and len(unit.name) <= _LONGEST:
                    yield Agency(unit.name, unit.span, unit.printed)


_COLUMNS: Fields = (
    ("indicators", re.compile(r"指标")),
    ("units", re.compile(r"(?:牵头|责任|负责|主管|填报|数据来源)(?:单位|部门)")),
)


def _columns(document: Document) -> Iterator[Span]:
    """The cells of the column of tables of indicators that says who answers for a row."""
    for table in document.tables:
        header, fields = find_columns(table, _COLUMNS, lambda found: {"indicators", "units"} <= found.keys())
        if fields:
            for row in table.grid()[header + 1 :]:
                cell = row[fields["units"]]
                if cell is not None and cell.span is not None:
                    yield cell.span


def _running_text(document: Document, known: Facts, view: Folded, addressed: list[Span]) -> Iterator[Agency]:
    """Names in sentences outside the lists read before, with the place before them where it is one."""
    text = view.text
    matches = list(_BODY.finditer(text))
    stems = _place_stems(text, known, matches)
    listed = [*(span for duty in known.responsibilities for _, span in duty.agencies), *addressed]
    named = sorted({(span.start, span.end) for span in listed})
    for match in matches:
        start, end = match.span()
        at = bisect_right(named, (view.origin(start), len(document.text))) - 1
        if at >= 0 and named[at][1] > view.origin(start):
            continue
        if match.lastgroup in ("level", "zone", "office", "group"):
            start = _with_place(text, match, stems)
            if (
                start < match.start()
                and (division := _DIVISION.match(text, end)) is not None
                and division.end() <= end + 7
            ):
                end = division.end() if text[division.end() : division.end() + 1] in "(,。、;\n" else end
            if match.lastgroup in ("zone", "office") and start == match.start():
                continue
        if text.startswith("镇", start) and (town := _TOWN.search(text, max(0, start - 4), start)) is not None:
            start = start if _NOT_PLACE.search(town[0]) else town.start()
        if match.lastgroup == "some" and text[start - 1 : start] == "等":
            continue
        name, span = printed(document, view, start, end)
        yield Agency(name, span)
        if match.lastgroup == "level" and start == match.start():
            yield from _sharing(document, view, start, name)
        beside = _BESIDE.match(text, end)
        if match.lastgroup == "zone" and name.endswith(("党工委", "黨工委")) and beside is not None:
            other, place = printed(document, view, *beside.span("beside"))
            yield Agency(name[:-3] + other, place, other)


def _sharing(document: Document, view: Folded, start: int, name: str) -> Iterator[Agency]:
    """The bodies of other levels that share the name behind them (市、县人民政府)."""
    ending = _LEVEL_BEFORE.sub("", name)
    while start > 1 and view.text[start - 1] == "、" and view.text[start - 2] in "省市县区州盟旗":
        start -= 2
        if start and "一" <= view.text[start - 1] <= "鿿":
            return
        level, span = printed(document, view, start, start + 1)
        yield Agency(level + ending, span, level)


def _run_before(text: str, at: int) -> str:
    """The Chinese characters right before an offset, at most twelve."""
    start = at
    while start > 0 and at - start < 12 and "一" <= text[start - 1] <= "鿿":
        start -= 1
    return text[start:at]


def _place_stems(text: str, known: Facts, matches: list[re.Match[str]]) -> tuple[str, ...]:
    """What may stand before a level or an office (沙河 before 市教育局, longest first): what does so alone, the places
    that lines and cited titles begin with, and the place that the plan speaks for."""
    stems: set[str] = set()
    for match in matches:
        if match.lastgroup in ("level", "zone", "office"):
            run = _run_before(text, match.start())
            if 2 <= len(run) <= 11 and not _NOT_PLACE.search(run):
                stems.add(run)
    for match in _TITLED_PLACE.finditer(text):
        if not _NOT_PLACE.search(match["place"]):
            stems |= {place for place in (match["place"], match["place"][:-1]) if not _NOT_PLACE.search(place)}
    place = fold_name(known.plan.jurisdiction or "")
    if len(place) > 2:
        stems.add(re.sub(r"(?:开发区|新区|示范区|管理区|[省市县区州盟旗])$", "", place))
    return tuple(sorted(stems, key=lambda stem: (-len(stem), stem)))


def _with_place(text: str, match: re.Match[str], stems: tuple[str, ...]) -> int:
    """Where the name starts, with the place before its level."""
    if (masked := _MASK_BEFORE.search(text, max(0, match.start() - 3), match.start())) is not None:
        return masked.start()
    run = _run_before(text, match.start())
    for stem in stems:
        if stem and run.endswith(stem):
            return match.start() - len(stem)
    return match.start()
