"""A tool that is not installed."""


class Missing(Exception):
    """Raised where a tool is not on this machine; the message says in one line how to get it."""
