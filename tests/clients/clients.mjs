// Asks an endpoint as Comunica does, and as YASGUI does from a page of another origin.
// node clients.mjs OURS THEIRS QUERY_FILE; prints one JSON object.
import { readFileSync } from "node:fs";
import { QueryEngine } from "@comunica/query-sparql";

const [ours, theirs, file] = process.argv.slice(2);
const engine = new QueryEngine();

async function rows(query, sources) {
  const stream = await engine.queryBindings(query, { sources });
  return (await stream.toArray()).length;
}

const plans = "PREFIX plan: <https://w3id.org/plan-kg/ontology#> SELECT * WHERE { ?p a plan:Plan ; plan:title ?title }";
const federated = readFileSync(file, "utf8")
  .replace("http://127.0.0.1:8000/sparql", ours)
  .replace("https://query.wikidata.org/sparql", theirs);

// What YASGUI sends: a form, its Accept header, the Origin of its page.
const accept = "application/sparql-results+json,*/*;q=0.9";
const yasgui = await fetch(ours, {
  method: "POST",
  headers: { Accept: accept, Origin: "https://yasgui.example", "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8" },
  body: new URLSearchParams({ query: plans }),
});

console.log(
  JSON.stringify({
    comunica: await rows(plans, [{ type: "sparql", value: ours }]),
    // Without a source that is an endpoint, Comunica carries out every SERVICE itself.
    federated: await rows(federated, [{ type: "serialized", value: "", mediaType: "text/turtle", baseIRI: "urn:none" }]),
    yasgui: (await yasgui.json()).results.bindings.length,
    origin: yasgui.headers.get("access-control-allow-origin"),
  }),
);
