"""Golden rows of every named query on the five sample plans, each traced to the words that it rests on.

`golden.tsv` holds them: the query and what it is asked with, some columns of a row as printed, the place that proves
the row, and the words there. `python -m tests.queries.golden BUILD` checks them, proposes rows where some are missing
or no longer hold (read what it adds before you keep it), and writes the first two into the header of each query.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.export.texts import short_text
from kg.paths import HOME
from kg.query import Query, load_query, query_names, run_on
from kg.query_store import open_build

FILE = Path(__file__).parent / "golden.tsv"
#: Golden rows of each query.
NUMBER = 3
#: Longer cells are left out of golden rows, and longer words are not chosen as proof where shorter ones are there.
LONGEST = 60
_SHOWN = 2
_COLUMNS = 6
_PLACE = re.compile(r"(?P<plan>[a-z0-9-]+)/source\.txt#char=(?P<start>\d+),(?P<end>\d+)")
#: Names made of hashes, and places.
_NAME = re.compile(r"/[a-z0-9]{8}$|\.txt#")
#: What changes with every reading of a plan and says nothing to a person.
_UNSAID = {"fact", "finding", "confidence", "passage", "prefix", "suffix", "source"}

Row = dict[str, str]


@dataclass(frozen=True)
class Trace:
    """How a row of a query without passages is traced: the query that gives what it counts, which columns agree, and
    the column that counts them: all rows, or the distinct values of `distinct`. `also` names a second query, the
    columns that agree with it, and what its rows must share with those counted."""

    query: str
    on: dict[str, str]
    count: str | None = None
    distinct: str | None = None
    also: tuple[str, dict[str, str], str] | None = None


def _same(query: str, *columns: str, count: str | None = None, distinct: str | None = None) -> Trace:
    return Trace(query, {column: column for column in columns}, count, distinct)


TRACES = {
    "agency-functions": _same("function-bodies", "plan", "agency"),
    "agency-load": _same("responsibilities", "plan", "agency", count="total", distinct="subject"),
    "agency-partners": _same("responsibilities", "plan", "agency"),
    "agency-ties": Trace(
        "responsibilities", {"plan": "plan", "one": "agency"}, "together", "subject",
        ("responsibilities", {"plan": "plan", "other": "agency"}, "subject"),
    ),
    "comparisons-by-indicator": _same("comparisons", "id", count="pairs"),
    "coverage-counts": _same("item-coverage", "plan", "state"),
    "evidence-strength": Trace("marked-passages", {"plan": "plan", "kind": "type"}, "facts", "fact"),
    "facts-by-kind": _same("facts-in-order", "plan", "type", count="facts", distinct="fact"),
    "function-cut": Trace("function-bodies", {"function": "id", "plan": "plan"}, "bodies", "agency"),
    "incomparable-reasons": _same("comparisons", "id"),
    "project-counts": _same("projects", "plan", "box"),
    "sdg-goals": Trace(
        "indicator-values", {"plan": "plan"}, "values", "fact", ("reference-indicators", {"goal": "goal"}, "id")
    ),
    "shared-groups": _same("group-mentions", "group", count="plans", distinct="plan"),
    "shared-items": _same("item-coverage", "id"),
    "standards": _same("item-coverage", "id", "plan"),
    "value-units": _same("aligned-values", "id", "plan"),
    "values-by-role": _same("values", "plan", "role", "year", count="values"),
    "verdict-counts": _same("comparisons", "verdict", count="pairs"),
}  # fmt: skip
#: Queries whose rows hold words that the plan opens with.
OPENINGS = {"plans": "title"}
#: Queries about lists and plans' records rather than plans: the files that their rows come from.
FILES = {
    "places": "plans/{plan}/plan.toml",
    "reference-indicators": "ontology/vocabularies",
    "sources": "plans/{plan}/plan.toml",
    "term-labels": "ontology",
    "uncovered-items": "ontology/vocabularies/national-2021.ttl",
    "verification-counts": "ontology/vocabularies",
    "vocabulary": "ontology",
    "vocabulary-alignment": "ontology/plan.ttl",
    "vocabulary-relations": "ontology/plan.ttl",
}
#: What is asked where a query's own example gives no rows on the five plans.
SETTINGS = {"uncovered-items": {"plan": "minqin,bazhong,xcity"}}


@dataclass(frozen=True)
class Golden:
    """One golden row."""

    query: str
    settings: tuple[tuple[str, str], ...]
    row: Row
    passage: str
    words: str


class Corpus:
    """The answers of all queries on a build, as printed, and the texts of its plans."""

    def __init__(self, build: Path) -> None:
        self.build, self.store = build, open_build(build)

    @cache  # noqa: B019
    def rows(self, name: str, settings: tuple[tuple[str, str], ...] = ()) -> tuple[Row, ...]:
        """The rows of a query, asked with its own example where it needs a value."""
        query = load_query(name)
        asked = {p.name: list(query.preset(p)) for p in query.parameters if p.required}
        answer = run_on(self.store, query, asked | dict(settings))
        return tuple(
            {column: short_text(term) for column, term in zip(answer.columns, row, strict=True)} for row in answer
        )

    def words(self, passage: str) -> str | None:
        """The words at a place: of a plan's text, None where it names no such place."""
        found = _PLACE.fullmatch(passage)
        if found is None:
            return None
        text = (self.build / "facts" / f"{found['plan']}.txt").read_text(encoding="utf-8")
        return text[int(found["start"]) : int(found["end"])]

    def proofs(self, name: str, row: Row) -> Iterator[Row]:
        """The rows that prove a row: itself where it has a passage, else those that it was counted from."""
        if name in TRACES:
            trace = TRACES[name]
            shared = {one[trace.also[2]] for one in self._agreeing(row, *trace.also[:2])} if trace.also else None
            for other in self._agreeing(row, trace.query, trace.on):
                if trace.also is None or shared is None or other[trace.also[2]] in shared:
                    yield other
        else:
            yield row

    def _agreeing(self, row: Row, name: str, on: dict[str, str]) -> Iterator[Row]:
        for other in self.rows(name):
            if all(row[own] == other[theirs] for own, theirs in on.items()):
                yield other

    def candidates(self, name: str, row: Row) -> Iterator[tuple[str, str]]:
        """Each place that proves a row, with its words."""
        if name in FILES:
            yield from _in_files(name, row)
            return
        if name in OPENINGS:
            words = row[OPENINGS[name]]
            start = (self.build / "facts" / f"{row['plan']}.txt").read_text(encoding="utf-8").find(words)
            yield f"{row['plan']}/source.txt#char={start},{start + len(words)}", words
            return
        for proof in self.proofs(name, row):
            if (words := self.words(proof["passage"])) is not None:
                yield proof["passage"], words


