"""The site as files: whole, escaped, the same twice, every table the answer of its query."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import jinja2
import pytest
from jinja2 import meta

from kg.report import pages, tables
from kg.report.answers import Answers
from kg.report.edition import Edition
from kg.report.render import render_page, write_site
from kg.report.site import site_pages
from kg.report.words import LANGUAGES, interface_words
from tests.report import sample
from tests.report.conftest import Site, read_pages
from tests.report.inspect_site import dead_links, double_ids, unequal_tables, wrong_chains, wrong_matrix_cells


def test_every_table_shows_the_answer_of_its_query(site):
    compared, wrong = unequal_tables(site)
    assert wrong == []
    assert compared > 20


def test_every_table_of_the_five_plans_shows_the_answer_of_its_query(corpus_site):
    compared, wrong = unequal_tables(corpus_site)
    assert wrong == []
    assert compared > 60


def test_no_link_and_no_anchor_is_dead(site):
    assert dead_links(site) == []


def test_no_link_and_no_anchor_is_dead_for_the_five_plans(corpus_site):
    assert dead_links(corpus_site) == []


def test_no_id_stands_twice(site):
    assert double_ids(site) == []


def test_both_languages_have_the_same_pages(site):
    by_language = {lang: {p[3:] for p in site.pages if p.startswith(f"{lang}/")} for lang in LANGUAGES}
    assert by_language["zh"] == by_language["en"]
    assert {"index.html", "plan/donghe.html", "source/xishan.html"} <= by_language["zh"]


def test_the_switch_of_languages_keeps_the_page(site):
    for path, page in site.pages.items():
        if path.startswith(("zh/", "en/")):
            other = page.xpath("//a[@class='language']/@href")[0]
            assert other.endswith(path[3:])
            assert ("/en/" if path.startswith("zh/") else "/zh/") in other


def test_words_of_a_plan_are_never_markup(site):
    page = site.pages["zh/source/xishan.html"]
    assert '<b>托育</b>"服務"' in page.xpath("//article")[0].text_content()
    assert page.xpath("//article//b") == []
    table = site.pages["zh/plan/xishan.html"].xpath("//section[@id='listed-items-xishan']")[0]
    assert '<b>托育</b>"服務"' in table.text_content()
    assert table.xpath(".//td//b") == []


def test_data_inside_a_script_cannot_end_it(site):
    text = (site.folder / "zh/source/xishan.html").read_text(encoding="utf-8")
    data = text.split('<script type="application/json" id="facts">')[1].split("</script>")[0]
    assert "<" not in data
    assert "\\u003cb>托育" in data


def test_the_source_page_gives_the_text_back(site):
    for plan, text in sample.texts().items():
        article = site.pages[f"en/source/{plan}.html"].xpath("//article")[0]
        assert "\n".join(p.text_content() for p in article.xpath("./p")) == text.rstrip("\n")


def test_every_passage_of_a_table_lands_on_its_words(site):
    for path in ("zh/indicators.html", "zh/plan/donghe.html", "en/findings.html", "zh/coverage-135.html"):
        links = site.pages[path].xpath("//td//a[contains(@href, 'source/')]")
        assert links, path
        for link in links:
            file, anchor = link.get("href").split("#c")
            start, end = map(int, anchor.split("-"))
            plan = file.rsplit("/", 1)[-1].removesuffix(".html")
            marked = site.pages[f"zh/source/{plan}.html"].xpath(f"//*[@id='c{start}-{end}']")
            assert marked, link.get("href")
            assert 0 <= start < end <= len(sample.texts()[plan])


def test_two_sites_are_equal_byte_for_byte(site, tmp_path):
    write_site(sample.store(), tmp_path, sample.documents())
    for path in sorted(p for p in site.folder.rglob("*") if p.is_file()):
        assert path.read_bytes() == (tmp_path / path.relative_to(site.folder)).read_bytes(), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_takes_exactly_the_fields_of_its_record(language, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 5)
    loader = jinja2.PackageLoader("kg.report")
    environment = jinja2.Environment(loader=loader)
    seen = set()
    edition = Edition(Answers(sample.store(), "https://w3id.org/plan-kg/"), sample.documents(), language)
    for page in site_pages(edition):
        if page.template in seen:
            continue
        seen.add(page.template)
        used = _variables(environment, page.template)
        assert used == {f.name for f in dataclasses.fields(page.record)} | {"words"}, page.template
        assert render_page(page, language).startswith("<!doctype html>")
    records = {c for c in vars(pages).values() if isinstance(c, type) and c.__name__.endswith("Page")}
    assert len(seen) >= len(records)


def _variables(environment: jinja2.Environment, template: str) -> set[str]:
    """The variables of a template and of those that it extends."""
    source, _, _ = environment.loader.get_source(environment, template)
    tree = environment.parse(source)
    imported = {
        name if isinstance(name, str) else name[1] for n in tree.find_all(jinja2.nodes.FromImport) for name in n.names
    }
    used = meta.find_undeclared_variables(tree) - imported
    for node in tree.find_all(jinja2.nodes.Extends):
        used |= _variables(environment, node.template.value)
    return used


def test_both_languages_have_every_word_of_the_interface():
    zh, en = interface_words("zh"), interface_words("en")
    assert zh.keys() == en.keys()
    assert all(zh.values()) and all(en.values())


def test_every_word_of_the_interface_is_asked_for():
    root = Path(__file__).parents[2]
    files = [*(root / "kg" / "report").rglob("*"), *(root / "web" / "src").glob("*")]
    asked = "\n".join(f.read_text(encoding="utf-8") for f in files if f.suffix in (".py", ".html", ".js", ".ts"))
    groups = tuple(re.findall(r"""["']([a-z.]+\.)(?:\{|["'] ?[~+])""", asked)) + tuple(
        f"{g}." for g in tables.CODES.values()
    )
    words = [key for key in interface_words("en") if not key.startswith(groups)]
    assert [key for key in words if not re.search(rf"""["']{re.escape(key)}["']""", asked)] == []


