"""Errors that a user can mend: each says what is wrong, where, and what to do."""


class KgError(Exception):
    """Base of every error that plan-kg raises on purpose; the command line prints it and exits with 2."""


class UsageError(KgError):
    """The call itself cannot be carried out: an unknown name, a missing argument, an impossible value."""


class SourceError(KgError):
    """A document cannot be read: missing, empty, no text, a scan, a broken archive."""


class ManifestError(KgError):
    """A plan.toml is missing, malformed, or does not fit its source."""


class QueryError(KgError):
    """A query cannot be found, parsed, bound or carried out."""


class BuildError(KgError):
    """A build cannot start or be published; the previous one is whole."""


class ServeError(KgError):
    """A server cannot start: nothing is built, or the address is taken."""


class EndpointError(KgError):
    """An endpoint elsewhere does not answer, refuses, or does not hold what it was sent."""
