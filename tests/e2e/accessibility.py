"""Violations of WCAG 2.2 AA on an open page, as axe-core finds them."""

from __future__ import annotations

from kg.paths import HOME

AXE = HOME / "web" / "node_modules" / "axe-core" / "axe.min.js"

#: All rules of the levels A and AA, and those that depend on colour alone.
GUIDELINES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']"
CONTRAST = "{type: 'rule', values: ['color-contrast']}"


def violations(page, rules: str = GUIDELINES) -> list[str]:
    """What the page violates, one line for each rule and each of its first three places."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = f"{{preload: false, resultTypes: ['violations'], runOnly: {rules}}}"
    found = page.evaluate(f"axe.run(document, {options}).then(result => result.violations)")
    return [f"{v['id']}: {n['target']} {n['failureSummary'][:300]}" for v in found for n in v["nodes"][:3]]
