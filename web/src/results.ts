// An answer as a table, as bars, and as files.

import type { Answer, Term } from "./engine";
import type { AskData, Column, Language } from "./site";

const PASSAGE = /\/id\/([^/]+)\/source\.[^#]+#char=(\d+),(\d+)$/;
const NUMBER = /#(integer|decimal|double|float|int|long|nonNegativeInteger|gYear)$/;
const MOST_SHOWN = 2000;

export class Results {
  constructor(
    private readonly parent: HTMLElement,
    private readonly data: AskData,
    private readonly language: Language,
  ) {}

  word(key: string): string {
    return this.data.words[key]?.[this.language] ?? key;
  }

  show(answer: Answer, columns: Column[], name: string): void {
    this.parent.textContent = "";
    const labels = new Map(columns.map((column) => [column.name, column.label[this.language]]));
    const status = element("p", "status");
    const time = answer.milliseconds < 10 ? answer.milliseconds.toFixed(1) : answer.milliseconds.toFixed(0);
    status.textContent = `${answer.rows.length} ${this.word("table.rows")} · ${time} ms`;
    this.parent.append(status, this.downloads(answer, name));
    if (!answer.rows.length) return;
    const chart = this.bars(answer);
    if (chart) this.parent.append(chart);
    this.parent.append(this.table(answer, labels));
  }

  private table(answer: Answer, labels: Map<string, string>): HTMLElement {
    const scroll = element("div", "scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", this.word("ask.result"));
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const name of answer.columns) {
      const th = document.createElement("th");
      th.scope = "col";
      th.textContent = labels.get(name) ?? name;
      th.dataset.name = name;
      head.append(th);
    }
    const body = table.createTBody();
    for (const row of answer.rows.slice(0, MOST_SHOWN)) {
      const tr = body.insertRow();
      row.forEach((term, at) => this.cell(tr.insertCell(), term, answer.columns[at] ?? ""));
    }
    scroll.append(table);
    return scroll;
  }

  private cell(td: HTMLTableCellElement, term: Term | null, column: string): void {
    if (!term) return;
    const passage = term.iri ? PASSAGE.exec(term.value) : null;
    if (passage) {
      const link = document.createElement("a");
      link.href = `source/${passage[1]}.html#c${passage[2]}-${passage[3]}`;
      link.textContent = "§";
      link.title = term.value;
      td.append(link);
    } else if (column === "plan" && this.data.plans.some((plan) => plan.id === term.value)) {
      const link = document.createElement("a");
      link.href = `plan/${term.value}.html`;
      link.textContent = this.data.plans.find((plan) => plan.id === term.value)?.name[this.language] ?? term.value;
      td.append(link);
    } else if (term.iri) {
      const label = this.data.terms[term.value]?.[this.language];
      td.textContent = label ?? (term.value.startsWith(this.data.base) ? term.value.slice(this.data.base.length) : term.value);
      td.title = term.value;
      if (label) td.className = "is-code";
    } else {
      td.textContent = term.value;
      if (NUMBER.test(term.datatype)) td.className = "is-number";
    }
  }

  // Bars for an answer of names and one number: the first number column that is no year, of at most forty rows.
  private bars(answer: Answer): HTMLElement | null {
    const first = answer.rows[0] ?? [];
    const value = first.findIndex((term, at) => term && NUMBER.test(term.datatype) && !/year|start|end|number/i.test(answer.columns[at] ?? ""));
    const name = first.findIndex((term, at) => term && !NUMBER.test(term.datatype) && at !== value && answer.columns[at] !== "plan" && !term.iri);
    if (value < 0 || name < 0 || answer.rows.length > 40 || answer.rows.length < 2) return null;
    const most = Math.max(...answer.rows.map((row) => Number(row[value]?.value ?? 0)), 1e-9);
    const list = element("details", "bars");
    const summary = document.createElement("summary");
    summary.textContent = this.word("ask.chart");
    list.append(summary);
    for (const row of answer.rows) {
      const line = element("div", "bar");
      const label = document.createElement("span");
      label.textContent = row[name]?.value ?? "";
      const bar = document.createElement("i");
      const amount = Number(row[value]?.value ?? 0);
      bar.style.width = `${Math.max(0, (amount / most) * 100)}%`;
      const figure = document.createElement("b");
      figure.textContent = row[value]?.value ?? "";
      const track = element("span", "track");
      track.append(bar);
      line.append(label, track, figure);
      list.append(line);
    }
    return list;
  }

  private downloads(answer: Answer, name: string): HTMLElement {
    const tools = element("p", "tools");
    const forms: [string, string, () => string][] = [
      ["CSV", "text/csv", () => "\ufeff" + [answer.columns, ...texts(answer)].map(csvLine).join("\r\n") + "\r\n"],
      ["TSV", "text/tab-separated-values", () => [answer.columns, ...texts(answer)].map((row) => row.map((text) => text.replace(/[\t\r\n]/g, " ")).join("\t")).join("\n") + "\n"],
      ["JSON", "application/json", () => JSON.stringify(texts(answer).map((row) => Object.fromEntries(row.map((text, at) => [answer.columns[at] ?? "", text]))), null, 1)],
    ];
    for (const [form, type, make] of forms) {
      const button = element("button", "small") as HTMLButtonElement;
      button.type = "button";
      button.textContent = form;
      button.setAttribute("aria-label", `${this.word("ask.download")} ${form}`);
      button.addEventListener("click", () => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([make()], { type }));
        link.download = `${name}.${form.toLowerCase()}`;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      });
      tools.append(button);
    }
    return tools;
  }
}

function texts(answer: Answer): string[][] {
  return answer.rows.map((row) => row.map((term) => term?.value ?? ""));
}

function csvLine(cells: string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(",");
}

function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
