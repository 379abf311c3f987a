"""The reference lists as SKOS: whole, connected, with the predicates that the evidence carries, and guarded."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict

import pyoxigraph
import pytest

from kg.align.vocabulary import references
from kg.graph.reference import SCHEMES, reference_quads
from kg.namespaces import RDFS, SKOS
from kg.vocabularies import FOLDER, vocabulary_files

TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def skos(local):
    return pyoxigraph.NamedNode(SKOS + local)


@pytest.fixture(scope="module")
def graph():
    store = pyoxigraph.Store()
    store.bulk_load("".join(reference_quads(references())).encode(), pyoxigraph.RdfFormat.N_QUADS)
    return store


def objects(graph, subject, predicate):
    return [quad.object for quad in graph.quads_for_pattern(subject, predicate, None)]


def concepts(graph):
    return [quad.subject for quad in graph.quads_for_pattern(None, TYPE, skos("Concept"))]


def test_every_concept_is_in_one_scheme_that_is_described(graph):
    schemes = {quad.subject for quad in graph.quads_for_pattern(None, TYPE, skos("ConceptScheme"))}
    assert len(schemes) == len(SCHEMES)
    for concept in concepts(graph):
        found = objects(graph, concept, skos("inScheme"))
        assert len(found) == 1 and found[0] in schemes, concept


def test_every_concept_has_one_label_in_each_language_and_no_two_of_a_scheme_share_one(graph):
    seen = defaultdict(set)
    for concept in concepts(graph):
        labels = objects(graph, concept, skos("prefLabel"))
        assert sorted(label.language for label in labels) == ["en", "zh"], concept
        (scheme,) = objects(graph, concept, skos("inScheme"))
        for label in labels:
            seen[scheme, label].add(concept)
        assert set(labels) == set(objects(graph, concept, pyoxigraph.NamedNode(RDFS + "label")))
    clashes = {key: found for key, found in seen.items() if len(found) > 1}
    # Places may bear one English name; their Chinese names and everything else are unique.
    assert not [label for (scheme, label) in clashes if not scheme.value.endswith("places") or label.language == "zh"]


def test_no_hidden_label_is_a_preferred_one_of_another_indicator(graph):
    for scheme in ("indicators",):
        node = pyoxigraph.NamedNode(f"https://w3id.org/plan-kg/scheme/{scheme}")
        preferred = {}
        for concept in (q.subject for q in graph.quads_for_pattern(None, skos("inScheme"), node)):
            for label in objects(graph, concept, skos("prefLabel")):
                preferred[label] = concept
        for quad in graph.quads_for_pattern(None, skos("hiddenLabel"), None):
            assert preferred.get(quad.object, quad.subject) == quad.subject


def test_broader_has_no_cycle_and_is_mirrored_by_narrower(graph):
    above = defaultdict(set)
    for quad in graph.quads_for_pattern(None, skos("broader"), None):
        above[quad.subject].add(quad.object)
        assert objects(graph, quad.object, skos("narrower")).count(quad.subject) == 1
    for concept in tuple(above):
        todo, seen = list(above[concept]), set()
        while todo:
            one = todo.pop()
            assert one != concept, concept
            seen.add(one)
            todo.extend(above.get(one, set()) - seen)


def test_every_concept_is_reached_from_the_top_of_its_scheme(graph):
    for concept in concepts(graph):
        todo, seen = [concept], set()
        while todo:
            one = todo.pop()
            seen.add(one)
            todo.extend(set(objects(graph, one, skos("broader"))) - seen)
        assert any(objects(graph, one, skos("topConceptOf")) for one in seen), concept


def test_exact_matches_are_only_those_that_were_verified(graph):
    exact = Counter()
    for quad in graph.quads_for_pattern(None, skos("exactMatch"), None):
        exact[quad.object.value.split("/")[2]] += 1
    assert exact["www.wikidata.org"] == sum(p.wikidata is not None for p in references().places)
    assert all(p.level == "prefecture" for p in references().places if p.geonames and "by code" in p.verified)
    close = [
        q.subject.value for q in graph.quads_for_pattern(None, skos("closeMatch"), None) if "geonames" in q.object.value
    ]
    assert len(close) == 31


def test_no_placeholder_has_a_link_out(graph):
    for place in ("x-city", "x-province"):
        node = pyoxigraph.NamedNode(f"https://w3id.org/plan-kg/jurisdiction/{place}")
        assert not [q for q in graph.quads_for_pattern(node, None, None) if "Match" in q.predicate.value]


def test_a_placeholder_that_bears_a_code_is_refused():
    lists = references()
    places = tuple(dataclasses.replace(p, code="110000") if p.id == "x-city" else p for p in lists.places)
    with pytest.raises(ValueError, match="hidden place"):
        reference_quads(dataclasses.replace(lists, places=places))


def test_the_tracked_files_are_those_that_the_tables_make():
    made = vocabulary_files()
    assert sorted(path.name for path in FOLDER.glob("*.ttl")) == sorted(made)
    for name, text in made.items():
        assert (FOLDER / name).read_bytes() == text, f"{name}: run python -m kg.vocabularies"
