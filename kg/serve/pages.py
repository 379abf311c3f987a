"""Pages that only a server can make: a resource, and the answer to a query. Plain HTML, no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import islice
from urllib.parse import quote

import pyoxigraph as ox

from kg.namespaces import CODE, PLAN, shorten
from kg.serve.describe import Description, label

#: Rows of an answer that a page shows; the other formats give all.
MOST_ROWS = 1_000

_STYLE = """
:root{color-scheme:light dark;--line:#8884}
body{font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2rem auto;
max-width:72rem;padding:0 1rem;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid var(--line);padding:.35rem .6rem;
text-align:left;vertical-align:top}th{font-weight:600}tbody th{width:18rem}code,pre{font-size:.9em}
pre{white-space:pre-wrap;border:1px solid var(--line);padding:1rem}small{opacity:.75}
"""


def resource_page(store: ox.Store, description: Description, base: str) -> bytes:
    """The page of a resource: its properties with labels in both languages, what points at it, and its formats."""
    iri = description.iri
    title = label(store, iri, "zh") or shorten(iri)
    own = [t for t in description.about if t.subject == ox.NamedNode(iri)]
    parts = [f"<h1>{escape(title)}</h1><p><code>{escape(iri)}</code></p>", f"<p>{_formats(iri, base)}</p>"]
    parts.append(_table(store, ((t.predicate.value, t.object) for t in own), base))
    others: dict[str, list[ox.Triple]] = {}
    for triple in description.about:
        if isinstance(triple.subject, ox.NamedNode) and triple.subject.value != iri:
            others.setdefault(triple.subject.value, []).append(triple)
    for subject, triples in others.items():
        parts.append(f"<h2>{_link(store, subject, base)}</h2>")
        parts.append(_table(store, ((t.predicate.value, t.object) for t in triples), base))
    if description.incoming:
        parts.append("<h2>What refers to it · 指向它的</h2>")
        parts.append(_table(store, ((t.predicate.value, t.subject) for t in description.incoming), base))
    if description.more:
        parts.append("<p>More is known than is shown here; ask with SPARQL. · 此处未全部列出,可用 SPARQL 查询。</p>")
    return _page(title, "".join(parts))


def answer_page(query: str, result: object, base: str) -> bytes:
    """The page of an answer to SELECT (a table of its first rows) or ASK (true or false)."""
    shown = f"<details><summary>SPARQL</summary><pre>{escape(query)}</pre></details>"
    if isinstance(result, ox.QueryBoolean):
        return _page("SPARQL", f"<h1>{'true' if bool(result) else 'false'}</h1>{shown}")
    assert isinstance(result, ox.QuerySolutions)
    names = [variable.value for variable in result.variables]
    rows = list(islice(result, MOST_ROWS + 1))
    head = "".join(f"<th scope=col>{escape(name)}</th>" for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(row[i], base)}</td>" for i in range(len(names))) + "</tr>"
        for row in rows[:MOST_ROWS]
    )
    count = f"{MOST_ROWS}+ rows, the first {MOST_ROWS} shown" if len(rows) > MOST_ROWS else f"{len(rows)} rows"
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    address = f"sparql?query={quote(query, safe='')}&amp;format="
    links = " · ".join(f'<a href="{address}{name}">{name.upper()}</a>' for name in ("csv", "tsv", "json", "xml"))
    return _page("SPARQL", f"<h1>SPARQL</h1><p>{count} · {links}</p>{shown}{table}")


def local_path(iri: str, base: str) -> str | None:
    """The path of an IRI on this server, None where it is somebody else's."""
    for namespace, start in ((base, "/"), (PLAN, "/ontology#"), (CODE, "/code#")):
        if iri.startswith(namespace):
            return start + iri[len(namespace) :]
    return None


def _formats(iri: str, base: str) -> str:
    path = (local_path(iri, base) or "/").partition("#")[0]
    names = (("ttl", "Turtle"), ("jsonld", "JSON-LD"), ("nt", "N-Triples"), ("rdf", "RDF/XML"))
    return " · ".join(f'<a href="{escape(quote(path))}.{suffix}">{name}</a>' for suffix, name in names)


def _table(store: ox.Store, pairs: Iterable[tuple[str, object]], base: str) -> str:
    rows: dict[str, list[object]] = {}
    for predicate, value in pairs:
        rows.setdefault(predicate, []).append(value)
    lines = []
    for predicate, values in rows.items():
        words = dict.fromkeys(filter(None, (label(store, predicate, "zh"), label(store, predicate, "en"))))
        name = " · ".join(escape(word) for word in words) or escape(shorten(predicate))
        cells = "<br>".join(_value(store, value, base) for value in values)
        lines.append(
            f"<tr><th scope=row>{name}<br><small><code>{escape(shorten(predicate))}</code></small></th>"
            f"<td>{cells}</td></tr>"
        )
    return f"<table><tbody>{''.join(lines)}</tbody></table>"


def _value(store: ox.Store, value: object, base: str) -> str:
    if isinstance(value, ox.NamedNode):
        return _link(store, value.value, base)
    return _cell(value, base)


def _link(store: ox.Store, iri: str, base: str) -> str:
    words = label(store, iri, "zh") or shorten(iri)
    return _anchor(iri, words, base)


def _anchor(iri: str, words: str, base: str) -> str:
    path = local_path(iri, base)
    if path is None and not iri.startswith(("http://", "https://")):
        return escape(words)
    return f'<a href="{escape(path or iri)}" title="{escape(iri)}">{escape(words)}</a>'


def _cell(value: object, base: str) -> str:
    if value is None:
        return ""
    if isinstance(value, ox.NamedNode):
        return _anchor(value.value, shorten(value.value), base)
    if isinstance(value, ox.Literal):
        language = f' lang="{escape(value.language)}"' if value.language else ""
        return f"<span{language}>{escape(value.value)}</span>"
    return escape(str(value))


def _page(title: str, body: str) -> bytes:
    text = (
        '<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>{escape(title)}</title><style>{_STYLE}</style><body><p><a href="/">plan-kg</a></p>{body}</body></html>'
    )
    return text.encode("utf-8")
