"""One query over our endpoint and another, run by the client: examples/federation.rq on a made-up extract."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import requests

from tests.conftest import ROOT
from tests.servers import oxigraph

QUERY = ROOT / "examples" / "federation.rq"
OURS, THEIRS = "http://127.0.0.1:8000/sparql", "https://query.wikidata.org/sparql"

#: Populations are invented; only the shape is Wikidata's.
EXTRACT = """
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
{places}
"""


def join(ours: str, theirs: str) -> list[dict[str, str]]:
    """The example's rows with the addresses of the test in it. The engine is an empty store of the client."""
    text = QUERY.read_text(encoding="utf-8")
    assert OURS in text
    assert THEIRS in text
    answer = ox.Store().query(text.replace(OURS, ours).replace(THEIRS, theirs))
    assert isinstance(answer, ox.QuerySolutions)
    names = [variable.value for variable in answer.variables]
    return [{name: row[name].value for name in names} for row in answer]  # type: ignore[union-attr]


def test_a_client_joins_our_graph_with_another(server: str) -> None:
    places = requests.post(
        f"{server}/sparql",
        data={
            "query": "SELECT DISTINCT ?wd { ?p a plan:Plan ; plan:jurisdiction ?j . ?j skos:exactMatch ?wd "
            "FILTER(STRSTARTS(STR(?wd), 'http://www.wikidata.org/entity/')) }"
        },
        timeout=30,
    ).json()["results"]["bindings"]
    assert len(places) >= 3
    lines = [f"<{row['wd']['value']}> wdt:P1082 {number * 1000} ." for number, row in enumerate(places, start=1)]
    with oxigraph() as other:
        data = EXTRACT.format(places="\n".join(lines)).encode()
        headers = {"Content-Type": "text/turtle"}
        requests.post(f"{other}/store?default", data=data, headers=headers, timeout=30).raise_for_status()
        rows = join(f"{server}/sparql", f"{other}/query")
    assert len(rows) == len(places)
    assert {row["population"] for row in rows} == {str(number * 1000) for number in range(1, len(places) + 1)}
    assert all(row["title"] for row in rows)


def test_the_example_asks_our_endpoint_for_nothing_that_it_refuses() -> None:
    assert Path(QUERY).read_text(encoding="utf-8").count("SERVICE <") == 2
