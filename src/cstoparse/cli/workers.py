"""The same work on many items, in several processes, told in the order of the items.

`concurrent.futures` would do, but for two things: when one of its processes dies, all work that is under way is lost and
nobody can tell which item did it; and when this process is killed, its processes stay behind.  Here each process has a
pipe of its own, so that it is known what it was working on, and ends when the other end of the pipe is closed.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from attrs import define, field, frozen

T = TypeVar("T")
R = TypeVar("R")

_HELD = 2  # items that a process has at once, so that it need not wait for the next
_AHEAD = 16  # results a process that wait for their turn, at most


@frozen
class Failed:
    """Stands in the place of a result."""

    reason: str
    """Why there is none."""


def in_order(
    work: Callable[[T], R | Failed], items: Sequence[T], jobs: int, *, here: Callable[[T], bool] = lambda _: False,
) -> Generator[R | Failed]:
    """Yield `work(item)` for each item, in their order, whichever process ends first.

    Where a process dies of its item, `Failed` stands in the place of the result, and the others go on.

    Args:
        work: what is done with an item.  It, the items and the results must be picklable; what it raises ends its process.
        items: what is worked on.
        jobs: how many processes work; with 1 it is this one.
        here: which items only this process can work on.

    """
    if jobs == 1 or len(items) <= 1:
        yield from map(work, items)
        return
    crew = _Crew(work, here, deque(enumerate(items)))
    try:
        crew.workers += [_Worker(work) for _ in range(min(jobs, len(items)))]
        for place in range(len(items)):
            yield crew.result(place)
    finally:
        for worker in crew.workers:
            worker.stop()


class _Worker(Generic[T, R]):
    """A process, and the items that it has, with their places; it is working on the first."""

    def __init__(self, work: Callable[[T], R | Failed]) -> None:
        """Start the process; afresh, so that it is the same on every system and holds nothing of this one."""
        context = get_context("spawn")
        self.held: deque[tuple[int, T]] = deque()
        self.dead = False
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        with _interrupts_ignored():  # or Ctrl-C makes a process that is still starting complain
            self.process.start()
        theirs.close()

    def give(self, place: int, item: T) -> None:
        """Hand out an item."""
        self.held.append((place, item))
        with suppress(OSError):  # it is dead; that is noticed when its result is taken
            self.pipe.send(item)

    def take(self) -> tuple[int, R | Failed]:
        """Give the result of the first item with its place, or how the process ended."""
        place, _ = self.held.popleft()
        try:
            result: R | Failed = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            self.dead = True
            return place, Failed(_ending(self.process.exitcode or 0))
        return place, result

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()


@define
class _Crew(Generic[T, R]):
    """The processes, what is to be done, and what is done and was not asked for yet."""

    work: Callable[[T], R | Failed]
    here: Callable[[T], bool]
    todo: deque[tuple[int, T]]
    done: dict[int, R | Failed] = field(factory=dict)
    workers: list[_Worker[T, R]] = field(factory=list)

    def result(self, place: int) -> R | Failed:
        """Give the result of one item; keep the processes at work, but not too far ahead of it."""
        self._collect(0)
        self._hand_out(place + _AHEAD * len(self.workers))
        while place not in self.done:
            self._collect(None)
            self._hand_out(place + _AHEAD * len(self.workers))
        return self.done.pop(place)

    def _hand_out(self, limit: int) -> None:
        while self.todo and self.todo[0][0] < limit:
            worker = min(self.workers, key=lambda worker: len(worker.held))
            if len(worker.held) == _HELD:
                return
            place, item = self.todo.popleft()
            if self.here(item):
                self.done[place] = self.work(item)
            else:
                worker.give(place, item)

    def _collect(self, timeout: int | None) -> None:
        """Take what is ready, after waiting for something where there is no timeout; replace the dead."""
        busy = {worker.pipe: worker for worker in self.workers if worker.held}
        for pipe in wait(list(busy), timeout) if busy else ():
            worker = busy[pipe]  # type: ignore[index]  # what it waited for are these pipes
            place, result = worker.take()
            self.done[place] = result
            if worker.dead:
                worker.stop()
                self.todo.extendleft(reversed(worker.held))
                self.workers[self.workers.index(worker)] = _Worker(self.work)


def _serve(pipe: Connection, work: Callable[[T], R | Failed]) -> None:
    """What a process does: work on what comes through the pipe, until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(work(pipe.recv()))


def _ending(status: int) -> str:
    told = f"ended with status {status}" if status >= 0 else f"was ended by signal {-status}"
    return f"the process that parsed it {told}"


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ignore Ctrl-C: processes that are started inherit that."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
