"""What the Ask page needs in the page itself: the query library as data, and the graph, packed."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path
from typing import Any

from kg.paths import HOME
from kg.query import Query, load_query, query_names
from kg.query_header import Words
from kg.query_store import quads_text
from kg.report.answers import Answers
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
    "agencies",
    "projects",
    "beneficiaries",
    "citations",
    "findings",
    "evidence",
    "mappings",
    "vocabulary",
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


def graph_script(store: object) -> str | None:
    """A script that hands the page the whole graph, packed; None where it is larger than a page should carry."""
    quads = quads_text(store, MOST_QUADS)
    if quads is None:
        return None
    packed = gzip.compress(quads.encode(), compresslevel=6, mtime=0)
    return f'window.planKgGraph="{base64.b64encode(packed).decode()}";\n'


def _query(query: Query) -> dict[str, Any]:
    return {
        "name": query.name,
        "title": _words(query.title),
        "question": _words(query.question),
        "topic": query.topic if query.topic in TOPICS else "other",
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
        "text": "\n".join(line for line in query.text.splitlines() if not line.startswith("#")).strip() + "\n",
    }


def _words(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


def _script(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
