"""The report in one language: what every page is made with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from kg import __version__
from kg.model.document import Document
from kg.report.answers import Answers
from kg.report.pages import TablePage
from kg.report.parts import Part, text_parts, weights_of
from kg.report.tables import Place, TableView, page_count, table, table_path
from kg.report.views import Figure, Frame, Link, PlanCard
from kg.report.words import interface_words

#: The pages of the navigation: key of their words, address.
NAVIGATION = (
    ("nav.start", "index.html"),
    ("nav.coverage", "coverage.html"),
    ("nav.compare", "compare.html"),
    ("nav.indicators", "indicators.html"),
    ("nav.agencies", "agencies.html"),
    ("nav.findings", "findings.html"),
    ("nav.ask", "ask.html"),
    ("nav.search", "search.html"),
    ("nav.data", "data.html"),
    ("nav.trust", "trust.html"),
)

#: More plans than this are not listed in the navigation of every page.
MOST_LISTED = 24
#: What a line that the side panel tells of a fact adds to a page.
DETAIL_BYTES = 90


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write: its address within its language, its template, the record for it."""

    path: str
    template: str
    record: Any


class Edition:
    """The graph's answers, the documents of the plans, and the words of one language.

    `names` gives every plan its short name, in the order of the plans' ids; `records` their rows of `plans`; `parts`
    the pages of their texts, the same in every language.
    """

    def __init__(self, answers: Answers, documents: Mapping[str, Document], language: str) -> None:
        self.answers = answers
        self.documents = documents
        self.language = language
        self.words = interface_words(language)
        self.records = {str(row["plan"]): row for row in answers.records("plans")}
        self.names = {plan: str(row[self.own("name")]) for plan, row in self.records.items()}
        self.parts = {plan: _parts(answers, plan, document) for plan, document in documents.items()}

    def own(self, column: str) -> str:
        """The column of a pair (`nameZh`, `nameEn`) that is in this language."""
        return column + ("Zh" if self.language == "zh" else "En")

    def frame(self, title: str, path: str) -> Frame:
        """What the page of this title and address has around it."""
        root = "../" * path.count("/")
        other = "en" if self.language == "zh" else "zh"
        return Frame(
            language=self.language,
            title=title,
            path=path,
            root=root,
            assets=f"{root}../assets/",
            other=f"{root}../{other}/{path}",
            base=self.answers.base,
            version=__version__,
            navigation=tuple(Link(root + href, self.words[key], href == path) for key, href in NAVIGATION),
            plans=self._menu(root, path),
        )

    def _menu(self, root: str, path: str) -> tuple[Link, ...]:
        """The plans in the navigation; where they are many, the way to the list of them."""
        if len(self.names) > MOST_LISTED:
            return (Link(f"{root}index.html#plans", self.words["nav.all"], False),)
        return tuple(
            Link(f"{root}plan/{plan}.html", name, path == f"plan/{plan}.html") for plan, name in self.names.items()
        )

    def place(self, path: str) -> Place:
        """Where links of the page of this address start."""
        return Place(self.language, "../" * path.count("/"), self.parts)

    def table(
        self, path: str, name: str, columns: tuple[str, ...], link: str | None = None, **settings: str
    ) -> TableView:
        """The answer of a named query as a table of these columns; see `kg.report.tables.table`."""
        return table(self.answers, self.place(path), path, name, columns, link, self.names, 1, **settings)

    def table_pages(self, page: Page) -> Iterator[Page]:
        """The further pages of the tables of a page that are longer than a page shows."""
        for view in _tables(page.record):
            columns = tuple(head.name for head in view.heads)
            for number in range(2, page_count(view.total) + 1):
                path = table_path(page.path, view.id, number)
                part = table(
                    self.answers,
                    self.place(path),
                    page.path,
                    view.query,
                    columns,
                    view.link,
                    self.names,
                    number,
                    **dict(view.settings),
                )
                back = Link(self.place(path).root + page.path, page.record.frame.title, False)
                title = f"{view.title} · {page.record.frame.title}"
                yield Page(path, "table.html", TablePage(self.frame(title, path), back, part))

    def label(self, iri: object) -> str:
        """What a term of the vocabulary is called."""
        return self.answers.label(str(iri), self.language)

    def kind(self, iri: str) -> str:
        """What facts of a class are called together; its label in the vocabulary where the table has no word."""
        return self.words.get(f"kind.{iri.rsplit('#', 1)[-1]}") or self.label(iri)

    def card(self, plan: str, root: str) -> PlanCard:
        """The plan in a few lines."""
        record = self.records[plan]
        years = [str(record[key]) for key in ("firstYear", "lastYear") if record[key] is not None]
        facts = sorted(
            self.answers.records("facts-by-kind", plan=plan),
            key=lambda row: (-int(str(row["facts"])), str(row["type"])),
        )
        findings = len({row["finding"] for row in self.answers.records("findings", plan=plan)})
        return PlanCard(
            plan=plan,
            name=self.names[plan],
            title=str(record["title"] or ""),
            period="–".join(dict.fromkeys(years)),
            status=self.label(record["status"]) if record["status"] else "",
            facts=tuple(
                Figure(str(row["facts"]), self.kind(str(row["type"])), f"{root}source/{plan}.html") for row in facts
            ),
            findings=Figure(str(findings), self.words["nav.findings"], f"{root}plan/{plan}.html#findings-{plan}"),
        )


def _tables(record: Any) -> Iterator[TableView]:
    """The tables among the fields of a page's record."""
    for field in fields(record):
        value = getattr(record, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, TableView):
                yield one


def _parts(answers: Answers, plan: str, document: Document) -> tuple[Part, ...]:
    """The parts of a text by what its marks weigh, in whatever language the page is."""
    told: Counter[object] = Counter()
    for name in ("values", "mappings"):
        told.update(row["fact"] for row in answers.records(name, plan=plan))
    marks = [
        (int(str(row["start"])), len(str(row["label"]).encode()) + DETAIL_BYTES * told[row["fact"]])
        for row in answers.records("marked-passages", plan=plan)
    ]
    marks += [
        (int(str(row["start"])), max(len(str(row[f"label{own}"]).encode()) for own in ("Zh", "En")))
        for row in answers.records("proving-passages", plan=plan)
    ]
    return text_parts(plan, document, weights_of(marks))
