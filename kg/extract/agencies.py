"""The bodies that the plan names: each distinct name once, at its first place.

Names come from the lists of responsibilities, from the letter that sends the plan (issuer, addressees), and from
running text by a grammar of level, function and ending (市教育局, 福建省住房和城乡建设厅, 团市委, 县级民政部门).
Facilities (综合文化服务中心, 县级综合医院) are no agencies.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extract.tables import read_table
from kg.extract.unit_lists import COMPLETE, split_units
from kg.model.document import Document
from kg.model.facts import Agency, Facts
from kg.model.span import Span
from kg.text.fold import fold_name

_DEFAULT = "局|委|委员会|厅|办|办公室|部"
_LEVEL = r"(?:国家|全国|中央|自治区|自治州|自治县|开发区|新区|省|市|县|区|州|盟|旗)"
_NOT_LEVEL = r"(?<![城全我本社园校片街小山景牧林矿灾库战郊老])"
_ENDING_GUARD = {
    "委": r"委(?!员|托|派|培|会)",
    "办": r"办(?!理|学|法|事|案|公|园|好|医|实|结)",
    "部": r"部(?!门|分|署|队|级|属|颁)",
    "会": "会(?!议)",
}
_PLACE = r"(?:(?:(?![局委厅办会同级各及和与的等全号])[一-鿿]){2,7}?(?:省|市|县|区|州|盟|旗|自治区|自治州|自治县|开发区|新区))"


def _departments() -> str:
    out = []
    for row in read_table("functions"):
        endings = (row[1] if len(row) > 1 and row[1] else _DEFAULT).split("|")
        guarded = "|".join(_ENDING_GUARD.get(e, e) for e in sorted(endings, key=lambda e: (-len(e), e)))
        out.append(rf"(?:{row[0]})(?:{guarded})")
    return "|".join(out)


_MASS = r"(?:妇联|残联|总工会|工商联|科协|文联|侨联|社科联|红十字会|老龄委|老龄办|关工委|团委|编办|网信办|人武部|妇女联合会|残疾人联合会)"
_BRANCHES = r"(?:人民法院|人民检察院|法院|检察院|人大常委会|人大|政协|纪委监委|纪委|监委|人民政府办公[厅室]|政府办公?[厅室]|人民政府|政府办|委办公?[厅室])"
_TEXT = re.compile(
    rf"(?P<dept>{_NOT_LEVEL}{_LEVEL}(?:委)?(?:{_departments()}|{_MASS}))"
    rf"|(?P<league>团(?:省|市|县|区|州|旗|盟)委)"
    rf"|(?P<party>党中央|(?<!中央)国务院|{_NOT_LEVEL}(?:省委省政府|市委市政府|县委县政府|区委区政府|自治区党委(?:和)?政府|旗委旗政府|盟委行署|州委州政府))"
    rf"|(?P<gov>(?:各)?(?:省|市|县|区|旗|州|盟|乡镇|镇|乡|苏木镇|苏木|县级|市级|省级|区级)(?:\([^()]{{1,14}}\))?人民政府(?:办公[厅室])?)"
    rf"|(?P<short>{_NOT_LEVEL}(?:省|市|县|区|旗|州)(?:委(?![员托派培会])|政府)(?:办公[厅室])?)"
    rf"|(?P<street>街道办事处)"
    rf"|(?P<line>(?:县级|市级|省级)(?:以上)?[一-鿿]{{2,6}}(?:行政)?(?:主管)?部门)"
    rf"|(?P<agent>(?:医保|社保|社会保险|医疗保险|医疗保障)经办机构)"
)
#: A place at a boundary of words; what stands behind it tells whether it is a body's name.
_PLACE_NAME = re.compile(rf"(?:(?<=[^一-鿿])|^)(?P<place>{_PLACE}{{1,3}})(?=[^、,。;::)])", re.M)
_BODY = re.compile(
    rf"(?:人民政府(?:办公[厅室])?|行政公署(?:办公[厅室])?|(?:{_departments()}|{_MASS})|管理委员会|管委会|党工委|"
    rf"(?:委|政府)办公[厅室]|综合办公?室|{_BRANCHES})(?:[一-鿿]{{2,8}}[科处股](?![学技室员普协]))?"
)
_BESIDE = re.compile(r"党工委(?:和|、)(?P<beside>管委会|管理委员会)")
_ADDRESSEES = re.compile(r"^(?P<list>[^\n。:]{2,200}):\s*$", re.M)
_NOT_NAME = re.compile(
    r"^(?:有关|相关|各有关|各相关|市级有关|市级相关|其他)(?:部门|单位)?|^(?:部门|单位|机关)$|^全市|^我[市县区]"
)
_VERBS = re.compile(
    r"^(?:[一-鿿]{0,2})?(?:配合|利用|按照|依托|推动|支持|经|由|报|向|对|在|以|为|与|和|及|是|将|把|请|各|即|据|按|从|使|会同|落实|贯彻|全面)"
)

_Add = Callable[[str, Span, str | None], None]


def extract_agencies(document: Document, known: Facts) -> tuple[Agency, ...]:
    """The agencies in the order of their first places."""
    found: dict[str, Agency] = {}

    def add(name: str, span: Span, printed: str | None) -> None:
        key = fold_name(name)
        old = found.get(key)
        if (
            not key
            or _NOT_NAME.match(key)
            or (old is not None and old.span <= span)
            or document.is_furniture(span.start)
        ):
            return
        found[key] = Agency(name, span, printed)

    for duty in known.responsibilities:
        for name, span in duty.agencies:
            printed = "".join(span.text.split())
            add(name, span, None if printed == name else printed)
    issuer = dict(known.plan.spans).get("issuer")
    if issuer is not None and known.plan.issuer is not None:
        add(known.plan.issuer, issuer, None)
    _addressees(document, add)
    _running_text(document, known, add)
    _earliest(document, found)
    return tuple(sorted(found.values(), key=lambda a: (a.span, a.name)))


def _addressees(document: Document, add: _Add) -> None:
    """The bodies that the letter is sent to: a line of the letter that ends in a colon."""
    text = document.folded.text
    for line in _ADDRESSEES.finditer(text, 0, min(len(text), max(document.body_start, 1500))):
        if not COMPLETE.search(line["list"]) and "政府" not in line["list"]:
            continue
        units = split_units(document, *line.span("list")).units
        if len(units) >= 1 and all(len(unit.name) <= 24 for unit in units):
            for unit in units:
                add(unit.name, unit.span, unit.printed)


def _running_text(document: Document, known: Facts, add: _Add) -> None:
    folded = document.folded
    covered: list[tuple[int, int]] = []
    for start, end in _placed(document, known):
        covered.append((start, end))
        span = document.span(*folded.span(start, end))
        name = "".join(span.text.split())
        add(name, span, None)
        beside = _BESIDE.match(folded.text, end - 3)
        if beside is not None and name.endswith(span.text[-3:]):
            other = document.span(*folded.span(*beside.span("beside")))
            add(name[:-3] + other.text, other, other.text)
    at = 0
    for match in _TEXT.finditer(folded.text):
        while at < len(covered) and covered[at][1] <= match.start():
            at += 1
        if at < len(covered) and covered[at][0] <= match.start():
            continue
        span = document.span(*folded.span(*match.span()))
        add("".join(span.text.split()), span, None)


def _placed(document: Document, known: Facts) -> list[tuple[int, int]]:
    """Ranges of names that begin with a place (四川省发展和改革委员会), at a boundary or behind a known place."""
    text = document.folded.text
    places = {m["place"] for m in _PLACE_NAME.finditer(text) if not _VERBS.match(m["place"])}
    if known.plan.jurisdiction is not None:
        places.add(fold_name(known.plan.jurisdiction))
    out: dict[int, int] = {}
    for place in sorted(places, key=len):
        at = text.find(place)
        while at >= 0:
            body = _BODY.match(text, at + len(place))
            if body is not None:
                out[at] = max(out.get(at, 0), body.end())
            at = text.find(place, at + 1)
    ranges: list[tuple[int, int]] = []
    for start, end in sorted(out.items()):
        if not ranges or start >= ranges[-1][1]:
            ranges.append((start, end))
    return ranges


def _earliest(document: Document, found: dict[str, Agency]) -> None:
    """Names move to the first place of the text that prints them whole."""
    for key, agency in found.items():
        if agency.printed is not None:
            continue
        at = document.text.find(agency.name)
        if 0 <= at < agency.span.start and not document.is_furniture(at):
            found[key] = Agency(agency.name, Span(at, at + len(agency.name), agency.name))
