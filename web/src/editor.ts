// The editor: SPARQL in colour, our terms on completion, errors at their place.

import { autocompletion, type CompletionContext } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, defaultHighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";

export interface Term {
  label: string;
  detail: string;
}

export class Editor {
  private readonly view: EditorView;

  constructor(parent: HTMLElement, label: string, terms: Term[], onChange: () => void, onRun: () => void) {
    const complete = (context: CompletionContext) => {
      const word = context.matchBefore(/[\w-]*:?[\w-]*/);
      if (!word || (word.from === word.to && !context.explicit)) return null;
      return { from: word.from, options: terms };
    };
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        extensions: [
          lineNumbers(),
          history(),
          bracketMatching(),
          StreamLanguage.define(sparql),
          syntaxHighlighting(defaultHighlightStyle),
          autocompletion({ override: [complete] }),
          keymap.of([{ key: "Mod-Enter", run: () => (onRun(), true) }, ...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !this.setting) onChange();
          }),
        ],
      }),
    });
  }

  private setting = false;

  get text(): string {
    return this.view.state.doc.toString();
  }

  set text(text: string) {
    this.setting = true;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
    this.setting = false;
    this.clear();
  }

  clear(): void {
    this.view.dispatch(setDiagnostics(this.view.state, []));
  }

  mark(line: number, column: number, message: string): void {
    const doc = this.view.state.doc;
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const from = Math.min(at.from + Math.max(column - 1, 0), at.to);
    const diagnostic = { from, to: Math.min(from + 1, doc.length), severity: "error" as const, message };
    this.view.dispatch(setDiagnostics(this.view.state, [diagnostic]), { effects: EditorView.scrollIntoView(from) });
  }
}
