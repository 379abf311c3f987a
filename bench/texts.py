"""What the benchmarks read: the five plans, and plans grown or invented."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
PLANS = ROOT / "plans"


def five() -> dict[str, str]:
    """The texts of the five plans by name."""
    return {
        path.parent.name: path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        for path in sorted(PLANS.glob("*/source.txt"))
    }


def grown(text: str, times: int) -> str:
    """The text so many times over, one after another."""
    return "\n".join([text] * times)
