"""SPARQL clients against `kg serve`: curl, SPARQLWrapper, Comunica, and YASGUI in a real browser."""

from __future__ import annotations

import contextlib
import functools
import http.server
import importlib.util
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import requests

from tests.clients.missing import Missing
from tests.conftest import ROOT
from tests.servers import oxigraph

HERE = Path(__file__).parent
PLANS = (
    "PREFIX plan: <https://w3id.org/plan-kg/ontology#> SELECT ?p ?title WHERE { ?p a plan:Plan ; plan:title ?title }"
)
PLACES = (
    "PREFIX plan: <https://w3id.org/plan-kg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "SELECT DISTINCT ?wd { ?p a plan:Plan ; plan:jurisdiction/skos:exactMatch ?wd "
    "FILTER(STRSTARTS(STR(?wd), 'http://www.wikidata.org/entity/')) }"
)
_NPM = "install Node.js 20 or newer with npm, then: cd tests/clients && npm ci"


def curl(endpoint: str) -> str:
    """A query in the form that a shell sends it, answered as CSV."""
    if shutil.which("curl") is None:
        raise Missing("apt-get install curl")
    command = ["curl", "-sS", "--fail", "-H", "Accept: text/csv", "--data-urlencode", f"query={PLANS}", endpoint]
    lines = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode().splitlines()
    assert lines[0] == "p,title", lines[0]
    return f"{len(lines) - 1} plans"


def sparqlwrapper(endpoint: str) -> str:
    """SPARQLWrapper by GET and POST, in JSON and XML."""
    import SPARQLWrapper

    found = []
    for method in (SPARQLWrapper.GET, SPARQLWrapper.POST):
        client = SPARQLWrapper.SPARQLWrapper(endpoint)
        client.setMethod(method)
        client.setQuery(PLANS)
        client.setReturnFormat(SPARQLWrapper.JSON)
        found.append(len(client.query().convert()["results"]["bindings"]))  # type: ignore[index, call-overload]
        client.setReturnFormat(SPARQLWrapper.XML)
        found.append(len(client.query().convert().getElementsByTagName("result")))  # type: ignore[union-attr]
    assert len(set(found)) == 1 and found[0] > 0, found
    return f"{found[0]} plans, by GET and POST, in JSON and XML"


def comunica(endpoint: str) -> str:
    """Comunica over our endpoint, and over ours and another in one query (examples/federation.rq)."""
    _need_packages("@comunica/query-sparql")
    places = requests.post(endpoint, data={"query": PLACES}, timeout=30).json()["results"]["bindings"]
    # Only the shape is Wikidata's; the populations are invented.
    extract = "".join(f"<{p['wd']['value']}> <http://www.wikidata.org/prop/direct/P1082> 1000 .\n" for p in places)
    with oxigraph() as other:
        headers = {"Content-Type": "text/turtle"}
        requests.post(f"{other}/store?default", data=extract, headers=headers, timeout=30).raise_for_status()
        script = [HERE / "clients.mjs", endpoint, f"{other}/query", ROOT / "examples" / "federation.rq"]
        out = subprocess.run(["node", *script], check=True, stdout=subprocess.PIPE, timeout=120, cwd=HERE).stdout
    found = json.loads(out)
    assert found["plans"] > 0 and found["federated"] == len(places) > 0, found
    return f"{found['plans']} plans, {found['federated']} places joined over two endpoints"


def yasgui(endpoint: str) -> str:
    """YASGUI in a page of another origin: its own request, its own table."""
    _need_packages("@triply/yasgui")
    if importlib.util.find_spec("playwright") is None:
        raise Missing("pip install playwright")
    from playwright.sync_api import sync_playwright

    from tests.e2e.conftest import FLAGS, browser_path

    browser = browser_path()
    if browser is None:
        raise Missing("apt-get install chromium, or name a browser in KG_BROWSER")
    with _pages(HERE) as origin, sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=browser, args=FLAGS)
        page = opened.new_page()
        page.goto(f"{origin}/yasgui.html")
        page.evaluate("([endpoint, query]) => ask(endpoint, query)", [endpoint, PLANS])
        page.wait_for_selector(".yasr_results table tbody tr", timeout=30_000)
        rows = page.locator(".yasr_results table tbody tr").count()
        opened.close()
    assert rows > 0
    return f"{rows} plans in its table"


def _need_packages(name: str) -> None:
    if shutil.which("node") is None or not (HERE / "node_modules" / name).is_dir():
        raise Missing(_NPM)


@contextlib.contextmanager
def _pages(folder: Path) -> Iterator[str]:
    """A folder served over HTTP on a port of loopback."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
