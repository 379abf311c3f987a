"""The guard of hidden places: a plan that masks where it belongs is never linked to a real place."""

from __future__ import annotations

import re

from kg.align.places import ANONYMOUS
from kg.errors import ManifestError
from kg.model.facts import Facts
from kg.model.plan import Manifest
from kg.text.fold import fold_name

#: A place whose name is masked: x市, ××县, 某区, **市.
_MASKED = re.compile(r"^(?:[xX×*〇○□]+|某+)[省市县区州盟旗]")


def is_hidden(facts: Facts) -> bool:
    """Whether the plan masks the name of its place, in its title or in its own text."""
    return any(_MASKED.match(fold_name(words)) for words in (facts.plan.jurisdiction, facts.plan.title) if words)


def guard(manifest: Manifest, facts: Facts) -> None:
    """Raises ManifestError where a plan that hides its place is said to belong to a real one."""
    if manifest.jurisdiction != ANONYMOUS and is_hidden(facts):
        shown = facts.plan.jurisdiction or facts.plan.title
        raise ManifestError(
            f"{manifest.plan}: the plan hides its place ({shown}) but its record names {manifest.jurisdiction}\n"
            f'  Set jurisdiction = "{ANONYMOUS}" in plan.toml: a masked place is never guessed.'
        )
