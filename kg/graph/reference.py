"""The reference lists as SKOS: schemes, areas, items, indicators, functions, places and goals, each with its status."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.graph.iris import Iris
from kg.graph.kinds import CLASSES
from kg.graph.terms import IDENTIFIER, LABEL, Quads, Writer, code, iri, name, plan, text, typed
from kg.model.reference import (
    AgencyFunction,
    Goal,
    Place,
    ReferenceIndicator,
    ReferenceItem,
    References,
    ReferenceUnit,
    verification,
)
from kg.namespaces import DEFAULT_BASE, GN, WD

#: Scheme: title in Chinese and in English, where its entries come from.
SCHEMES: dict[str, tuple[str, str, str]] = {
    "national-135": (
        "“十三五”国家基本公共服务清单",
        "National list of basic public services, 13th five-year period",
        "国发〔2017〕9号",
    ),
    "national-2021": (
        "国家基本公共服务标准(2021年版)",
        "National standard of basic public services (2021)",
        "发改社会〔2021〕443号",
    ),
    "indicators": (
        "公共服务规划参照指标",
        "Reference indicators of public-service plans",
        "ontology/vocabularies/source/indicators.tsv",
    ),
    "units": ("归一化单位", "Units that values are turned into", "ontology/vocabularies/source/units.tsv"),
    "functions": (
        "地方机构职能",
        "Functions of local agencies",
        "ontology/vocabularies/source/agencies.tsv",
    ),
    "cofog": ("政府职能分类", "Classification of the Functions of Government (COFOG)", "datasets/cofog, from UNSD"),
    "places": (
        "行政区划(GB/T 2260)",
        "Administrative divisions (GB/T 2260)",
        "ontology/vocabularies/source/jurisdictions.tsv",
    ),
    "goals": (
        "可持续发展目标(所用部分)",
        "Sustainable Development Goals (as used here)",
        "http://metadata.un.org/sdg",
    ),
}
#: The keys of the table of indicators for the domains of the first list.
_DOMAINS = {
    "education": "公共教育",
    "employment": "劳动就业创业",
    "social-insurance": "社会保险",
    "health": "医疗卫生",
    "social-services": "社会服务",
    "housing": "住房保障",
    "culture-sports": "公共文化体育",
    "disability": "残疾人服务",
}
_EXACT, _CLOSE, _RELATED = (name(f"skos:{p}Match") for p in ("exact", "close", "related"))


def reference_quads(references: References, base: str = DEFAULT_BASE) -> list[str]:
    """Everything of the reference lists as sorted N-Quads lines of graph/reference.

    Raises ValueError where a placeholder for a hidden place bears a code or a link: it must never be resolved.
    """
    iris = Iris(base)
    quads = Quads()
    write = quads.into(iris.graph("reference"))
    for key, (zh, en, origin) in SCHEMES.items():
        node = iri(iris.scheme(key))
        _node(write, node, ("skos:ConceptScheme",), zh, en, key)
        write(node, name("dct:title"), text(zh, "zh"), text(en, "en"))
        write(node, plan("origin"), text(origin))
    _areas(write, iris, references.items)
    for item in references.items:
        _item(write, iris, item)
    for goal in references.goals:
        _goal(write, iris, goal, references.goals)
    for unit in references.units:
        _unit(write, iris, unit)
    areas = {scheme: _area_names(scheme, references.items) for scheme in ("135", "2021")}
    for indicator in references.indicators:
        _indicator(write, iris, indicator, areas)
    for function in references.functions:
        _function(write, iris, function)
    for place in references.places:
        _place(write, iris, place)
    return quads.lines()


def area_key(item: ReferenceItem, items: Iterable[ReferenceItem]) -> str:
    """The id of the area that an item belongs to: the list and its place in it, `135-3`."""
    return f"{item.scheme}-{_area_names(item.scheme, items).index(item.area_zh) + 1}"


def _area_names(scheme: str, items: Iterable[ReferenceItem]) -> list[str]:
    return list(dict.fromkeys(item.area_zh for item in items if item.scheme == scheme))


def _node(write: Writer, node: str, types: Iterable[str], zh: str, en: str, identifier: str) -> None:
    write.types(node, types)
    write(node, LABEL, text(zh, "zh"), text(en, "en"))
    write(node, IDENTIFIER, text(identifier))


def _concept(write: Writer, node: str, types: tuple[str, ...], zh: str, en: str, identifier: str, scheme: str) -> None:
    _node(write, node, ("skos:Concept", *types), zh, en, identifier)
    write(node, name("skos:prefLabel"), text(zh, "zh"), text(en, "en"))
    write(node, name("skos:notation"), text(identifier))
    write(node, name("skos:inScheme"), scheme)


def _top(write: Writer, node: str, scheme: str) -> None:
    write(node, name("skos:topConceptOf"), scheme)
    write(scheme, name("skos:hasTopConcept"), node)


def _broader(write: Writer, narrow: str, broad: str) -> None:
    write(narrow, name("skos:broader"), broad)
    write(broad, name("skos:narrower"), narrow)


def _status(write: Writer, node: str, source: str, verified: str) -> None:
    write(node, plan("origin"), text(source))
    write(node, plan("verification"), text(verified))
    write(node, plan("verificationState"), code("verification", verification(verified)))


def _areas(write: Writer, iris: Iris, items: tuple[ReferenceItem, ...]) -> None:
    for item in items:
        scheme = iri(iris.scheme(f"national-{item.scheme}"))
        key = area_key(item, items)
        area = iri(iris.reference("area", key))
        _concept(write, area, (), item.area_zh, item.area_en, key, scheme)
        _top(write, area, scheme)
        above = area
        if item.category_number is not None and item.category_zh and item.category_en:
            number = f"{item.scheme}-{item.category_number:02d}"
            above = iri(iris.reference("category", number))
            _concept(write, above, (), item.category_zh, item.category_en, number, scheme)
            _broader(write, above, area)
        _broader(write, iri(iris.reference("item", item.id)), above)
        write(iri(iris.reference("item", item.id)), plan("area"), area)


def _item(write: Writer, iris: Iris, item: ReferenceItem) -> None:
    node = iri(iris.reference("item", item.id))
    scheme = iri(iris.scheme(f"national-{item.scheme}"))
    _concept(write, node, ("plan:ReferenceItem",), item.name_zh, item.name_en, item.id, scheme)
    _status(write, node, item.source, item.verified)


def _goal(write: Writer, iris: Iris, goal: Goal, goals: tuple[Goal, ...]) -> None:
    node = iri(iris.reference("goal", goal.code))
    scheme = iri(iris.scheme("goals"))
    _concept(write, node, (), goal.name_zh, goal.name_en, goal.code, scheme)
    _status(write, node, goal.source, goal.verified)
    if goal.iri:
        write(node, _EXACT, iri(goal.iri))
    above = next((g for g in goals if g.iri and g.iri == goal.broader), None)
    if above is None:
        _top(write, node, scheme)
    else:
        _broader(write, node, iri(iris.reference("goal", above.code)))


def _indicator(write: Writer, iris: Iris, indicator: ReferenceIndicator, areas: dict[str, list[str]]) -> None:
    node = iri(iris.reference("indicator", indicator.id))
    scheme = iri(iris.scheme("indicators"))
    _concept(write, node, ("plan:ReferenceIndicator",), indicator.name_zh, indicator.name_en, indicator.id, scheme)
    _top(write, node, scheme)
    _status(write, node, indicator.source, indicator.verified)
    write(node, name("skos:definition"), text(indicator.definition, "en"))
    for alias in indicator.aliases:
        if alias != indicator.name_zh:
            write(node, name("skos:hiddenLabel"), text(alias, "zh"))
    write(node, name("qudt:ucumCode"), typed_ucum(indicator.unit_ucum))
    write(node, name("qudt:hasQuantityKind"), iri(indicator.quantity_kind))
    if indicator.unit_qudt:
        write(node, name("qudt:hasUnit"), iri(indicator.unit_qudt))
    for scheme_key, area in (("135", _DOMAINS.get(indicator.domain or "")), ("2021", indicator.area)):
        if area is not None and area in areas[scheme_key]:
            at = areas[scheme_key].index(area) + 1
            write(node, plan("area"), iri(iris.reference("area", f"{scheme_key}-{at}")))
    write(node, plan("direction"), code("direction", indicator.direction))
    if indicator.note:
        write(node, name("skos:scopeNote"), text(indicator.note, "en"))
    if indicator.sdg and indicator.sdg_match != "none":
        # The tables say how near a goal is; nothing in them is an exact equivalence of a local indicator.
        write(
            node,
            _CLOSE if indicator.sdg_match in ("exact", "close") else _RELATED,
            iri(iris.reference("goal", indicator.sdg)),
        )


def typed_ucum(unit: str) -> str:
    """A UCUM code as a literal of QUDT's datatype."""
    return f'"{unit}"^^<http://qudt.org/schema/qudt/UCUMcs>'


