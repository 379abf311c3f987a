"""Frozen records of the standard library: documents, facts, mappings, findings. They know no RDF and no format."""
