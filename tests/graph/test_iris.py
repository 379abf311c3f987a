"""IRIs: one form per kind, under any base."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.graph.iris import Iris

BASE = "https://example.org/kg/"


@pytest.mark.parametrize(
    ("address", "tail"),
    [
        (Iris(BASE).plan("yunxi"), "id/yunxi"),
        (Iris(BASE).fact("yunxi", "value/k3f9x2ab"), "id/yunxi/value/k3f9x2ab"),
        (Iris(BASE).source("yunxi"), "id/yunxi/source.txt"),
        (Iris(BASE).passage("yunxi", 1234, 1250), "id/yunxi/source.txt#char=1234,1250"),
        (Iris(BASE).jurisdiction("cn-999999", "yunxi"), "jurisdiction/cn-999999"),
        (Iris(BASE).jurisdiction("anonymous", "yunxi"), "jurisdiction/anonymous-yunxi"),
        (Iris(BASE).period(2021, 2025), "period/2021-2025"),
        (Iris(BASE).reference("item", "bps2021:11"), "reference/item/bps2021-11"),
        (Iris(BASE).coverage("yunxi", "bps2021:11"), "coverage/yunxi/bps2021-11"),
        (Iris(BASE).normalised("yunxi", "value/k3f9x2ab"), "id/yunxi/normalised/k3f9x2ab"),
        (Iris(BASE).graph("plan", "yunxi"), "graph/plan/yunxi"),
        (Iris(BASE).graph("findings"), "graph/findings"),
    ],
)
def test_the_form_of_an_iri(address: str, tail: str) -> None:
    assert address == BASE + tail


def test_two_hidden_places_are_two_places() -> None:
    assert Iris().jurisdiction("anonymous", "a") != Iris().jurisdiction("anonymous", "b")


def test_one_document_is_one_node_whoever_cites_it() -> None:
    assert Iris().document("《教育條例》") == Iris().document("教育条例")


@pytest.mark.parametrize("base", ["https://example.org/kg", "kg/", "", "https://example.org/a b/", "ftp:"])
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="base"):
        Iris(base)