def problem(golden: Golden, corpus: Corpus) -> str | None:
    """Why a golden row does not hold on a build, None where it does."""
    same = [row for row in corpus.rows(golden.query, golden.settings) if golden.row.items() <= row.items()]
    if not same:
        return f"no such row: {golden.row}"
    places = [(row, place) for row in same for place in corpus.candidates(golden.query, row)]
    if (golden.passage, golden.words) not in [place for _, place in places]:
        return f"{golden.words!r} at {golden.passage} does not prove {golden.row}"
    trace = TRACES.get(golden.query)
    if trace is not None and trace.count is not None:
        proofs = list(corpus.proofs(golden.query, same[0]))
        counted = len({row[trace.distinct] for row in proofs}) if trace.distinct else len(proofs)
        if same[0][trace.count] != str(counted):
            return f"{trace.count} is {same[0][trace.count]}, but {trace.query} has {counted}: {golden.row}"
    return None


def read() -> list[Golden]:
    """The golden rows of the table."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Golden(line["query"], _settings(line["settings"]), json.loads(line["row"]), line["passage"], line["words"])
            for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def _settings(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in (part.split("=", 1) for part in text.split()))


def _in_files(name: str, row: Row) -> Iterator[tuple[str, str]]:
    place = FILES[name].format(plan=row.get("plan", ""))
    path = HOME / place
    files = [path] if path.is_file() else sorted(f for f in path.rglob("*") if f.suffix in (".ttl", ".tsv"))
    for value in sorted({value for key, value in row.items() if key != "plan"}, key=lambda v: (-len(v), v)):
        for file in files:
            if not value.isascii() and value in _text(file):
                yield file.relative_to(HOME).as_posix(), value
                return


@lru_cache
def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def propose(name: str, corpus: Corpus, kept: list[Golden]) -> Iterator[Golden]:
    """Rows to add to those that hold, from plans that have none yet where there are such; the words as near to what
    the row says as can be."""
    settings = tuple(SETTINGS.get(name, {}).items())
    ranked = []
    for number, row in enumerate(corpus.rows(name, settings)):
        said = {k: v for k, v in row.items() if v and k not in _UNSAID and len(v) <= LONGEST and not _NAME.search(v)}
        best = min(
            ((_unlike(said, words), place, words) for place, words in corpus.candidates(name, row) if words.strip()),
            default=None,
        )
        if best is not None:
            ranked.append((best[0], number, row.get("plan") or best[1].partition("/")[0], said, *best[1:]))
    ranked.sort(key=lambda one: one[:2])
    taken = {golden.passage.partition("/")[0] for golden in kept}
    chosen = [json.dumps(golden.row, sort_keys=True) for golden in kept]
    for fresh in (True, False):
        for _, _, plan, said, place, words in ranked:
            key = json.dumps(said, sort_keys=True)
            if len(chosen) == NUMBER:
                return
            if key in chosen or (fresh and plan in taken) or "\n" in words or "\t" in words:
                continue
            golden = Golden(name, settings, said, place, words)
            if problem(golden, corpus) is None:
                taken.add(plan)
                chosen.append(key)
                yield golden


def _unlike(row: Row, words: str) -> tuple[int, int]:
    inside = sum(value in words or (len(words) > 1 and words in value) for value in row.values())
    return -inside if len(words) <= LONGEST else 0, len(words)


def example(goldens: list[Golden]) -> list[str]:
    """The lines of a header that show the first golden rows."""
    query = load_query(goldens[0].query)
    shown = [golden for golden in goldens if golden.settings == goldens[0].settings][:_SHOWN]
    names = [c.name for c in query.columns if any(g.row.get(c.name) for g in shown)][:_COLUMNS]
    rows = [[golden.row.get(name, "") for name in names] for golden in shown]
    if "passage" in {column.name for column in query.columns}:
        names.append("passage")
        rows = [[*row, golden.passage] for row, golden in zip(rows, shown, strict=True)]
    asked = "".join(f" {name}={value}" for name, value in goldens[0].settings)
    table = [names, ["---"] * len(names), *rows]
    lines = ("# | " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in table)
    return [f"# **Example:**{asked}", "#", *lines]


def with_example(query: Query, lines: list[str]) -> str:
    """The query's text with the example in its header, before the notes."""
    text = re.sub(r"# \*\*Example:\*\*.*\n(?:#(?: \|.*)?\n)*", "", query.text)
    header, _, body = text.partition("\n\n")
    parts = re.split(r"\n(?=# \*\*(?:Note|Empty):\*\*)", header, maxsplit=1)
    first = parts[0].removesuffix("\n#")
    rest = "\n#\n".join(["\n".join(lines), *parts[1:]])
    return f"{first}\n#\n{rest}\n\n{body}"


