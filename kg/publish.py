"""Publishing a build as a whole: readers see the old one or the new one, never a mixture.

A build is made in a folder of its own under `.builds/`. The parts that people open (`facts`, `graph`, `tables`,
`site`) are links through one link, `.current`, and replacing that link is the one step that publishes. Where links
cannot be made (Windows without the right to), the parts are moved under a journal that the next run finishes.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from kg.errors import BuildError

#: What a build consists of, published together.
PARTS = ("facts", "graph", "tables", "site", "build.json")

_CURRENT = ".current"
_BUILDS = ".builds"
_JOURNAL = ".journal"
_LOCK = ".lock"


@contextlib.contextmanager
def staged(out: Path) -> Iterator[Path]:
    """An empty folder for the new build, published when the block ends without an error.

    An error, or being killed at any moment, leaves what was published before. Raises BuildError where another build
    of the same folder is running or the folder cannot be written.
    """
    try:
        (out / _BUILDS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BuildError(f"{out}: cannot be written ({error.strerror})\n  Choose another folder with --out.") from error
    with _locked(out):
        _finish_journal(out)
        live = _live(out)
        folder = out / _BUILDS / ("b" if live == "a" else "a")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        yield folder
        _publish(out, folder)
        if live is not None:
            shutil.rmtree(out / _BUILDS / live, ignore_errors=True)


def _live(out: Path) -> str | None:
    link = out / _CURRENT
    return link.readlink().name if link.is_symlink() else None


def _publish(out: Path, folder: Path) -> None:
    try:
        for part in PARTS:
            _relink(out / part, Path(_CURRENT) / part)
        _relink(out / _CURRENT, Path(_BUILDS) / folder.name)
    except OSError:
        _publish_by_journal(out, folder)


def _relink(link: Path, target: Path) -> None:
    if link.is_symlink() and link.readlink() == target:
        return
    if link.exists() and not link.is_symlink():
        # A part that an earlier, link-less publication left as a real folder or file.
        _discard(link)
    new = link.with_name(f"{link.name}.new")
    new.unlink(missing_ok=True)
    new.symlink_to(target)
    new.replace(link)


def _publish_by_journal(out: Path, folder: Path) -> None:
    journal = out / _JOURNAL
    draft = journal.with_name(f"{_JOURNAL}.new")
    draft.write_text(folder.name, encoding="utf-8")
    draft.replace(journal)
    _finish_journal(out)


def _finish_journal(out: Path) -> None:
    """Moves what a journal says is still to be moved; every step can be done again."""
    journal = out / _JOURNAL
    if not journal.exists():
        return
    folder = out / _BUILDS / journal.read_text(encoding="utf-8")
    for part in PARTS:
        if (folder / part).exists():
            _discard(out / part)
            (folder / part).rename(out / part)
    journal.unlink()


def _discard(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def _locked(out: Path) -> Iterator[None]:
    """Holds the folder's lock, which the system lets go when the process ends however it ends."""
    try:
        import fcntl
    except ImportError:  # Windows has no advisory locks of this kind; two builds at once are then the user's to avoid.
        yield
        return
    with (out / _LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BuildError(
                f"{out}: another build is running there\n  Wait for it, or choose another folder with --out."
            ) from None
        yield
