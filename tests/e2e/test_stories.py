"""What a researcher does with the report, from question to proof."""

from __future__ import annotations

import csv
import io
import re

import pytest

from kg.query import load_query, run_query
from kg.report.ask import engine_files
from tests.e2e.conftest import Reader


def test_the_front_page_leads_on_to_a_language(reader: Reader):
    reader.open("index.html")
    reader.page.wait_for_url(re.compile(r"/(zh|en)/index\.html"))


def test_an_indicator_is_found_and_its_quotation_opened(reader: Reader):
    """Find an indicator, see who says what and why no pair can be compared, land on the marked words."""
    page = reader.page
    reader.open("zh/search.html")
    page.fill("#search", "普惠性幼儿园覆盖率")
    page.click("#search-result a[href^='indicator/']")
    assert page.locator("h1").inner_text() == "普惠性幼儿园覆盖率"
    plans = set(page.locator("section[data-query='indicator-values'] td.is-plan").all_inner_texts())
    assert plans == {"民勤", "腾格里", "某市(匿名)", "漳州"}
    verdicts = set(page.locator("section[data-query='comparisons'] td.is-code").all_inner_texts())
    assert verdicts and not verdicts & {"可比", "换算后可比"}
    page.locator("section[data-query='indicator-values'] tr", has_text="漳州").locator("td a[href*='#c']").click()
    page.wait_for_url(re.compile(r"source/zhangzhou\.html#c\d+-\d+$"))
    found = page.locator("mark.found").first
    assert found.is_visible()
    assert "85%" in "".join(page.locator("mark.found").all_inner_texts())
    assert page.locator(".panel .fact").count() >= 1


def test_a_comparison_is_sent_to_somebody_else(reader: Reader, second_reader: Reader):
    """Select three plans, show differences only, send the address."""
    page = reader.page
    reader.open("en/compare.html")
    for plan in ("tengger", "zhangzhou"):
        page.uncheck(f"[name=plans][value={plan}]")
    page.check("[name=by][value=items-2021]")
    whole = page.locator("#compare-result tbody tr").count()
    page.check("[name=differ]")
    fewer = page.locator("#compare-result tbody tr").count()
    assert 0 < fewer < whole
    rows = page.locator("#compare-result tbody tr").all_inner_texts()
    second_reader.page.goto(page.url)
    assert second_reader.page.locator("#compare-result tbody tr").all_inner_texts() == rows
    heads = second_reader.page.locator("#compare-result thead th").all_inner_texts()
    assert heads == ["Name", "Bazhong", "Minqin", "An anonymised city"]
    for line in second_reader.page.locator("#compare-result tbody tr").all()[:10]:
        states = [cell.get_attribute("class") for cell in line.locator("td").all()]
        assert len(set(states)) > 1


def test_the_compare_page_shows_what_the_query_answers(reader: Reader, built):
    reader.open("en/compare.html#plans=minqin,zhangzhou&by=items-135")
    query = load_query("item-coverage")
    rows = run_query(query, {"list": "national-135", "plan": "minqin,zhangzhou"}, build=built).records()
    expected = {(row["id"], row["plan"]): str(row["state"]).rsplit("coverage-", 1)[1] for row in rows}
    shown = {}
    for line in reader.page.locator("#compare-result tbody tr").all():
        for plan, cell in zip(("minqin", "zhangzhou"), line.locator("td").all(), strict=True):
            shown[(line.get_attribute("data-id"), plan)] = cell.get_attribute("class").removeprefix("cov ")
    assert shown == expected


def test_the_matrix_is_filtered_by_state_and_area(reader: Reader):
    page = reader.page
    reader.open("en/coverage.html")
    page.select_option("[name=state]", "absent")
    for line in page.locator("table.matrix tr[id]:visible").all()[:15]:
        assert line.locator("td.absent").count() >= 1
    page.check("[name=differ]")
    assert page.locator("table.matrix tr[id]:visible:not([data-differs])").count() == 0