def _unit(write: Writer, iris: Iris, unit: ReferenceUnit) -> None:
    node = iri(iris.reference("unit", unit.id))
    scheme = iri(iris.scheme("units"))
    _concept(write, node, ("plan:Unit", "qudt:Unit"), unit.name_zh, unit.name_en, unit.id, scheme)
    _top(write, node, scheme)
    _status(write, node, "ontology/vocabularies/source/units.tsv", unit.verified)
    write(node, name("qudt:ucumCode"), typed_ucum(unit.ucum))
    if unit.qudt:
        # Equal only where no part of the unit is lost in QUDT; else it is what QUDT has that is nearest.
        write(node, _EXACT if unit.verified.startswith("yes") and "{" not in unit.ucum else _CLOSE, iri(unit.qudt))


def _function(write: Writer, iris: Iris, function: AgencyFunction) -> None:
    node = iri(iris.reference("function", function.id))
    scheme = iri(iris.scheme("functions"))
    _concept(write, node, ("plan:AgencyFunction",), function.name_zh, function.name_en, function.id, scheme)
    _top(write, node, scheme)
    _status(write, node, function.source, function.verified)
    for alias in function.aliases:
        write(node, name("skos:hiddenLabel"), text(alias, "zh"))
    if function.counterpart_zh:
        write(node, name("skos:scopeNote"), text(f"国家层面:{function.counterpart_zh}", "zh"))
    if function.wikidata:
        write(node, _RELATED, iri(WD + function.wikidata))
    cofog = iri(iris.scheme("cofog"))
    for number, en, zh in function.cofog:
        division = iri(iris.reference("cofog", number))
        _concept(write, division, (), zh, en, number, cofog)
        _top(write, division, cofog)
        write(node, _RELATED, division)


