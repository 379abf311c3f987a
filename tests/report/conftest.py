"""One site made of the sample plans, read back as the tests need it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from kg.report.render import write_site
from tests.report import sample


@dataclass(frozen=True)
class Site:
    """A written site: its folder, its pages by path, and the graph that it was made from."""

    folder: Path
    pages: dict[str, html.HtmlElement]
    store: object


def read_pages(folder: Path) -> dict[str, html.HtmlElement]:
    """Every HTML file under the folder, parsed, by its path."""
    found = sorted(folder.rglob("*.html"))
    return {str(p.relative_to(folder)): html.fromstring(p.read_bytes().decode("utf-8")) for p in found}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site")
    store = sample.store()
    write_site(store, folder, sample.documents())
    return Site(folder, read_pages(folder), store)


@pytest.fixture(scope="session")
def corpus_site(built: Path) -> Site:
    """The site of the five plans."""
    from kg.query_store import open_build

    return Site(built / "site", read_pages(built / "site"), open_build(built))
