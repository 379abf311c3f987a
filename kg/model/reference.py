"""What plans are held against: records of the reference lists, one class per list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: The list of the 13th five-year period (81 items) and the national standard of 2021 (80 items).
Scheme = Literal["135", "2021"]

#: How far a row was checked against its source; the words in full stand in `verified`.
Verification = Literal["yes", "partly", "no", "not-applicable"]


@dataclass(frozen=True, slots=True)
class ReferenceItem:
    """An item of a national list. `area` is the domain (135) or area (2021); the category is None in the list of the
    13th period, which has none."""

    id: str
    scheme: Scheme
    number: int
    name_zh: str
    name_en: str
    area_zh: str
    area_en: str
    category_number: int | None
    category_zh: str | None
    category_en: str | None
    source: str
    verified: str

    @property
    def key(self) -> str:
        """The id as it stands in an address: bps2021-11 for bps2021:11."""
        return self.id.replace(":", "-")


@dataclass(frozen=True, slots=True)
class ReferenceIndicator:
    """An indicator that plans of this kind use. `unit_qudt` is None where QUDT has no fitting unit; `domain` is a key
    of the 13th-period domains and `area` the name of an area of 2021, each None where none fits; `sdg` is the code of
    the nearest goal, target or indicator."""

    id: str
    name_zh: str
    name_en: str
    definition: str
    quantity_kind: str
    unit_ucum: str
    unit_qudt: str | None
    direction: Literal["higher-better", "lower-better", "neutral"]
    domain: str | None
    area: str | None
    sdg: str | None
    sdg_match: Literal["exact", "close", "related", "none"]
    aliases: tuple[str, ...]
    national_plan: str | None
    source: str
    verified: str
    note: str | None


@dataclass(frozen=True, slots=True)
class AgencyFunction:
    """A function that local bodies carry, with the divisions of COFOG that fit: code, English and Chinese
    label."""

    id: str
    name_zh: str
    name_en: str
    counterpart_zh: str | None
    wikidata: str | None
    aliases: tuple[str, ...]
    cofog: tuple[tuple[str, str, str], ...]
    source: str
    verified: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the administrative division. `code` is that of GB/T 2260; Wikidata and GeoNames ids are None where no
    source that may be used gives them."""

    id: str
    name_zh: str
    name_en: str
    level: str
    parent: str | None
    code: str | None
    wikidata: str | None
    geonames: str | None
    latitude: str | None
    longitude: str | None
    source: str
    verified: str
    note: str | None

    @property
    def is_placeholder(self) -> bool:
        """Whether it stands for a place that a plan hides: such a one is never linked to a real place."""
        return "placeholder" in self.verified


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, target or indicator of the Sustainable Development Goals. `iri` is None where the list of the United
    Nations that was read does not have it."""

    code: str
    kind: Literal["goal", "target", "indicator"]
    iri: str | None
    broader: str | None
    name_zh: str
    name_en: str
    source: str
    verified: str


@dataclass(frozen=True, slots=True)
class ReferenceUnit:
    """A unit that values are turned into. `qudt` is None where QUDT has none that fits."""

    id: str
    ucum: str
    qudt: str | None
    name_zh: str
    name_en: str
    verified: str


@dataclass(frozen=True, slots=True)
class References:
    """All reference lists, each in the order of its table, and the mapping between the two national lists as
    (subject id, predicate, object id, confidence, comment); an id is None where a list has no counterpart."""

    items: tuple[ReferenceItem, ...]
    indicators: tuple[ReferenceIndicator, ...]
    functions: tuple[AgencyFunction, ...]
    places: tuple[Place, ...]
    goals: tuple[Goal, ...]
    units: tuple[ReferenceUnit, ...]
    item_links: tuple[tuple[str | None, str, str | None, str, str], ...]


def verification(words: str) -> Verification:
    """How far a row was checked, from the words of its `verified` cell: the weakest state that they name.

    >>> verification("code+name: yes (GB2260); QID: no (by name only)")
    'partly'
    """
    lower = words.lower()
    if lower.startswith("not applicable"):
        return "not-applicable"
    said = {word for word in ("yes", "partly", "no") if _says(lower, word)}
    if said == {"yes"}:
        return "yes"
    return "no" if said == {"no"} else "partly"


def _says(words: str, state: str) -> bool:
    return words.startswith(state) or f": {state}" in words