def _place(write: Writer, iris: Iris, place: Place) -> None:
    node = iri(iris.jurisdiction(place.id, place.id))
    scheme = iri(iris.scheme("places"))
    if place.is_placeholder and any((place.code, place.wikidata, place.geonames, place.latitude)):
        raise ValueError(f"{place.id} stands for a hidden place and must bear no code and no link")
    _concept(write, node, CLASSES["Jurisdiction"], place.name_zh, place.name_en, place.id, scheme)
    _status(write, node, place.source, place.verified)
    write(node, plan("level"), text(place.level))
    if place.parent is None:
        _top(write, node, scheme)
    else:
        _broader(write, node, iri(iris.jurisdiction(place.parent, place.parent)))
    if place.code:
        write(node, name("schema:identifier"), text(f"GB/T 2260 {place.code}"))
    if place.wikidata:
        write(node, _link(place.verified, "QID"), iri(WD + place.wikidata))
    if place.geonames:
        write(node, _link(place.verified, "geonames"), iri(f"{GN}{place.geonames}/"))
    if place.latitude and place.longitude:
        write(node, name("wgs84:lat"), typed(place.latitude, "decimal"))
        write(node, name("wgs84:long"), typed(place.longitude, "decimal"))
    if place.note:
        write(node, name("skos:scopeNote"), text(place.note, "en"))


def _link(verified: str, what: str) -> str:
    """The predicate that the evidence carries: exact where a code was read at both ends, close where names agree."""
    said = re.search(rf"{what}[^:;]*: (yes[^;]*)", verified)
    by_name = said is None or "by name" in said.group(1)
    return _CLOSE if by_name and not verified.startswith("yes (QID") else _EXACT
