"""Reading and extracting all kinds of facts, against jieba tokenising the same text in the same run."""

from __future__ import annotations

import logging
from collections.abc import Callable
from statistics import median
from time import perf_counter

import jieba

from bench.texts import five
from kg.extract.facts import extract_facts
from kg.read.reader import read_bytes

#: How often each side reads the text, in turns, so that a busy moment strikes both.
ROUNDS = 5


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def reading() -> list[tuple[str, str]]:
    """Characters a second of both sides, and ours as a ratio of jieba's, for each plan and for all of them."""
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    texts = five()
    for text in texts.values():
        extract_facts(read_bytes("warm.txt", text.encode()))
    rows = []
    sums = [0.0, 0.0]
    for name, text in texts.items():
        data = text.encode()
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(_seconds(lambda data=data: extract_facts(read_bytes("bench.txt", data))))
            theirs.append(_seconds(lambda text=text: jieba.lcut(text)))
        own, other = median(ours), median(theirs)
        sums[0] += own
        sums[1] += other
        rows.append(
            (name, f"{len(text) / own:>9,.0f} chars/s   jieba {len(text) / other:>9,.0f}   ratio {other / own:.2f}")
        )
    size = sum(map(len, texts.values()))
    whole = f"{size / sums[0]:>9,.0f} chars/s   jieba {size / sums[1]:>9,.0f}   ratio {sums[1] / sums[0]:.2f}"
    return [*rows, ("all", f"{whole}  (asked: 1)")]
