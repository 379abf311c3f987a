"""What we say of our vocabulary: headers, labels in both languages, examples, and that every term used is defined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from kg.graph.kinds import CLASSES
from kg.graph.store import ONTOLOGY_FILES
from kg.namespaces import CODE, PLAN, PREFIXES, expand
from kg.paths import ONTOLOGY, QUERIES

ROOT = Path(__file__).parent.parent.parent
OURS = sorted((*(ONTOLOGY / name for name in ONTOLOGY_FILES), *(ONTOLOGY / "shapes").glob("*.ttl")))
BUILT_IN = {str(RDF), str(RDFS), str(OWL), str(SKOS), PREFIXES["xsd"], str(DCTERMS)}


@cache
def graph(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY / name)


def terms() -> list[rdflib.URIRef]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    return sorted({s for kind in kinds for s in graph("plan.ttl").subjects(RDF.type, kind)})


def defined() -> set[str]:
    return {str(s) for name in ONTOLOGY_FILES for s in graph(name).subjects() if str(s).startswith((PLAN, CODE))}


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_every_file_opens_with_a_header_that_fits_it(path: Path) -> None:
    turtle = rdflib.Graph().parse(path)
    (header,) = turtle.subjects(RDF.type, OWL.Ontology)
    assert {title.language for title in turtle.objects(header, DCTERMS.title)} == {"zh", "en"}
    assert turtle.value(header, DCTERMS.license)
    assert turtle.value(header, OWL.versionInfo)
    ends = {"plan": "ontology", "concepts": "code", "alignment": "alignment"}
    assert str(header).endswith(ends.get(path.stem, f"shapes/{path.stem}"))


def test_there_are_as_many_terms_as_the_model_needs() -> None:
    assert len(terms()) > 150
    assert len(set(graph("concepts.ttl").subjects(RDF.type, SKOS.Concept))) > 80


def test_every_term_has_label_definition_example_and_home() -> None:
    turtle = graph("plan.ttl")
    for term in terms():
        for about in (RDFS.label, SKOS.definition):
            said = sorted(turtle.objects(term, about))
            assert sorted(words.language for words in said) == ["en", "zh"], f"{term} {about}"
            assert all(str(words).strip() for words in said)
        assert turtle.value(term, SKOS.example), term
        assert turtle.value(term, RDFS.isDefinedBy) == rdflib.URIRef("https://w3id.org/plan-kg/ontology")


def test_no_two_terms_share_a_label_with_the_same_role() -> None:
    turtle = graph("plan.ttl")
    for language in ("zh", "en"):
        labels = [
            str(x)
            for c in turtle.subjects(RDF.type, OWL.Class)
            for x in turtle.objects(c, RDFS.label, unique=True)
            if x.language == language
        ]
        assert len(labels) == len(set(labels))


def test_every_concept_has_labels_definition_notation_and_scheme() -> None:
    turtle = graph("concepts.ttl")
    for concept in turtle.subjects(RDF.type, SKOS.Concept):
        for about in (RDFS.label, SKOS.prefLabel, SKOS.definition):
            assert sorted(words.language for words in turtle.objects(concept, about)) == ["en", "zh"], concept
        scheme = turtle.value(concept, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in turtle
        assert str(concept).startswith(f"{scheme}-")
        assert turtle.value(concept, SKOS.notation)


def test_every_kind_of_finding_says_how_grave_it_is_and_what_mends_it() -> None:
    turtle = graph("concepts.ttl")
    kinds = list(turtle.subjects(SKOS.inScheme, rdflib.URIRef(f"{CODE}finding")))
    assert len(kinds) == 10
    for kind in kinds:
        assert turtle.value(kind, rdflib.URIRef(f"{PLAN}severity"))
        assert {words.language for words in turtle.objects(kind, rdflib.URIRef(f"{PLAN}remedy"))} == {"zh", "en"}


def test_the_vocabulary_depends_on_no_other() -> None:
    for triple in graph("plan.ttl"):
        for term in triple:
            if isinstance(term, rdflib.URIRef) and not str(term).startswith("https://w3id.org/plan-kg/"):
                assert any(str(term).startswith(known) for known in BUILT_IN) or "apache.org/licenses" in term


def test_every_superclass_domain_and_range_of_ours_is_defined() -> None:
    known = defined()
    for name in ONTOLOGY_FILES:
        for triple in graph(name):
            for term in triple:
                if isinstance(term, rdflib.URIRef) and str(term).startswith((PLAN, CODE)):
                    assert str(term) in known, f"{name}: {term}"


_USES = (
    (re.compile(r"\bplan:([A-Za-z]\w*)"), PLAN),
    (re.compile(r"\bcode:([a-z][a-z0-9-]*)"), CODE),
)
_CALLS = (
    (re.compile(r"\bplan\(\s*\"(\w+)\"\s*\)"), PLAN),
    (re.compile(r"\bcode\(\s*\"([\w-]+)\"\s*,\s*\"([\w-]+)\"\s*\)"), CODE),
)


def used(path: Path) -> Iterable[str]:
    text = path.read_text(encoding="utf-8")
    for pattern, namespace in (*_USES, *(_CALLS if path.suffix == ".py" else ())):
        for found in pattern.finditer(text):
            yield namespace + "-".join(found.groups()).rstrip("-")


@pytest.mark.parametrize(
    ("folder", "pattern", "least"),
    [(ROOT / "kg", "**/*.py", 20), (ONTOLOGY / "shapes", "*.ttl", 6), (QUERIES, "**/*.rq", 10)],
    ids=["code", "shapes", "queries"],
)
def test_every_term_that_is_used_is_defined(folder: Path, pattern: str, least: int) -> None:
    files = sorted(folder.glob(pattern))
    assert len(files) >= least
    known = defined() | {PLAN + "Property"}
    unknown = {(path.relative_to(ROOT).as_posix(), term) for path in files for term in used(path) if term not in known}
    assert not unknown


def test_every_property_is_used_by_a_shape() -> None:
    """A property that no shape speaks of is one that nobody would miss."""
    paths = {
        str(path)
        for file in (ONTOLOGY / "shapes").glob("*.ttl")
        for path in rdflib.Graph().parse(file).objects(None, rdflib.SH.path)
    }
    # Terms of concepts.ttl, of mappings, and those that say nothing of their own domain.
    elsewhere = {
        "severity",
        "remedy",
        "nearest",
        "matchedWords",
        "function",
        "functionIds",
        "level",
        "leftNormalised",
        "rightNormalised",
        *(
            f"{f}StatedIn"
            for f in ("title", "jurisdiction", "period", "issuer", "documentNumber", "issued", "published", "status")
        ),
    }
    ours = {str(t) for t in terms() if not str(t)[len(PLAN) :][0].isupper()}
    assert {t[len(PLAN) :] for t in ours - paths} == elsewhere


def test_the_classes_in_the_dump_follow_from_the_alignment() -> None:
    """What kinds.py writes is what plan.ttl and alignment.ttl entail, no more and no less."""
    axioms = graph("plan.ttl") + graph("alignment.ttl")
    # Ours beside the class itself; and steps inside other vocabularies, which are not ours to state.
    theirs = {
        expand("org:FormalOrganization"): {expand("org:Organization")},
        expand("prov:SoftwareAgent"): {expand("prov:Agent")},
    }
    for ours, written in CLASSES.items():
        if ours == "Selector":
            continue
        entailed = {str(c) for c in axioms.transitive_objects(rdflib.URIRef(PLAN + ours), RDFS.subClassOf)}
        entailed |= {more for known in entailed for more in theirs.get(known, ())}
        assert {expand(name) for name in written} == entailed, ours
