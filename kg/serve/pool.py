"""Workers: one process each, killed at the time limit and replaced, with more standing ready."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections import deque
from pathlib import Path
from typing import Any

from kg.errors import ServeError
from kg.serve import frames
from kg.serve.limits import Limits
from kg.serve.refusal import Refusal

_TOO_LONG = "Anchor the query (name a plan or an item), leave out what you do not need, or page with LIMIT and OFFSET."


class Pool:
    """Answers jobs in worker processes, at most `limits.concurrent` at once."""

    def __init__(self, store: Path, base: str, limits: Limits) -> None:
        self.store, self.base, self.limits = store, base, limits
        self._idle: deque[asyncio.subprocess.Process] = deque()
        self._all: set[asyncio.subprocess.Process] = set()
        self._replacing: set[asyncio.Task[None]] = set()
        self._asked = self._busy = 0
        self._ready = asyncio.Condition()
        self._closed = False

    async def start(self) -> None:
        """Starts the workers; comes back when all are ready."""
        await asyncio.gather(*(self._add() for _ in range(self.limits.concurrent + self.limits.spare)))

    async def close(self) -> None:
        """Kills all workers and waits for their ends."""
        self._closed = True
        for task in tuple(self._replacing):
            task.cancel()
        await asyncio.gather(*self._replacing, return_exceptions=True)
        for process in tuple(self._all):
            await self._kill(process)

    async def drain(self) -> None:
        """Comes back when every job is answered that was asked before."""
        async with self._ready:
            await self._ready.wait_for(lambda: not self._asked)

    async def run(self, job: dict[str, Any]) -> tuple[str, bytes]:
        """The media type and bytes of the answer.

        Raises Refusal where the job is refused, waits too long, takes too long or too much. When the caller is
        cancelled (its client went away) the work stops at once.
        """
        self._asked += 1
        try:
            return await self._ask(await self._free(), job)
        finally:
            self._asked -= 1
            await self._tell()

    async def _free(self) -> asyncio.subprocess.Process:
        try:
            async with asyncio.timeout(self.limits.waiting_seconds), self._ready:
                await self._ready.wait_for(lambda: self._idle and self._busy < self.limits.concurrent)
                process = self._idle.popleft()
                self._busy += 1
        except TimeoutError:
            raise Refusal(503, "all workers are busy", "Try again in a few seconds.") from None
        return process

    async def _ask(self, process: asyncio.subprocess.Process, job: dict[str, Any]) -> tuple[str, bytes]:
        assert process.stdin is not None and process.stdout is not None
        sound = False
        try:
            async with asyncio.timeout(self.limits.timeout_seconds):
                process.stdin.write(frames.packed(job | {"seconds": self.limits.timeout_seconds}))
                await process.stdin.drain()
                head, body = await frames.receive(process.stdout)
            sound = True
        except TimeoutError:
            raise Refusal(
                504, f"stopped: the query ran longer than {self.limits.timeout_seconds:g} seconds", _TOO_LONG
            ) from None
        except (asyncio.IncompleteReadError, ConnectionError):
            raise Refusal(500, "stopped: the query needed more memory than one query may have", _TOO_LONG) from None
        finally:
            self._busy -= 1
            if sound:
                self._idle.append(process)
            else:
                self._replace(process)
        if "refusal" in head:
            raise Refusal(*head["refusal"])
        return head["media_type"], body

    async def _tell(self) -> None:
        async with self._ready:
            self._ready.notify_all()

    def _replace(self, process: asyncio.subprocess.Process) -> None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        if not self._closed:
            task = asyncio.get_running_loop().create_task(self._renew(process))
            self._replacing.add(task)
            task.add_done_callback(self._replacing.discard)

    async def _renew(self, process: asyncio.subprocess.Process) -> None:
        await self._kill(process)
        await self._add()

    async def _add(self) -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "kg.serve.worker",
            str(self.store),
            self.base,
            str(self.limits.memory_bytes or 0),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        self._all.add(process)
        assert process.stdout is not None
        try:
            await frames.receive(process.stdout)
        except asyncio.IncompleteReadError:
            await self._kill(process)
            raise ServeError(f"{self.store}: a worker could not open the store\n  Start the server again.") from None
        self._idle.append(process)
        await self._tell()

    async def _kill(self, process: asyncio.subprocess.Process) -> None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        self._all.discard(process)
