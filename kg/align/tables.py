"""Rows of the tables beside the modules and of the reference lists: tab separated, no quoting, # for remarks."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table by the names of its header; remarks and empty lines are left out.

    Raises ValueError where a row has not as many cells as the header.
    """
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")
    ]
    header = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            raise ValueError(f"{path.name}: {len(cells)} cells for {len(header)} columns in: {line[:60]}")
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


def own_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table beside this module."""
    return read_rows(_HERE / name)


def words_of_groups() -> dict[str, str]:
    """What stands for a name in braces: an alternation of regular expressions."""
    return {row["name"]: row["words"] for row in own_rows("groups.tsv")}


def pattern(words: str, groups: dict[str, str]) -> str:
    """A table's words as a regular expression that stays within a line: names in braces and the short way ~ spelled
    out.

    >>> pattern("{老年}~补贴", {"老年": "老人|长者"})
    '(?:老人|长者)[^。;\\\\n]{0,24}?补贴'
    """
    for name, alternation in groups.items():
        words = words.replace("{" + name + "}", f"(?:{alternation})")
    return words.replace("~", "[^。;]{0,24}?").replace("。;]", r"。;\n]")
