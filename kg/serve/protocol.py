"""A request of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/#query-operation) as a job."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.serve.limits import Limits
from kg.serve.negotiation import GRAPHS, SOLUTIONS, choose
from kg.serve.refusal import Refusal

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_READ_ONLY = "The data changes only by a new build; load a dump (/data) into a store of your own to change it."
#: What a form may hold beside the query: names, graphs, percent signs.
_FORM_ROOM = 4


async def read(request: Request, limits: Limits) -> dict[str, Any] | None:
    """The job that the request asks for, None where a GET asks nothing (and is told what the service is).

    Raises Refusal for an update, an unknown type of body, more or less than one query, and one that is too long.
    """
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    query: str | None = None
    if request.method == "POST":
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type == _UPDATE:
            raise Refusal(403, "this endpoint is read-only and takes no update", _READ_ONLY)
        if media_type == _FORM:
            body = await _body(request, limits.query_bytes * _FORM_ROOM, limits)
            pairs += parse_qsl(body, keep_blank_values=True)
        elif media_type == _QUERY:
            query = await _body(request, limits.query_bytes, limits)
        else:
            raise Refusal(415, f"a query is posted as {_FORM} or {_QUERY}, not as {media_type or 'nothing'}")
    if any(name == "update" for name, _ in pairs):
        raise Refusal(403, "this endpoint is read-only and takes no update", _READ_ONLY)
    queries = [value for name, value in pairs if name == "query"] + ([query] if query is not None else [])
    if not queries and request.method == "GET" and not pairs:
        return None
    if len(queries) != 1:
        raise Refusal(400, f"a request holds one query, not {len(queries)}", "Send it as the parameter query=…")
    if len(queries[0].encode("utf-8", "surrogatepass")) > limits.query_bytes:
        raise _too_long(limits)
    return _job(request, pairs, queries[0], limits)


def _job(request: Request, pairs: list[tuple[str, str]], query: str, limits: Limits) -> dict[str, Any]:
    accept = request.headers.get("accept")
    solution = choose(accept, tuple(SOLUTIONS.values()))
    graph = choose(accept, tuple(GRAPHS.values()))
    wanted = next((value for name, value in pairs if name in ("format", "output")), None)
    if wanted is not None:
        formats = SOLUTIONS | GRAPHS
        if wanted not in formats and wanted not in formats.values():
            raise Refusal(400, f"there is no format {wanted!r}", f"There are: {', '.join(formats)}")
        media_type = formats.get(wanted, wanted)
        solution = media_type if media_type in SOLUTIONS.values() else solution or SOLUTIONS["json"]
        graph = media_type if media_type in GRAPHS.values() else graph or GRAPHS["ttl"]
    elif graph is None and solution == "text/html":
        graph = GRAPHS["ttl"]
    return {
        "query": query,
        "default_graphs": [value for name, value in pairs if name == "default-graph-uri"],
        "named_graphs": [value for name, value in pairs if name == "named-graph-uri"],
        "solution_type": solution,
        "graph_type": graph,
        "result_bytes": limits.result_bytes,
    }


async def _body(request: Request, most: int, limits: Limits) -> str:
    """The body as text; stops reading at the limit."""
    parts, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise _too_long(limits)
        parts.append(chunk)
    try:
        return b"".join(parts).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"the query is not UTF-8 (byte {error.start})") from None


def _too_long(limits: Limits) -> Refusal:
    return Refusal(413, f"a query has at most {limits.query_bytes:,} bytes", "Send long lists of values in parts.")
