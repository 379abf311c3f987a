"""Publishing is all or nothing, however a build ends."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import publish
from kg.errors import BuildError


def write_parts(folder: Path, words: str) -> None:
    for part in publish.PARTS:
        if part == "build.json":
            (folder / part).write_text(words)
        else:
            (folder / part).mkdir()
            (folder / part / "page").write_text(words)


def seen(out: Path) -> set[str]:
    """What a reader finds in the parts; `(none)` where a part is not there."""
    paths = [out / part if part == "build.json" else out / part / "page" for part in publish.PARTS]
    return {path.read_text() if path.exists() else "(none)" for path in paths}


def test_a_build_appears_as_a_whole_and_replaces_the_one_before(tmp_path: Path) -> None:
    for words in ("first", "second", "third"):
        with publish.staged(tmp_path) as folder:
            write_parts(folder, words)
        assert seen(tmp_path) == {words}
    assert len(list((tmp_path / ".builds").iterdir())) == 1


def test_an_error_leaves_the_previous_build(tmp_path: Path) -> None:
    with publish.staged(tmp_path) as folder:
        write_parts(folder, "first")
    with pytest.raises(ZeroDivisionError), publish.staged(tmp_path) as folder:
        write_parts(folder, "second")
        _ = 1 / 0
    assert seen(tmp_path) == {"first"}


def test_two_builds_of_one_folder_do_not_meet(tmp_path: Path) -> None:
    with (
        publish.staged(tmp_path),
        pytest.raises(BuildError, match="another build is running"),
        publish.staged(tmp_path),
    ):
        pass


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BuildError, match="cannot be written"), publish.staged(tmp_path / "file" / "out"):
        pass


def test_without_links_a_journal_publishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no right to make links")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    for words in ("first", "second"):
        with publish.staged(tmp_path) as folder:
            write_parts(folder, words)
        assert seen(tmp_path) == {words}
    assert not (tmp_path / ".journal").exists()


def test_an_interrupted_journal_is_finished_by_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / ".builds" / "b"
    folder.mkdir(parents=True)
    write_parts(folder, "second")
    (folder / "facts").rename(tmp_path / "facts")
    (tmp_path / ".journal").write_text("b")

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no right to make links")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    with pytest.raises(ZeroDivisionError), publish.staged(tmp_path):
        assert seen(tmp_path) == {"second"}
        _ = 1 / 0


_BUILDER = """
import sys, time
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_publish import write_parts
from kg.publish import staged
count = 0
while True:
    count += 1
    with staged(Path({out!r})) as folder:
        write_parts(folder, str(count))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals that cannot be caught")
def test_a_killed_publication_leaves_one_whole_build(tmp_path: Path) -> None:
    rand = random.Random(7)
    script = _BUILDER.format(tests=str(Path(__file__).parent), out=str(tmp_path))
    for _ in range(10):
        process = subprocess.Popen([sys.executable, "-c", script], env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
        time.sleep(0.25 + rand.random() * 0.1)
        process.kill()
        process.wait()
        assert len(seen(tmp_path)) == 1, seen(tmp_path)
