"""Where the files of the project lie: in a checkout beside the package, in a wheel inside it."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CARRIED = _PACKAGE / "data"


def _home() -> Path:
    checkout = _PACKAGE.parent
    return checkout if (checkout / "ontology").is_dir() and (checkout / "pyproject.toml").is_file() else _CARRIED


#: The folder that holds ontology/, queries/ and plans/.
HOME: Path = _home()
#: Vocabulary, concept schemes, alignments, shapes, reference lists and curated mappings.
ONTOLOGY: Path = HOME / "ontology"
#: The query library: compare/, checks/, examples/.
QUERIES: Path = HOME / "queries"
#: The plans that come with the project.
PLANS: Path = HOME / "plans"
