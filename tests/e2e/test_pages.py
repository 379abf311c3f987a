"""Every kind of page opens from the disk without an error, fits a phone, and is usable by everybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from kg.paths import HOME
from tests.e2e.accessibility import AXE, violations
from tests.e2e.conftest import PATIENCE, Reader, served, watch

#: One page of every template.
PAGES = (
    "index.html", "coverage.html", "coverage-135.html", "compare.html", "indicators.html",
    "indicator/inclusive-kindergarten-coverage-rate.html", "agencies.html", "findings.html", "ask.html", "search.html",
    "data.html", "trust.html", "plan/tengger.html", "gaps/minqin.html", "source/xcity.html",
    "agencies/responsibilities-2.html",
)  # fmt: skip


def test_one_page_of_every_template_is_opened(built: Path):
    templates = {p.name for p in (HOME / "kg" / "report" / "templates").glob("[a-z]*.html")} - {
        "base.html",
        "root.html",
    }
    kinds = {page.split("/")[0].removesuffix(".html") for page in PAGES} - {"index", "coverage-135"} | {
        "start",
        "table",
    }
    assert {template.removesuffix(".html") for template in templates} == kinds
    assert all((built / "site" / "zh" / page).is_file() for page in PAGES)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_without_an_error_and_fits_the_window(reader: Reader, path: str):
    for language, width in (("zh", 1440), ("en", 360)):
        reader.page.set_viewport_size({"width": width, "height": 800})
        reader.open(f"{language}/{path}")
        expect(reader.page.locator("h1").first).to_be_visible()
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_page_opens_from_a_server_and_asks_nobody_else(browser, built: Path):
    with served(built / "site") as origin:
        context = browser.new_context()
        context.set_default_timeout(PATIENCE)
        reader = Reader(context.new_page(), built / "site", origin)
        watch(reader)
        for path in PAGES:
            reader.page.goto(f"{origin}/en/{path}")
            expect(reader.page.locator("h1").first).to_be_visible()
        context.close()
    assert reader.problems == []


@pytest.mark.parametrize(("language", "theme", "width"), [("zh", "light", 1440), ("en", "dark", 360)])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_violates_the_accessibility_guidelines(browser, built: Path, path: str, language, theme, width):
    if not AXE.is_file():
        pytest.skip("no accessibility tests: axe-core is not installed (npm ci in web/)")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    context.set_default_timeout(PATIENCE)
    reader = Reader(context.new_page(), built / "site")
    watch(reader)
    reader.open(f"{language}/{path}")
    told = violations(reader.page)
    context.close()
    assert told == []
    assert reader.problems == []
