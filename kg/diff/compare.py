"""Pairing the facts of two sides and telling what differs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from kg.diff.changes import Change, ChangeKind, Changes
from kg.diff.entries import RESPONSIBLE, WORDED, Entry, entries
from kg.errors import UsageError
from kg.model.exchange import from_json
from kg.model.facts import Facts

#: How alike two names must be to be one name in other words: where all that is said of them is the same, and where a
#: number differs, too (养老保险参保率 and 医疗保险参保率 are two things, however alike).
ALIKE, VERY_ALIKE = 0.75, 0.9

Pair = tuple[Entry | None, Entry | None]


def diff(old: Path | str, new: Path | str, build: Path = Path("build")) -> Changes:
    """What changed from one side to the other.

    A side is the folder of a build (all its plans), a file of facts, or the id of a plan in `build`. Of two builds,
    plans of the same id are compared; of two files or ids, the one with the other, whatever their ids.

    Raises UsageError where a side cannot be read, or where a build stands against a single plan.
    """
    before, after = _side(old, build), _side(new, build)
    if (before.keys() == {""}) != (after.keys() == {""}):
        raise UsageError(f"{old} and {new}: one is a build, the other a plan\n  Compare two builds, or two plans.")
    changes: list[Change] = []
    unchanged = 0
    names = (_name(old), _name(new))
    for plan in sorted(before.keys() | after.keys()):
        old_plan, new_plan = names if plan == "" else (plan, plan)
        found, same = compare(before.get(plan), after.get(plan), old_plan, new_plan)
        changes += found
        unchanged += same
    return Changes(tuple(changes), unchanged)


def compare(old: Facts | None, new: Facts | None, old_plan: str, new_plan: str) -> tuple[list[Change], int]:
    """The changes between two readings (None: this side has no such plan), and how many facts are alike."""
    before, after = (list(entries(facts)) if facts else [] for facts in (old, new))
    changes: list[Change] = []
    unchanged = 0
    for pair in _pairs(before, after):
        found = list(_changes(pair, old_plan if old else None, new_plan if new else None))
        changes += found
        unchanged += not found
    return changes, unchanged


def _side(side: Path | str, build: Path) -> dict[str, Facts]:
    """The facts of a side by plan; a single plan stands under the empty name."""
    path = Path(side)
    if path.is_dir():
        files = sorted((path / "facts").glob("*.json"))
        if not files:
            raise UsageError(f"{path}: holds no build (facts/*.json)\n  Name the folder that kg build wrote.")
        return {file.stem: _facts(file) for file in files}
    if path.is_file():
        return {"": _facts(path)}
    own = build / "facts" / f"{side}.json"
    if own.is_file():
        return {"": _facts(own)}
    raise UsageError(f"{side}: neither a build, nor a file of facts, nor a plan of {build}")


def _name(side: Path | str) -> str:
    return Path(side).stem


def _facts(file: Path) -> Facts:
    try:
        return from_json(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{file}: no facts with their text ({error})\n  Write them with: kg extract FILE --format json"
        ) from None


def _pairs(before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[Pair]:
    """The facts of both sides in the order of the new one, then what is gone; in each kind.

    Three rounds: facts that say the same of the same; facts about the same; facts whose names are nearly the same.
    """
    for kind in dict.fromkeys(entry.kind for entry in (*before, *after)):
        olds = [entry for entry in before if entry.kind == kind]
        news = [entry for entry in after if entry.kind == kind]
        partner: dict[int, Entry] = {}
        for likeness in (lambda e: (e.key, e.fields), lambda e: e.key, lambda e: (e.key[1], e.fields)):
            olds = _match(olds, news, partner, likeness)
        olds = _match_alike(olds, news, partner)
        yield from ((partner.get(id(entry)), entry) for entry in news)
        yield from ((entry, None) for entry in olds)


def _match(olds: list[Entry], news: Iterable[Entry], partner: dict[int, Entry], likeness: object) -> list[Entry]:
    assert callable(likeness)
    waiting: dict[object, list[Entry]] = defaultdict(list)
    for entry in olds:
        waiting[likeness(entry)].append(entry)
    for entry in news:
        if id(entry) not in partner and waiting[likeness(entry)]:
            partner[id(entry)] = waiting[likeness(entry)].pop(0)
    taken = {id(entry) for entry in partner.values()}
    return [entry for entry in olds if id(entry) not in taken]


def _match_alike(olds: list[Entry], news: Sequence[Entry], partner: dict[int, Entry]) -> list[Entry]:
    """Pairs what is left by the likeness of names, the most alike first."""
    left = [entry for entry in news if id(entry) not in partner]
    ranked = []
    for at, entry in enumerate(left):
        matcher = SequenceMatcher(b=entry.key[1], autojunk=False)
        for index, other in enumerate(olds):
            if other.place[:1] != entry.place[:1] and entry.kind != "task":
                continue
            least = ALIKE if entry.fields == other.fields or entry.number is None else VERY_ALIKE
            matcher.set_seq1(other.key[1])
            if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
                score = matcher.ratio()
                if score >= least:
                    # Other places (years, roles) in common count before likeness.
                    shared = sum(a == b for a, b in zip(entry.place, other.place, strict=True))
                    ranked.append((-shared, -score, at, index))
    taken: set[int] = set()
    for _, _, at, index in sorted(ranked):
        if id(left[at]) not in partner and index not in taken:
            partner[id(left[at])] = olds[index]
            taken.add(index)
    return [entry for index, entry in enumerate(olds) if index not in taken]


def _changes(pair: Pair, old_plan: str | None, new_plan: str | None) -> Iterator[Change]:
    old, new = pair
    if old is None or new is None:
        entry = new or old
        assert entry is not None
        yield _change("added" if old is None else "gone", pair, old_plan, new_plan, None, _said(old), _said(new))
        return
    before, after = dict(old.fields), dict(new.fields)
    if old.key[1] != new.key[1]:
        yield _change("wording", pair, old_plan, new_plan, "name", old.name, new.name)
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield _change(_kind(name), pair, old_plan, new_plan, name, before.get(name), after.get(name))
    places = [(a, b) for a, b in zip(old.place, new.place, strict=True) if a != b]
    if places and old.fields == new.fields and old.key[1] == new.key[1]:
        shown = tuple("·".join(filter(None, side)) or None for side in zip(*places, strict=True))
        yield _change("wording", pair, old_plan, new_plan, "place", *shown)
    elif before == after and old.key == new.key and old.span.text != new.span.text:
        yield _change("wording", pair, old_plan, new_plan, "quote", old.span.text, new.span.text)


def _kind(field: str) -> ChangeKind:
    return "responsibility" if field in RESPONSIBLE else "wording" if field in WORDED else "value"


def _said(entry: Entry | None) -> str | None:
    """What a fact says, in one line; None for no fact."""
    if entry is None:
        return None
    return "; ".join(text for _, text in entry.fields) or entry.name


def _change(
    kind: ChangeKind,
    pair: Pair,
    old_plan: str | None,
    new_plan: str | None,
    field: str | None,
    before: str | None,
    after: str | None,
) -> Change:
    old, new = pair
    entry = new or old
    assert entry is not None
    return Change(
        kind,
        old_plan,
        new_plan,
        entry.kind,
        entry.name,
        field,
        before,
        after,
        _direction(old, new) if field in ("value", "count") else None,
        old.span.text if old else None,
        old.span.start if old else None,
        new.span.text if new else None,
        new.span.start if new else None,
    )


def _direction(old: Entry | None, new: Entry | None) -> Literal["raised", "lowered"] | None:
    if old is None or new is None or old.number is None or new.number is None or old.unit != new.unit:
        return None
    if old.number == new.number:
        return None
    return "raised" if new.number > old.number else "lowered"
