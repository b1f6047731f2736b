"""Work in several processes; they are started afresh, so that what they do must be importable: it stands in this module."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing import active_children

import pytest

from cstoparse.cli.workers import Failed, in_order

WAIT = 0.2


def double(item: int) -> int:
    return 2 * item


def last_first(item: int) -> int:
    """The first takes longest."""
    time.sleep(WAIT if item == 0 else 0)
    return item


def die(item: int) -> int:
    """End the process, in the ways in which a process can end."""
    if item == 3:
        os._exit(7)
    if item == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def where(_: int) -> int:
    return os.getpid()


def fail(item: int) -> int | Failed:
    return Failed(f"no {item}") if item % 2 else item


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    """More items than are ever ahead, so that some wait for their turn to be handed out."""
    assert list(in_order(double, range(100), jobs)) == [2 * i for i in range(100)]


def test_a_slow_item_keeps_its_place() -> None:
    """Others are done before it and wait."""
    assert list(in_order(last_first, range(50), 2)) == list(range(50))


def test_no_items() -> None:
    assert list(in_order(double, [], 2)) == []


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_process_that_dies_leaves_a_failure_in_its_place() -> None:
    """The others go on, also those of the same process; one after the other may die."""
    results = list(in_order(die, [0, 3, 5, 3, 4, 5], 2))
    ended, killed = Failed("the process that parsed it ended with status 7"), Failed("the process that parsed it was ended by signal 9")
    assert results == [0, ended, killed, ended, 4, killed]


def test_failures_are_results() -> None:
    assert list(in_order(fail, range(4), 2)) == [0, Failed("no 1"), 2, Failed("no 3")]


def test_what_only_this_process_can_do_is_done_here() -> None:
    """And the rest is not."""
    pids = list(in_order(where, range(6), 2, here=lambda item: item == 2))
    assert [pid == os.getpid() for pid in pids] == [False, False, True, False, False, False]


def test_closed_early_it_leaves_no_process() -> None:
    """As when whoever reads the output goes away."""
    results = in_order(last_first, range(50), 2)
    assert next(results) == 0
    assert len(active_children()) == 2
    results.close()
    assert active_children() == []
