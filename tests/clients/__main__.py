"""Comunica and the requests of YASGUI against `kg serve`: `python -m tests.clients BUILD` (make test-clients installs
Comunica with npm first). Prints what each found; exit code 1 where one found nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import requests

from tests.conftest import ROOT
from tests.serve.conftest import command
from tests.servers import free_port, oxigraph, running

HERE = Path(__file__).parent
PLACES = (
    "PREFIX plan: <https://w3id.org/plan-kg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "SELECT DISTINCT ?wd { ?p a plan:Plan ; plan:jurisdiction/skos:exactMatch ?wd "
    "FILTER(STRSTARTS(STR(?wd), 'http://www.wikidata.org/entity/')) }"
)


def main() -> int:
    """0 where every client found the five plans, and the federated query its places."""
    build, port = Path(sys.argv[1]), free_port()
    ours = f"http://127.0.0.1:{port}/sparql"
    with running(command(build, port), ours, seconds=60), oxigraph() as other:
        places = requests.post(ours, data={"query": PLACES}, timeout=30).json()["results"]["bindings"]
        extract = "".join(f"<{p['wd']['value']}> <http://www.wikidata.org/prop/direct/P1082> 1000 .\n" for p in places)
        answer = requests.post(
            f"{other}/store?default", data=extract, headers={"Content-Type": "text/turtle"}, timeout=30
        )
        answer.raise_for_status()
        script = [HERE / "clients.mjs", ours, f"{other}/query", ROOT / "examples" / "federation.rq"]
        out = subprocess.run(["node", *script], check=True, stdout=subprocess.PIPE, timeout=120, cwd=HERE).stdout
    found = json.loads(out)
    print(json.dumps(found))
    return 0 if found["comunica"] and found["yasgui"] and found["federated"] == len(places) and found["origin"] else 1


if __name__ == "__main__":
    sys.exit(main())
