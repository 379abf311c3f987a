"""Hostile texts: some in every run of the suite, ten thousand in `make fuzz`."""
