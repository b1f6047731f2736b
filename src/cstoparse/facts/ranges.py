"""Ranges of units."""

from __future__ import annotations

from collections.abc import Iterable

Range = tuple[int, int]
"""A range of units, half-open."""


def inside(k: int, ranges: Iterable[Range]) -> bool:
    """Whether unit `k` lies in one of the ranges."""
    return any(a <= k < b for a, b in ranges)


def overlaps(i: int, j: int, ranges: Iterable[Range]) -> bool:
    """Whether `[i, j)` shares a unit with one of the ranges."""
    return any(a < j and i < b for a, b in ranges)
