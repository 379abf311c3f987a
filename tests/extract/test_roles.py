"""The role of a number in its plan."""

from __future__ import annotations

import pytest

from kg.extract import roles
from kg.extract.sentences import grammar

SENTENCES = [
    ("补贴由每人每月60元提高到每人每月110元。", ["baseline", "target"]),
    ("新建托育中心1所、托位300个。", ["commitment", "commitment"]),
    ("每人每月发放不低于150元的津贴。", ["standard"]),
    ("按照每千名老人配备不少于2名社工的标准。", ["standard"]),
    ("打造城乡15分钟生活圈。", ["target"]),
    ("截至2020年末,共有养老床位2600张。", ["actual"]),
    ("去年新增就业1.3万人。", ["actual"]),
    ("实现县有1个体育馆的目标。", ["target"]),
    ("做好全市26处文物的保护。", ["fact"]),
    ("对超过3万人的乡镇给予支持。", ["standard"]),
    ("参保率提高2个百分点。", ["target"]),
    ("提供12年免费教育。", ["standard"]),
    ("为300名老人开展助浴服务。", ["commitment"]),
    ("投资2.4亿元。", ["commitment"]),
]


@pytest.mark.parametrize(("sentence", "roles"), SENTENCES)
def test_a_number_has_the_role_of_its_wording(sentence: str, roles: list[str]) -> None:
    assert [reading.role for reading in grammar(sentence)] == roles


@pytest.mark.parametrize("rule", roles.RULES, ids=[rule.example for rule in roles.RULES])
def test_a_rule_decides_its_example(rule: roles.Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [reading.role for reading in grammar(rule.example)]
    assert found[-1] == (rule.role or found[-2])
    monkeypatch.setattr(roles, "RULES", tuple(other for other in roles.RULES if other is not rule))
    assert [reading.role for reading in grammar(rule.example)][-1] != found[-1]
