"""Prints the benchmarks that are named, or all of them."""

from __future__ import annotations

import sys

from bench.corpus import five_plans, many_plans
from bench.growth import growth
from bench.reading import reading
from bench.serving import serving
from bench.site import many_sites

BENCHMARKS = {
    "reading": reading,
    "growth": growth,
    "serving": serving,
    "corpus": five_plans,
    "many": many_plans,
    "site": many_sites,
}


def main() -> int:
    """Runs the benchmarks; 2 where a name is none of them."""
    chosen = sys.argv[1:] or list(BENCHMARKS)
    if unknown := [name for name in chosen if name not in BENCHMARKS]:
        print(f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    for name in chosen:
        print(f"{name}: {(BENCHMARKS[name].__doc__ or '').splitlines()[0]}")
        for label, figure in BENCHMARKS[name]():
            print(f"  {label:<20}{figure}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
