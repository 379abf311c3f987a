"""Facts and reference vocabularies in; mappings, coverage, normalised values and verdicts out."""
