"""What a researcher does with the report, from question to proof."""

from __future__ import annotations

import csv
import io
import re

import pytest
from playwright.sync_api import expect

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
    expect(page.locator("h1")).to_have_text("普惠性幼儿园覆盖率")
    page.wait_for_load_state()
    plans = set(page.locator("section[data-query='indicator-values'] td.is-plan").all_inner_texts())
    assert plans == {"民勤", "腾格里", "某市(匿名)", "漳州"}
    verdicts = set(page.locator("section[data-query='comparisons'] td.is-code").all_inner_texts())
    assert verdicts and not verdicts & {"可比", "换算后可比"}
    page.locator("section[data-query='indicator-values'] tr", has_text="漳州").locator("td a[href*='#c']").click()
    page.wait_for_url(re.compile(r"source/zhangzhou[-\d]*\.html#c\d+-\d+$"))
    expect(page.locator("mark.found").first).to_be_in_viewport()
    assert "85%" in "".join(page.locator("mark.found").all_inner_texts())
    expect(page.locator(".panel .fact")).not_to_have_count(0)


def test_an_address_on_the_first_page_of_a_text_opens_the_page_that_has_the_place(reader: Reader, built):
    """Any stretch of the text has an address, whether or not a fact was read there."""
    page = reader.page
    text = (built / "facts" / "bazhong.txt").read_text(encoding="utf-8")
    start, end = len(text) - 60, len(text) - 43
    reader.open(f"zh/source/bazhong.html#c{start}-{end}")
    page.wait_for_url(re.compile(rf"source/bazhong/\d+\.html#c{start}-{end}$"))
    page.wait_for_function("CSS.highlights.has('found')")
    found = page.evaluate("[...CSS.highlights.get('found')][0].toString()")
    assert "".join(found.split()) == "".join(text[start:end].split())


def test_a_comparison_is_sent_to_somebody_else(reader: Reader, second_reader: Reader):
    """Select three plans, show differences only, send the address."""
    page = reader.page
    reader.open("en/compare.html")
    for plan in ("tengger", "zhangzhou"):
        page.uncheck(f"[name=plans][value={plan}]")
    page.check("[name=by][value=items-2021]")
    lines = page.locator("#compare-result tbody tr")
    expect(lines.first).to_have_attribute("data-id", re.compile("^bps2021:"))
    whole = lines.count()
    page.check("[name=differ]")
    expect(lines).not_to_have_count(whole)
    page.wait_for_url(re.compile("differ=1"))
    rows = lines.all_inner_texts()
    assert 0 < len(rows) < whole
    second = second_reader.page
    second.goto(page.url)
    expect(second.locator("#compare-result thead th")).to_have_text(["Name", "Bazhong", "Minqin", "An anonymised city"])
    expect(second.locator("#compare-result tbody tr")).to_have_count(len(rows))
    assert second.locator("#compare-result tbody tr").all_inner_texts() == rows
    for line in second.locator("#compare-result tbody tr").all()[:10]:
        states = [cell.get_attribute("class") for cell in line.locator("td").all()]
        assert len(set(states)) > 1


