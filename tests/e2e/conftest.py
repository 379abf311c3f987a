"""A real browser over the report of the five plans. Where no browser is found the tests say so and stop."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="no browser tests: the playwright package is missing")

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip


#: How long a page may take to come to what a test expects of it, in milliseconds. A test ends as soon as it has; only
#: what never comes takes this long, however busy the machine is.
PATIENCE = 60_000
playwright.expect.set_options(timeout=PATIENCE)


def browser_path() -> str | None:
    """A Chromium on this machine; `KG_BROWSER` names another."""
    names = (os.environ.get("KG_BROWSER", ""), "chromium", "chromium-browser", "google-chrome", "chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


@dataclass
class Reader:
    """Somebody reading the report: a page, and what went wrong on it. `origin` is the server that is read from besides
    the disk, empty where there is none."""

    page: object
    site: Path
    origin: str = ""
    problems: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Opens a page of the report from the disk."""
        address, _, fragment = path.partition("#")
        self.page.goto((self.site / address).as_uri() + (f"#{fragment}" if fragment else ""))


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    path = browser_path()
    if path is None:
        if os.environ.get("KG_BROWSER_REQUIRED"):
            pytest.fail("no browser was found and KG_BROWSER_REQUIRED is set: install chromium")
        pytest.skip("no browser tests: no Chromium was found (install it, or name one in KG_BROWSER)")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def reader(browser, built: Path) -> Iterator[Reader]:
    yield from _reader(browser, built, width=1440)


@pytest.fixture
def second_reader(browser, built: Path) -> Iterator[Reader]:
    yield from _reader(browser, built, width=1200)


def _reader(browser, built: Path, width: int) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": width, "height": 900}, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    found = Reader(context.new_page(), built / "site")
    watch(found)
    yield found
    context.close()
    assert found.problems == []


def watch(reader: Reader) -> None:
    """Notes console errors, exceptions, and every request that leaves the report."""
    page = reader.page
    local = ("file:", "data:", "blob:", "about:", *([reader.origin + "/"] if reader.origin else []))
    page.on("console", lambda m: reader.problems.append(f"console: {m.text}") if m.type == "error" else None)
    page.on("pageerror", lambda error: reader.problems.append(f"exception: {error}"))
    page.on("request", lambda r: None if r.url.startswith(local) else reader.problems.append(f"request: {r.url}"))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Tells nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A plain server of files over the site while the block runs; its origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.resolve()))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
