"""Every page of a site in a real browser: python -m tests.e2e.check_site build/site

Opens each page in both languages, light at 1440 and dark at 360 pixels, and tells of console errors, requests to
anywhere, pages wider than the window, and violations of WCAG 2.2 AA. Exit code 1 where there is any.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from kg.paths import HOME
from tests.e2e.conftest import FLAGS, Reader, browser_path, watch

AXE = HOME / "web" / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = "{preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"


def main(site: Path) -> int:
    """Checks the site and returns how many things are wrong."""
    path = browser_path()
    if path is None:
        sys.exit("No Chromium was found: install it, or name one in KG_BROWSER.")
    if not AXE.is_file():
        sys.exit("axe-core is not installed: run make web.")
    pages = sorted(str(p.relative_to(site)) for p in site.rglob("*.html") if p.parent != site)
    wrong = 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        for theme, width in (("light", 1440), ("dark", 360)):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
            reader = Reader(context.new_page(), site.resolve())
            watch(reader)
            for address in pages:
                for problem in [*_problems(reader, address, width), *reader.problems]:
                    print(f"{address} ({theme}, {width}): {problem}")
                    wrong += 1
                reader.problems.clear()
            context.close()
        browser.close()
    print(f"{len(pages)} pages, {wrong} problems")
    return wrong


def _problems(reader: Reader, address: str, width: int) -> list[str]:
    reader.open(address)
    reader.page.add_script_tag(path=str(AXE))
    found = reader.page.evaluate(f"axe.run(document, {LEVELS}).then(r => r.violations)")
    told = [f"{v['id']}: {v['nodes'][0]['target']}" for v in found]
    if reader.page.evaluate("document.documentElement.scrollWidth") > width:
        told.append("the page is wider than the window")
    return told


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1])) else 0)
