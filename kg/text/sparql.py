"""What can be said of a SPARQL query from its words alone: its tokens, the kind of request it is, the IRIs it names.

The tokens follow the terminals of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/#sparqlGrammar). Strings, IRIs and
comments are told apart from bare words, so that a word inside them is never taken for a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TokenKind = Literal["iri", "string", "variable", "name", "word", "language", "number", "mark"]

_NAME_START = (
    r"A-Za-z_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_NAME = rf"{_NAME_START}0-9\u00B7\u0300-\u036F\u203F-\u2040"
_ESCAPE = r"\\[_~.\-!$&'()*+,;=/?#@%]|%[0-9A-Fa-f]{2}"

_STRING = re.compile(
    r"'''(?:'{0,2}(?:[^'\\]|\\.))*+'''|\"\"\"(?:\"{0,2}(?:[^\"\\]|\\.))*+\"\"\""
    r"|'(?!'')(?:[^'\\\n\r]|\\[^\n\r])*+'|\"(?!\"\")(?:[^\"\\\n\r]|\\[^\n\r])*+\"",
    re.DOTALL,
)
# Possessive quantifiers (*+) keep the scan linear on hostile text.
_TOKEN = re.compile(
    rf"""
      (?P<skip>   (?:[\x20\t\r\n]++ | \#[^\r\n]*+ )+ )
    | (?P<iri>    <[^<>"{{}}|^`\\\x00-\x20]*+> )
    | (?P<string> {_STRING.pattern} )
    | (?P<variable> [?$][{_NAME}]++ )
    | (?P<language> @[A-Za-z]++(?:-[A-Za-z0-9]++)*+ )
    | (?P<number> (?:[0-9]++(?:\.[0-9]++)?+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?+ )
    | (?P<run>    [{_NAME_START}][{_NAME}.\-]*+ )
    | (?P<mark>   \^\^|&&|\|\||!=|<=|>=|. )
    """,
    re.VERBOSE | re.DOTALL,
)
_LOCAL = re.compile(rf":(?:(?:[{_NAME}:]|{_ESCAPE})(?:[{_NAME}:\-]|{_ESCAPE}|\.++(?=[{_NAME}:\-\\%]))*+)?+")
_IN_RUN = re.compile(r"(?P<word>[A-Za-z_][A-Za-z0-9_]*+)|(?P<mark>.)", re.DOTALL)
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*:/[^']*>")
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

#: The forms of a query (https://www.w3.org/TR/sparql11-query/#rQueryUnit).
QUERY_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
#: The first words of the update operations (https://www.w3.org/TR/sparql11-update/#rUpdate1).
UPDATE_FORMS = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})


@dataclass(frozen=True, slots=True)
class Token:
    """A terminal of the grammar: what it is, its characters as written, and where it starts."""

    kind: TokenKind
    text: str
    start: int

    def is_word(self, *words: str) -> bool:
        """Whether the token is one of the keywords, whatever their case."""
        return self.kind == "word" and self.text.upper() in words


def tokens(query: str) -> Iterator[Token]:
    """The tokens in order, without white space and comments. Never raises: a character that starts no other token
    is a mark, and so is the quotation mark of a string that does not end."""
    # Behind a quotation mark without a partner every further one is a mark, too: else each would be looked for to
    # the end again, and words could hide behind it.
    at, bare_until = 0, 0
    while at < len(query):
        if query[at] in "'\"":
            if at >= bare_until:
                bare_until = _unended(query, at)
            if at < bare_until:
                yield Token("mark", query[at], at)
                at += 1
                continue
        match = _TOKEN.match(query, at)
        kind = match.lastgroup if match else None
        if match is None or (kind == "mark" and match.group() == ":"):
            local = _LOCAL.match(query, at)
            end = local.end() if local else at + 1
            yield Token("name", query[at:end], at)
        elif kind == "run":
            local = _LOCAL.match(query, match.end())
            if local:
                end = local.end()
                yield Token("name", query[at:end], at)
            else:
                end = match.end()
                for part in _IN_RUN.finditer(query, at, end):
                    yield Token(part.lastgroup, part.group(), part.start())  # type: ignore[arg-type]
        else:
            end = match.end()
            if kind != "skip":
                yield Token(kind, match.group(), at)  # type: ignore[arg-type]
        at = end


def _unended(query: str, at: int) -> int:
    """Where the trouble of a string that starts here and does not end is over; the start itself where it ends."""
    if _STRING.match(query, at, len(query)) is not None:
        return at
    if query.startswith(query[at] * 3, at):
        return len(query)
    line_end = re.compile(r"[\r\n]|\Z").search(query, at)
    return line_end.start() if line_end else len(query)


def unescaped(query: str) -> str:
    """The query with its code point escapes (`\\\\u0053`) replaced, as SPARQL 1.1 section 19.2 does before parsing.

    An escape that stands for no character stays as it is.
    """

    def character(match: re.Match[str]) -> str:
        number = int(match.group(1) or match.group(2), 16)
        return chr(number) if number <= 0x10FFFF else match.group()

    return _CODEPOINT.sub(character, query)


def position(query: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both counted from 1."""
    return query.count("\n", 0, offset) + 1, offset - (query.rfind("\n", 0, offset) + 1) + 1


def form(query: str) -> str | None:
    """The first word after the prologue in capitals: SELECT, ASK, INSERT, …; None where there is none.

    >>> form("PREFIX select: <http://x/> # ASK\\nconstruct { ?s ?p ?o } WHERE { ?s ?p ?o }")
    'CONSTRUCT'
    """
    stream = tokens(query)
    for token in stream:
        if token.is_word("PREFIX"):
            next(stream, None)
            next(stream, None)
        elif token.is_word("BASE"):
            next(stream, None)
        elif token.kind == "word":
            return token.text.upper()
        else:
            return None
    return None


def word_offset(query: str, word: str) -> int | None:
    """Where a keyword stands for the first time, None where it does not.

    A relative IRI with a quotation mark or a # in it could also be a comparison (`?a<'b>'`). Where one occurs, the
    word counts wherever it stands, so that nothing can hide behind the other reading.

    >>> word_offset("SELECT * { ?service <http://x/SERVICE> 'SERVICE' } # SERVICE", "SERVICE") is None
    True
    """
    found = re.search(rf"\b{word}\b", query, re.IGNORECASE)
    if found is None:
        return None
    for token in tokens(query):
        if token.is_word(word):
            return token.start
        if token.kind == "iri" and ("'" in token.text or "#" in token.text) and not _ABSOLUTE.match(token.text):
            return found.start()
    return None


def dataset_iris(query: str) -> tuple[tuple[str, int], ...]:
    """What follows FROM and FROM NAMED, as written (`<iri>` or a prefixed name), each with its offset."""
    found, stream = [], list(tokens(query))
    for index, token in enumerate(stream):
        if token.is_word("FROM"):
            rest = [after for after in stream[index + 1 : index + 3] if not after.is_word("NAMED")]
            if rest:
                found.append((rest[0].text, rest[0].start))
    return tuple(found)


def prefixes(query: str) -> dict[str, str]:
    """The prefixes that the prologue declares, from prefix (without colon) to IRI."""
    declared: dict[str, str] = {}
    stream = list(tokens(query))
    for word, name, iri in zip(stream, stream[1:], stream[2:], strict=False):
        if word.is_word("PREFIX") and name.kind == "name" and name.text.endswith(":") and iri.kind == "iri":
            declared.setdefault(name.text[:-1], iri.text[1:-1])
    return declared
