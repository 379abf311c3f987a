"""Near misses: names that are almost those of a reference term, told as findings with their candidates."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model.facts import Finding
from kg.model.mapping import Mapping
from kg.model.reference import References


def near_misses(mappings: Sequence[Mapping], lists: References) -> tuple[tuple[str, Finding], ...]:
    """(plan, finding) for every name that found no term and has a near one; a name is told once, in each list."""
    names = {item.id: (item.name_zh, item.name_en) for item in lists.items}
    names.update((indicator.id, (indicator.name_zh, indicator.name_en)) for indicator in lists.indicators)
    settled = {(m.plan, m.kind, m.label) for m in mappings if m.object_id is not None and not m.negated}
    out: dict[tuple[str, str, str], tuple[str, Finding]] = {}
    for mapping in mappings:
        # What one list has is no riddle in the other.
        if (mapping.plan, mapping.kind, mapping.label) in settled:
            continue
        if mapping.object_id is None and mapping.nearest is not None:
            zh, en = names[mapping.nearest]
            finding = Finding(
                "naming",
                f"“{mapping.label}”与参照项“{zh}”({mapping.nearest})相近但未对齐,请核对",
                f"{mapping.label} is near the reference term {en} ({mapping.nearest}) but not aligned: please decide",
                (mapping.span,),
            )
            out.setdefault((mapping.plan, mapping.label, mapping.nearest), (mapping.plan, finding))
    return tuple(out.values())