def main() -> int:
    """Brings the table and the headers up to date; 1 where a query has rows but too few could be traced."""
    corpus = Corpus(Path(sys.argv[1]))
    before = read() if FILE.exists() else []
    after: list[Golden] = []
    few = 0
    for name in query_names():
        kept = []
        for golden in (golden for golden in before if golden.query == name):
            if wrong := problem(golden, corpus):
                print(f"{name}: gone: {wrong}")
            else:
                kept.append(golden)
        for new in propose(name, corpus, kept[:]):
            print(f"{name}: new: {new.row} {new.passage} {new.words}")
            kept.append(new)
        rows = len(corpus.rows(name, tuple(SETTINGS.get(name, {}).items())))
        if len(kept) < min(NUMBER, rows):
            few += 1
            print(f"{name}: {len(kept)} golden rows of {rows}")
        after += kept
        if kept:
            query = load_query(name)
            Path(query.place).write_text(with_example(query, example(kept)), encoding="utf-8")
    lines = ["query\tsettings\trow\tpassage\twords"]
    for golden in after:
        settings = " ".join(f"{key}={value}" for key, value in golden.settings)
        row = json.dumps(golden.row, ensure_ascii=False)
        lines.append("\t".join((golden.query, settings, row, golden.passage, golden.words)))
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 1 if few else 0


if __name__ == "__main__":
    sys.exit(main())
