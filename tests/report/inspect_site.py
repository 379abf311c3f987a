"""What must hold of any site, as functions that return what is wrong."""

from __future__ import annotations

import posixpath
from functools import cache
from urllib.parse import parse_qsl, unquote, urlsplit

from kg.export.texts import cell_text
from kg.model.result import Rows
from kg.query import load_query, run_on
from kg.report import tables
from kg.report.tables import CODES, page_count
from kg.report.words import interface_words
from tests.report.conftest import Site


def dead_links(site: Site) -> list[str]:
    """Links and anchors that lead nowhere, and addresses outside the site that a page would fetch."""
    wrong = []
    files = {str(p.relative_to(site.folder)) for p in site.folder.rglob("*") if p.is_file()}
    ids = {path: {e.get("id") for e in page.iter() if e.get("id")} for path, page in site.pages.items()}
    for path, page in site.pages.items():
        for element, attribute, link, _ in page.iterlinks():
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                if element.tag != "a":
                    wrong.append(f"{path}: {element.tag} fetches {link}")
                continue
            target = path
            if parts.path:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
                if target not in files:
                    wrong.append(f"{path}: {attribute} {link} is no file")
                    continue
            if parts.fragment and target in ids and not _is_state(target) and parts.fragment not in ids[target]:
                wrong.append(f"{path}: {link} has no anchor in {target}")
    return wrong


def _is_state(target: str) -> bool:
    """Whether a page reads its fragment as the state of a selection and not as a place."""
    return target.rsplit("/", 1)[-1] in ("ask.html", "compare.html", "search.html")


def double_ids(site: Site) -> list[str]:
    """Ids that stand twice on a page."""
    wrong = []
    for path, page in site.pages.items():
        seen: set[str] = set()
        for element in page.iter():
            name = element.get("id")
            if name and name in seen:
                wrong.append(f"{path}: id {name} stands twice")
            seen.add(name)
    return wrong


def unequal_tables(site: Site) -> tuple[int, list[str]]:
    """How many tables were compared with their queries, and the cells that differ."""
    wrong: list[str] = []
    compared = 0
    pages: dict[tuple[str, str, int], set[int]] = {}

    @cache
    def answer(name: str, settings: str) -> Rows:
        return run_on(site.store, load_query(name), dict(parse_qsl(settings)))

    @cache
    def names_of(language: str) -> tuple[dict[str, str], dict[str, str]]:
        return _labels(site, language), _plan_names(site, language)

    for path, page in site.pages.items():
        language = path.split("/")[0]
        for section in page.xpath("//section[@data-query and not(@data-form)]"):
            compared += 1
            query = load_query(section.get("data-query"))
            rows = answer(section.get("data-query"), section.get("data-settings"))
            names = [th.get("data-name") for th in section.xpath(".//thead//th")]
            shown = [[td.text_content() for td in tr.xpath("./td")] for tr in section.xpath(".//tbody/tr")]
            expected = _expected(*names_of(language), query, rows, names, language) if shown else []
            first = int(section.get("data-first", "0"))
            if len(shown) != min(len(rows) - first, tables.MOST_ROWS):
                wrong.append(f"{path} {section.get('id')}: {len(shown)} rows shown, {len(rows)} in the answer")
            pages.setdefault((language, section.get("id"), len(rows)), set()).add(first)
            if shown and f" {len(rows)} " not in section.xpath(".//p[@class='from']")[0].text_content():
                wrong.append(f"{path} {section.get('id')}: the number of rows is not told")
            for number, (left, right) in enumerate(zip(shown, expected[first:], strict=False)):
                if left != right:
                    wrong.append(f"{path} {section.get('id')} row {number}: page {left}, query {right}")
    for (language, ident, total), firsts in pages.items():
        if firsts != {tables.MOST_ROWS * number for number in range(page_count(total))}:
            wrong.append(f"{language} {ident}: of {total} rows there are pages from {sorted(firsts)}")
    return compared, wrong


def wrong_matrix_cells(site: Site) -> tuple[int, list[str]]:
    """How many cells of matrices were compared with the pairs of their queries, and those that differ."""
    wrong: list[str] = []
    compared = 0
    for path, page in site.pages.items():
        for section in page.xpath("//section[@data-form='matrix']"):
            labels = interface_words(path.split("/")[0])
            settings = dict(parse_qsl(section.get("data-settings")))
            rows = run_on(site.store, load_query(section.get("data-query")), settings).records()
            pairs = {(row["id"], row["plan"]): row for row in rows}
            plans = [th.get("data-plan") for th in section.xpath(".//thead//th")][1:]
            pairs = {pair: row for pair, row in pairs.items() if pair[1] in plans}
            for line in section.xpath(".//tbody/tr[@id]"):
                for plan, cell in zip(plans, line.xpath("./td"), strict=True):
                    compared += 1
                    row = pairs.pop((line.get("id"), plan))
                    word = labels["coverage." + str(row["state"]).rsplit("coverage-", 1)[1]]
                    quotes = cell.xpath("./a/@title")
                    if not cell.text_content().endswith(" " + word) or quotes != (
                        [row["quote"]] if row["quote"] else []
                    ):
                        wrong.append(f"{path} {line.get('id')} {plan}: {cell.text_content()} {quotes}")
            wrong += [f"{path}: {pair} is not shown" for pair in pairs]
    return compared, wrong


def wrong_chains(site: Site) -> tuple[int, list[str]]:
    """How many documents of chains were compared with the rows of their queries, and the chains that differ."""
    wrong: list[str] = []
    compared = 0
    for path, page in site.pages.items():
        for section in page.xpath("//section[@data-form='chain']"):
            own = "placeZh" if path.startswith("zh/") else "placeEn"
            settings = dict(parse_qsl(section.get("data-settings")))
            rows = run_on(site.store, load_query(section.get("data-query")), settings).records()
            expected = [(row[own], row["title"]) for row in rows if row["title"]]
            shown = [
                (step.xpath("./h3")[0].text_content(), link.text_content())
                for step in reversed(section.xpath(".//ol/li[not(@class)]"))
                for link in step.xpath("./ul/li/a[1]")
            ]
            compared += len(expected)
            if shown != expected:
                wrong.append(f"{path}: {shown}, not {expected}")
    return compared, wrong


def _expected(labels, plans, query, rows, names, language) -> list[list[str]]:
    types = {column.name: column.type for column in query.columns}
    out = []
    for row in rows.rows:
        by_name = dict(zip(rows.columns, row, strict=True))
        cells = []
        for name in names:
            term = by_name[name]
            if term is None:
                cells.append("")
            elif types[name] == "plan":
                cells.append(plans[term.value])
            elif term.kind == "iri":
                cells.append(labels.get(term.value, term.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]))
            else:
                words = interface_words(language)
                text = cell_text(term)
                if types[name] == "boolean":
                    cells.append(words["yes"] if text == "true" else words["no"])
                else:
                    cells.append(words.get(f"{CODES.get(name, '')}.{text}", text))
        out.append(cells)
    return out


def _labels(site, language):
    rows = run_on(site.store, load_query("term-labels")).records()
    return {row["term"]: row[language] for row in rows}


def _plan_names(site, language):
    rows = run_on(site.store, load_query("plans")).records()
    return {row["plan"]: row["nameZh" if language == "zh" else "nameEn"] for row in rows}
