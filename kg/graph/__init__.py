"""Records in, RDF out: IRIs from content, one module per kind of record, dumps and the query store."""
