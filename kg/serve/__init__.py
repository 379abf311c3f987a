"""A build in, a server out: the site, linked data and SPARQL over HTTP, read-only and within limits.

Served with Starlette on uvicorn: both small, typed and well kept, with static files that cannot be left, CORS, and
cancellation when a client goes away, which the standard library's server has not.
"""
