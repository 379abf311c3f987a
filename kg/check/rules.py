"""Rules as queries: one file of queries/checks/ per fault, its severity in profile.tsv.

Every rule has the columns ?entity ?property ?value; each row is one fault. The question of its header tells the
plan's editor what is wrong, in both languages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyoxigraph

from kg.check.results import SEVERITIES, Result, Severity
from kg.errors import QueryError
from kg.namespaces import DEFAULT_BASE
from kg.paths import QUERIES
from kg.query import Query, bind, read_query

CHECKS: Path = QUERIES / "checks"
PROFILE = "profile.tsv"
COLUMNS = ("entity", "property", "value")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and how grave it is to break it."""

    severity: Severity
    query: Query


def load_rules(folder: Path = CHECKS) -> tuple[Rule, ...]:
    """All rules of a folder by name.

    Raises QueryError where a rule has no line in the profile, a line no rule, or a line no known severity.
    """
    lines = (folder / PROFILE).read_text(encoding="utf-8").splitlines()
    profile = dict(line.split("\t") for line in lines if line and not line.startswith("#"))
    files = {path.stem: path for path in folder.glob("*.rq")}
    if odd := sorted(files.keys() ^ profile.keys()):
        raise QueryError(f"{folder}: rules and {PROFILE} differ in {', '.join(odd)}\n  Give every rule one line there.")
    if odd := sorted(set(profile.values()) - set(SEVERITIES)):
        raise QueryError(f"{folder / PROFILE}: {', '.join(odd)}: a severity is one of {', '.join(SEVERITIES)}")
    return tuple(Rule(cast(Severity, profile[name]), read_query(files[name])) for name in sorted(files))


def check_rules(store: pyoxigraph.Store, rules: Iterable[Rule], base: str = DEFAULT_BASE) -> Iterable[Result]:
    """A result for every row of every rule."""
    for rule in rules:
        title, question = rule.query.title, rule.query.question
        words = (f"{title.zh}:{question.zh}", f"{title.en}. {question.en}")
        solutions = store.query(bind(rule.query, {}, base))
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        for row in solutions:
            entity, about, value = (row[name] for name in COLUMNS)
            yield Result(rule.severity, f"rule/{rule.query.name}", _text(entity), _text(about), _text(value), *words)


def _text(term: object) -> str:
    """The IRI, or the words of a literal; empty where the row has none."""
    return str(getattr(term, "value", ""))
