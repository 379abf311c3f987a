// What the build writes into the page for these scripts, in the shape of kg/report/ask.py.

export type Language = "zh" | "en";
export type Words = Record<Language, string>;

export interface Column {
  name: string;
  type: string;
  label: Words;
}

export interface Parameter extends Column {
  required: boolean;
  several: boolean;
  choices: string[];
  preset: string[];
}

export interface Example {
  settings: Record<string, string>;
  columns: string[];
  rows: string[][];
}

export interface Query {
  name: string;
  title: Words;
  question: Words;
  topic: string;
  columns: Column[];
  parameters: Parameter[];
  example: Example | null;
  text: string;
}

export interface AskData {
  base: string;
  plans: { id: string; name: Words }[];
  topics: Record<string, Words>;
  words: Record<string, Words>;
  terms: Record<string, Words>;
  queries: Query[];
}

declare global {
  interface Window {
    planKgAsk?: AskData;
    planKgEngine?: string;
    planKgGraph?: string;
  }
}
