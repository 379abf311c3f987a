"""A `Document` in, `Facts` out: one pure extractor per kind, with its words in tables beside it."""
