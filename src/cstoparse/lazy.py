"""Attributes worked out when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, cast, overload

T = TypeVar("T")
_NONE: list[object] = []
"""What every empty list is kept as; a page has thousands.  Nobody changes a list that is kept."""


class lazy(Generic[T]):  # noqa: N801  reads as a decorator
    """Work out an attribute at its first use and keep it.

    As `functools.cached_property`, without the lock that one takes on Python 3.11: a reading belongs to one parse, and
    there are hundreds of uses a page.
    """

    def __init__(self, work_out: Callable[..., T]) -> None:
        """Take the method that works the value out."""
        self.work_out, self.__doc__ = work_out, work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Keep the value under the method's own name, where it is found before this."""
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> T | lazy[T]:
        """Give the value."""
        if instance is None:
            return self
        value = self.work_out(instance)
        if not value and isinstance(value, list):
            value = cast("T", _NONE)
        setattr(instance, self.name, value)  # not by way of __dict__, which would make one
        return value
