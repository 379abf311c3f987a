"""The classes of a node: ours, those above it, and those of other vocabularies that follow from the alignment.

The dump states them all, so that a reader of CPSV-AP, ORG or Data Cube needs no reasoner. ontology/alignment.ttl says
the same as axioms.
"""

from __future__ import annotations

_STATEMENT = ("plan:Statement", "prov:Entity")

#: Our class to all classes of its instances.
CLASSES: dict[str, tuple[str, ...]] = {
    "Plan": ("plan:Plan", "plan:Document", "eli:LegalResource", "prov:Entity"),
    "CitedDocument": ("plan:CitedDocument", "plan:Document", "eli:LegalResource"),
    "CitedPlan": ("plan:CitedPlan", "plan:CitedDocument", "plan:Document", "eli:LegalResource"),
    "Source": ("plan:Source", "prov:Entity", "foaf:Document"),
    "Passage": ("plan:Passage", "oa:SpecificResource"),
    "Selector": ("oa:TextPositionSelector", "oa:TextQuoteSelector"),
    "Domain": ("plan:Domain", *_STATEMENT, "skos:Concept"),
    "DeclaredCount": ("plan:DeclaredCount", *_STATEMENT),
    "ServiceItem": ("plan:ServiceItem", *_STATEMENT, "cpsv:PublicService"),
    "Indicator": ("plan:Indicator", *_STATEMENT, "skos:Concept"),
    "Value": ("plan:Value", *_STATEMENT, "qb:Observation"),
    "WordTarget": ("plan:WordTarget", *_STATEMENT),
    "Task": ("plan:Task", *_STATEMENT, "prov:Plan"),
    "Responsibility": ("plan:Responsibility", *_STATEMENT, "m8g:Participation"),
    "Agency": (
        "plan:Agency",
        *_STATEMENT,
        "foaf:Agent",
        "org:Organization",
        "org:FormalOrganization",
        "m8g:PublicOrganisation",
    ),
    "UnstatedAgency": (
        "plan:UnstatedAgency",
        "foaf:Agent",
        "org:Organization",
        "org:FormalOrganization",
        "m8g:PublicOrganisation",
    ),
    "Project": ("plan:Project", *_STATEMENT),
    "Mechanism": ("plan:Mechanism", *_STATEMENT),
    "Principle": ("plan:Principle", *_STATEMENT),
    "BeneficiaryGroup": ("plan:BeneficiaryGroup", *_STATEMENT, "skos:Concept"),
    "Citation": ("plan:Citation", *_STATEMENT),
    "Finding": ("plan:Finding", *_STATEMENT),
    "Jurisdiction": ("plan:Jurisdiction", "dct:Location", "schema:AdministrativeArea"),
    "AnonymousJurisdiction": (
        "plan:AnonymousJurisdiction",
        "plan:Jurisdiction",
        "dct:Location",
        "schema:AdministrativeArea",
    ),
    "Period": ("plan:Period", "dct:PeriodOfTime"),
    "Reading": ("plan:Reading", "prov:Activity"),
    "NamedGraph": ("plan:NamedGraph", "prov:Entity"),
    "Correction": ("plan:Correction", "prov:Activity"),
    "Software": ("plan:Software", "prov:SoftwareAgent", "prov:Agent"),
}
