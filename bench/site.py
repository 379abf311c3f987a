"""The report of many invented plans: that it is built, how large its pages are, how quickly it searches."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import sync_playwright

from bench.corpus import write_plans
from kg.build import Options, build_corpus
from kg.report.words import interface_words
from tests.e2e.conftest import FLAGS, PATIENCE, browser_path

#: What is searched for: one word of everyday, one that is everywhere, one that is nowhere, one in English.
WORDS = ("幼儿园", "服务", "没有这样的词", "kindergarten")

#: Types the word and waits for the next frame: what somebody who searches waits for.
_SEARCH = """async word => {
  const input = document.getElementById("search");
  const start = performance.now();
  input.value = word;
  input.dispatchEvent(new Event("input"));
  const done = performance.now() - start;
  await new Promise(requestAnimationFrame);
  return done;
}"""


def many_sites(count: int = 300) -> list[tuple[str, str]]:
    """Pages, sizes and search of the report of 300 invented plans."""
    with TemporaryDirectory() as folder:
        plans, out = Path(folder) / "plans", Path(folder) / "build"
        write_plans(plans, count)
        start = perf_counter()
        build_corpus(plans, out, Options(jobs=2), lambda _stage, _plan: None)
        return [(f"{count} plans", f"built in {perf_counter() - start:.0f} s"), *figures(out / "site")]


def figures(site: Path) -> list[tuple[str, str]]:
    """The figures of a site that is there."""
    sizes = {path: path.stat().st_size for path in site.rglob("*.html")}
    largest = max(sizes, key=lambda path: (sizes[path], str(path)))
    rows = [
        ("pages", f"{len(sizes):,}, {sum(sizes.values()) / 1e6:,.0f} MB"),
        ("largest page", f"{sizes[largest] / 1000:.0f} kB, {largest.relative_to(site)}  (asked: 300)"),
        ("Ask", "says that the graph is too large" if _is_told(site) else "has the graph in the page"),
    ]
    path = browser_path()
    if path is None:
        return [*rows, ("search", "not measured: no Chromium was found")]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto((site.resolve() / "zh" / "search.html").as_uri())
        for word in WORDS:
            milliseconds = sorted(page.evaluate(_SEARCH, word) for _ in range(5))[2]
            rows.append((f"search {word}", f"{milliseconds:.0f} ms  (asked: 200)"))
        browser.close()
    return rows


def _is_told(site: Path) -> bool:
    return interface_words("en")["ask.large"] in (site / "en" / "ask.html").read_text(encoding="utf-8")
