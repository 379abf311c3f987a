"""Many words as one pattern that shares their beginnings, so that a search stays fast however long the table is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def alternation(words: Iterable[str]) -> str:
    """A pattern, in brackets of its own, that matches the longest of the words at a place.

    >>> alternation(["达", "达到", "提高到", "提高至"])
    '(?:提高[到至]|达到?)'
    >>> alternation([])
    '(?!)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(tree, top=True) if tree else "(?!)"


def _pattern(node: dict[str, Any], *, top: bool = False) -> str:
    """The pattern of what follows a node of the tree; longer words first."""
    ends = "" in node
    leaves = sorted(char for char, below in node.items() if char and list(below) == [""])
    branches = [re.escape(char) + _pattern(node[char]) for char in sorted(node) if char and char not in leaves]
    if leaves:
        branches.append(re.escape(leaves[0]) if len(leaves) == 1 else f"[{''.join(map(re.escape, leaves))}]")
    if not branches:
        return ""
    single = len(branches) == 1
    body = branches[0] if single else f"(?:{'|'.join(branches)})"
    if not ends:
        return f"(?:{body})" if top and single else body
    is_atom = len(body) == 1 or (single and bool(leaves)) or (not single)
    return f"{body if is_atom else f'(?:{body})'}?"
