// The SPARQL engine in the page: Oxigraph as WebAssembly over the graph that is shipped with the report.

import init, { Store } from "oxigraph/web.js";

export interface Term {
  iri: boolean;
  value: string;
  datatype: string;
}

export interface Answer {
  columns: string[];
  rows: (Term | null)[][];
  milliseconds: number;
}

export class QueryProblem extends Error {
  constructor(message: string, readonly line: number | null, readonly column: number | null) {
    super(message);
  }
}

let store: Promise<Store> | null = null;

export function isShipped(): boolean {
  return Boolean(window.planKgEngine && window.planKgGraph);
}

export function openStore(): Promise<Store> {
  store ??= load();
  return store;
}

export async function ask(text: string): Promise<Answer> {
  const opened = await openStore();
  const began = performance.now();
  let result: unknown;
  try {
    result = JSON.parse(opened.query(text, { results_format: "json" }) as string);
  } catch (error) {
    throw problem(String(error instanceof Error ? error.message : error));
  }
  const answer = result as { head?: { vars?: string[] }; results?: { bindings: Record<string, JsonTerm>[] } };
  if (!answer.results || !answer.head?.vars) throw new QueryProblem("SELECT", null, null);
  const columns = answer.head.vars;
  const rows = answer.results.bindings.map((binding) => columns.map((name) => toTerm(binding[name])));
  return { columns, rows, milliseconds: performance.now() - began };
}

interface JsonTerm {
  type: string;
  value: string;
  datatype?: string;
}

function toTerm(term: JsonTerm | undefined): Term | null {
  if (!term) return null;
  return { iri: term.type === "uri", value: term.value, datatype: term.datatype ?? "" };
}

function problem(message: string): QueryProblem {
  const found = /error at (\d+):(\d+): ([\s\S]*)/.exec(message);
  if (!found) return new QueryProblem(message, null, null);
  return new QueryProblem(found[3] ?? message, Number(found[1]), Number(found[2]));
}

async function load(): Promise<Store> {
  await init({ module_or_path: await unpack(window.planKgEngine ?? "") });
  const opened = new Store();
  const quads = new TextDecoder().decode(await unpack(window.planKgGraph ?? ""));
  opened.load(quads, { format: "application/n-quads", no_transaction: true, lenient: true });
  return opened;
}

async function unpack(base64: string): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
