"""The namespaces of the project, each with the prefix that files, queries and pages use for it.

`PREFIXES` is the one table; the constants are its rows under the names that code reads better.
"""

from __future__ import annotations

#: Where resources live when no other base is given. Not registered yet: see ontology/README.md.
DEFAULT_BASE = "https://w3id.org/plan-kg/"

#: Classes and properties; the same whatever the base of the resources is.
PLAN = "https://w3id.org/plan-kg/ontology#"
#: Concepts of our own small schemes (roles, states, verdicts, …).
CODE = "https://w3id.org/plan-kg/code#"
#: SHACL shapes of the project.
SHAPE = "https://w3id.org/plan-kg/shape#"

ADMS = "http://www.w3.org/ns/adms#"
CPSV = "http://purl.org/vocab/cpsv#"
DCAT = "http://www.w3.org/ns/dcat#"
DCT = "http://purl.org/dc/terms/"
ELI = "http://data.europa.eu/eli/ontology#"
FOAF = "http://xmlns.com/foaf/0.1/"
#: Core Vocabularies and CPSV-AP; CCCEV shares it. It spells PublicOrganisation with an s.
M8G = "http://data.europa.eu/m8g/"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
QB = "http://purl.org/linked-data/cube#"
QUDT = "http://qudt.org/schema/qudt/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
#: With http, as CPSV-AP, DCAT 3 and the SDG files write it; rdflib's SDO has https and does not join with them.
SCHEMA = "http://schema.org/"
SDG = "http://metadata.un.org/sdg/"
SEMAPV = "https://w3id.org/semapv/vocab/"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SSSOM = "https://w3id.org/sssom/"
VOID = "http://rdfs.org/ns/void#"
WD = "http://www.wikidata.org/entity/"
GN = "https://sws.geonames.org/"
GEO = "http://www.opengis.net/ont/geosparql#"
#: With http, unlike rdflib's WGS.
WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: dict[str, str] = {
    "adms": ADMS,
    "code": CODE,
    "cpsv": CPSV,
    "dcat": DCAT,
    "dct": DCT,
    "eli": ELI,
    "foaf": FOAF,
    "geo": GEO,
    "gn": GN,
    "m8g": M8G,
    "oa": OA,
    "org": ORG,
    "owl": OWL,
    "plan": PLAN,
    "prov": PROV,
    "qb": QB,
    "qudt": QUDT,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sdg": SDG,
    "semapv": SEMAPV,
    "sh": SH,
    "shape": SHAPE,
    "skos": SKOS,
    "sssom": SSSOM,
    "void": VOID,
    "wd": WD,
    "wgs84": WGS84,
    "xsd": XSD,
}


def sparql_prefixes() -> str:
    """The PREFIX lines of all namespaces, by prefix."""
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(PREFIXES.items()))


def shorten(iri: str) -> str:
    """The IRI with the prefix of the longest namespace that it lies in, or the IRI itself where none fits.

    >>> shorten("https://w3id.org/plan-kg/ontology#Value")
    'plan:Value'
    """
    prefix, namespace = max(PREFIXES.items(), key=lambda row: len(row[1]) if iri.startswith(row[1]) else -1)
    return f"{prefix}:{iri[len(namespace) :]}" if iri.startswith(namespace) else iri


def expand(name: str) -> str:
    """The IRI of a prefixed name; raises KeyError for a prefix that is not in the table.

    >>> expand("code:role-target")
    'https://w3id.org/plan-kg/code#role-target'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
