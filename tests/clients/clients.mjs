// Asks an endpoint with Comunica, alone and together with another endpoint.
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

console.log(
  JSON.stringify({
    plans: await rows(plans, [{ type: "sparql", value: ours }]),
    // Without a source that is an endpoint, Comunica carries out every SERVICE itself.
    federated: await rows(federated, [{ type: "serialized", value: "", mediaType: "text/turtle", baseIRI: "urn:none" }]),
  }),
);
