"""The vocabulary of the invented plans, from the tables beside this module. The places are made up."""

from __future__ import annotations

from pathlib import Path

_TABLES = Path(__file__).parent / "vocabulary"


def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    lines = (_TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines[1:])


def _list(name: str) -> tuple[str, ...]:
    return tuple(row[0] for row in _rows(name))


#: Place, province above it, the character for its document numbers.
PLACES = _rows("places")

#: Agencies without the letter of their level (市, 县, 区, 旗); `#` says where it stands when not in front.
AGENCIES = _list("agencies")


def agency(letter: str, name: str) -> str:
    """The agency of a level.

    >>> agency("县", "教育局"), agency("县", "团#委")
    ('县教育局', '团县委')
    """
    return name.replace("#", letter) if "#" in name else letter + name


#: Fields of service: name, what an ordinary paragraph says of it.
FIELDS = _rows("fields")

#: Rates, each a complete name that reads well before 达到.
RATES = _list("rates")

#: Things that are built or counted, each with its classifier.
STOCKS = _rows("stocks")

#: Measures per head or per thousand: name, unit, lowest, highest, decimals.
LEVELS = tuple((name, unit, int(least), int(most), int(places)) for name, unit, least, most, places in _rows("levels"))

#: Places for persons, each with its classifier.
PLACES_FOR_PERSONS = _rows("places_for_persons")

#: Work with persons: what is done, the classifier.
TRAININGS = _rows("trainings")

#: Groups that services are for.
GROUPS = _list("groups")

#: Items of a list of services: name, beneficiaries, standard, funding.
SERVICES = _rows("services")

#: Works: what a project of a box is called, and what it does.
WORKS = _rows("works")

#: Numbered tasks: title, body.
TASKS = _rows("tasks")

#: Mechanisms and principles: name, what is said of it.
MECHANISMS = _rows("mechanisms")
PRINCIPLES = _rows("principles")

#: Sentences without numbers: what has been done, what is coming, what is aimed at, and what fits anywhere.
BACKGROUND = _list("background")
PROSPECT = _list("prospect")
AIMS = _list("aims")
FILLERS = _list("fillers")

#: Sentences whose numbers are no quantities.
NO_QUANTITIES = _list("no_quantities")
