"""Property paths of unbounded length that nothing holds at either end: the shape that makes engines walk everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.text.sparql import Token, tokens

_TERMS = ("variable", "iri", "name", "string", "number")


def unanchored_paths(query: str) -> tuple[tuple[str, int], ...]:
    """The paths with * or + whose ends are both variables that stand nowhere else in the pattern, each as written and
    with its offset.

    >>> [text for text, _ in unanchored_paths("SELECT * { ?a <p>* ?b }")]
    ['<p>*']
    >>> unanchored_paths("SELECT * { ?a <p>* ?b . ?a <q> 'x' }")
    ()
    """
    stream = list(tokens(query))
    uses = _uses(stream)
    found = []
    for subject, path, after in _paths(stream):
        ends = (subject, after)
        if all(end is not None and end.kind == "variable" and uses[_name(end)] == 1 for end in ends):
            last = path[-1]
            found.append((query[path[0].start : last.start + len(last.text)], path[0].start))
    return tuple(found)


def _paths(stream: Sequence[Token]) -> list[tuple[Token | None, Sequence[Token], Token | None]]:
    """(subject, path, object) of every unbounded path. An end is None where it is no plain term, or where a list of
    predicates (`?s a ?b ; p* ?c`) gives the subject another triple, which holds it."""
    out: list[tuple[Token | None, Sequence[Token], Token | None]] = []
    at = 0
    while at < len(stream):
        token = stream[at]
        if token.is_word("FILTER", "BIND", "HAVING", "BY", "SELECT", "AS"):
            at = _behind_expression(stream, at + 1)
            continue
        end = _path_end(stream, at)
        if end > at + 1 and _is_unbounded(stream[at:end]):
            listed = end + 1 < len(stream) and stream[end + 1].text == ";"
            before = stream[at - 1] if at and stream[at - 1].kind in _TERMS and not listed else None
            after = stream[end] if end < len(stream) and stream[end].kind in _TERMS else None
            out.append((before, stream[at:end], after))
            at = end
        else:
            at += 1
    return out


def _path_end(stream: Sequence[Token], at: int) -> int:
    """Where a path that starts here ends; the start itself where none does.

    Elements are joined by / or |, opened by ^ ! (, and closed by * + ? ).
    """
    depth, here = 0, at
    while here < len(stream):
        while here < len(stream) and stream[here].text in ("^", "!", "("):
            depth += stream[here].text == "("
            here += 1
        if here == len(stream) or not _is_step(stream[here]):
            return at
        here += 1
        while here < len(stream) and (stream[here].text in ("*", "+", "?") or (stream[here].text == ")" and depth)):
            depth -= stream[here].text == ")"
            here += 1
        if here == len(stream) or stream[here].text not in ("/", "|"):
            return here if depth == 0 else at
        here += 1
    return at


def _is_step(token: Token) -> bool:
    return token.kind in ("iri", "name") or (token.kind == "word" and token.text == "a")


def _is_unbounded(path: Sequence[Token]) -> bool:
    return any(token.text in ("*", "+") for token in path)


def _behind_expression(stream: Sequence[Token], at: int) -> int:
    """Where the brackets that open here close; `at` itself where none opens."""
    if at >= len(stream) or stream[at].text != "(":
        return at
    depth = 0
    for index in range(at, len(stream)):
        depth += {"(": 1, ")": -1}.get(stream[index].text, 0)
        if depth == 0:
            return index + 1
    return len(stream)


def _uses(stream: Sequence[Token]) -> Counter[str]:
    """How often each variable stands in the patterns: from the first brace to the last, outside of expressions."""
    braces = [index for index, token in enumerate(stream) if token.text in "{}"]
    found: Counter[str] = Counter()
    at = braces[0] if braces else len(stream)
    while at < (braces[-1] if braces else 0):
        token = stream[at]
        if token.is_word("FILTER") and not stream[at + 1].is_word("EXISTS", "NOT"):
            at = _behind_expression(stream, at + 1)
            continue
        if token.kind == "variable":
            found[_name(token)] += 1
        at += 1
    return found


def _name(variable: Token) -> str:
    return variable.text[1:]
