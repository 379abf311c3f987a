"""Search over facts, reference terms and places, in the page and offline."""

from __future__ import annotations

import json

from kg.report.edition import Edition, Page
from kg.report.pages import SearchPage
from kg.text.fold import fold_name


def search_page(edition: Edition) -> Page:
    """The search page; its index is a script shared by both languages (see `search_script`)."""
    path = "search.html"
    frame = edition.frame(edition.words["nav.search"], path)
    scripts = tuple(frame.assets + name for name in ("search-index.js", "search.js"))
    return Page(path, "search.html", SearchPage(frame, scripts))


def search_script(zh: Edition, en: Edition) -> str:
    """A script that hands the page its index.

    `facts` rows are [words as printed, folded words where they differ else 0, kind, plan, start, end]; `terms` rows
    [Chinese, English, kind, address]; kinds and plans are numbers into their lists.
    """
    facts, kinds, plans = [], list[str](), list(zh.names)
    for row in zh.answers.records("facts-in-order"):
        kind = str(row["type"])
        if kind not in kinds:
            kinds.append(kind)
        words = str(row["label"])
        folded = fold_name(words).lower()
        facts.append(
            [
                words,
                0 if folded == words else folded,
                kinds.index(kind),
                plans.index(str(row["plan"])),
                row["start"],
                row["end"],
            ]
        )
    terms = [
        [r["nameZh"], r["nameEn"], "indicator", f"indicator/{r['id']}.html"]
        for r in zh.answers.records("reference-indicators")
    ]
    for number, page in (("2021", "coverage.html"), ("135", "coverage-135.html")):
        seen = {str(r["id"]): r for r in zh.answers.records("item-coverage", list=f"national-{number}")}
        terms += [[r["itemZh"], r["itemEn"], "item", f"{page}#{ident}"] for ident, r in seen.items()]
    terms += [[r["placeZh"], r["placeEn"], "place", f"plan/{r['plan']}.html"] for r in zh.answers.records("places")]
    data = {
        "facts": facts,
        "terms": terms,
        "kinds": [{"zh": zh.kind(kind), "en": en.kind(kind)} for kind in kinds],
        "plans": [
            {
                "id": plan,
                "zh": zh.names[plan],
                "en": en.names[plan],
                "parts": [[part.start, part.path] for part in zh.parts[plan]],
            }
            for plan in plans
        ],
        "words": {k: {"zh": word, "en": en.words[k]} for k, word in zh.words.items() if k.startswith("search.")},
    }
    return f"window.planKgSearch={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
