// Bundles what the Ask page runs into dist/: classic scripts, because pages opened from a disk may not fetch.
// engine.js carries the WebAssembly, packed and as text; ask.js is everything else.
import { build } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const folder = new URL("dist/", import.meta.url);
await mkdir(folder, { recursive: true });
await build({
  entryPoints: [new URL("src/ask.ts", import.meta.url).pathname],
  outfile: new URL("ask.js", folder).pathname,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "eof",
  define: { "import.meta.url": '"about:blank"' },
  logLevel: "warning",
});
const wasm = await readFile(new URL("node_modules/oxigraph/web_bg.wasm", import.meta.url));
const packed = gzipSync(wasm, { level: 9 }).toString("base64");
await writeFile(new URL("engine.js", folder), `window.planKgEngine="${packed}";\n`);
