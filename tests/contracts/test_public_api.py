"""What the package offers is what the reference lists, and each of it says what it is."""

from __future__ import annotations

import re
import subprocess
import sys
from enum import EnumType
from importlib.metadata import version
from pathlib import Path

import attrs
import pytest

import cstoparse

NAMES = sorted(set(cstoparse.__all__) - {"__version__", "SCHEMA"})


def test_reference_lists_the_public_names(root: Path) -> None:
    listed = re.findall(r"^::: cstoparse\.(?:\w+\.)*(\w+)$", (root / "docs/api.md").read_text("utf-8"), flags=re.MULTILINE)
    assert sorted(listed) == NAMES


def test_every_public_name_is_there() -> None:
    assert all(hasattr(cstoparse, name) for name in cstoparse.__all__)
    assert cstoparse.__version__ == version("cstoparse")
    assert set(cstoparse.__all__) <= set(dir(cstoparse))


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        cstoparse.prase  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("name", NAMES)
def test_docstring(name: str) -> None:
    assert getattr(cstoparse, name).__doc__, name


@pytest.mark.parametrize("name", NAMES)
def test_records_are_frozen_and_slotted(name: str) -> None:
    record = getattr(cstoparse, name)
    if isinstance(record, EnumType) or not attrs.has(record):
        return
    assert record.__setattr__ is not object.__setattr__, "frozen"
    assert "__dict__" not in dir(record), "slotted"


@pytest.mark.parametrize("first", ["cstoparse.parse", "cstoparse.outline"])
def test_functions_win_over_modules_of_their_name(first: str) -> None:
    code = f"import {first}, cstoparse; assert callable(cstoparse.parse) and callable(cstoparse.outline)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_input_names_of_parse() -> None:
    text = "On 13 July 2023, Minsk hosted a seminar on border security."
    assert cstoparse.parse(text, language="en", url=None) == cstoparse.parse(text)


def test_the_address_tells_an_english_page_among_cyrillic_chrome() -> None:
    text = "Новости Документы Контакты\n\nOn 13 July 2023, Minsk hosted a seminar.\n\nВсе права защищены, ссылка обязательна"
    assert cstoparse.parse(text).language == "ru"
    assert cstoparse.parse(text, url="https://en.odkb-csto.org/news/1/").language == "en"
    assert cstoparse.parse(text, url="https://odkb-csto.org/news/1/").language == "ru"
    assert cstoparse.parse("Все права защищены", url="https://en.odkb-csto.org/").language == "ru"
