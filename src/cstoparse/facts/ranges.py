"""Ranges of units."""

from __future__ import annotations

from collections.abc import Iterable

Range = tuple[int, int]
"""A range of units, half-open."""


def inside(k: int, ranges: Iterable[Range]) -> bool:
    """Whether unit `k` lies in one of the ranges."""
    for a, b in ranges:  # noqa: SIM110  asked thousands of times a page; a generator costs more than the look
        if a <= k < b:
            return True
    return False


def overlaps(i: int, j: int, ranges: Iterable[Range]) -> bool:
    """Whether `[i, j)` shares a unit with one of the ranges."""
    for a, b in ranges:  # noqa: SIM110  as above
        if a < j and i < b:
            return True
    return False
