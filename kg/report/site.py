"""Which pages there are, and the record of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg import __version__
from kg.query import load_query, query_names
from kg.report.answers import Answers
from kg.report.ask import TOPICS, engine_files
from kg.report.pages import (
    AskPage,
    Figure,
    Frame,
    Kind,
    Link,
    PlanCard,
    PlanPage,
    QueryGroup,
    SourcePage,
    StartPage,
    TablesPage,
)
from kg.report.source import Mark, cut_lines
from kg.report.tables import Place, TableView, table
from kg.report.words import interface_words

#: The pages of the navigation: key of its words, address.
NAVIGATION = (
    ("nav.start", "index.html"),
    ("nav.items", "items.html"),
    ("nav.indicators", "indicators.html"),
    ("nav.responsibilities", "responsibilities.html"),
    ("nav.findings", "findings.html"),
    ("nav.ask", "ask.html"),
)

_ITEMS = ("plan", "domain", "tier", "declared", "listed")
_LISTED = ("item", "plan", "domain", "state")
_INDICATORS = ("plan", "domain", "indicator", "unit", "binding", "baseline", "baselineYear", "target", "targetYear")
_DUTIES = ("plan", "scope", "number", "subject", "agency", "role", "openList")
_LOAD = ("plan", "agency", "led", "supported", "unmarked", "total")
_COUNTS = ("plan", "scope", "what", "declared", "listed")


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write: its address within its language, its template, the record for it."""

    path: str
    template: str
    record: Any


def site_pages(
    answers: Answers, texts: Mapping[str, str], language: str, *, graph_shipped: bool = True
) -> Iterator[Page]:
    """Every page in one language. `graph_shipped` tells whether the graph travels with the report."""
    site = _Site(answers, texts, language)
    yield site.start()
    yield site.tables(
        "nav.items",
        "items.html",
        lambda p: (site.table(p, "items-by-domain", _ITEMS, "domain"), site.table(p, "listed-items", _LISTED, "item")),
    )
    yield site.tables(
        "nav.indicators", "indicators.html", lambda p: (site.table(p, "indicators", _INDICATORS, "target"),)
    )
    yield site.tables(
        "nav.responsibilities",
        "responsibilities.html",
        lambda p: (site.table(p, "agency-load", _LOAD), site.table(p, "responsibilities", _DUTIES, "agency")),
    )
    yield site.tables(
        "nav.findings",
        "findings.html",
        lambda p: (
            site.table(p, "count-mismatches", _COUNTS, "declared"),
            site.table(p, "findings", ("plan", "kind", site.message, "quote"), "quote"),
        ),
    )
    yield site.ask(graph_shipped)
    for plan in site.names:
        yield site.plan(plan)
        if plan in texts:
            yield site.source(plan)


