"""Query results in, a static site out: one frozen record per template, nothing decided in a template."""
