"""Pushing a build: into a real store, into one that fails now and then, and into one that changes what it gets."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from kg.errors import EndpointError
from kg.push import push
from kg.push.remote import Login, addresses
from tests.servers import oxigraph

ONE, TWO = "http://example.org/graph/one", "http://example.org/graph/two"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A build of two graphs, one of them spread over two files."""
    (tmp_path / "graph").mkdir()
    for name, graph, count in (("a", ONE, 7), ("b", ONE, 3), ("c", TWO, 5)):
        lines = [
            f'<http://example.org/{name}/{n}> <http://example.org/says> "一{n} \\"quoted\\""@zh <{graph}> .\n'
            for n in range(count)
        ]
        (tmp_path / "graph" / f"{name}.nq").write_text("".join(lines), encoding="utf-8")
    return tmp_path


class Store(BaseHTTPRequestHandler):
    """A small store with the Graph Store Protocol, updates of the two forms that push sends, and its two queries."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_PUT(self) -> None:
        self.handle_graph(replace=True)

    def do_POST(self) -> None:
        if urlsplit(self.path).path == "/store":
            self.handle_graph(replace=False)
            return
        world, body = self.server.world, self.rfile.read(int(self.headers["Content-Length"])).decode()  # type: ignore[attr-defined]
        if self.path == "/update":
            world.requests.append("update")
            world.store.update(body)
            self.answer(204)
            return
        answer = world.store.query(parse_qs(body)["query"][0])
        if isinstance(answer, ox.QueryTriples):
            self.answer(200, ox.serialize(answer, format=ox.RdfFormat.N_TRIPLES) or b"")
        else:
            self.answer(200, answer.serialize(format=ox.QueryResultsFormat.JSON) or b"")

    def handle_graph(self, *, replace: bool) -> None:
        world, body = self.server.world, self.rfile.read(int(self.headers["Content-Length"]))  # type: ignore[attr-defined]
        world.requests.append(self.command)
        if world.failures:
            status = world.failures.pop(0)
            self.answer(status, b"not now", **({"Retry_After": "0"} if status == 429 else {}))
            return
        if world.wanted_login is not None and self.headers.get("Authorization") != world.wanted_login:
            self.answer(401, b"who are you?", WWW_Authenticate="Basic")
            return
        graph = ox.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])
        if replace:
            world.store.clear_graph(graph) if graph in world.store.named_graphs() else None
        world.store.load(world.bend(body), ox.RdfFormat.N_TRIPLES, to_graph=graph)
        self.answer(204)


class World:
    """What the small store holds, how it misbehaves, and what it was asked."""

    def __init__(self) -> None:
        self.store = ox.Store()
        self.failures: list[int] = []
        self.wanted_login: str | None = None
        self.requests: list[str] = []
        self.bend = lambda body: body


@pytest.fixture
def world() -> World:
    return World()


@contextlib.contextmanager
def serving(world: World) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Store)
    server.daemon_threads = True
    server.world = world  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def address(world: World) -> Iterator[str]:
    with serving(world) as where:
        yield where


def test_every_graph_arrives_in_a_real_store_and_is_verified(build: Path) -> None:
    with oxigraph() as server:
        sent = push(build, f"{server}/store", chunk=4)
        assert [(p.graph, p.triples, p.done, p.way) for p in sent] == [
            (ONE, 10, "sent", "graph store"),
            (TWO, 5, "sent", "graph store"),
        ]
        again = push(build, f"{server}/store")
        assert [(p.graph, p.triples, p.done) for p in again] == [(ONE, 10, "held"), (TWO, 5, "held")]
        by_update = push(build, f"{server}/update", journal=build / "other.json", chunk=4)
        assert {p.way for p in by_update} == {"update"}


def test_a_graph_replaces_what_stood_there(build: Path, world: World, address: str) -> None:
    world.store.add(ox.Quad(ox.NamedNode("urn:old"), ox.NamedNode("urn:p"), ox.Literal("old"), ox.NamedNode(ONE)))
    push(build, f"{address}/store")
    assert len(list(world.store.quads_for_pattern(None, None, None, ox.NamedNode(ONE)))) == 10


@pytest.mark.parametrize("failures", [[503], [500, 502], [429, 503, 504]])
def test_passing_failures_are_tried_again(build: Path, world: World, address: str, failures: list[int]) -> None:
    world.failures = list(failures)
    assert len(push(build, f"{address}/store", pause=0.01)) == 2
    assert world.requests == ["PUT"] * (len(failures) + 2)


def test_a_push_that_broke_off_goes_on_where_it_stopped(build: Path, world: World, address: str) -> None:
    def stop_at_two(graph: str) -> None:
        world.failures = [503] * 9 if graph == TWO else []

    with pytest.raises(EndpointError, match="503"):
        push(build, f"{address}/store", pause=0.01, tries=3, step=stop_at_two)
    world.requests.clear()
    world.failures = []
    assert [p.done for p in push(build, f"{address}/store")] == ["held", "sent"]
    assert world.requests == ["PUT"]


def test_a_changed_graph_is_sent_again_and_only_that(build: Path, address: str) -> None:
    push(build, f"{address}/store")
    file = build / "graph" / "c.nq"
    file.write_text(file.read_text().replace("一0", "二0"), encoding="utf-8")
    assert [p.done for p in push(build, f"{address}/store")] == ["held", "sent"]


def test_a_store_that_lost_what_the_journal_remembers_gets_it_again(build: Path, world: World, address: str) -> None:
    push(build, f"{address}/store")
    world.store.clear_graph(ox.NamedNode(ONE))
    assert [p.done for p in push(build, f"{address}/store")] == ["sent", "held"]


def test_update_is_used_where_there_is_no_graph_store(build: Path, world: World, address: str) -> None:
    world.failures = [405, 405]
    sent = push(build, f"{address}/store", chunk=4)
    assert {p.way for p in sent} == {"update"}
    assert len(world.store) == 15


@pytest.mark.parametrize(
    ("bend", "said"),
    [
        (lambda body: b"\n".join(body.split(b"\n")[1:]), "10 triples were sent, 9 arrived"),
        (lambda body: body.replace("一0".encode(), "一9x".encode()), "what arrived is not what was sent"),
    ],
)
def test_what_arrives_otherwise_is_found(build: Path, world: World, address: str, bend: object, said: str) -> None:
    world.bend = bend  # type: ignore[assignment]
    with pytest.raises(EndpointError, match=said):
        push(build, f"{address}/store")
    assert not list(build.glob(".push-*"))


def test_the_login_is_sent_and_its_lack_is_explained(build: Path, world: World, address: str) -> None:
    world.wanted_login = "Basic a2c6c2VjcmV0"
    with pytest.raises(EndpointError, match="--user"):
        push(build, f"{address}/store")
    assert len(push(build, f"{address}/store", login=Login("kg", "secret"))) == 2
    world.wanted_login = "Bearer abc"
    (build / "graph" / "c.nq").unlink()
    assert len(push(build, f"{address}/store", login=Login(token="abc"), journal=build / "j.json")) == 1
    assert json.loads((build / "j.json").read_text()).keys() == {ONE}


def test_nobody_there_and_nothing_built_are_clear_messages(build: Path, tmp_path: Path) -> None:
    with pytest.raises(EndpointError, match="no answer"):
        push(build, "http://127.0.0.1:9/store", tries=1)
    (tmp_path / "empty").mkdir()
    with pytest.raises(EndpointError, match="kg build"):
        push(tmp_path / "empty", "http://127.0.0.1:9/store")


@pytest.mark.parametrize(
    ("given", "graphs", "update", "query"),
    [
        ("http://h/store", "http://h/store", "http://h/update", "http://h/query"),
        ("http://h/ds/data", "http://h/ds/data", "http://h/ds/update", "http://h/ds/query"),
        (
            "http://h/sparql-graph-crud-auth",
            "http://h/sparql-graph-crud-auth",
            "http://h/sparql-auth",
            "http://h/sparql-auth",
        ),
        ("http://h/r/rdf-graphs/service", "http://h/r/rdf-graphs/service", "http://h/r/statements", "http://h/r"),
        ("http://h/update", None, "http://h/update", "http://h/query"),
        ("http://h/else", "http://h/else", None, "http://h/else"),
    ],
)
def test_the_addresses_of_known_stores_are_known(
    given: str, graphs: str | None, update: str | None, query: str
) -> None:
    found = addresses(given)
    assert (found.graphs, found.update, found.query) == (graphs, update, query)
