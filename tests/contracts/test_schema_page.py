"""The page of the records names every value, every field and every organ id that the library gives."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from pathlib import Path

import attrs
import pytest

from cstoparse import model, parts, values

ROOMS = {model.__name__, parts.__name__}
RECORDS = [cls for cls in vars(model).values() if isinstance(cls, type) and cls.__module__ in ROOMS and attrs.has(cls)]
VALUES = [value for cls in vars(values).values() if isinstance(cls, type) and issubclass(cls, StrEnum) for value in cls]


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/schema.md").read_text("utf-8")


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{type(value).__name__}.{value}")
def test_value(value: StrEnum, page: str) -> None:
    assert f"`{value}`" in page


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_fields(record: type[attrs.AttrsInstance], page: str) -> None:
    assert [f.name for f in attrs.fields(record) if f"`{f.name}`" not in page and f'"{f.name}"' not in page] == []


def test_organs(page: str, root: Path) -> None:
    organs = tomllib.loads((root / "src/cstoparse/lexicon/en/bodies.toml").read_text("utf-8"))["body"]
    listed = page[page.index("## Organ ids") :]
    assert [organ["id"] for organ in organs if f"`{organ['id']}`" not in listed] == []
