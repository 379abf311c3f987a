"""Two builds, or two editions of a plan, in; what was added, dropped, raised, lowered, reworded and reassigned out."""

from kg.diff.changes import Change, Changes
from kg.diff.compare import diff

__all__ = ["Change", "Changes", "diff"]
