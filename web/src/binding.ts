// Binding parameters, by the same rules as kg/query.py: only the terms of a VALUES line are replaced, and terms are
// written out from typed values, so that a value cannot change a query.

import type { Parameter, Query } from "./site";

const VALUES = /^(\s*)VALUES\s+\?(\w+)\s*\{([^}]*)\}\s*$/;
const XSD = "http://www.w3.org/2001/XMLSchema#";

export class BindingError extends Error {}

export function bind(query: Query, settings: Map<string, string[]>, base: string): string {
  const known = new Map(query.parameters.map((parameter) => [parameter.name, parameter]));
  const lines = query.text.split("\n").map((line) => {
    const found = VALUES.exec(line);
    const parameter = found ? known.get(found[2] ?? "") : undefined;
    if (!found || !parameter) return line;
    const values = (settings.get(parameter.name) ?? []).map((value) => value.trim()).filter(Boolean);
    if (values.length) {
      return `${found[1]}VALUES ?${parameter.name} { ${values.map((value) => term(parameter, value, base)).join(" ")} }`;
    }
    if (parameter.required) throw new BindingError(parameter.name);
    return (found[3] ?? "").trim() === "UNDEF" ? "" : line;
  });
  return lines.join("\n").replace(/^BASE\s+<[^<>]*>\s*$/m, `BASE <${base}>`);
}

export function literal(value: string, datatype?: string): string {
  // A u after a backslash is an escape of its own: some engines resolve \uXXXX before they read strings.
  const escaped = value
    .replace(/\\/g, "\\\\")
    .replace(/"/g, '\\"')
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/\\\\([uU])/g, (_, letter: string) => "\\\\" + (letter === "u" ? "\\u0075" : "\\u0055"));
  return `"${escaped}"` + (datatype ? `^^<${XSD}${datatype}>` : "");
}

function term(parameter: Parameter, value: string, base: string): string {
  if (parameter.choices.length && !parameter.choices.includes(value)) throw new BindingError(parameter.name);
  switch (parameter.type) {
    case "iri":
    case "fact":
    case "passage": {
      const iri = /^[a-z][a-z0-9+.-]*:/.test(value) ? value : base + value;
      if (/[\s<>"{}|^`\\]/.test(iri)) throw new BindingError(parameter.name);
      return `<${iri}>`;
    }
    case "integer":
      if (!/^[+-]?[0-9]+$/.test(value)) throw new BindingError(parameter.name);
      return literal(value, "integer");
    case "decimal":
      if (!/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)$/.test(value)) throw new BindingError(parameter.name);
      return literal(value, "decimal");
    case "boolean":
    case "date":
      return literal(value, parameter.type);
    default:
      return literal(value);
  }
}