class _Site:
    """One language of the report."""

    def __init__(self, answers: Answers, texts: Mapping[str, str], language: str) -> None:
        self.answers = answers
        self.texts = texts
        self.language = language
        self.words = interface_words(language)
        name = "nameZh" if language == "zh" else "nameEn"
        self.records = {str(row["plan"]): row for row in answers.records("plans")}
        self.names = {plan: str(row[name]) for plan, row in self.records.items()}
        self.message = "messageZh" if language == "zh" else "messageEn"

    def frame(self, title: str, path: str) -> Frame:
        depth = path.count("/")
        root = "../" * depth
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
            plans=tuple(
                Link(f"{root}plan/{plan}.html", name, path == f"plan/{plan}.html") for plan, name in self.names.items()
            ),
        )

    def place(self, path: str) -> Place:
        return Place(self.language, "../" * path.count("/"))

    def table(
        self, path: str, name: str, columns: tuple[str, ...], link: str | None = None, **settings: str
    ) -> TableView:
        return table(self.answers, self.place(path), name, columns, link, self.names, **settings)

    def kind(self, iri: str) -> str:
        """What facts of a class are called together; its label in the vocabulary where the table has no word."""
        return self.words.get(f"kind.{iri.rsplit('#', 1)[-1]}") or self.answers.label(iri, self.language)

    def card(self, plan: str, root: str) -> PlanCard:
        record = self.records[plan]
        years = [str(record[key]) for key in ("firstYear", "lastYear") if record[key] is not None]
        facts = list(self.answers.records("facts-by-kind", plan=plan))
        facts.sort(key=lambda row: (-int(str(row["facts"])), str(row["type"])))
        findings = len({row["finding"] for row in self.answers.records("findings", plan=plan)})
        return PlanCard(
            plan=plan,
            name=self.names[plan],
            title=str(record["title"] or ""),
            period="–".join(dict.fromkeys(years)),
            status=self.answers.label(str(record["status"]), self.language) if record["status"] else "",
            facts=tuple(
                Figure(
                    str(row["facts"]),
                    self.answers.label(str(row["type"]), self.language),
                    f"{root}plan/{plan}.html#facts-in-order-{plan}",
                )
                for row in facts
            ),
            findings=Figure(str(findings), self.words["nav.findings"], f"{root}plan/{plan}.html#findings-{plan}"),
        )

    def start(self) -> Page:
        path = "index.html"
        totals: Counter[str] = Counter()
        for row in self.answers.records("facts-by-kind"):
            totals[str(row["type"])] += int(str(row["facts"]))
        figures = [Figure(str(len(self.names)), self.words["plans"], "#plans")]
        figures += [Figure(str(count), self.kind(kind), "#facts-by-kind") for kind, count in totals.most_common(7)]
        return Page(
            path,
            "start.html",
            StartPage(
                frame=self.frame(self.words["site"], path),
                figures=tuple(figures),
                cards=tuple(self.card(plan, "") for plan in self.names),
                headlines=self.table(path, "count-mismatches", _COUNTS, "declared"),
                kinds=self.table(path, "facts-by-kind", ("plan", "type", "facts")),
            ),
        )

    def tables(self, key: str, path: str, make: Any) -> Page:
        return Page(
            path,
            "tables.html",
            TablesPage(self.frame(self.words[key], path), self.words["footer.evidence"], make(path)),
        )

    def plan(self, plan: str) -> Page:
        path = f"plan/{plan}.html"
        tables = (
            self.table(path, "items-by-domain", _ITEMS[1:], "domain", plan=plan),
            self.table(path, "indicators", _INDICATORS[1:], "target", plan=plan),
            self.table(path, "listed-items", ("item", "domain", "state"), "item", plan=plan),
            self.table(path, "responsibilities", _DUTIES[1:], "agency", plan=plan),
            self.table(path, "findings", ("kind", self.message, "quote"), "quote", plan=plan),
            self.table(path, "facts-in-order", ("start", "type", "label"), "label", plan=plan),
        )
        return Page(
            path,
            "plan.html",
            PlanPage(self.frame(self.names[plan], path), self.card(plan, "../"), tuple(t for t in tables if t.rows)),
        )

    def source(self, plan: str) -> Page:
        path = f"source/{plan}.html"
        marks = tuple(
            Mark(
                int(str(row["start"])),
                int(str(row["end"])),
                str(row["type"]).rsplit("#", 1)[-1],
                str(row["label"]),
                str(row["fact"]).removeprefix(self.answers.base),
            )
            for row in self.answers.records("marked-passages", plan=plan)
        )
        counts = Counter(mark.kind for mark in marks)
        labels = {
            mark.kind: self.answers.label(f"https://w3id.org/plan-kg/ontology#{mark.kind}", self.language)
            for mark in marks
        }
        data = [[mark.start, mark.end, mark.kind, mark.label, mark.fact] for mark in marks]
        return Page(
            path,
            "source.html",
            SourcePage(
                frame=self.frame(f"{self.words['source.title']}: {self.names[plan]}", path),
                plan=plan,
                name=self.names[plan],
                kinds=tuple(Kind(kind, labels[kind], count) for kind, count in sorted(counts.items())),
                lines=cut_lines(self.texts[plan], marks),
                # A closing tag inside the data must not end the script element that carries it.
                data=json.dumps({"labels": labels, "facts": data}, ensure_ascii=False, separators=(",", ":")).replace(
                    "<", "\\u003c"
                ),
            ),
        )

    def ask(self, graph_shipped: bool) -> Page:
        path = "ask.html"
        frame = self.frame(self.words["nav.ask"], path)
        queries = [load_query(name) for name in query_names()]
        groups = []
        for topic in TOPICS:
            links = tuple(
                Link(f"#q={q.name}", q.title.in_language(self.language), False)
                for q in queries
                if (q.topic if q.topic in TOPICS else "other") == topic
            )
            if links:
                groups.append(QueryGroup(self.words[f"topic.{topic}"], links))
        notice = "" if engine_files() else self.words["ask.absent"]
        if engine_files() and not graph_shipped:
            notice = self.words["ask.large"]
        names = ("graph.js", "queries.js", "engine.js", "ask.js") if engine_files() else ()
        scripts = tuple(frame.assets + name for name in names if graph_shipped or name != "graph.js")
        return Page(path, "ask.html", AskPage(frame, notice, tuple(groups), scripts))
