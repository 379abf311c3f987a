"""What the Ask page needs in the page itself: the query library as data, and the graph, packed."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from kg.paths import HOME
from kg.query import Query, load_query, query_names
from kg.query_header import Example, Words
from kg.report.answers import Answers
from kg.report.edition import Edition, Page
from kg.report.pages import AskPage
from kg.report.views import Link, QueryGroup
from kg.report.words import interface_words

#: The largest graph that is shipped with the report, in quads; a browser takes a second for every hundred thousand.
MOST_QUADS = 400_000

#: Topics of the library in the order of the list.
TOPICS = (
    "plans",
    "items",
    "coverage",
    "indicators",
    "comparability",
    "standards",
    "agencies",
    "network",
    "projects",
    "beneficiaries",
    "citations",
    "findings",
    "evidence",
    "mappings",
    "vocabulary",
    "pages",
    "other",
)


def engine_files() -> tuple[Path, ...]:
    """The scripts bundled from `web/`, editor with forms and engine; empty where node did not make them."""
    files = tuple(HOME / "web" / "dist" / name for name in ("ask.js", "engine.js"))
    return files if all(file.is_file() for file in files) else ()


def library_script(answers: Answers) -> str:
    """A script that hands the page every named query, with its form, and the words of the page."""
    zh, en = interface_words("zh"), interface_words("en")
    keys = [key for key in zh if key.startswith(("ask.", "table."))]
    data = {
        "base": answers.base,
        "plans": [
            {"id": str(row["plan"]), "name": {"zh": str(row["nameZh"]), "en": str(row["nameEn"])}}
            for row in answers.records("plans")
        ],
        "topics": {topic: {"zh": zh[f"topic.{topic}"], "en": en[f"topic.{topic}"]} for topic in TOPICS},
        "words": {key: {"zh": zh[key], "en": en[key]} for key in keys},
        "terms": {
            str(row["term"]): {"zh": str(row["zh"]), "en": str(row["en"])} for row in answers.records("term-labels")
        },
        "queries": [_query(load_query(name)) for name in query_names()],
    }
    return f"window.planKgAsk={_script(data)};\n"


def graph_script(packed: bytes, quads: int) -> str | None:
    """A script that hands the page the whole graph (packed N-Quads); None where it is more than a page should carry."""
    if quads > MOST_QUADS:
        return None
    return f'window.planKgGraph="{base64.b64encode(packed).decode()}";\n'


def _query(query: Query) -> dict[str, Any]:
    return {
        "name": query.name,
        "title": _words(query.title),
        "question": _words(query.question),
        "topic": _topic(query),
        "columns": [{"name": c.name, "type": c.type, "label": _words(c.label)} for c in query.columns],
        "parameters": [
            {
                "name": p.name,
                "type": p.type,
                "label": _words(p.label),
                "required": p.required,
                "several": p.several,
                "choices": list(p.choices),
                "preset": list(query.preset(p)),
            }
            for p in query.parameters
        ],
        "example": _example(query.example),
        "text": "\n".join(line for line in query.text.splitlines() if not line.startswith("#")).strip() + "\n",
    }


def _example(example: Example | None) -> dict[str, Any] | None:
    if example is None:
        return None
    return {"settings": dict(example.settings), "columns": example.columns, "rows": example.rows}


def _words(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


def _script(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def ask_page(edition: Edition, graph_shipped: bool) -> Page:
    """The Ask page; without the engine it lists the questions and says why they cannot be run here."""
    path = "ask.html"
    frame = edition.frame(edition.words["nav.ask"], path)
    queries = [load_query(name) for name in query_names()]
    groups = []
    for topic in TOPICS:
        links = tuple(
            Link(f"#q={query.name}", query.title.in_language(edition.language), False)
            for query in queries
            if _topic(query) == topic
        )
        if links:
            groups.append(QueryGroup(edition.words[f"topic.{topic}"], links))
    notice = "" if engine_files() else edition.words["ask.absent"]
    if engine_files() and not graph_shipped:
        notice = edition.words["ask.large"]
    names = ("graph.js", "queries.js", "engine.js", "ask.js") if engine_files() else ()
    scripts = tuple(frame.assets + name for name in names if graph_shipped or name != "graph.js")
    return Page(path, "ask.html", AskPage(frame, notice, tuple(groups), scripts))


def _topic(query: Query) -> str:
    return query.topic if query.topic in TOPICS else "other"
