// The Ask page: a form for every named query, an editor for what is behind it, and the answer, all in the page.
// The address after # holds the question, so that it can be sent: #q=NAME&parameter=value or #sparql=TEXT.

import { bind, BindingError } from "./binding";
import { Editor } from "./editor";
import { ask, isShipped, openStore, QueryProblem } from "./engine";
import { Results } from "./results";
import type { AskData, Language, Parameter, Query } from "./site";

class Page {
  private readonly language: Language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  private readonly list = must("#ask-list");
  private readonly form = must("#ask-form") as HTMLFormElement;
  private readonly title = must("#ask-title");
  private readonly question = must("#ask-question");
  private readonly message = must("#ask-message");
  private readonly results: Results;
  private readonly editor: Editor;
  private query: Query | null = null;
  private edited = false;

  constructor(private readonly data: AskData) {
    this.results = new Results(must("#ask-result"), data, this.language);
    const terms = Object.entries(data.terms).map(([iri, label]) => ({ label: short(iri), detail: label[this.language] }));
    this.editor = new Editor(must("#ask-editor"), this.word("ask.editor"), terms, () => this.changed(), () => void this.run());
    must("#ask-run").addEventListener("click", () => void this.run());
    must("#ask-copy").addEventListener("click", () => void this.copy());
    must("#ask-find").addEventListener("input", () => this.showList());
    this.form.addEventListener("input", () => this.bound());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.run();
    });
    addEventListener("hashchange", () => this.open());
    this.showList();
    this.open();
    // The graph is made ready while the reader looks at the form, so that the first answer does not wait for it.
    if (isShipped()) (window.requestIdleCallback ?? setTimeout)(() => void openStore());
  }

  private word(key: string): string {
    return this.results.word(key);
  }

  private showList(): void {
    const wanted = (must("#ask-find") as HTMLInputElement).value.trim().toLowerCase();
    this.list.textContent = "";
    for (const [topic, label] of Object.entries(this.data.topics)) {
      const found = this.data.queries.filter((query) => query.topic === topic && matches(query, wanted));
      if (!found.length) continue;
      const heading = document.createElement("h3");
      heading.textContent = label[this.language];
      const items = document.createElement("ul");
      for (const query of found) {
        const link = document.createElement("a");
        link.href = `#q=${query.name}`;
        link.textContent = query.title[this.language];
        if (query === this.query) link.setAttribute("aria-current", "true");
        const item = document.createElement("li");
        item.append(link);
        items.append(item);
      }
      this.list.append(heading, items);
    }
  }

  private open(): void {
    const state = new URLSearchParams(location.hash.slice(1));
    const text = state.get("sparql");
    const query = this.data.queries.find((one) => one.name === state.get("q")) ?? (text ? null : this.data.queries[0] ?? null);
    this.edited = Boolean(text);
    this.query = query;
    this.showList();
    this.form.textContent = "";
    this.title.textContent = query ? query.title[this.language] : this.word("ask.own");
    this.question.textContent = query ? query.question[this.language] : "";
    for (const parameter of query?.parameters ?? []) this.form.append(this.field(parameter, state.getAll(parameter.name)));
    this.showExample();
    if (text) this.editor.text = text;
    else this.bound();
    if (isShipped() && (text || state.has("q"))) void this.run();
  }

  // What an answer looks like, before anything is asked.
  private showExample(): void {
    const place = must("#ask-example");
    place.textContent = "";
    const { query } = this;
    if (!query?.example) return;
    const { settings, columns, rows } = query.example;
    const box = document.createElement("details");
    const asked = Object.entries(settings).map(([name, value]) => `${this.label(name)}: ${value}`);
    box.append(element("summary", [this.word("ask.example"), ...asked].join(" · ")));
    const table = document.createElement("table");
    const heads = document.createElement("tr");
    for (const name of columns) {
      const head = element("th", query.columns.find((column) => column.name === name)?.label[this.language] ?? name);
      head.setAttribute("scope", "col");
      heads.append(head);
    }
    table.append(heads);
    for (const row of rows) {
      const line = document.createElement("tr");
      line.append(...row.map((cell) => element("td", cell)));
      table.append(line);
    }
    const scroll = document.createElement("div");
    scroll.className = "scroll";
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", this.word("ask.example"));
    scroll.append(table);
    box.append(scroll);
    place.append(box);
  }

  private field(parameter: Parameter, given: string[]): HTMLElement {
    const values = given.length ? given : parameter.preset;
    const label = parameter.label[this.language] + (parameter.required ? " *" : "");
    if (parameter.type === "plan") return this.choices(parameter, label, this.data.plans.map((plan) => [plan.id, plan.name[this.language]]), values);
    const box = document.createElement("label");
    box.append(label);
    if (parameter.choices.length) {
      const select = document.createElement("select");
      select.name = parameter.name;
      for (const choice of ["", ...parameter.choices]) {
        select.add(new Option(choice || this.word("ask.any"), choice, false, values.includes(choice)));
      }
      box.append(select);
    } else {
      const input = document.createElement("input");
      input.type = "text";
      input.name = parameter.name;
      input.value = values.join(",");
      box.append(input);
    }
    return box;
  }

  private choices(parameter: Parameter, label: string, options: [string, string][], values: string[]): HTMLElement {
    const set = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = label;
    set.append(legend);
    for (const [value, name] of options) {
      const box = document.createElement("label");
      const input = document.createElement("input");
      input.type = parameter.several ? "checkbox" : "radio";
      input.name = parameter.name;
      input.value = value;
      input.checked = values.includes(value);
      box.append(input, ` ${name}`);
      set.append(box);
    }
    return set;
  }

  private settings(): Map<string, string[]> {
    const settings = new Map<string, string[]>();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string" && value.trim()) settings.set(name, [...(settings.get(name) ?? []), value.trim()]);
    }
    return settings;
  }

  // Writes the form's values into the query that the editor shows.
  private bound(): void {
    if (!this.query) return;
    this.edited = false;
    try {
      this.editor.text = bind(this.query, this.settings(), this.data.base);
      this.say("");
    } catch (error) {
      if (!(error instanceof BindingError)) throw error;
      this.editor.text = this.query.text;
      this.say(`${this.word("ask.missing")} ${this.label(error.message)}`);
    }
  }

  private label(name: string): string {
    return this.query?.parameters.find((parameter) => parameter.name === name)?.label[this.language] ?? name;
  }

  private changed(): void {
    this.edited = true;
  }

  private address(): string {
    if (this.edited || !this.query) return `#${new URLSearchParams({ sparql: this.editor.text })}`;
    const state = new URLSearchParams({ q: this.query.name });
    for (const [name, values] of this.settings()) values.forEach((value) => state.append(name, value));
    return `#${state}`;
  }

  private async run(): Promise<void> {
    if (!isShipped()) return;
    history.replaceState(null, "", this.address());
    this.editor.clear();
    this.say(this.word("ask.running"));
    try {
      await openStore();
      const columns = this.query && !this.edited ? this.query.columns : [];
      const answer = await ask(this.editor.text);
      this.say("");
      this.results.show(answer, columns, this.query?.name ?? "rows");
    } catch (error) {
      if (!(error instanceof QueryProblem)) throw error;
      this.say(error.line ? `${this.word("ask.error")} ${error.line}:${error.column} ${error.message}` : error.message);
      if (error.line && error.column) this.editor.mark(error.line, error.column, error.message);
      must("#ask-result").textContent = "";
    }
  }

  private async copy(): Promise<void> {
    const address = location.href.split("#")[0] + this.address();
    history.replaceState(null, "", this.address());
    try {
      await navigator.clipboard.writeText(address);
      this.say(this.word("ask.copied"));
    } catch {
      this.say(address);
    }
  }

  private say(text: string): void {
    this.message.textContent = text;
  }
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function must(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

function matches(query: Query, wanted: string): boolean {
  const text = [query.name, ...Object.values(query.title), ...Object.values(query.question)].join(" ").toLowerCase();
  return text.includes(wanted);
}

function short(iri: string): string {
  return iri.replace("https://w3id.org/plan-kg/ontology#", "plan:").replace("https://w3id.org/plan-kg/code#", "code:");
}

if (window.planKgAsk) new Page(window.planKgAsk);
