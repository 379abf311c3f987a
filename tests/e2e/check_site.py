"""Every page of a site in a real browser: python -m tests.e2e.check_site build/site

Opens each page from the disk, light and dark at 1440 and at 360 pixels, and once more from a server, and tells of
console errors, requests to anywhere, pages that are slow to be shown or wider than the window, and violations of
WCAG 2.2 AA. A page is loaded once and dressed anew for each look; the contrast of colours is tested in all four looks,
what depends on width alone in two. Exit code 1 where anything is wrong.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.e2e.accessibility import AXE, CONTRAST, GUIDELINES, violations
from tests.e2e.conftest import FLAGS, PATIENCE, Reader, browser_path, served, watch

#: Theme, width, and the rules that are tested in that look.
LOOKS = (
    ("light", 1440, GUIDELINES),
    ("dark", 1440, CONTRAST),
    ("dark", 360, GUIDELINES),
    ("light", 360, CONTRAST),
)
#: A page is shown within so many milliseconds; one that is not gets more chances, for a machine may be busy. One whose
#: speed is not known may be given more time: KG_SLACK is a factor.
SHOWN = 1000 * float(os.environ.get("KG_SLACK", "1"))
CHANCES = 5


@dataclass(frozen=True)
class Checked:
    """A page with what is wrong on it, and in how many milliseconds it was shown."""

    address: str
    problems: tuple[str, ...]
    shown: float


def main(site: Path) -> int:
    """Checks the site and returns how many things are wrong."""
    if browser_path() is None:
        sys.exit("No Chromium was found: install it, or name one in KG_BROWSER.")
    if not AXE.is_file():
        sys.exit("axe-core is not installed: run make web.")
    pages = sorted(str(p.relative_to(site)) for p in site.rglob("*.html") if p.parent != site)
    if not pages:
        sys.exit(f"{site} has no pages.")
    jobs = min(os.cpu_count() or 1, 4)
    # Every process takes its turn through the list: neighbours are of a kind, and so of a size.
    with ProcessPoolExecutor(jobs) as pool:
        parts = list(pool.map(partial(check_pages, site), [pages[i::jobs] for i in range(jobs)]))
    checked = sorted((page for part in parts for page in part), key=lambda page: page.address)
    for page in checked:
        for problem in page.problems:
            print(f"{page.address}: {problem}")
    slowest = max(checked, key=lambda page: page.shown)
    wrong = sum(len(page.problems) for page in checked)
    print(f"{len(checked)} pages, the slowest shown in {slowest.shown:.0f} ms ({slowest.address}), {wrong} problems")
    return wrong


def check_pages(site: Path, pages: list[str]) -> list[Checked]:
    """These pages in a browser of their own."""
    with sync_playwright() as driver, served(site) as origin:
        browser = driver.chromium.launch(executable_path=browser_path(), args=FLAGS)
        context = browser.new_context()
        context.set_default_timeout(PATIENCE)
        reader = Reader(context.new_page(), site.resolve(), origin)
        watch(reader)
        checked = [_check(reader, address) for address in pages]
        browser.close()
    return checked


def _check(reader: Reader, address: str) -> Checked:
    shown = _open(reader, address)
    problems = [f"shown after {shown:.0f} ms"] if shown > SHOWN else []
    for theme, width, rules in LOOKS:
        problems += (f"{theme}, {width}: {problem}" for problem in _look(reader, theme, width, rules))
    reader.page.goto(f"{reader.origin}/{address}")
    problems += reader.problems
    reader.problems.clear()
    return Checked(address, tuple(problems), shown)


def _open(reader: Reader, address: str) -> float:
    """Opens a page as wide as a desk; the milliseconds until it was loaded, the best of up to five times."""
    reader.page.emulate_media(color_scheme="light")
    reader.page.set_viewport_size({"width": 1440, "height": 900})
    times = []
    while not times or (min(times) > SHOWN and len(times) < CHANCES):
        reader.open(address)
        times.append(reader.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart"))
    return min(times)


def _look(reader: Reader, theme: str, width: int, rules: str) -> Iterator[str]:
    reader.page.emulate_media(color_scheme=theme)
    reader.page.set_viewport_size({"width": width, "height": 900})
    yield from violations(reader.page, rules)
    if reader.page.evaluate("document.documentElement.scrollWidth") > width:
        yield "the page is wider than the window"


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1])) else 0)
