"""A Dask cluster in the place of the processes of this machine. The only module that imports distributed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

from kg.errors import BuildError

_SECONDS_TO_ANSWER = 10
T = TypeVar("T")


class Cluster(Executor):
    """Carries work out on the workers of a Dask scheduler, who must see the folders of plans and builds under the same
    paths and have plan-kg of the same version installed."""

    def __init__(self, address: str) -> None:
        """Raises BuildError where the package is missing or nothing answers at the address."""
        try:
            import distributed
        except ImportError as missing:
            raise BuildError(
                "a build on a cluster needs the package distributed\n  Install it with: pip install 'plan-kg[cluster]'"
            ) from missing
        dask: Any = distributed
        try:
            self._client = dask.Client(address, timeout=_SECONDS_TO_ANSWER, set_as_default=False)
        except (OSError, ValueError) as fault:
            raise BuildError(
                f"{address}: no Dask scheduler answers\n  Start one with: dask scheduler, and give its address."
            ) from fault
        self._executor: Executor = self._client.get_executor(pure=False)

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The future of a call that a worker makes."""
        return self._executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leaves the scheduler, which goes on; what is still to be done is given up with the connection."""
        del cancel_futures
        self._executor.shutdown(wait=wait)
        self._client.close()
