"""The routes of the server: SPARQL, linked data, descriptions, and the site below them all."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kg.namespaces import CODE, PLAN, PREFIXES
from kg.serve import protocol
from kg.serve.current import Current
from kg.serve.negotiation import GRAPHS, choose
from kg.serve.refusal import Refusal
from kg.serve.service import service_triples

#: The first parts of the paths of resources; everything else is the site's.
KINDS = (
    "id", "document", "jurisdiction", "period", "reference", "scheme", "coverage", "mapping", "comparison",
    "activity", "software", "graph", "ontology", "code", "dataset", "query",
)  # fmt: skip

_OFFERS = ("text/html", *GRAPHS.values())
_SUFFIXES = {**GRAPHS, "html": "text/html"}
_RDF = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


def make_app(current: Current) -> Starlette:
    """The ASGI application; its workers live as long as its lifespan."""
    views = _Views(current)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        try:
            await current.start()
            yield
        finally:
            await current.close()

    routes: list[BaseRoute] = [
        Route("/sparql", views.sparql, methods=["GET", "POST"]),
        Route("/.well-known/void", views.void),
        *(Route(f"/{kind}", views.resource) for kind in ("ontology", "code")),
        *(Route(f"/{kind}/{{rest:path}}", views.resource) for kind in KINDS),
        *(Route(f"/{kind}.{{suffix}}", views.resource) for kind in ("ontology", "code")),
        *(
            Mount(f"/data/{part}", StaticFiles(directory=current.build / part, check_dir=False))
            for part in ("facts", "graph", "tables")
        ),
        Mount("/", StaticFiles(directory=current.build / "site", html=True, check_dir=False)),
    ]
    cors = Middleware(
        CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST", "HEAD", "OPTIONS"], allow_headers=["*"],
        expose_headers=["Link", "Content-Location"],
    )  # fmt: skip
    return Starlette(routes=routes, middleware=[cors], lifespan=lifespan, exception_handlers={Refusal: _refuse})


async def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    headers = {"Retry-After": "5"} if error.status == 503 else {}
    if request.method == "HEAD":
        return Response(status_code=error.status, headers=headers)
    wanted = choose(request.headers.get("accept"), ("text/plain", "application/problem+json", "application/json"))
    if wanted in ("application/problem+json", "application/json"):
        problem = json.dumps(error.as_problem(), ensure_ascii=False)
        return Response(problem, error.status, headers, media_type="application/problem+json")
    return Response(error.as_text(), error.status, headers, media_type="text/plain; charset=utf-8")


class _Views:
    def __init__(self, current: Current) -> None:
        self.current = current

    async def sparql(self, request: Request) -> Response:
        asked = await protocol.read(request, self.current.limits)
        if asked is None:
            return self._service(request)
        now = self.current.generation
        answer = now.answers.get(asked)
        if answer is None:
            answer = await _while_connected(request, lambda: now.pool.run(asked))
            now.answers.keep(asked, answer)
        return Response(answer[1], media_type=answer[0], headers={"Vary": "Accept"})

    async def resource(self, request: Request) -> Response:
        path = request.url.path
        stem, _, suffix = path.rpartition(".")
        if suffix in _SUFFIXES and stem:
            job = {
                "describe": self._iri(stem),
                "media_type": _SUFFIXES[suffix],
                "triples": self.current.limits.describe_triples,
            }
            media_type, body = await _while_connected(request, lambda: self.current.generation.pool.run(job))
            return Response(body, media_type=media_type, headers={"Link": f'<{self._iri(stem)}>; rel="about"'})
        text = self._source_text(path)
        offers = ("text/html", "text/plain", *GRAPHS.values()) if text else _OFFERS
        wanted = choose(request.headers.get("accept"), offers)
        if wanted is None:
            raise Refusal(406, f"this is given as {', '.join(offers)}", "Name one of them in the Accept header.")
        if wanted == "text/plain" and text:
            return FileResponse(text, media_type="text/plain; charset=utf-8", headers={"Vary": "Accept"})
        suffix = next(name for name, media_type in _SUFFIXES.items() if media_type == wanted)
        return RedirectResponse(f"{quote(path)}.{suffix}", status_code=303, headers={"Vary": "Accept"})

    async def void(self, request: Request) -> Response:
        file = self.current.build / "graph" / "description.ttl"
        if not file.is_file():
            raise Refusal(404, "this build has no description", "Build it again with: kg build")
        triples = list(ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
        return self._graph(request, triples)

    def _service(self, request: Request) -> Response:
        address = str(request.url.replace(query=None))
        served = self.current.generation.served
        return self._graph(request, service_triples(address, f"{served.base}dataset", served.graphs))

    def _graph(self, request: Request, triples: list[Any]) -> Response:
        offers = tuple(GRAPHS.values())
        accept = request.headers.get("accept")
        # A browser takes no RDF but shows Turtle as text.
        wanted = choose(accept, offers) or ("text/turtle" if choose(accept, ("text/html",)) else None)
        if wanted is None:
            raise Refusal(406, f"this is given as {', '.join(offers)}", "Name one of them in the Accept header.")
        body = ox.serialize(triples, format=_RDF[wanted], prefixes=PREFIXES)
        return Response(body, media_type=wanted, headers={"Vary": "Accept"})

    def _iri(self, path: str) -> str:
        for namespace, start in ((PLAN, "/ontology"), (CODE, "/code")):
            if path == start:
                return namespace.removesuffix("#")
        return self.current.generation.served.base + path.removeprefix("/")

    def _source_text(self, path: str) -> Path | None:
        """The stored text that an address `/id/<plan>/source.txt` stands for, None for every other address."""
        parts = path.strip("/").split("/")
        if len(parts) != 3 or parts[0] != "id" or parts[2] != "source.txt" or not parts[1].replace("-", "").isalnum():
            return None
        file = self.current.build / "facts" / f"{parts[1]}.txt"
        return file if file.is_file() else None


async def _while_connected(request: Request, work: Callable[[], Awaitable[tuple[str, bytes]]]) -> tuple[str, bytes]:
    """The work's result; the work is cancelled when the client goes away."""

    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    running = asyncio.ensure_future(work())
    watching = asyncio.ensure_future(gone())
    try:
        await asyncio.wait({running, watching}, return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            raise ClientDisconnect
        return running.result()
    finally:
        watching.cancel()
        running.cancel()
        await asyncio.gather(running, watching, return_exceptions=True)