def test_the_language_switch_keeps_the_page_and_the_selection(reader: Reader):
    page = reader.page
    reader.open("en/compare.html#plans=minqin,tengger&by=functions")
    page.click("a.language")
    page.wait_for_url(
        re.compile(r"zh/compare\.html#plans=minqin%2Ctengger&by=functions|#plans=minqin,tengger&by=functions")
    )
    assert page.locator("h1").inner_text() == "对比"
    assert page.locator("#compare-result thead th").all_inner_texts()[1:] == ["民勤", "腾格里"]


def test_the_chosen_theme_holds_on_the_next_page(reader: Reader):
    page = reader.page
    reader.open("en/index.html")
    page.click("button.theme")
    chosen = page.evaluate("document.documentElement.dataset.theme")
    page.click("text=Coverage >> nth=0")
    assert page.evaluate("document.documentElement.dataset.theme") == chosen


def test_a_search_in_english_and_in_simplified_characters_finds_all(reader: Reader):
    page = reader.page
    reader.open("en/search.html")
    page.fill("#search", "employment")
    assert page.locator("#search-result li").count() > 3
    page.fill("#search", "幼儿园")
    assert "Tengger" in page.locator("#search-result").inner_text()
    page.fill("#search", "zzzz")
    assert page.locator("#search-status").inner_text() == "Nothing was found."


def _needs_engine() -> None:
    if not engine_files():
        pytest.skip("no tests of queries in the page: web/dist is not built (npm ci and node build.mjs in web/)")


def test_a_form_is_run_changed_and_downloaded(reader: Reader, built):
    """Run a form, change its SPARQL, download CSV, compare with the command line's rows."""
    _needs_engine()
    page = reader.page
    reader.open("en/ask.html#q=items-by-domain&plan=zhangzhou")
    page.click("#ask-example summary")
    assert page.locator("#ask-example td").last.inner_text().startswith("tengger/source.txt#char=")
    page.wait_for_selector("#ask-result table", timeout=20_000)
    with page.expect_download() as waiting:
        page.click("#ask-result button:has-text('CSV')")
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    shown = list(csv.DictReader(io.StringIO(text)))
    rows = run_query(load_query("items-by-domain"), {"plan": "zhangzhou"}, build=built)
    named = [
        {name: term.value if term else "" for name, term in zip(rows.columns, row, strict=True)} for row in rows.rows
    ]
    assert shown == named
    page.click("details:has(#ask-editor) summary")
    page.click(".cm-content")
    page.keyboard.press("Control+End")
    page.keyboard.type("LIMIT 3")
    page.click("#ask-run")
    page.wait_for_function("document.querySelectorAll('#ask-result tbody tr').length === 3")
    assert "#sparql=" in page.url


def test_an_error_is_told_at_its_place(reader: Reader):
    _needs_engine()
    page = reader.page
    reader.open("en/ask.html#sparql=SELECT%20%3Fa%0AWHERE%20%7B%20%3Fa%20%3F%3F%20%3Fb%20%7D")
    page.wait_for_function("document.querySelector('#ask-message').textContent.includes('2:')", timeout=20_000)


def test_a_value_in_a_form_cannot_change_the_query(reader: Reader):
    _needs_engine()
    page = reader.page
    reader.open("en/ask.html#q=indicator-side-by-side&words=%22%20%7D%20%7D%20%23")
    page.wait_for_function("/^0 /.test(document.querySelector('#ask-result .status')?.textContent)", timeout=20_000)


def test_a_table_opens_its_own_query(reader: Reader):
    _needs_engine()
    page = reader.page
    reader.open("zh/plan/tengger.html")
    shown = page.locator("section[data-query='items-by-domain'] tbody tr").count()
    page.click("section[data-query='items-by-domain'] .from a")
    page.wait_for_selector("#ask-result table", timeout=20_000)
    assert page.locator("#ask-result tbody tr").count() == shown
