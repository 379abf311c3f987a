"""The words of the interface in Chinese and English, from the table beside this module."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

#: The languages of the site, in the order of their switch.
LANGUAGES = ("zh", "en")


@cache
def interface_words(language: str) -> dict[str, str]:
    """Every word of the interface by its key, in `zh` or `en`."""
    lines = (files("kg.report") / "words.tsv").read_text(encoding="utf-8").splitlines()
    return {row["key"]: row[language] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
