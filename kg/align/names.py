"""Names as they are compared: folded, without what a place or a table adds to them."""

from __future__ import annotations

import re
from functools import cache

from kg.align.tables import own_rows
from kg.text.fold import fold_name

#: Words of a place that a list puts where the national one has its own, longest first.
_PLACE_WORDS = (
    ("农村牧区", "农村"),
    ("农牧区", "农村"),
    ("农牧民", "农民"),
    ("蒙中医药", "中医药"),
    ("蒙中医", "中医"),
    ("嘎查", "村"),
)
#: Words in front that only say whose it is.
_FRONT = re.compile(
    r"^(?:全[市县区省州盟旗镇]|各?[市县区]级?|本[市县区]|我[市县区]|国家|城镇(?=职工)|城乡(?=每)|每年|年均)+"
)
#: A unit in brackets at the end, also one whose bracket was lost.
_UNIT_TAIL = re.compile(r"\([^()]{0,8}\)?$")


@cache
def _variants() -> tuple[tuple[str, str], ...]:
    return tuple((row["words"], row["one"]) for row in own_rows("variants.tsv"))


@cache
def label(name: str) -> str:
    """The name of a reference term as it is compared: `fold_name`, worked out once."""
    return fold_name(name)


@cache
def place_free(name: str) -> str:
    """A name folded, with the words of a place turned into the national ones and without words in front.

    >>> place_free("農村牧區留守兒童關愛保護")
    '农村留守儿童关爱保护'
    """
    words = fold_name(name)
    for own, national in _PLACE_WORDS:
        words = words.replace(own, national)
    return _FRONT.sub("", words) or words


@cache
def subject(name: str) -> str:
    """What a plan counts, folded, without white space, place words in front and a unit in brackets at the end.

    >>> subject("全市人均體育場地面積(平方米)")
    '人均体育场地面积'
    """
    words = place_free(name)
    return _UNIT_TAIL.sub("", words) if len(words) > 6 else words


@cache
def measure(name: str) -> str:
    """The name of an indicator with its ways of writing in one form.

    >>> measure("每千名老年人拥有养老床位数") == measure("每千人老人擁有養老床位數(張)")
    True
    """
    words = subject(name)
    for own, one in _variants():
        words = words.replace(own, one)
    return words
