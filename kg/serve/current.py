"""The build that is served now: a new one takes its place when it is published, without a restart."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Coroutine
from pathlib import Path

from kg.errors import ServeError
from kg.serve.cache import Answers
from kg.serve.limits import Limits
from kg.serve.pool import Pool
from kg.serve.served import Served, forget_other_stores, open_served, stamp

#: Seconds between two looks at the build.
_EVERY = 1.0

_log = logging.getLogger(__name__)


class Generation:
    """One published build as it is served: its store, its workers, the answers given from it."""

    def __init__(self, served: Served, limits: Limits, kept: contextlib.ExitStack) -> None:
        self.served = served
        self.pool = Pool(served.store, served.base, limits)
        self.answers = Answers(limits.held_bytes)
        self._kept = kept

    async def close(self) -> None:
        """Ends the workers and removes what was made for them alone."""
        await self.pool.close()
        self._kept.close()


class Current:
    """Holds the generation that answers, and puts the next in its place when the build has changed."""

    def __init__(self, build: Path, store: Path | None, limits: Limits) -> None:
        """Raises ServeError where the folder holds no build."""
        self.build, self.store, self.limits = build, store, limits
        self.generation = self._open()
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Starts the workers, then looks at the build every second."""
        await self.generation.pool.start()
        self._run_beside(self._watch())

    async def close(self) -> None:
        """Ends the workers and the watch."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.generation.close()

    def _open(self) -> Generation:
        with contextlib.ExitStack() as stack:
            served = stack.enter_context(open_served(self.build, self.store))
            return Generation(served, self.limits, stack.pop_all())

    async def _watch(self) -> None:
        refused = ""
        while True:
            await asyncio.sleep(_EVERY)
            found = stamp(self.build)
            # One that could not be served is not tried again before it changes.
            if not found or found in (self.generation.served.stamp, refused):
                continue
            try:
                await self._renew()
            except (ServeError, OSError) as error:
                _log.warning("The former build is still served. %s", error)
                refused = found

    async def _renew(self) -> None:
        new = await asyncio.to_thread(self._open)
        try:
            await new.pool.start()
        except BaseException:
            await new.close()
            raise
        old, self.generation = self.generation, new
        self._run_beside(self._retire(old))

    async def _retire(self, old: Generation) -> None:
        """Lets the old generation finish what it was asked, then ends it."""
        try:
            await old.pool.drain()
        finally:
            await old.close()
            forget_other_stores(self.generation.served.store)

    def _run_beside(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