def test_the_compare_page_shows_what_the_query_answers(reader: Reader, built):
    reader.open("en/compare.html#plans=minqin,zhangzhou&by=items-135")
    query = load_query("item-coverage")
    rows = run_query(query, {"list": "national-135", "plan": "minqin,zhangzhou"}, build=built).records()
    expected = {(row["id"], row["plan"]): str(row["state"]).rsplit("coverage-", 1)[1] for row in rows}
    expect(reader.page.locator("#compare-result tbody tr")).to_have_count(len(expected) // 2)
    shown = {}
    for line in reader.page.locator("#compare-result tbody tr").all():
        for plan, cell in zip(("minqin", "zhangzhou"), line.locator("td").all(), strict=True):
            shown[(line.get_attribute("data-id"), plan)] = cell.get_attribute("class").removeprefix("cov ")
    assert shown == expected


def test_the_matrix_is_filtered_by_state_and_area(reader: Reader):
    page = reader.page
    reader.open("en/coverage.html")
    page.select_option("[name=state]", "absent")
    expect(page.locator("table.matrix tr[id]:visible:not(:has(td.absent))")).to_have_count(0)
    expect(page.locator("table.matrix tr[id]:visible")).not_to_have_count(0)
    page.select_option("[name=plan]", "minqin")
    expect(page.locator("table.matrix thead th:visible")).to_have_text(["National item", "Minqin"])
    expect(page.locator("table.matrix tr[id]:visible td:visible:not(.absent)")).to_have_count(0)
    page.check("[name=differ]")
    expect(page.locator("table.matrix tr[id]:visible:not([data-differs])")).to_have_count(0)
    expect(page.locator("table.matrix tr[id]:visible")).not_to_have_count(0)


def test_the_language_switch_keeps_the_page_and_the_selection(reader: Reader):
    page = reader.page
    reader.open("en/compare.html#plans=minqin,tengger&by=functions")
    page.click("a.language")
    page.wait_for_url(re.compile(r"zh/compare\.html#plans=minqin(%2C|,)tengger&by=functions"))
    expect(page.locator("h1")).to_have_text("对比")
    expect(page.locator("#compare-result thead th")).to_have_text(["名称", "民勤", "腾格里"])


def test_the_chosen_theme_holds_on_the_next_page(reader: Reader):
    page = reader.page
    reader.open("en/index.html")
    root = page.locator("html")
    expect(root).not_to_have_attribute("data-theme", re.compile("."))
    page.click("button.theme")
    expect(root).to_have_attribute("data-theme", re.compile("^(light|dark)$"))
    chosen = root.get_attribute("data-theme")
    page.click("nav a[href='coverage.html']")
    page.wait_for_url(re.compile(r"coverage\.html$"))
    expect(root).to_have_attribute("data-theme", chosen)


def test_a_search_in_english_and_in_simplified_characters_finds_all(reader: Reader):
    page = reader.page
    reader.open("en/search.html")
    page.fill("#search", "employment")
    expect(page.locator("#search-result li").nth(3)).to_be_visible()
    page.fill("#search", "幼儿园")
    expect(page.locator("#search-result")).to_contain_text("Tengger")
    page.fill("#search", "zzzz")
    expect(page.locator("#search-status")).to_have_text("Nothing was found.")


def _needs_engine() -> None:
    if not engine_files():
        pytest.skip("no tests of queries in the page: web/dist is not built (npm ci and node build.mjs in web/)")


def test_a_form_is_run_changed_and_downloaded(reader: Reader, built):
    """Run a form, change its SPARQL, download CSV, compare with the command line's rows."""
    _needs_engine()
    page = reader.page
    reader.open("en/ask.html#q=items-by-domain&plan=zhangzhou")
    page.click("#ask-example summary")
    expect(page.locator("#ask-example td").last).to_have_text(re.compile(r"^tengger/source\.txt#char="))
    expect(page.locator("#ask-result table")).to_be_visible()
    with page.expect_download() as waiting:
        page.click("#ask-result button:has-text('CSV')")
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    shown = list(csv.DictReader(io.StringIO(text)))
    rows = run_query(load_query("items-by-domain"), {"plan": "zhangzhou"}, build=built)
    named = [
        {name: term.value if term else "" for name, term in zip(rows.columns, row, strict=True)} for row in rows.rows
    ]
    assert shown == named
    assert len(named) > 3
    page.click("details:has(#ask-editor) summary")
    page.click(".cm-content")
    page.keyboard.press("Control+End")
    page.keyboard.type("LIMIT 3")
    expect(page.locator(".cm-content")).to_contain_text("LIMIT 3")
    page.click("#ask-run")
    expect(page.locator("#ask-result tbody tr")).to_have_count(3)
    page.wait_for_url(re.compile("#sparql="))


def test_an_error_is_told_at_its_place(reader: Reader):
    _needs_engine()
    reader.open("en/ask.html#sparql=SELECT%20%3Fa%0AWHERE%20%7B%20%3Fa%20%3F%3F%20%3Fb%20%7D")
    expect(reader.page.locator("#ask-message")).to_contain_text("2:")


def test_a_value_in_a_form_cannot_change_the_query(reader: Reader):
    _needs_engine()
    reader.open("en/ask.html#q=indicator-side-by-side&words=%22%20%7D%20%7D%20%23")
    expect(reader.page.locator("#ask-result .status")).to_have_text(re.compile("^0 "))


def test_a_table_opens_its_own_query(reader: Reader):
    _needs_engine()
    page = reader.page
    reader.open("zh/plan/tengger.html")
    shown = page.locator("section[data-query='items-by-domain'] tbody tr").count()
    assert shown > 0
    page.click("section[data-query='items-by-domain'] .from a")
    page.wait_for_url(re.compile("ask.html#q=items-by-domain"))
    expect(page.locator("#ask-result tbody tr")).to_have_count(shown)
