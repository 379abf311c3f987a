"""Ten pictures of the report for the README: python -m tests.e2e.screenshots build/site docs/screenshots"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.e2e.conftest import FLAGS, browser_path

#: Name of the picture, page, theme, width, and what to do before it is taken.
SHOTS: tuple[tuple[str, str, str, int, str], ...] = (
    ("start", "en/index.html", "light", 1280, ""),
    ("start-zh-dark", "zh/index.html", "dark", 1280, ""),
    ("coverage", "en/coverage.html#coverage", "light", 1280, ""),
    ("compare", "en/compare.html#plans=minqin,tengger,xcity,zhangzhou&by=indicators", "light", 1280, ""),
    ("indicator", "en/indicator/elderly-care-beds-per-1000-elderly.html", "light", 1280, ""),
    ("agencies", "zh/agencies.html#network-bazhong", "light", 1280, ""),
    ("findings", "en/findings.html", "light", 1280, ""),
    ("source", "zh/source/xcity.html", "light", 1280, "document.querySelector('mark.Value').click()"),
    ("ask", "en/ask.html#q=indicator-side-by-side&words=幼儿园", "light", 1280, ""),
    ("phone", "zh/coverage.html", "light", 390, ""),
)


def main(site: Path, out: Path) -> None:
    """Takes the pictures."""
    path = browser_path()
    if path is None:
        sys.exit("No Chromium was found: install it, or name one in KG_BROWSER.")
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        for name, address, theme, width, action in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": 820}, color_scheme=theme)
            file, _, fragment = address.partition("#")
            page.goto((site.resolve() / file).as_uri() + (f"#{fragment}" if fragment else ""))
            if "ask.html" in file:
                page.wait_for_selector("#ask-result table", timeout=30_000)
            if action:
                page.evaluate(action)
            page.wait_for_timeout(400)
            page.screenshot(path=str(out / f"{name}.jpg"), type="jpeg", quality=82)
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
