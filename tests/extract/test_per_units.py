"""What a number is stated for."""

from __future__ import annotations

import pytest

from kg.extract.per_units import find_per, without_per

CLAUSES = [
    ("补贴提高到每人每月", "每人每月"),
    ("床位数达到每千名老人", "每千名老人"),
    ("每个街道至少建有", "每个街道"),
    ("每镇办好", "每镇"),
    ("每年培养引进人才", "每年"),
    ("每千名老人拥有床位", None),
    ("每个人口集中的村办好", "每个人口集中的村"),
    ("每万人口全科医生数达到", None),
    ("覆盖率达到", None),
]


@pytest.mark.parametrize(("clause", "per"), CLAUSES)
def test_the_per_unit_of_a_clause(clause: str, per: str | None) -> None:
    found = find_per(clause, 0, len(clause), is_share=False)
    assert (clause[slice(*found)] if found else None) == per


def test_a_share_of_every_year_is_a_level() -> None:
    assert find_per("每年服务率达到", 0, 7, is_share=True) is None


def test_a_per_unit_at_the_end_is_taken_off() -> None:
    assert without_per("补贴提高到每人每月") == "补贴提高到"
    assert without_per("每人每月") == "每人每月"
