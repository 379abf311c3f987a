"""What a build holds, for catalogues: VoID (https://www.w3.org/TR/void/) and DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/)
with every file as a distribution, in the form that DCAT-AP 3 asks for."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg import __version__
from kg.model.plan import Manifest
from kg.namespaces import DCAT, DCT, DEFAULT_BASE, FOAF, OWL, PLAN, PREFIXES, PROV, RDF, SKOS, VOID, XSD

#: The licence of the project, which covers what it makes (see NOTICE for the texts of the plans).
LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"

_SPDX = "http://spdx.org/rdf/terms#"
_IANA = "http://www.iana.org/assignments/media-types/"
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
_PREFIXES = PREFIXES | {"spdx": _SPDX}

#: The media type of a file by the end of its name; the longest end that fits counts.
MEDIA_TYPES: dict[str, str] = {
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".parquet": "application/vnd.apache.parquet",
}
_GZIP = "application/gzip"

#: Parts of a build that are offered for download. Parquet files are left out: they are there only where pyarrow is.
_PARTS = ("facts", "graph", "tables")
_LEFT_OUT = (".parquet", "description.ttl")
#: Predicates that link to data of others.
_LINKS = (*(f"{SKOS}{name}Match" for name in ("exact", "close", "broad", "narrow", "related")), f"{OWL}sameAs")


def write_description(store: ox.Store, folder: Path, manifests: Sequence[Manifest], base: str = DEFAULT_BASE) -> Path:
    """Writes `graph/description.ttl` in the folder of a build and says where: everything there with size, checksum
    and media type, what the graph holds, and where it links to. Call it when the other files are complete."""
    triples = _Description(store, folder, manifests, base).triples()
    path = folder / "graph" / "description.ttl"
    out = ox.serialize(sorted(set(triples), key=str), format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    path.write_bytes(out or b"")
    return path


@dataclass(frozen=True, slots=True)
class _Description:
    store: ox.Store
    folder: Path
    manifests: Sequence[Manifest]
    base: str
    _typed: set[tuple[str, str]] = field(default_factory=set)

    def triples(self) -> Iterator[ox.Triple]:
        yield from self._catalogue()
        yield from self._dataset()
        yield from self._distributions()
        yield from self._plans()
        yield from self._statistics()
        yield from self._linksets()

    def iri(self, local: str) -> ox.NamedNode:
        return ox.NamedNode(self.base + local)

    def _common(self, node: ox.NamedNode) -> Iterator[ox.Triple]:
        """Licence, publisher, languages and dates, which catalogue and dataset share."""
        publisher = self.iri("dataset/publisher")
        yield _triple(node, f"{DCT}publisher", publisher)
        yield _triple(publisher, f"{RDF}type", _node(f"{FOAF}Agent"))
        # CPSV-AP asks an agent for a title and an identifier, DCAT-AP for a name.
        for name in (f"{FOAF}name", f"{DCT}title"):
            yield _triple(publisher, name, ox.Literal("The plan-kg authors", language="en"))
        yield _triple(publisher, f"{DCT}identifier", ox.Literal("publisher"))
        licence = _node(LICENCE)
        yield _triple(node, f"{DCT}license", licence)
        yield _triple(licence, f"{RDF}type", _node(f"{DCT}LicenseDocument"))
        for language in ("ZHO", "ENG"):
            tongue = _node(_LANGUAGE + language)
            yield _triple(node, f"{DCT}language", tongue)
            yield _triple(tongue, f"{RDF}type", _node(f"{DCT}LinguisticSystem"))
        if self._modified() is not None:
            yield _triple(node, f"{DCT}modified", _date(self._modified() or ""))

    def _modified(self) -> str | None:
        """The latest date that the inputs carry (issued or retrieved), None where they carry none."""
        dates = [date for m in self.manifests for date in (m.issued, m.retrieved) if date]
        return max(dates, default=None)

    def _catalogue(self) -> Iterator[ox.Triple]:
        node, service = self.iri("dataset/catalogue"), self.iri("sparql")
        yield _triple(node, f"{RDF}type", _node(f"{DCAT}Catalog"))
        yield from _words(node, f"{DCT}title", "plan-kg: the catalogue", "plan-kg 数据目录")
        yield from _words(
            node,
            f"{DCT}description",
            "What one build of plan-kg offers: the graph, its tables, the facts and the endpoint.",
            "plan-kg 一次构建所提供的内容:图谱、数据表、事实和查询端点。",
        )
        yield from self._common(node)
        home = _node(self.base)
        yield _triple(node, f"{FOAF}homepage", home)
        yield _triple(home, f"{RDF}type", _node(f"{FOAF}Document"))
        yield _triple(node, f"{DCAT}dataset", self.iri("dataset"))
        yield _triple(node, f"{DCAT}service", service)
        yield _triple(service, f"{RDF}type", _node(f"{DCAT}DataService"))
        yield from _words(service, f"{DCT}title", "SPARQL endpoint (kg serve)", "SPARQL 端点(kg serve)")
        yield _triple(service, f"{DCAT}endpointURL", service)
        yield _triple(service, f"{DCAT}endpointDescription", service)
        yield _triple(service, f"{DCAT}servesDataset", self.iri("dataset"))
        protocol = _node("https://www.w3.org/TR/sparql11-protocol/")
        yield _triple(service, f"{DCT}conformsTo", protocol)
        yield _triple(protocol, f"{RDF}type", _node(f"{DCT}Standard"))

    def _dataset(self) -> Iterator[ox.Triple]:
        node = self.iri("dataset")
        for kind in (f"{DCAT}Dataset", f"{VOID}Dataset"):
            yield _triple(node, f"{RDF}type", _node(kind))
        yield from _words(node, f"{DCT}title", "Public-service plans compared", "公共服务规划比较图谱")
        yield from _words(
            node,
            f"{DCT}description",
            "What public-service plans of Chinese places promise: service items, indicators, tasks, agencies and "
            "projects as statements with the exact words that prove them, aligned to the national lists and compared.",
            "各地公共服务规划的承诺:服务项目、指标、任务、部门和工程,每条陈述都附有原文依据,与国家清单对齐并可比较。",
        )
        yield from self._common(node)
        for keyword in ("基本公共服务", "规划", "public services", "plans"):
            language = "en" if keyword.isascii() else "zh"
            yield _triple(node, f"{DCAT}keyword", ox.Literal(keyword, language=language))
        yield _triple(node, f"{DCAT}version", ox.Literal(__version__))
        yield _triple(node, f"{DCT}identifier", ox.Literal(node.value))
        yield _triple(node, f"{VOID}uriSpace", ox.Literal(self.base))
        yield _triple(node, f"{VOID}sparqlEndpoint", self.iri("sparql"))
        for feature in ("N-Quads", "TriG", "Turtle", "JSON-LD"):
            yield _triple(node, f"{VOID}feature", _node(f"http://www.w3.org/ns/formats/{feature}"))
        page = _node(self.base)
        yield _triple(node, f"{DCAT}landingPage", page)
        period = [year for m in self.manifests if m.period for year in m.period]
        if period:
            years = self.iri("dataset/period")
            yield _triple(node, f"{DCT}temporal", years)
            yield _triple(years, f"{RDF}type", _node(f"{DCT}PeriodOfTime"))
            yield _triple(years, f"{DCAT}startDate", _year(min(period)))
            yield _triple(years, f"{DCAT}endDate", _year(max(period)))

    def _distributions(self) -> Iterator[ox.Triple]:
        dataset = self.iri("dataset")
        for path in self._files():
            local = path.relative_to(self.folder).as_posix()
            node, address = self.iri(f"dataset/file/{local}"), self.iri(f"data/{local}")
            yield _triple(dataset, f"{DCAT}distribution", node)
            yield _triple(node, f"{RDF}type", _node(f"{DCAT}Distribution"))
            yield _triple(node, f"{DCT}title", ox.Literal(local, language="en"))
            yield _triple(node, f"{DCAT}accessURL", address)
            yield _triple(node, f"{DCAT}downloadURL", address)
            yield _triple(node, f"{DCT}license", _node(LICENCE))
            yield _triple(node, f"{DCAT}byteSize", _integer(path.stat().st_size, "nonNegativeInteger"))
            for name, media_type in _media_types(path):
                yield _triple(node, f"{DCAT}{name}", _node(_IANA + media_type))
                yield _triple(_node(_IANA + media_type), f"{RDF}type", _node(f"{DCT}MediaType"))
            checksum, algorithm = self.iri(f"dataset/checksum/{local}"), _node(f"{_SPDX}checksumAlgorithm_sha256")
            yield _triple(node, f"{_SPDX}checksum", checksum)
            yield _triple(checksum, f"{RDF}type", _node(f"{_SPDX}Checksum"))
            yield _triple(checksum, f"{_SPDX}algorithm", algorithm)
            yield _triple(algorithm, f"{RDF}type", _node(f"{_SPDX}ChecksumAlgorithm"))
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            yield _triple(checksum, f"{_SPDX}checksumValue", ox.Literal(digest, datatype=_node(f"{XSD}hexBinary")))
            if local.startswith("graph/"):
                yield _triple(dataset, f"{VOID}dataDump", address)

    def _files(self) -> list[Path]:
        found = (path for part in _PARTS for path in (self.folder / part).rglob("*") if path.is_file())
        return sorted(path for path in found if not path.name.endswith(_LEFT_OUT))

    def _plans(self) -> Iterator[ox.Triple]:
        """Each plan as a source of the dataset, with what its manifest says of origin and licence."""
        for manifest in self.manifests:
            plan = self.iri(f"id/{manifest.plan}")
            yield _triple(self.iri("dataset"), f"{PROV}wasDerivedFrom", plan)
            yield _triple(plan, f"{DCT}title", ox.Literal(manifest.title, language=f"zh-{manifest.script}"))

    def _statistics(self) -> Iterator[ox.Triple]:
        node = self.iri("dataset")
        classes: Counter[str] = Counter()
        properties: Counter[str] = Counter()
        subjects, total = set(), 0
        for quad in self.store:
            total += 1
            properties[quad.predicate.value] += 1
            subjects.add(quad.subject)
            if quad.predicate.value == f"{RDF}type" and isinstance(quad.object, ox.NamedNode):
                classes[quad.object.value] += 1
        counts = {"triples": total, "entities": len(subjects), "classes": len(classes), "properties": len(properties)}
        for name, count in counts.items():
            yield _triple(node, f"{VOID}{name}", _integer(count))
        for value in sorted({_namespace(term) for term in (*classes, *properties)}):
            yield _triple(node, f"{VOID}vocabulary", _node(value))
        for kind, count in sorted(classes.items()):
            part = self.iri(f"dataset/class/{_local(kind)}")
            yield _triple(node, f"{VOID}classPartition", part)
            yield _triple(part, f"{VOID}class", _node(kind))
            yield _triple(part, f"{VOID}entities", _integer(count))
        for predicate, count in sorted(properties.items()):
            part = self.iri(f"dataset/property/{_local(predicate)}")
            yield _triple(node, f"{VOID}propertyPartition", part)
            yield _triple(part, f"{VOID}property", _node(predicate))
            yield _triple(part, f"{VOID}triples", _integer(count))
        example = next((m.plan for m in self.manifests), None)
        if example:
            yield _triple(node, f"{VOID}exampleResource", self.iri(f"id/{example}"))

    def _linksets(self) -> Iterator[ox.Triple]:
        found: Counter[tuple[str, str]] = Counter()
        for predicate in _LINKS:
            for quad in self.store.quads_for_pattern(None, _node(predicate), None):
                target = quad.object
                if isinstance(target, ox.NamedNode) and not target.value.startswith((self.base, PLAN)):
                    found[predicate, _namespace(target.value)] += 1
        for (predicate, space), count in sorted(found.items()):
            name = f"{_local(predicate)}-{_local(space)}"
            linkset, other = self.iri(f"dataset/linkset/{name}"), self.iri(f"dataset/target/{_local(space)}")
            yield _triple(linkset, f"{RDF}type", _node(f"{VOID}Linkset"))
            yield _triple(self.iri("dataset"), f"{VOID}subset", linkset)
            yield _triple(linkset, f"{VOID}subjectsTarget", self.iri("dataset"))
            yield _triple(linkset, f"{VOID}objectsTarget", other)
            yield _triple(other, f"{RDF}type", _node(f"{VOID}Dataset"))
            yield _triple(other, f"{VOID}uriSpace", ox.Literal(space))
            yield _triple(linkset, f"{VOID}linkPredicate", _node(predicate))
            yield _triple(linkset, f"{VOID}triples", _integer(count))


def _media_types(path: Path) -> Iterable[tuple[str, str]]:
    name = path.name
    if name.endswith(".gz"):
        yield "compressFormat", _GZIP
        name = name.removesuffix(".gz")
    for end, media_type in MEDIA_TYPES.items():
        if name.endswith(end):
            yield "mediaType", media_type


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _triple(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), value)


def _words(subject: ox.NamedNode, predicate: str, english: str, chinese: str) -> Iterator[ox.Triple]:
    yield _triple(subject, predicate, ox.Literal(english, language="en"))
    yield _triple(subject, predicate, ox.Literal(chinese, language="zh"))


def _integer(value: int, datatype: str = "integer") -> ox.Literal:
    return ox.Literal(str(value), datatype=_node(f"{XSD}{datatype}"))


def _date(value: str) -> ox.Literal:
    return ox.Literal(value, datatype=_node(f"{XSD}date"))


def _year(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=_node(f"{XSD}gYear"))


def _namespace(iri: str) -> str:
    """What an IRI shares with its neighbours: up to its # or its last slash."""
    return iri[: iri.rfind("#") + 1] if "#" in iri else iri[: iri.rfind("/") + 1]


def _local(iri: str) -> str:
    """A path segment that names an IRI and stays apart from others: `www.w3.org-2004-02-skos-core-exactMatch`."""
    rest = iri.partition("://")[2].rstrip("/#")
    return "".join(character if character.isalnum() or character in ".-_" else "-" for character in rest)
