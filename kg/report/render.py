"""The report as files: pages of records through templates, in both languages. The one door to Jinja2."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file
from importlib.resources import files as resources
from pathlib import Path

import jinja2

from kg.model.document import Document
from kg.namespaces import DEFAULT_BASE
from kg.report.answers import Answers
from kg.report.ask import engine_files, graph_script, library_script
from kg.report.compare import compare_scripts
from kg.report.data import data_files
from kg.report.edition import Edition, Page
from kg.report.search import search_script
from kg.report.site import site_pages
from kg.report.words import LANGUAGES, interface_words


def write_site(
    store: object, out: Path, documents: Mapping[str, Document], base: str = DEFAULT_BASE
) -> tuple[Path, ...]:
    """Writes the whole report into a folder and returns the paths of its pages, relative to the folder.

    `store` is a pyoxigraph store with the graph of a build, `documents` holds what was read of every plan, `base` is
    the base of the graph's IRIs. The same graph gives the same bytes.
    """
    answers = Answers(store, base)
    editions = {language: Edition(answers, documents, language) for language in LANGUAGES}
    files = data_files(answers)
    graph = graph_script(files[0].content, answers.size) if engine_files() else None
    written = []
    for language, edition in editions.items():
        for page in site_pages(edition, files, graph_shipped=graph is not None):
            written.append(_write(out, f"{language}/{page.path}", render_page(page, language)))
        for path, data in compare_scripts(edition):
            _write(out, f"assets/{path}", data)
    front = _environment().get_template("root.html").render(zh=interface_words("zh"), en=interface_words("en"))
    written.append(_write(out, "index.html", front))
    with as_file(resources("kg.report") / "assets") as assets:
        shutil.copytree(assets, out / "assets", dirs_exist_ok=True)
    _write(out, "assets/queries.js", library_script(answers))
    _write(out, "assets/search-index.js", search_script(editions["zh"], editions["en"]))
    if graph is not None:
        _write(out, "assets/graph.js", graph)
    for script in engine_files():
        shutil.copyfile(script, out / "assets" / script.name)
    for file in files:
        (out / "data").mkdir(exist_ok=True)
        (out / "data" / file.name).write_bytes(file.content)
    return tuple(written)


def render_page(page: Page, language: str) -> str:
    """The HTML of one page: its template filled with exactly the fields of its record."""
    words = interface_words(language)
    fields = {f.name: getattr(page.record, f.name) for f in dataclasses.fields(page.record)}
    return _environment().get_template(page.template).render(**fields, words=words)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("kg.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _write(out: Path, path: str, text: str) -> Path:
    target = out / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    return Path(path)
