"""Benchmarks: how fast plans are read against a named baseline, how time and memory grow, how long a corpus takes,
how large its report is.

    python -m bench [reading] [growth] [corpus] [many] [site]

Every figure that is compared comes from the same run on the same machine; the suite never runs these.
"""
