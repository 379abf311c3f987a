"""Which pages there are, in one language."""

from __future__ import annotations

from collections.abc import Iterator

from kg.report.agencies import agencies_page
from kg.report.ask import ask_page
from kg.report.compare import compare_page
from kg.report.coverage import coverage_pages, gaps_page
from kg.report.data import File, data_page
from kg.report.edition import Edition, Page
from kg.report.findings import findings_page
from kg.report.indicators import indicator_page, indicators_page
from kg.report.plans import plan_page
from kg.report.search import search_page
from kg.report.sources import source_pages
from kg.report.start import start_page
from kg.report.trust import trust_page


def site_pages(edition: Edition, files: tuple[File, ...] = (), *, graph_shipped: bool = True) -> Iterator[Page]:
    """Every page of an edition, each followed by the further pages of its tables.

    `files` are the downloads; `graph_shipped` tells whether the graph travels along.
    """
    for page in _pages(edition, files, graph_shipped):
        yield page
        yield from edition.table_pages(page)


def _pages(edition: Edition, files: tuple[File, ...], graph_shipped: bool) -> Iterator[Page]:
    answers = edition.answers
    yield start_page(edition)
    for number in ("2021", "135"):
        yield from coverage_pages(edition, number)
    yield compare_page(edition)
    yield indicators_page(edition)
    for row in answers.records("reference-indicators"):
        yield indicator_page(edition, row)
    yield agencies_page(edition)
    yield findings_page(edition)
    yield ask_page(edition, graph_shipped)
    yield search_page(edition)
    yield data_page(edition, files)
    yield trust_page(edition)
    for plan in edition.names:
        yield plan_page(edition, plan)
        yield gaps_page(edition, plan)
        yield from source_pages(edition, plan)