def test_no_page_names_anything_to_fetch(site):
    for path, page in site.pages.items():
        fetched = page.xpath("//link/@href | //script/@src | //img/@src")
        assert all("://" not in address for address in fetched), path


def test_every_cell_of_a_matrix_shows_its_pair(site):
    assert wrong_matrix_cells(site) == (2 * 2 * (81 + 80), [])


def test_every_cell_of_a_matrix_of_the_five_plans_shows_its_pair(corpus_site):
    compared, wrong = wrong_matrix_cells(corpus_site)
    assert wrong == []
    assert compared == 2 * 5 * (81 + 80)


def test_many_plans_make_more_pages_and_none_of_them_large(tmp_path):
    store, documents = sample.many(13)
    write_site(store, tmp_path, documents)
    site = Site(tmp_path, read_pages(tmp_path), store)
    assert {"zh/coverage.html", "zh/coverage-1.html"} <= site.pages.keys()
    assert dead_links(site) == []
    assert unequal_tables(site)[1] == []
    compared, wrong = wrong_matrix_cells(site)
    assert (compared, wrong) == (2 * 13 * (81 + 80), [])
    assert [str(p) for p in tmp_path.rglob("*.html") if p.stat().st_size > 300_000] == []


def test_a_long_table_takes_several_pages_that_show_all_of_its_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 4)
    store = sample.store()
    write_site(store, tmp_path, sample.documents())
    site = Site(tmp_path, read_pages(tmp_path), store)
    assert {"zh/findings.html", "en/plan/donghe/facts-in-order-donghe-2.html"} <= site.pages.keys()
    assert dead_links(site) == []
    compared, wrong = unequal_tables(site)
    assert wrong == []
    assert compared > 100


def test_a_table_without_end_says_where_the_rest_is(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 4)
    monkeypatch.setattr(tables, "MOST_PAGES", 2)
    store = sample.store()
    write_site(store, tmp_path, sample.documents())
    site = Site(tmp_path, read_pages(tmp_path), store)
    assert dead_links(site) == []
    last = site.pages["en/plan/donghe/facts-in-order-donghe-2.html"]
    assert interface_words("en")["table.whole"] in last.text_content()


def test_no_page_of_the_five_plans_is_large(corpus_site):
    assert [str(p) for p in corpus_site.folder.rglob("*.html") if p.stat().st_size > 300_000] == []


def test_every_chain_of_the_five_plans_shows_the_documents_of_its_query(corpus_site):
    compared, wrong = wrong_chains(corpus_site)
    assert wrong == []
    assert compared > 2 * 10


def test_what_pages_tell_machines_is_json_and_names_the_services_of_the_plan(site):
    told = {}
    for path, page in site.pages.items():
        for script in page.xpath("//script[@type='application/ld+json']"):
            told[path] = json.loads(script.text)
    assert {"zh/data.html", "en/plan/donghe.html"} <= told.keys()
    graph = told["zh/plan/xishan.html"]["@graph"]
    assert graph[0]["name"] == "西山縣公共服務規劃"
    services = [node["dct:title"]["@value"] for node in graph if node["@type"] == "cpsv:PublicService"]
    assert sorted(services) == sorted(["孕產婦健康服務", '<b>托育</b>"服務"'])
