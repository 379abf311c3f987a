"""A graph in, findings out: SHACL shapes, rules in SPARQL, and evidence re-read against the source."""
