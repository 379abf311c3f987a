"""The graph of the invented plan with what a full build lays beside it: references, alignments, comparisons."""

from __future__ import annotations

import pyoxigraph

from kg.model.identity import identify
from kg.namespaces import DEFAULT_BASE, PREFIXES
from tests.graph.example import FACTS, example_store

_IDS = identify(FACTS)
_HEADER = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()) + f"@base <{DEFAULT_BASE}> .\n"
_REFERENCE = """
<scheme/items> a skos:ConceptScheme ; rdfs:label "清单"@zh , "list"@en ; dct:identifier "items" .
<reference/area/1> a skos:Concept ; rdfs:label "教育"@zh , "education"@en ; dct:identifier "1" .
<reference/item/1> a plan:ReferenceItem , skos:Concept ; rdfs:label "免费教材"@zh , "free textbooks"@en ;
  dct:identifier "item-1" ; skos:inScheme <scheme/items> ; plan:area <reference/area/1> ; plan:origin "invented" ;
  plan:verification "no" ; plan:verificationState code:verification-no .
<reference/indicator/1> a plan:ReferenceIndicator , skos:Concept ; rdfs:label "覆盖率"@zh , "coverage"@en ;
  dct:identifier "indicator-1" ; skos:inScheme <scheme/items> ; plan:direction code:direction-higher-better ;
  plan:origin "invented" ; plan:verification "no" ; plan:verificationState code:verification-no .
<reference/function/1> a plan:AgencyFunction , skos:Concept ; rdfs:label "教育"@zh , "education"@en ;
  dct:identifier "function-1" ; skos:inScheme <scheme/items> ; plan:origin "invented" ; plan:verification "no" ;
  plan:verificationState code:verification-no .
<reference/unit/1> a plan:Unit , skos:Concept ; rdfs:label "百分比"@zh , "percent"@en ; dct:identifier "unit-1" .
"""
_COMPARISON = f"""
<coverage/yunxi/1> a plan:Coverage ; rdfs:label "覆盖"@zh , "coverage"@en ;
  plan:inPlan <id/yunxi> ; plan:referenceItem <reference/item/1> ;
  plan:underTask <id/yunxi/{_IDS.tasks[0]}> ; plan:underDomain <id/yunxi/{_IDS.domains[0]}> ;
  plan:coverageState code:coverage-listed ; plan:match code:match-exact ; plan:zone code:zone-list ; plan:rule "1" ;
  plan:statedIn <id/yunxi/source.txt#char=0,10> .
<standard/yunxi/1/standard> a plan:Standard ; plan:inPlan <id/yunxi> ; plan:referenceItem <reference/item/1> ;
  plan:aspect code:aspect-standard ; plan:words "每生每年90元" ; plan:statedIn <id/yunxi/source.txt#char=0,10> .
<standard/yunxi/1/lead> a plan:Standard ; plan:inPlan <id/yunxi> ; plan:referenceItem <reference/item/1> ;
  plan:aspect code:aspect-lead ; plan:absence code:absence-not-printed .
<id/yunxi/normalised/1> a plan:NormalisedValue ; plan:normalises <id/yunxi/{_IDS.quantities[1]}> ; plan:lower 0.95 ;
  plan:upper 1.0 ; plan:lowerClosed true ; plan:upperClosed true ; plan:unit <reference/unit/1> ; plan:factor 0.01 ;
  plan:resolvedYear "2025"^^xsd:gYear ; plan:yearBasis code:basis-printed ; plan:yearLabel "2025" ;
  plan:population "儿童" ; plan:denominator "学龄儿童" ; plan:aligned <reference/indicator/1> .
<comparison/1> a plan:Comparison ; rdfs:label "比较"@zh , "comparison"@en ; plan:left <id/yunxi/{_IDS.quantities[0]}> ;
  plan:right <id/yunxi/{_IDS.quantities[1]}> ; plan:referenceIndicator <reference/indicator/1> ;
  plan:verdict code:verdict-different-year ; plan:reason code:verdict-different-year ;
  plan:explanation "年份不同。"@zh , "The years differ."@en ; plan:ahead <id/yunxi/{_IDS.quantities[1]}> ;
  plan:restsOnReading false ; plan:verdictOtherYears code:verdict-comparable ;
  plan:verdictPeriodEnds code:verdict-different-year .
"""
_MAPPINGS = f"""
<mapping/1> a sssom:Mapping ; owl:annotatedSource <id/yunxi/{_IDS.service_items[0]}> ;
  owl:annotatedProperty skos:exactMatch ; owl:annotatedTarget <reference/item/1> ;
  sssom:mapping_justification semapv:LexicalMatching ; sssom:confidence 0.9 .
"""


def whole_store() -> pyoxigraph.Store:
    """A store with every class of the model in it, and nothing wrong with any of them."""
    store = example_store()
    for graph, turtle in (("reference", _REFERENCE), ("comparison", _COMPARISON), ("mappings", _MAPPINGS)):
        home = pyoxigraph.NamedNode(f"{DEFAULT_BASE}graph/{graph}")
        store.load((_HEADER + turtle).encode(), pyoxigraph.RdfFormat.TURTLE, to_graph=home)
    return store
